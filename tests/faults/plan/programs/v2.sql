-- SPDX-FileCopyrightText: 2026 The Godwit authors
-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE sections (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
PRAGMA user_version = 2;
