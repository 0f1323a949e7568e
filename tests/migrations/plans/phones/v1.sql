-- Numbers stand in a table of their own since version 1.4, and, from before that, in a column of the people.
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, phone TEXT);
CREATE TABLE numbers (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL, number TEXT NOT NULL, kind TEXT);
INSERT INTO people VALUES (1, 'Ann', '555 01'), (2, 'Bob', '555-02'), (3, 'Cy', NULL), (4, 'Di', '555 04'), (5, 'Ed', ' ');
INSERT INTO numbers VALUES (10, 1, '55501', 'work'), (11, 1, '55511', 'home'), (12, 2, '5559', 'home'), (13, 2, '555-9', 'work'), (14, 9, '5', 'home');
PRAGMA user_version = 1;
