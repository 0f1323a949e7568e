-- An inventory whose ids are ULIDs (Crockford's base 32), whose shelves are numbers, and whose one-time secrets are RFC 4648.
CREATE TABLE shelves (no INTEGER PRIMARY KEY, label TEXT NOT NULL);
CREATE TABLE items (id TEXT PRIMARY KEY NOT NULL, shelf INTEGER REFERENCES shelves (no), name TEXT NOT NULL);
CREATE TABLE photos (id INTEGER PRIMARY KEY, item TEXT NOT NULL, file TEXT NOT NULL);
CREATE TABLE logins (id INTEGER PRIMARY KEY, secret TEXT);
INSERT INTO shelves VALUES (1, 'A1'), (258, 'B2'), (4294967295, 'last'), (5000000000, 'too far');
INSERT INTO items VALUES ('01ARZ3NDEKTSV4RRFFQ69G5FAV', 1, 'drill'), ('01arz3ndektsv4rrffq69g5fb0', 258, 'saw'),
  ('01ARZ3-NDEKTSV-4RRFFQ69G5FC1', 4294967295, 'axe'), ('01ARZ3NDEKTSV4RRFFQ69G5F', 1, 'too short'),
  ('01ARZ3NDEKTSV4RRFFQ69G5FUU', 1, 'U is no letter of Crockford''s'), ('01arz3ndektsv4rrffq69g5fav', 1, 'the drill again'),
  ('01ARZ3NDEKTSV4RRFFQ69G5FD2', 5000000000, 'out of reach');
INSERT INTO photos VALUES (1, '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'a.jpg'), (2, '01arz3ndektsv4rrffq69g5fb0', 'b.jpg'),
  (3, 'OlARZ3NDEKTSV4RRFFQ69G5FAV', 'the same id as people write it down.jpg');
INSERT INTO logins VALUES (1, 'MZXW6==='), (2, 'mzxw6ytboi'), (3, NULL), (4, 'MZXW6!'), (5, '');
PRAGMA user_version = 1;
