-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE project_milestone_tasks(id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL REFERENCES projects(id), milestone_id TEXT REFERENCES milestones(id), due_date TEXT, notes TEXT, status TEXT NOT NULL CHECK (status <> ''), created_at TEXT NOT NULL, migrated_at TEXT, new_record_id TEXT);
CREATE INDEX ix_tasks_milestone ON project_milestone_tasks(milestone_id);
CREATE UNIQUE INDEX ix_tasks_created ON project_milestone_tasks(created_at, id);
