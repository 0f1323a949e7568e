PRAGMA user_version = 8;
PRAGMA application_id = 1196902741;
CREATE TABLE pages (id INTEGER PRIMARY KEY, body TEXT NOT NULL);
