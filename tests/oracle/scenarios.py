# SPDX-License-Identifier: GPL-3.0-or-later
"""Odd situations that need more than one row. Each function plants one kind of them; `SCENARIOS` lists all.

The ids that NULL, BLOB and bad UTF-8 stand for never repeat, so every scenario can be planted many times.
"""
from dirt import BAD_UTF8, ODD_IDS, WAYS, RawText

SCENARIOS = []


def scenario(function):
    SCENARIOS.append(function)
    return function


def _parent_id(key):
    """What a NOT NULL child column can hold for a parent with this id."""
    return "NULL" if key is None else key


# --- kept and retired tables ---------------------------------------------------------------------

@scenario
def kept_rows_with_odd_ids_and_children(b):
    for make in ODD_IDS.values():
        supplier = b.supplier(id=make(b.number()))["id"]
        b.instance(supplier_id=_parent_id(supplier))
        project = b.project(id=make(b.number()))["id"]
        b.instance(project_milestone_task_id=b.template(project_id=_parent_id(project))["id"])
        task_type = b.task_type(id=make(b.number()))["id"]
        b.chain({"task_type_id": _parent_id(task_type)})


@scenario
def children_with_the_text_of_a_blob_parent_and_the_other_way_round(b):
    number = b.number()
    supplier = b.supplier(id=b"same %d" % number)
    b.instance(supplier_id="same %d" % number)
    b.instance(supplier_id=supplier["id"])
    project = b.project(id="text %d" % number)
    b.template(project_id=project["id"].encode())
    b.template(project_id=project["id"])


@scenario
def kept_parents_that_differ_in_spaces_case_and_NUL(b):
    base = "Kept%d" % b.number()
    for key in (base, base + " ", " " + base, base.upper(), base + "\0", base + "\0x"):
        b.supplier(id=key)
        b.instance(supplier_id=key)
    b.instance(supplier_id=base.lower())
    b.instance(supplier_id=base + "  ")
    b.instance(supplier_id=base + "\0y")


@scenario
def kept_rows_with_odd_columns(b):
    for content in (b"a BLOB", b"", RawText(BAD_UTF8["a lone 0xFF"]), RawText(b"a\0\xff"), "nul\0", "🚢", "", 5):
        supplier = b.supplier(name=content, contact_email=content, created_at=content)
        project = b.project(name=content, description=content, created_at=content)
        task_type = b.task_type(description=content)
        b.chain({"task_type_id": task_type["id"]}, template={"project_id": project["id"]})
        b.instance(supplier_id=supplier["id"])
    b.task_type(name=b"a BLOB %d" % b.number())
    b.task_type(name=RawText(b"\xff %d" % b.number()))
    b.supplier(contact_email=None)


@scenario
def retired_rows_of_all_kinds(b):
    for make in ODD_IDS.values():
        template = b.task_template(id=make(b.number()), name=b"BLOB", description=RawText(b"\xff"))
        b.task_instance(id=make(b.number()), template_id=template["id"], status=b"", due_date="2025-02-30")
    b.task_instance(template_id="no such template", status=None, due_date=None)
    b.task_instance(template_id=b"BLOB", status=RawText(b"\xc3"), due_date=b"\0")


# --- ids of moved tables -------------------------------------------------------------------------

@scenario
def several_null_ids_in_every_moved_table(b):
    for _ in range(3):
        b.milestone(id=None)
        b.task(id=None)
        b.template(id=None)
        b.instance(id=None)
    b.milestone(id=None, name="", code="")
    b.instance(id=None, status="nonsense")


@scenario
def odd_ids_all_along_a_chain(b):
    for make in ODD_IDS.values():
        milestone = b.milestone(id=make(b.number()))["id"]
        task = b.task(id=make(b.number()), milestone_id=_parent_id(milestone))["id"]
        template = b.template(id=make(b.number()), milestone_id=_parent_id(milestone), task_id=_parent_id(task))["id"]
        b.instance(id=make(b.number()), project_milestone_task_id=_parent_id(template))


@scenario
def moved_ids_that_differ_in_spaces_case_and_NUL(b):
    base = "Moved%d" % b.number()
    task = b.task()["id"]
    for position, key in enumerate((base, base + " ", base.upper(), base + "\0", base + "\0x")):
        b.milestone(id=key)
        b.task(id=key, milestone_id=key)
        b.template(id=key, milestone_id=key, task_id=key)
        b.instance(id=key, project_milestone_task_id=key)
        project = b.project()["id"]
        b.template(project_id=project, task_id=task, due_date="2026-03-%02d" % (position + 1))


