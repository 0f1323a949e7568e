-- SPDX-FileCopyrightText: 2026 The Godwit authors
-- SPDX-License-Identifier: GPL-3.0-or-later
INSERT INTO log (id, text) SELECT s.id, s.name FROM target.sections AS s ORDER BY s.id;
UPDATE log SET text = text || ' (' || id || ')';
