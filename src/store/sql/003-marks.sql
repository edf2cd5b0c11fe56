R"sql(
-- Passages marked in cases, and those cited in answers.
CREATE TABLE mark (
  number   INTEGER NOT NULL PRIMARY KEY,
  id       TEXT    NOT NULL UNIQUE,              -- UUIDv7
  case_id  TEXT    NOT NULL,
  section  TEXT    NOT NULL,                     -- title of the section it stands in, as it was
  begins   INTEGER NOT NULL,                     -- byte of the case's text it began at
  quote    TEXT    NOT NULL,                     -- the passage
  before   TEXT    NOT NULL,                     -- what stood next to it
  after    TEXT    NOT NULL,
  meaning  INTEGER NOT NULL,                     -- 0 stood out, 1 a question, 2 like my practice, 3 would do differently
  note     TEXT    NOT NULL,
  made     INTEGER NOT NULL,
  changed  INTEGER NOT NULL,
  put_away INTEGER,                              -- when it was taken off; NULL: it is not
  seal     INTEGER NOT NULL                      -- as in answer
) STRICT;
CREATE INDEX mark_by_case ON mark (case_id, made, id);
CREATE TRIGGER mark_is_kept BEFORE DELETE ON mark WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a mark goes only when it is taken out for good');
END;

-- With the words as they were. Its answer may be kept after it, and its mark too.
CREATE TABLE citation (
  case_id     TEXT    NOT NULL,                  -- this and the question: the answer's
  question_id TEXT    NOT NULL,
  number      INTEGER NOT NULL,                  -- in the order they were cited
  mark        TEXT    NOT NULL,
  quote       TEXT    NOT NULL,
  section     TEXT    NOT NULL,
  seal        INTEGER NOT NULL,                  -- as in answer
  PRIMARY KEY (case_id, question_id, number)
) STRICT;
CREATE INDEX citation_by_mark ON citation (mark);
)sql"
