R"sql(
-- What was said of a commitment at a return before the one that its own row is answered at. Said once, it stays.
CREATE TABLE commitment_said (
  number       INTEGER NOT NULL PRIMARY KEY,     -- grows with time
  commitment   TEXT    NOT NULL,                 -- its id
  said         INTEGER NOT NULL,
  clock_offset INTEGER NOT NULL,                 -- minutes by which the wall clock was ahead of UTC then
  outcome      INTEGER NOT NULL,                 -- as in commitment
  why          TEXT    NOT NULL,
  seal         INTEGER NOT NULL,                 -- as in answer
  UNIQUE (commitment, said)
) STRICT;
CREATE TRIGGER commitment_said_stays BEFORE UPDATE ON commitment_said WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'what was said of a commitment is never changed');
END;
CREATE TRIGGER commitment_said_is_kept BEFORE DELETE ON commitment_said WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'what was said of a commitment goes only when it is taken out for good');
END;

-- FTS5 notes with the first secure delete that it did one (version 5 of its form; docs: "secure-delete"), and remembers having noted it
-- even if that is rolled back, as on a full disk: the index would then be read as of a form that it no longer has. Noted from the start.
UPDATE answer_words_config SET v = 5 WHERE k = 'version';
UPDATE case_words_config SET v = 5 WHERE k = 'version';
)sql"
