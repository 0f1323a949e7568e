-- SPDX-FileCopyrightText: 2026 The Godwit authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Small, so that a sweep through what is done outside the database is short.
CREATE TABLE lists (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO lists (id, name) VALUES (1, 'one'), (2, 'two'), (3, ' ');
PRAGMA user_version = 1;
