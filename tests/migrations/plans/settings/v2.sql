CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL CHECK (name <> ''));
CREATE TABLE widgets (id INTEGER PRIMARY KEY, title TEXT NOT NULL, parent_id INTEGER REFERENCES widgets (id),
  owner_id INTEGER REFERENCES people (id), settings TEXT NOT NULL);
