-- A diary of visits: days in three spellings, places with and without a town.
CREATE TABLE days (id INTEGER PRIMARY KEY, day TEXT, mood TEXT);
CREATE TABLE places (id INTEGER PRIMARY KEY, street TEXT, town TEXT, note TEXT);
INSERT INTO days VALUES (1, '2025-02-28', 'good'), (2, '28/02/2025', 'bad'), (3, '1740700800', 'late'), (4, NULL, 'undated'),
  (5, '', 'undated too'), (6, '2025-03-01T23:59:59Z', 'fine'), (7, '2025-02-30', 'no such day');
INSERT INTO places VALUES (1, 'Main St ', 'Ely', 'a'), (2, 'MAIN ST', 'ely', 'b'), (3, 'Main St', NULL, 'c'), (4, 'main st', NULL, 'd'),
  (5, NULL, NULL, 'e'), (6, NULL, NULL, 'f'), (7, 'Main St', '', 'g');
PRAGMA user_version = 1;
