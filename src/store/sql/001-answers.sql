R"sql(
-- Answers, every kept version of them, and where one stopped reading. Moments are milliseconds since 1970-01-01 00:00 UTC.
CREATE TABLE answer (
  id              TEXT    NOT NULL PRIMARY KEY,  -- UUIDv7
  case_id         TEXT    NOT NULL,
  question_id     TEXT    NOT NULL,
  case_title      TEXT    NOT NULL,              -- these three as they were when it was answered
  question_number INTEGER NOT NULL,
  wording         TEXT    NOT NULL,
  text            TEXT    NOT NULL,              -- the newest draft
  created         INTEGER NOT NULL,
  updated         INTEGER NOT NULL,
  UNIQUE (case_id, question_id)
) STRICT;

CREATE TABLE revision (
  id     TEXT    NOT NULL PRIMARY KEY,           -- UUIDv7
  answer TEXT    NOT NULL REFERENCES answer (id),
  made   INTEGER NOT NULL,
  text   TEXT    NOT NULL
) STRICT;
CREATE INDEX revision_by_answer ON revision (answer, made);

-- A revision is kept as it was.
CREATE TRIGGER revision_stays BEFORE UPDATE ON revision BEGIN
  SELECT raise(ABORT, 'a revision is never changed');
END;
CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision BEGIN
  SELECT raise(ABORT, 'a revision is never taken out');
END;

CREATE TABLE place (
  case_id           TEXT    NOT NULL PRIMARY KEY,
  block             INTEGER NOT NULL,            -- counted over the case as it is read
  block_offset      INTEGER NOT NULL,            -- bytes of that block's text
  question_id       TEXT    NOT NULL,            -- empty while reading
  caret             INTEGER NOT NULL,            -- bytes of that question's answer
  read_to           REAL    NOT NULL,            -- share of the case seen so far, 0 to 1
  content_note_seen INTEGER NOT NULL,            -- 0 or 1
  visited           INTEGER NOT NULL
) STRICT;

CREATE TABLE section_read (
  case_id TEXT    NOT NULL REFERENCES place (case_id) ON DELETE CASCADE,
  number  INTEGER NOT NULL,                      -- in the order they were read
  section TEXT    NOT NULL,
  PRIMARY KEY (case_id, number)
) STRICT;
)sql"
