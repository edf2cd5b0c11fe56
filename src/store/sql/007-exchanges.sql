R"sql(
-- What was shared, the reply, and what was agreed, as both keep it. Days are as in reflection.
CREATE TABLE exchange (
  number     INTEGER NOT NULL PRIMARY KEY,       -- grows with time
  share      TEXT    NOT NULL UNIQUE,            -- the number of the share's file, 26 letters and figures; what follows means it by this
  mine       INTEGER NOT NULL,                   -- 1: one's own writing was shared; 0: somebody's was handed over
  keys       TEXT    NOT NULL,                   -- the other one's, as in person; empty: it went as a page
  name       TEXT    NOT NULL,                   -- the other one's, as they were called then
  role       TEXT    NOT NULL,
  both_have  TEXT    NOT NULL,                   -- the day on which it was said that both have it; empty: not yet
  keep_until TEXT    NOT NULL,                   -- the day until which it is kept; empty: none is set
  seal       INTEGER NOT NULL                    -- as in answer
) STRICT;
CREATE TRIGGER exchange_is_kept BEFORE DELETE ON exchange WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'an exchange goes only when it is taken out for good');
END;

CREATE TABLE page (
  number    INTEGER NOT NULL PRIMARY KEY,        -- grows with time
  share     TEXT    NOT NULL,
  kind      INTEGER NOT NULL,                    -- 1 share, 2 reply, 3 agreement
  file      TEXT    NOT NULL,                    -- the number of the file it went or came in
  mine      INTEGER NOT NULL,                    -- 1: made here; 0: handed over
  typed     INTEGER NOT NULL,                    -- 1: typed in from paper
  body      TEXT    NOT NULL,                    -- its bytes (docs/sealed-file.md); empty once they were taken out for good
  digest    TEXT    NOT NULL,                    -- BLAKE2b-32 of the body, 64 hexadecimal characters
  made      TEXT    NOT NULL,                    -- the day that stands on it
  kept      INTEGER NOT NULL,
  taken_out INTEGER,                             -- when its body was taken out for good
  seal      INTEGER NOT NULL,                    -- as in answer
  UNIQUE (share, kind, mine, file)
) STRICT;
CREATE TRIGGER page_stays BEFORE UPDATE ON page WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a page is never changed');
END;
CREATE TRIGGER page_is_kept BEFORE DELETE ON page WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a page goes only when it is taken out for good');
END;

-- Which answers a share of one's own is made of.
CREATE TABLE shared_answer (
  share       TEXT    NOT NULL,
  number      INTEGER NOT NULL,                  -- in the order they stand on the page
  case_id     TEXT    NOT NULL,
  question_id TEXT    NOT NULL,
  version     TEXT    NOT NULL,                  -- the id of the revision; empty: not known
  begins      INTEGER NOT NULL,                  -- of the page's blocks, from here
  ends        INTEGER NOT NULL,                  -- to before this one
  seal        INTEGER NOT NULL,                  -- as in answer
  PRIMARY KEY (share, number)
) STRICT;
CREATE INDEX shared_answer_by_answer ON shared_answer (case_id, question_id);
CREATE TRIGGER shared_answer_is_kept BEFORE DELETE ON shared_answer WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'what was shared stays so, until it is taken out for good');
END;

-- Notes added later to one's own copy.
CREATE TABLE own_note (
  number INTEGER NOT NULL PRIMARY KEY,
  id     TEXT    NOT NULL UNIQUE,                -- UUIDv7
  share  TEXT    NOT NULL,
  made   INTEGER NOT NULL,
  words  TEXT    NOT NULL,
  seal   INTEGER NOT NULL                        -- as in answer
) STRICT;
CREATE TRIGGER own_note_stays BEFORE UPDATE ON own_note WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a dated note is never changed');
END;
CREATE TRIGGER own_note_is_kept BEFORE DELETE ON own_note WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a note goes only when it is taken out for good');
END;

-- A reply or an agreement that is being written.
CREATE TABLE unfinished (
  share   TEXT    NOT NULL,
  kind    INTEGER NOT NULL,                      -- as in page
  body    TEXT    NOT NULL,
  changed INTEGER NOT NULL,
  seal    INTEGER NOT NULL,                      -- as in answer
  PRIMARY KEY (share, kind)
) STRICT;

-- Sealed files that are not to be opened a second time; also those whose exchange was taken out for good.
CREATE TABLE file_opened (
  keys   TEXT    NOT NULL,                       -- of the other one, as in exchange
  file   TEXT    NOT NULL,                       -- its number
  moment INTEGER NOT NULL,
  seal   INTEGER NOT NULL,                       -- as in answer
  PRIMARY KEY (keys, file)
) STRICT;
CREATE TRIGGER file_opened_is_kept BEFORE DELETE ON file_opened WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'which files were opened is forgotten only with everything');
END;
)sql"
