R"sql(
-- Reflections of one's own, commitments, and lenses chosen. The words of a reflection, and what is only for the learner, are answers:
-- case 'own reflection' with the reflection's id for a question; question 'only for me' of a case, or '<id> only for me'.
CREATE TABLE reflection (
  number  INTEGER NOT NULL PRIMARY KEY,
  id      TEXT    NOT NULL UNIQUE,               -- UUIDv7
  title   TEXT    NOT NULL,                      -- in the learner's words; may be empty
  day     TEXT    NOT NULL,                      -- the day it is about: 2026-10-14
  kind    INTEGER NOT NULL,                      -- 0 practice, 1 supervision, 2 training, 3 workshop, 4 reading
  made    INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  seal    INTEGER NOT NULL                       -- as in answer
) STRICT;
CREATE INDEX reflection_by_day ON reflection (day DESC, made DESC);
CREATE TRIGGER reflection_is_kept BEFORE DELETE ON reflection WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a reflection goes only when it is taken out for good');
END;

-- "When ..., I will ..., by ..., with ...". The answer it came from may be kept after it.
CREATE TABLE commitment (
  number          INTEGER NOT NULL PRIMARY KEY,
  id              TEXT    NOT NULL UNIQUE,       -- UUIDv7
  case_id         TEXT    NOT NULL,              -- this and the question: the answer it came from
  question_id     TEXT    NOT NULL,
  title           TEXT    NOT NULL,              -- of that case or reflection, as it was
  question_number INTEGER NOT NULL,
  words           TEXT    NOT NULL,              -- of that answer, as they were
  when_words      TEXT    NOT NULL,              -- these four in the learner's words
  will_words      TEXT    NOT NULL,
  by_words        TEXT    NOT NULL,
  with_words      TEXT    NOT NULL,
  made            INTEGER NOT NULL,
  changed         INTEGER NOT NULL,
  later           INTEGER,                       -- not to be brought back before then; NULL: no such wish
  came_back       INTEGER NOT NULL,              -- how many of its returns are answered
  outcome         INTEGER NOT NULL,              -- 0 open, 1 done, 2 changed, 3 dropped
  why             TEXT    NOT NULL,              -- and how
  at_rest         INTEGER NOT NULL,              -- 1: it comes back no more
  put_away        INTEGER,                       -- when it was put away; NULL: it is not
  seal            INTEGER NOT NULL               -- as in answer
) STRICT;
CREATE INDEX commitment_by_answer ON commitment (case_id, question_id);
CREATE INDEX commitment_by_made ON commitment (made, id);
CREATE TRIGGER commitment_is_kept BEFORE DELETE ON commitment WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a commitment goes only when it is taken out for good');
END;

-- The lens chosen for a question.
CREATE TABLE lens (
  number      INTEGER NOT NULL PRIMARY KEY,
  case_id     TEXT    NOT NULL,
  question_id TEXT    NOT NULL,
  lens        TEXT    NOT NULL,                  -- its id; empty: none
  shown       INTEGER NOT NULL,                  -- its questions: 0 as headings, 1 in the margin, 2 not now
  seal        INTEGER NOT NULL,                  -- as in answer
  UNIQUE (case_id, question_id)
) STRICT;
CREATE TRIGGER lens_is_kept BEFORE DELETE ON lens WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a choice of lens goes only with what it was chosen for');
END;
)sql"