def once_an_empty_id(b):
    """An id that is '' is no NULL. It can stand once in a table, so it is planted only once."""
    b.supplier(id="")
    b.milestone(id="")
    b.task(id="", milestone_id="")
    b.template(id="", task_id="", milestone_id="")
    b.instance(id="", supplier_id="", project_milestone_task_id="")
    b.milestone(id=" ")
    b.task(id=" ", milestone_id=" ")
    b.template(id=" ", task_id=" ", milestone_id="")
    b.instance(id=" ", supplier_id=" ", project_milestone_task_id=" ")


# --- dependants ----------------------------------------------------------------------------------

@scenario
def chains_below_a_milestone_in_quarantine(b):
    b.chain({"code": " ", "name": ""})
    b.chain({"task_type_id": "gone"})
    b.chain({"sequence": b"\1"})
    b.chain({"name": RawText(b"\xff")})
    b.chain({"code": b"PA2"})


@scenario
def chains_below_a_task_in_quarantine(b):
    for odd in ({"name": "  "}, {"description": b"BLOB"}, {"milestone_id": "gone"}, {"sequence": RawText(b"\xff")}):
        b.chain(task=odd)


@scenario
def chains_below_a_template_in_quarantine(b):
    for odd in ({"due_date": "2025-02-30"}, {"responsible_parties": "[1]"}, {"project_id": "gone"},
                {"task_id": "gone"}, {"notes": b"BLOB"}, {"milestone_id": b"BLOB"}):
        b.chain(template=odd)


@scenario
def a_row_with_several_causes(b):
    b.instance(status="nonsense", created_at="", is_applied="maybe", supplier_id="gone", attachments="[",
               project_milestone_task_id="gone", notes=RawText(b"\xff"))
    b.chain({"code": "", "name": "", "task_type_id": "gone"}, {"name": ""}, {"due_date": "?", "project_id": "gone"})


@scenario
def parents_without_children(b):
    b.milestone()
    b.milestone(task_type_id=b.task_type()["id"])
    b.task()
    b.template()
    b.supplier()


# --- section names -------------------------------------------------------------------------------

def _names(b, *sections):
    """One task type with these sections: (name, sequence, code or None)."""
    task_type = b.task_type()["id"]
    for name, sequence, code in sections:
        values = {} if code is None else {"code": code}
        b.chain({"task_type_id": task_type, "name": name, "sequence": sequence, **values})
    return task_type


@scenario
def equal_names(b):
    _names(b, ("Design", 1, None), ("Design", 2, None), ("Design", 3, None), (" Design ", 4, None))


@scenario
def a_name_that_is_a_later_suffix(b):
    _names(b, ("X", 1, None), ("X (2)", 2, None), ("X", 3, None), ("X", 4, None))


@scenario
def a_suffix_that_is_a_later_name(b):
    _names(b, ("X", 1, None), ("X", 2, None), ("X (2)", 3, None), ("X (2)", 4, None), ("X (2) (2)", 5, None),
           ("X (3)", 6, None), ("X", 7, None))


@scenario
def known_codes_more_than_once(b):
    _names(b, ("one", 1, "PA2"), ("", 2, "PA2"), ("First Article", 3, "own"), ("First Article (2)", 0, "own"),
           ("x", 4, "PA3"), ("x", 5, "NMR1"), ("Testing", 0, "own"), ("x", 6, "NMR2"), ("pa2", 7, "pa2"))


@scenario
def codes_as_names(b):
    _names(b, ("", 1, " C "), (" ", 2, " C "), ("C", 3, "own"), (" C ", 4, "own"), ("", 5, "C"), ("", 6, "\t"))


@scenario
def names_equal_but_for_case_accents_or_NUL(b):
    _names(b, ("name", 1, None), ("Name", 2, None), ("\u00e9", 3, None), ("e\u0301", 4, None), ("name\0", 5, None),
           ("name\0x", 6, None), ("name\0", 7, None), ("name\u00a0", 8, None), ("\tname", 9, None))


@scenario
def names_ordered_by_odd_sequences(b):
    _names(b, ("S", "ten", None), ("S", 2.5, None), ("S", 3, None), ("S", 2, None), ("S", -1, None), ("S", "", None),
           ("S", float("inf"), None), ("S", 9223372036854775807, None), ("S", 9.3e18, None), ("S", "é", None),
           ("S", "A", None), ("S", float("-inf"), None))


