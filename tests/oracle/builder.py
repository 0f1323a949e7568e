# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts version 1 rows together: clean defaults, of which callers override what they want to be odd."""

COLUMNS = {
    "suppliers": ("id", "name", "contact_email", "created_at"),
    "projects": ("id", "name", "description", "created_at"),
    "task_types": ("id", "name", "description"),
    "milestones": ("id", "task_type_id", "code", "name", "sequence"),
    "tasks": ("id", "milestone_id", "name", "description", "sequence"),
    "project_milestone_tasks": ("id", "project_id", "milestone_id", "task_id", "due_date", "notes",
                                "responsible_parties"),
    "supplier_task_instances": ("id", "supplier_id", "project_milestone_task_id", "status", "actual_due_date",
                                "completed_at", "notes", "attachments", "is_applied", "created_at", "updated_at"),
    "task_templates": ("id", "name", "description"),
    "task_instances": ("id", "template_id", "status", "due_date"),
}


class Builder:
    """Collects rows (dicts) by table. Every method adds one row and returns it; parents default to clean ones."""

    def __init__(self):
        self.rows = {table: [] for table in COLUMNS}
        self._number = 0
        self.home_supplier = self.supplier()["id"]
        self.home_project = self.project()["id"]
        self.home_type = self.task_type()["id"]
        self.home_milestone = self.milestone()["id"]
        self.home_task = self.task()["id"]
        self.home_template = self.template(task_id=self.home_task)["id"]

    def number(self):
        """Never the same twice."""
        self._number += 1
        return self._number

    def unique(self, prefix):
        return "%s-%06d" % (prefix, self.number())

    def _add(self, table, defaults, values):
        row = {**defaults, **values}
        unknown = row.keys() - set(COLUMNS[table])
        if unknown:
            raise KeyError("%s has no column %s" % (table, unknown))
        self.rows[table].append(row)
        return row

    def supplier(self, **values):
        key = self.unique("sup")
        return self._add("suppliers", {"id": key, "name": "Supplier " + key, "contact_email": key + "@example.org",
                                       "created_at": "2024-03-01 09:00:00"}, values)

    def project(self, **values):
        key = self.unique("prj")
        return self._add("projects", {"id": key, "name": "Project " + key, "description": None,
                                      "created_at": "2024-03-01 09:00:00"}, values)

    def task_type(self, **values):
        key = self.unique("typ")
        return self._add("task_types", {"id": key, "name": "Type " + key, "description": None}, values)

    def milestone(self, **values):
        key = self.unique("mil")
        defaults = {"id": key, "task_type_id": getattr(self, "home_type", None), "code": "C-" + key,
                    "name": "Milestone " + key, "sequence": 10}
        return self._add("milestones", defaults, values)

    def task(self, **values):
        key = self.unique("tsk")
        defaults = {"id": key, "milestone_id": self.home_milestone, "name": "Task " + key, "description": None,
                    "sequence": 10}
        return self._add("tasks", defaults, values)

    def template(self, **values):
        """A task of its own unless one is given, so that nothing merges by accident."""
        if "task_id" not in values:
            milestone = values.get("milestone_id", self.home_milestone)
            values = {**values, "task_id": self.task(milestone_id=milestone)["id"]}
        defaults = {"id": self.unique("pmt"), "project_id": self.home_project, "milestone_id": self.home_milestone,
                    "due_date": "2026-02-01", "notes": None, "responsible_parties": '["Ann","Bob"]'}
        return self._add("project_milestone_tasks", defaults, values)

    def instance(self, **values):
        defaults = {"id": self.unique("sti"), "supplier_id": self.home_supplier,
                    "project_milestone_task_id": self.home_template, "status": "not_started",
                    "actual_due_date": None, "completed_at": None, "notes": None, "attachments": None,
                    "is_applied": 1, "created_at": "2025-06-01 08:00:00", "updated_at": "2025-06-02 08:00:00"}
        return self._add("supplier_task_instances", defaults, values)

    def task_template(self, **values):
        return self._add("task_templates", {"id": self.unique("old"), "name": "Old", "description": None}, values)

    def task_instance(self, **values):
        return self._add("task_instances", {"id": self.unique("old"), "template_id": None, "status": "open",
                                            "due_date": "2020-01-01"}, values)

    def chain(self, milestone=None, task=None, template=None):
        """A milestone, a task below it, a template of that, an instance of that; each may be odd."""
        first = self.milestone(**(milestone or {}))
        second = self.task(**{"milestone_id": first["id"], **(task or {})})
        third = self.template(**{"milestone_id": first["id"], "task_id": second["id"], **(template or {})})
        self.instance(project_milestone_task_id=third["id"])
        return first, second, third
