-- Labels of a tracker, which compares names without case from version 2 on.
CREATE TABLE labels (id INTEGER PRIMARY KEY, team_id INTEGER, name TEXT NOT NULL);
INSERT INTO labels VALUES (1, 1, 'ÄB'), (2, 1, 'äb'), (3, 1, ' Äb '), (4, 2, 'äB'), (5, 1, 'Straße'), (6, 1, 'STRASSE'),
  (7, 1, 'ÄB (2)'), (8, NULL, 'x'), (9, NULL, 'X'), (10, 2, 'new');
PRAGMA user_version = 1;
