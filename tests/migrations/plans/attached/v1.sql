-- A calendar; its people live in a database of their own.
CREATE TABLE events (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL, title TEXT NOT NULL);
INSERT INTO events VALUES (1, 7, 'standup'), (2, 8, 'dentist'), (3, 9, 'of nobody'), (4, 5, 'of one who left');
PRAGMA user_version = 1;
