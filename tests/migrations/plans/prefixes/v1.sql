-- A telephone exchange: calls are charged by the longest prefix that fits.
CREATE TABLE rates (prefix TEXT PRIMARY KEY NOT NULL, cents INTEGER NOT NULL);
CREATE TABLE calls (id INTEGER PRIMARY KEY, number TEXT NOT NULL, seconds INTEGER NOT NULL);
INSERT INTO rates VALUES ('44', 5), ('4420', 3), ('44207', 2), ('1', 4), ('1_', 99), ('', 50);
INSERT INTO calls VALUES (1, '442071234567', 60), (2, '442081234567', 60), (3, '441234', 120), (4, '12', 60), (5, '999', 60), (6, '4', 60), (7, 'anonymous', 60);
PRAGMA user_version = 1;
