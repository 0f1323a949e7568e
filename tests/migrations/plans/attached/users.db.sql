CREATE TABLE accounts (id INTEGER PRIMARY KEY, login TEXT NOT NULL, gone INTEGER NOT NULL);
CREATE TABLE mails (account INTEGER NOT NULL, mail TEXT NOT NULL);
INSERT INTO accounts VALUES (5, 'zed', 1), (7, 'ann', 0), (8, 'bob', 0);
INSERT INTO mails VALUES (7, 'ann@work'), (7, 'ann@home'), (8, 'bob@x');
