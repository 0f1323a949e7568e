# SPDX-License-Identifier: GPL-3.0-or-later
"""(c): what most scripts do: a loop over the rows, an INSERT and an UPDATE of the old row for each, one transaction."""
import sqlite3
import sys
from datetime import datetime, timedelta, timezone

STATUSES = {'todo': 'open', 'doing': 'in_progress', 'in_review': 'in_progress_review', 'done': 'complete',
            'blocked': 'on_hold', 'cancelled': 'dropped'}
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MILLISECOND = timedelta(milliseconds=1)


def milliseconds(text):
    if text is None:
        return None
    moment = datetime.fromisoformat(text.rstrip('Z')).replace(tzinfo=timezone.utc)
    return round((moment - EPOCH) / MILLISECOND)


def main():
    database = sqlite3.connect(sys.argv[1])
    with open(sys.argv[2], encoding='utf-8') as schema:
        database.executescript(schema.read())
    now = datetime.now(timezone.utc).isoformat()
    sections = dict(database.execute('SELECT milestone_id, section_id FROM milestone_section_map'))
    with database:
        for key, project, milestone, due, notes, status, created in database.execute(
                'SELECT id, project_id, milestone_id, due_date, notes, status, created_at'
                ' FROM project_milestone_tasks'):
            item = 'pi-' + key
            database.execute(
                'INSERT INTO project_items (id, project_id, section_id, due_ms, notes, status, created_ms, legacy_id)'
                ' VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
                (item, project, sections[milestone], milliseconds(due), notes, STATUSES[status],
                 milliseconds(created), key))
            database.execute('UPDATE project_milestone_tasks SET migrated_at = ?, new_record_id = ? WHERE id = ?',
                             (now, item, key))
    database.close()


main()
