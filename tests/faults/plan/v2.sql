-- SPDX-FileCopyrightText: 2026 The Godwit authors
-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE log (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE sections (id INTEGER PRIMARY KEY, kind_id INTEGER NOT NULL REFERENCES kinds (id), name TEXT NOT NULL, UNIQUE (kind_id, name));
CREATE TABLE tasks (id INTEGER PRIMARY KEY, section_id INTEGER NOT NULL REFERENCES sections (id), name TEXT NOT NULL CHECK (trim(name) <> ''), place INTEGER);
CREATE TABLE labels (id INTEGER PRIMARY KEY, task_id INTEGER NOT NULL REFERENCES tasks (id), label TEXT NOT NULL, UNIQUE (task_id, label));
CREATE TABLE rooms (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, floor INTEGER NOT NULL DEFAULT 0);
CREATE INDEX tasks_by_section ON tasks (section_id, place);
CREATE VIEW open_tasks AS SELECT t.id, t.name, s.name AS section FROM tasks AS t JOIN sections AS s ON s.id = t.section_id;
CREATE TRIGGER tasks_noted AFTER INSERT ON tasks BEGIN INSERT INTO log (text) VALUES (new.name); END;
PRAGMA user_version = 2;
