-- A notebook: folders in a tree, pages in folders, and threads of comments. Old bugs left parents that are gone, and rings.
CREATE TABLE folders (id INTEGER PRIMARY KEY, parent_id INTEGER, name TEXT NOT NULL);
CREATE TABLE pages (id INTEGER PRIMARY KEY, folder_id INTEGER, title TEXT NOT NULL);
CREATE TABLE comments (id INTEGER PRIMARY KEY, reply_to INTEGER, body TEXT NOT NULL);
INSERT INTO folders VALUES (1, 5, 'before its parent'), (5, NULL, 'root'), (2, 1, 'leaf'), (3, 99, 'its parent is gone'),
  (4, 3, 'below it'), (6, 7, 'ring'), (7, 6, 'ring'), (8, 7, 'below the ring'), (9, 9, 'its own parent'), (10, NULL, 'second root');
INSERT INTO pages VALUES (1, 2, 'kept'), (2, 4, 'in a folder that goes'), (3, 77, 'in no folder'), (4, NULL, 'loose');
INSERT INTO comments VALUES (1, NULL, 'first'), (2, 1, 'reply'), (3, 2, 'reply to the reply'), (4, 88, 'to what is gone'),
  (5, 4, 'to that'), (6, 7, 'ring'), (7, 6, 'ring'), (8, 6, 'below the ring');
PRAGMA user_version = 1;
