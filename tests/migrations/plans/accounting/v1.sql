-- Parcels with values that are easily lost: BLOBs, text that is no UTF-8 or holds NUL, -0.0, infinity, 2^53 + 1. Each of them has
-- one thing for which the new version has no place.
CREATE TABLE depots (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE zones (code TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL);
CREATE TABLE parcels (id INTEGER PRIMARY KEY, depot_id, zone TEXT, kind TEXT, code TEXT, weight, units, extra TEXT,
  raw BLOB, broken TEXT, cut TEXT, zero, endless REAL, large INTEGER);
INSERT INTO depots VALUES (1, 'Ely'), (2, 'Wells');
INSERT INTO zones VALUES ('N', 'north'), ('S', 'south');
INSERT INTO parcels SELECT n, 1, 'N', 'box', 'P' || n, 2.5, 3, '{"to":"Ann"}', X'00FF80', CAST(X'61FF62' AS TEXT),
  CAST(X'610062' AS TEXT), -9e-999, 9e999, 9007199254740993 FROM (WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 12) SELECT n FROM c);
UPDATE parcels SET zone = 'W' WHERE id = 2;                       -- the join finds no zone
UPDATE parcels SET kind = 'crate' WHERE id = 3;                   -- no value in the lookup
UPDATE parcels SET code = NULL WHERE id = 4;                      -- NOT NULL
UPDATE parcels SET code = 'P1' WHERE id = 5;                      -- UNIQUE
UPDATE parcels SET weight = -2.5 WHERE id = 6;                    -- CHECK
UPDATE parcels SET depot_id = 7 WHERE id = 7;                     -- FOREIGN KEY
UPDATE parcels SET units = 9223372036854775807 WHERE id = 8;      -- an integer overflows
UPDATE parcels SET extra = '{"to":' WHERE id = 9;                 -- bad JSON
UPDATE parcels SET units = 'three' WHERE id = 10;                 -- text that a STRICT column refuses
UPDATE parcels SET weight = X'05' WHERE id = 11;                  -- a BLOB in a column of numbers
PRAGMA user_version = 1;
