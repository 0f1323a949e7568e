CREATE TABLE labels (id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL, name TEXT NOT NULL, name_folded TEXT NOT NULL, UNIQUE (team_id, name_folded));
