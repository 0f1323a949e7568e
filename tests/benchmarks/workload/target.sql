-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE project_items(id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL, section_id TEXT NOT NULL REFERENCES sections(id), due_ms INTEGER, notes TEXT, status TEXT NOT NULL, created_ms INTEGER NOT NULL, legacy_id TEXT NOT NULL);
CREATE INDEX ix_items_section ON project_items(section_id);
CREATE INDEX ix_items_legacy ON project_items(legacy_id);
