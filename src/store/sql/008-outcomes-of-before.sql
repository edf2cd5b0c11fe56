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
)sql"
