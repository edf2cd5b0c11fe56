R"sql(
-- A commitment keeps by how much the wall clock was ahead of UTC when it was made, so that its day stays what it was.
-- And a mark alone can be taken out for good: taken_out.what is 5 then.
ALTER TABLE commitment ADD COLUMN made_offset INTEGER NOT NULL DEFAULT 0;  -- in minutes
)sql"
