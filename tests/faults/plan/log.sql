-- SPDX-FileCopyrightText: 2026 The Godwit authors
-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE log (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