@scenario
def names_ordered_by_id_in_one_sequence(b):
    task_type = b.task_type()["id"]
    number = b.number()
    for key in ("b%d", "B%d", "a%d", "é%d", "a%d ", "a%d\0", "🚢%d", "\ufb01%d", "10-%d", "9-%d", " %d"):
        b.milestone(id=key % number, task_type_id=task_type, name="Same", sequence=1)


@scenario
def a_milestone_in_quarantine_takes_no_name(b):
    _names(b, ("Q", b"\1", None), ("Q", 2, b"BLOB"), ("Q", 3, RawText(b"\xff")), ("Q", 4, None))
    task_type = b.task_type()["id"]
    b.milestone(id=None, task_type_id=task_type, name="Q", sequence=1)
    b.milestone(task_type_id=task_type, name="Q", sequence=2)


@scenario
def one_name_in_two_task_types(b):
    _names(b, ("Shared", 1, None))
    _names(b, ("Shared", 1, None))


# --- duplicates and merges -----------------------------------------------------------------------

OWN_DAYS = (None, "", "  ", "2026-05-05", "2026-05-05T23:00:00-05:00")


def _group(b, *dates, prefixes=None, **values):
    """Templates of one (project, task), each with instances with and without a day of their own."""
    project, task = b.project()["id"], b.task()["id"]
    number = b.number()
    for position, date in enumerate(dates):
        prefix = prefixes[position] if prefixes else "g%d-" % position
        key = b.template(id="%s%d" % (prefix, number), project_id=project, task_id=task, due_date=date, **values)["id"]
        for own in OWN_DAYS:
            b.instance(project_milestone_task_id=key, actual_due_date=own)
    return project, task


@scenario
def duplicates_with_different_days(b):
    _group(b, "2026-01-01", "2026-03-01", "2026-02-01")


@scenario
def duplicates_on_one_day(b):
    _group(b, "2026-01-01", "2026-01-01")
    _group(b, "2026-01-01", "2026-01-01", prefixes=("z", "a"))


@scenario
def duplicates_at_different_hours_of_one_day(b):
    _group(b, "2026-01-01", "2026-01-01T23:59:59.999", "01/01/2026")


@scenario
def duplicates_whose_offsets_change_the_day(b):
    _group(b, "2026-01-02", "2026-01-01T23:30:00-01:00", "2026-01-02T00:30:00+01:00")


@scenario
def duplicates_with_dates_in_every_form(b):
    _group(b, "2026-01-15", "15/01/2026", "1768435200", "1768435200000", "2026-01-14T10:00:00-14:00")


@scenario
def duplicates_with_and_without_a_date(b):
    _group(b, None, "2026-01-01", "")


@scenario
def duplicates_without_any_date(b):
    _group(b, None, "", "  ", prefixes=("c", "b", "a"))


@scenario
def duplicates_before_1970(b):
    _group(b, "1969-12-31T23:59:59", "1969-12-30", None, "0001-01-01T00:00:00+14:00")


@scenario
def duplicates_tied_by_ids_of_all_kinds(b):
    prefixes = ("b", "B", "é", "🚢", "\ufb01", " b", "b\0", "10", "9")
    _group(b, *["2026-01-01"] * len(prefixes), prefixes=prefixes)


@scenario
def duplicates_of_which_one_is_in_quarantine(b):
    for odd in ({"due_date": "2027-02-30"}, {"due_date": "2027-01-01", "responsible_parties": "[null]"},
                {"due_date": "2027-01-01", "notes": b"BLOB"}, {"due_date": "2027-01-01", "id": None},
                {"due_date": "2027-01-01", "milestone_id": RawText(b"\xff")}):
        project, task = _group(b, "2026-01-01", "2026-02-01")
        key = b.template(project_id=project, task_id=task, **odd)["id"]
        b.instance(project_milestone_task_id=_parent_id(key))


@scenario
def duplicates_of_which_all_are_in_quarantine(b):
    _group(b, "2026-13-01", "2026-01-01", responsible_parties="[")


@scenario
def duplicates_below_a_task_in_quarantine(b):
    task = b.task(name=" ")["id"]
    for _ in range(2):
        b.instance(project_milestone_task_id=b.template(task_id=task)["id"])


