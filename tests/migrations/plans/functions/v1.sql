-- A notebook whose application registers functions of its own: sort_key(text) and told(what, id). Its triggers, a view and the
-- search index need them.
CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT);
CREATE VIRTUAL TABLE notes_search USING fts5(title, body, content = 'notes', content_rowid = 'id');
INSERT INTO notes VALUES (1, 'Émile', 'the first note'), (2, 'zebra', 'stripes'), (3, '', 'no title'), (4, 'apple', NULL);
INSERT INTO notes_search (notes_search) VALUES ('rebuild');
CREATE VIEW sorted_notes AS SELECT id, title FROM notes ORDER BY sort_key(title);
CREATE TRIGGER notes_added AFTER INSERT ON notes BEGIN
  INSERT INTO notes_search (rowid, title, body) VALUES (new.id, sort_key(new.title), new.body); END;
PRAGMA user_version = 1;
