R"sql(
-- Versions as changes, an index of words, and room for taking out for good. What version 1 held is brought over by migrations.cpp.
DROP TRIGGER revision_stays;
DROP TRIGGER revision_is_kept;
DROP INDEX revision_by_answer;
ALTER TABLE revision RENAME TO revision_1;
ALTER TABLE answer RENAME TO answer_1;
CREATE INDEX revision_1_by_answer ON revision_1 (answer, made);

-- How much there is, and whether bytes that were taken out must still be erased. One row.
CREATE TABLE tally (
  one            INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  answers        INTEGER NOT NULL,
  revisions      INTEGER NOT NULL,               -- those taken out for good not counted
  still_to_erase INTEGER NOT NULL                -- 0 or 1
) STRICT;
INSERT INTO tally VALUES (1, 0, 0, 0);

CREATE TABLE answer (
  number          INTEGER NOT NULL PRIMARY KEY,
  id              TEXT    NOT NULL UNIQUE,       -- UUIDv7
  case_id         TEXT    NOT NULL,
  question_id     TEXT    NOT NULL,
  case_title      TEXT    NOT NULL,              -- this, the number and the wording as they were when it was answered
  question_number INTEGER NOT NULL,
  created         INTEGER NOT NULL,
  updated         INTEGER NOT NULL,
  revisions       INTEGER NOT NULL DEFAULT 0,    -- how many are kept
  indexed         INTEGER,                       -- its row in answer_words, growing with each indexing; NULL: changed since
  beginning       TEXT    NOT NULL,              -- of its text, for lists
  wording         TEXT    NOT NULL,
  text            TEXT    NOT NULL,              -- the newest draft
  seal            INTEGER NOT NULL,              -- by which a row shows that it is as it was written; see seals.hpp
  UNIQUE (case_id, question_id)
) STRICT;
-- In this index alone is all that a list shows.
CREATE INDEX answer_by_updated ON answer (updated, case_id, question_id, case_title, question_number, beginning);
CREATE UNIQUE INDEX answer_by_indexed ON answer (indexed) WHERE indexed IS NOT NULL;
CREATE INDEX answer_to_index ON answer (case_id) WHERE indexed IS NULL;

CREATE TABLE revision (
  number    INTEGER NOT NULL PRIMARY KEY,        -- grows with time
  answer    INTEGER NOT NULL REFERENCES answer (number),
  id        BLOB    NOT NULL,                    -- UUIDv7, 16 bytes
  made      INTEGER NOT NULL,
  taken_out INTEGER,                             -- when it was taken out for good; the body is empty then
  whole     INTEGER NOT NULL,                    -- 1: the body is the text; 0: what changed from the one before it
  body      BLOB    NOT NULL,
  seal      INTEGER NOT NULL                     -- as in answer
) STRICT;
CREATE INDEX revision_by_answer ON revision (answer);

-- A row is here only while something is taken out for good, between that transaction's beginning and its end.
CREATE TABLE taking_out (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1)) STRICT;
CREATE TRIGGER revision_stays BEFORE UPDATE ON revision WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a revision is never changed');
END;
CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a revision goes only when it is taken out for good');
END;
CREATE TRIGGER answer_is_kept BEFORE DELETE ON answer WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'an answer goes only when it is taken out for good');
END;

CREATE TRIGGER answer_counted AFTER INSERT ON answer BEGIN
  UPDATE tally SET answers = answers + 1;
END;
CREATE TRIGGER answer_gone AFTER DELETE ON answer BEGIN
  UPDATE tally SET answers = answers - 1;
END;
CREATE TRIGGER revision_counted AFTER INSERT ON revision WHEN new.taken_out IS NULL BEGIN
  UPDATE tally SET revisions = revisions + 1;
  UPDATE answer SET revisions = revisions + 1 WHERE number = new.answer;
END;
CREATE TRIGGER revision_gone AFTER DELETE ON revision WHEN old.taken_out IS NULL BEGIN
  UPDATE tally SET revisions = revisions - 1;
  UPDATE answer SET revisions = revisions - 1 WHERE number = old.answer;
END;
CREATE TRIGGER revision_taken_out AFTER UPDATE OF taken_out ON revision WHEN old.taken_out IS NULL AND new.taken_out IS NOT NULL BEGIN
  UPDATE tally SET revisions = revisions - 1;
  UPDATE answer SET revisions = revisions - 1 WHERE number = new.answer;
END;

-- That something was taken out for good, without a word of it.
CREATE TABLE taken_out (
  number          INTEGER NOT NULL PRIMARY KEY,
  what            INTEGER NOT NULL,              -- 0 passage, 1 version, 2 answer, 3 case, 4 everything
  case_id         TEXT    NOT NULL,
  question_id     TEXT    NOT NULL,
  case_title      TEXT    NOT NULL,
  question_number INTEGER NOT NULL,
  moment          INTEGER NOT NULL
) STRICT;

CREATE INDEX place_by_visited ON place (visited DESC, case_id);

-- The words of answers. Removing is told with the words that were put in; nothing of them stays in the index.
CREATE VIEW answer_said AS SELECT indexed AS number, case_title, wording, text FROM answer WHERE indexed IS NOT NULL;
CREATE VIRTUAL TABLE answer_words USING fts5(case_title, wording, text, content = 'answer_said', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0);
INSERT INTO answer_words (answer_words, rank) VALUES ('secure-delete', 1);

-- The plain text of cases, and of the glossary, whose case_id is empty.
CREATE TABLE case_text (
  number  INTEGER NOT NULL PRIMARY KEY,
  case_id TEXT    NOT NULL UNIQUE,
  title   TEXT    NOT NULL,
  hash    TEXT    NOT NULL
) STRICT;
CREATE TABLE case_piece (
  number    INTEGER NOT NULL PRIMARY KEY,
  case_text INTEGER NOT NULL REFERENCES case_text (number),
  piece     INTEGER NOT NULL,
  heading   TEXT    NOT NULL,
  text      TEXT    NOT NULL
) STRICT;
CREATE INDEX case_piece_by_case ON case_piece (case_text);
CREATE VIRTUAL TABLE case_words USING fts5(heading, text, content = 'case_piece', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0);
INSERT INTO case_words (case_words, rank) VALUES ('secure-delete', 1);

-- Copies that were made of this portfolio, wherever they lie, so that those out of reach can be named. `of` is where it lay then:
-- a portfolio that was copied with its file does not take the other's copies for its own.
CREATE TABLE backup_made (
  path        TEXT    NOT NULL PRIMARY KEY,
  of          TEXT    NOT NULL,
  made        INTEGER NOT NULL,
  keeps_until INTEGER NOT NULL
) STRICT;
)sql"
