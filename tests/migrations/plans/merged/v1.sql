-- A club: members that registered twice, their bookings, their sessions and the notes about them.
CREATE TABLE members (id INTEGER PRIMARY KEY, mail TEXT, joined INTEGER NOT NULL);
CREATE TABLE bookings (id INTEGER PRIMARY KEY, member_id INTEGER NOT NULL REFERENCES members (id), court TEXT);
CREATE TABLE guests (id INTEGER PRIMARY KEY, booking_id INTEGER NOT NULL REFERENCES bookings (id), name TEXT);
CREATE TABLE sessions (id INTEGER PRIMARY KEY, member_id INTEGER NOT NULL, token TEXT);
CREATE TABLE notes (id INTEGER PRIMARY KEY, member_id INTEGER, body TEXT);
INSERT INTO members VALUES (1, 'ann@x', 10), (2, 'ANN@x', 20), (3, 'ann@x ', 30), (4, 'bob@x', 5), (5, '', 7);
INSERT INTO bookings VALUES (1, 1, 'A'), (2, 2, 'B'), (3, 3, 'A'), (4, 4, 'A'), (5, 5, 'C'), (6, 99, 'C');
INSERT INTO guests VALUES (1, 2, 'Eve'), (2, 5, 'Flo'), (3, 6, 'Gus');
INSERT INTO sessions VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 4, 'c'), (4, 99, 'd');
INSERT INTO notes VALUES (1, 3, 'of the newest'), (2, 1, 'of one who was merged'), (3, NULL, 'of nobody'), (4, 5, 'of one put aside');
PRAGMA user_version = 1;
