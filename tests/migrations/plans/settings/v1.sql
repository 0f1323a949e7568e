-- A dashboard: what a widget belongs to stands only in its settings, "parent=17;owner=3;color=red".
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE widgets (id INTEGER PRIMARY KEY, title TEXT NOT NULL, settings TEXT NOT NULL);
INSERT INTO people VALUES (3, 'Ann'), (4, ''), (5, 'Bob');
INSERT INTO widgets VALUES (17, 'board', 'owner=3;color=red'), (18, 'chart', 'parent=17;owner=5'), (19, 'note', 'color=blue;parent=18'),
  (20, 'lost', 'parent=99;owner=3'), (21, 'of one put aside', 'owner=4'), (22, 'grandparent=17 is no parent', 'grandparent=17;owner=3;'),
  (23, 'plain', ''), (24, 'before its parent', 'parent=25'), (25, 'below nothing', 'parent=;owner=5;x=owner'), (26, 'below the lost', 'parent=20');
PRAGMA user_version = 1;
