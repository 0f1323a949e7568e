-- SPDX-License-Identifier: GPL-3.0-or-later
-- (b): as (a), but read in the order of the target's key, and with the indexes after the load.
CREATE TABLE project_items(id TEXT PRIMARY KEY NOT NULL, project_id TEXT NOT NULL, section_id TEXT NOT NULL REFERENCES sections(id), due_ms INTEGER, notes TEXT, status TEXT NOT NULL, created_ms INTEGER NOT NULL, legacy_id TEXT NOT NULL);
INSERT INTO project_items SELECT 'pi-'||t.id, t.project_id, m.section_id, unixepoch(t.due_date)*1000, t.notes,
  CASE t.status WHEN 'todo' THEN 'open' WHEN 'doing' THEN 'in_progress' WHEN 'in_review' THEN 'in_progress_review' WHEN 'done' THEN 'complete' WHEN 'blocked' THEN 'on_hold' WHEN 'cancelled' THEN 'dropped' END,
  CAST(round((julianday(t.created_at)-2440587.5)*86400000.0) AS INTEGER), t.id
FROM project_milestone_tasks t CROSS JOIN milestone_section_map m ON m.milestone_id = t.milestone_id
ORDER BY t.id;
CREATE INDEX ix_items_section ON project_items(section_id);
CREATE INDEX ix_items_legacy ON project_items(legacy_id);
