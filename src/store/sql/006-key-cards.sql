R"sql(
-- One's own keys, and the cards of others.
CREATE TABLE own_card (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number = 1),
  seed   TEXT    NOT NULL,                       -- 64 hexadecimal characters, what both pairs of keys are made from; secret
  name   TEXT    NOT NULL,                       -- as it stands on the card
  role   TEXT    NOT NULL,
  made   INTEGER NOT NULL,
  seal   INTEGER NOT NULL                        -- as in answer
) STRICT;
CREATE TRIGGER own_card_is_kept BEFORE DELETE ON own_card WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'keys go only when everything is taken out for good');
END;

CREATE TABLE person (
  number     INTEGER NOT NULL PRIMARY KEY,
  keys       TEXT    NOT NULL UNIQUE,            -- 128 hexadecimal characters: to sign with, to be sealed to
  name       TEXT    NOT NULL,
  role       TEXT    NOT NULL,
  met        INTEGER NOT NULL,
  words_read INTEGER,                            -- when the six words were the same; NULL: not yet
  put_away   INTEGER,                            -- when a new key took its place; NULL: none has
  seal       INTEGER NOT NULL                    -- as in answer
) STRICT;
CREATE TRIGGER person_is_kept BEFORE DELETE ON person WHEN NOT EXISTS (SELECT 1 FROM taking_out) BEGIN
  SELECT raise(ABORT, 'a card goes only when everything is taken out for good');
END;
)sql"
