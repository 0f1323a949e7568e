CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE phones (person_id INTEGER NOT NULL REFERENCES people (id), number TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (person_id, number));
