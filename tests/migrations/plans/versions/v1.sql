-- A file format with an id of its own.
CREATE TABLE pages (id INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value) WITHOUT ROWID;
INSERT INTO pages VALUES (1, 'one'), (2, 'two');
INSERT INTO meta VALUES ('title', 'Notes'), ('count', 2);
PRAGMA user_version = 7;
PRAGMA application_id = 1196902740;
