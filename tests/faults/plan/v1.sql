-- SPDX-FileCopyrightText: 2026 The Godwit authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The database that the fault sweeps migrate: a handful of tables, small, and something for each kind of step.
CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE lists (id INTEGER PRIMARY KEY, kind_id INTEGER REFERENCES kinds (id), name TEXT);
CREATE TABLE tasks (id INTEGER PRIMARY KEY, list_id INTEGER REFERENCES lists (id), name TEXT, rank INTEGER);
CREATE TABLE marks (id INTEGER PRIMARY KEY, task_id INTEGER REFERENCES tasks (id), label TEXT);
CREATE TABLE rooms (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
CREATE TABLE retired (id INTEGER PRIMARY KEY, text TEXT);
CREATE INDEX tasks_by_list ON tasks (list_id);
CREATE VIEW open_tasks AS SELECT id, name FROM tasks;
CREATE TRIGGER tasks_noted AFTER INSERT ON tasks BEGIN INSERT INTO retired (text) VALUES (new.name); END;
INSERT INTO kinds (id, name) VALUES (1, 'work'), (2, 'home');
INSERT INTO lists (id, kind_id, name) VALUES (1, 1, ' one '), (2, 1, ' one '), (3, 2, 'two'), (4, 2, 'empty');
INSERT INTO rooms (id, name) VALUES (1, 'hall'), (5, 'attic');
INSERT INTO retired (id, text) VALUES (1, 'old'), (2, X'00FF');
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
INSERT INTO tasks (id, list_id, name, rank) SELECT i, 1 + i % 3, CASE WHEN i = 7 THEN ' ' ELSE 'task ' || i END, i * 10 FROM n;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
INSERT INTO marks (id, task_id, label) SELECT i, 1 + i % 20, CASE i % 3 WHEN 0 THEN 'red' ELSE 'blue' END FROM n;
DELETE FROM retired WHERE id > 2;
PRAGMA user_version = 1;
PRAGMA application_id = 4711;