@scenario
def merged_instances_that_are_bad_themselves(b):
    project, task = _group(b, "2026-03-01")
    merged = b.template(project_id=project, task_id=task, due_date="2026-01-01")["id"]
    undated = b.template(project_id=project, task_id=task, due_date=None)["id"]
    for key in (merged, undated):
        b.instance(project_milestone_task_id=key, status="nonsense")
        b.instance(project_milestone_task_id=key, actual_due_date="2026-02-30")
        b.instance(project_milestone_task_id=key, status="done", completed_at="", updated_at="")
        b.instance(project_milestone_task_id=key, id=None)


@scenario
def one_task_in_two_projects_is_no_duplicate(b):
    task = b.task()["id"]
    for _ in range(2):
        b.template(project_id=b.project()["id"], task_id=task)


# --- a template's own milestone ------------------------------------------------------------------

@scenario
def own_milestone_that_disagrees(b):
    other_type = b.milestone(task_type_id=b.task_type()["id"])["id"]
    in_quarantine = b.milestone(name=b"BLOB")["id"]
    for milestone in (b.milestone()["id"], other_type, in_quarantine, "gone", "", b.home_milestone + " "):
        task = b.task(milestone_id=b.home_milestone)["id"]
        template = b.template(task_id=task, milestone_id=milestone)["id"]
        b.instance(project_milestone_task_id=template)


@scenario
def merged_templates_whose_own_milestones_disagree(b):
    task = b.task()["id"]
    b.template(task_id=task, milestone_id="gone", due_date="2026-01-01")
    b.template(task_id=task, milestone_id=b.milestone()["id"], due_date="2026-02-01")


@scenario
def project_task_types_by_section_and_only_of_moved_templates(b):
    first, second = b.milestone(), b.milestone(task_type_id=b.task_type()["id"])
    project = b.project()["id"]
    for milestone in (first, first, second):
        task = b.task(milestone_id=milestone["id"])["id"]
        b.template(project_id=project, task_id=task, milestone_id=first["id"])
    b.template(project_id=b.project()["id"], due_date="never")


# --- instances -----------------------------------------------------------------------------------

@scenario
def completed_with_and_without_dates(b):
    for spelling in ("completed", "Done", " CLOSED "):
        for completed in (None, "", " ", "2025-07-01", "2025-02-30", "2025-07-01T12:00:00.1239+02:00"):
            for updated in (None, "", "2025-08-01 10:00:00", "x"):
                b.instance(status=spelling, completed_at=completed, updated_at=updated)


@scenario
def not_completed_but_with_a_completed_date(b):
    for spelling in ("open", "blocked", "in progress"):
        b.instance(status=spelling, completed_at="2025-07-01")
        b.instance(status=spelling, completed_at="2025-07-01", updated_at=None)
        b.instance(status=spelling, completed_at="someday")


@scenario
def due_around_the_fixed_day(b):
    days = ("2026-01-13", "2026-01-14", "2026-01-14T23:59:59.999Z", "2026-01-15", "2026-01-15T00:00:00-00:01",
            "2026-01-15T00:00:00+00:01", "2026-01-21", "2026-01-22", "2026-01-22T13:00:00+14:00", "2026-01-23")
    for day in days:
        template = b.template(due_date=day)["id"]
        b.instance(project_milestone_task_id=template)
        b.instance(project_milestone_task_id=template, status="completed")
        b.instance(actual_due_date=day, status="blocked")


@scenario
def two_instances_of_one_supplier_and_template(b):
    b.instance()
    b.instance()


# --- single values -------------------------------------------------------------------------------

def plant_ways(b):
    """Every odd value of every column once, each with dependants so that a quarantine has something to take."""
    defaults = {"milestones": b.milestone, "tasks": b.task, "project_milestone_tasks": b.template,
                "supplier_task_instances": b.instance}
    for table, column, _, make in WAYS:
        row = defaults[table]()
        if table == "milestones":
            task = b.task(milestone_id=row["id"])
            b.instance(project_milestone_task_id=b.template(task_id=task["id"], milestone_id=row["id"])["id"])
        elif table == "tasks":
            b.instance(project_milestone_task_id=b.template(task_id=row["id"])["id"])
        elif table == "project_milestone_tasks":
            b.instance(project_milestone_task_id=row["id"])
        row[column] = make(row[column], b.number())


def plant_everything_once(b):
    plant_ways(b)
    once_an_empty_id(b)
    for plant in SCENARIOS:
        plant(b)
