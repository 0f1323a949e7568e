CREATE TABLE depots (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE parcels (id INTEGER PRIMARY KEY, depot_id INTEGER NOT NULL REFERENCES depots (id), zone TEXT NOT NULL, kind TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE, weight REAL NOT NULL CONSTRAINT weight_is_positive CHECK (weight > 0), units INTEGER NOT NULL, next_unit INTEGER, receiver TEXT,
  raw BLOB, broken TEXT, cut TEXT, zero ANY, endless REAL, large INTEGER) STRICT;
