-- Lists whose positions have holes, doubles and none at all.
CREATE TABLE lists (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE tasks (id INTEGER PRIMARY KEY, list_id INTEGER NOT NULL, position REAL, name TEXT NOT NULL, archived INTEGER NOT NULL DEFAULT 0);
INSERT INTO lists VALUES (1, 'home'), (2, 'work');
INSERT INTO tasks VALUES (1, 1, 5, 'c', 0), (2, 1, 1, 'a', 0), (3, 1, 1, 'b', 0), (4, 1, 3, 'gone', 1), (5, 1, NULL, 'last', 0),
  (6, 2, -7.5, 'x', 0), (7, 2, 1e9, 'z', 0), (8, 2, 0, 'y', 0), (9, 3, 1, 'in no list', 0);
PRAGMA user_version = 1;
