R"sql(
-- Workshops as whoever leads them planned them, one for a case, with a note of their own. Never a word of the room.
CREATE TABLE workshop_plan (
  number    INTEGER NOT NULL PRIMARY KEY,
  case_id   TEXT    NOT NULL UNIQUE,
  minutes   INTEGER NOT NULL,                    -- the length that it was made for
  starts    INTEGER NOT NULL,                    -- minutes after midnight
  paper     INTEGER NOT NULL,                    -- these four and the next: 0 or 1
  keyboard  INTEGER NOT NULL,
  phones    INTEGER NOT NULL,
  video     INTEGER NOT NULL,
  manages   INTEGER NOT NULL,                    -- one of those who lead manages someone in the room
  keeps     INTEGER NOT NULL,                    -- 0 nothing, 1 titles and commitments, 2 answers too
  language  INTEGER NOT NULL,                    -- of the room: 0 English, 1 Welsh, 2 both
  note      TEXT    NOT NULL,
  changed   INTEGER NOT NULL,
  seal      INTEGER NOT NULL                     -- as in answer
) STRICT;
CREATE TRIGGER workshop_plan_is_kept BEFORE DELETE ON workshop_plan WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'the plan of a workshop goes only when it is taken out for good');
END;

-- What the room writes to, in the order in which steps number them from 0.
CREATE TABLE workshop_question (
  case_id     TEXT    NOT NULL,
  number      INTEGER NOT NULL,
  question_id TEXT    NOT NULL,
  brief       TEXT    NOT NULL,
  wording     TEXT    NOT NULL,
  language    TEXT    NOT NULL,                  -- BCP 47 tag
  seal        INTEGER NOT NULL,                  -- as in answer
  PRIMARY KEY (case_id, number)
) STRICT;

CREATE TABLE workshop_step (
  case_id  TEXT    NOT NULL,
  number   INTEGER NOT NULL,
  kind     INTEGER NOT NULL,                     -- 0 opening, 1 reading, 2 pause, 3 question, 4 rest, 5 heard, 6 commitments, 7 close
  minutes  INTEGER NOT NULL,
  question INTEGER NOT NULL,                     -- of a question: its number
  alone    INTEGER NOT NULL,                     -- of a question: minutes of writing
  pairs    INTEGER NOT NULL,                     -- and of talking in pairs
  seal     INTEGER NOT NULL,                     -- as in answer
  PRIMARY KEY (case_id, number)
) STRICT;
)sql"
