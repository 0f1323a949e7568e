CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL CHECK (title <> ''), body TEXT NOT NULL DEFAULT '');
CREATE TABLE changes (id INTEGER PRIMARY KEY, what TEXT NOT NULL);
CREATE VIRTUAL TABLE notes_search USING fts5(title, body, content = 'notes', content_rowid = 'id');
CREATE VIRTUAL TABLE title_search USING fts5(title);
CREATE VIEW sorted_notes AS SELECT id, title, sort_key(title) AS sort FROM notes ORDER BY sort;
CREATE VIEW note_titles AS SELECT id, upper(title) AS title FROM notes;
CREATE TRIGGER notes_added AFTER INSERT ON notes BEGIN
  INSERT INTO notes_search (rowid, title, body) VALUES (new.id, new.title, new.body);
  INSERT INTO title_search (rowid, title) VALUES (new.id, sort_key(new.title));
  INSERT INTO changes (what) VALUES (told('added', new.id)); END;
CREATE TRIGGER titles_changed INSTEAD OF UPDATE ON note_titles BEGIN
  UPDATE notes SET title = new.title WHERE id = new.id; END;
