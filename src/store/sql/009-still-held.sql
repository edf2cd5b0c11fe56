R"sql(
-- Copies that were out of reach when something was taken out for good, and may hold it still. Never a word of it: of a passage it is known
-- no more than that it was one.
CREATE TABLE still_held (
  number      INTEGER NOT NULL PRIMARY KEY,
  copy        TEXT    NOT NULL,  -- its name, without its folder: a disk need not come back to the same place
  moment      INTEGER NOT NULL,  -- of the taking out
  what        INTEGER NOT NULL,  -- as in taken_out
  case_id     TEXT    NOT NULL,
  question_id TEXT    NOT NULL,
  revision    TEXT    NOT NULL,  -- the ids of what went, as far as it had any; empty
  mark        TEXT    NOT NULL,
  exchange    TEXT    NOT NULL
) STRICT;
)sql"
