// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan_texts.h"

#include "core/plan/checker.h"

/// A plan with its two schemas that the checker finds nothing in; tests of the checker change one text of them.
namespace godwit::tests {

constexpr auto kTarget = "CREATE TABLE sections (id TEXT PRIMARY KEY, kind_id TEXT NOT NULL REFERENCES kinds, name TEXT NOT NULL,\n"
                         "  seq INTEGER NOT NULL DEFAULT 0, twice AS (seq * 2));\n"
                         "CREATE TABLE tasks (id INTEGER PRIMARY KEY NOT NULL, section_id TEXT NOT NULL REFERENCES sections(id));\n"
                         "PRAGMA user_version = 2;";
constexpr auto kSource = "CREATE TABLE kinds (id TEXT PRIMARY KEY);"
                         "CREATE TABLE milestones (id TEXT PRIMARY KEY, kind_id TEXT, name TEXT, seq INTEGER);"
                         "CREATE TABLE tasks (id INTEGER PRIMARY KEY, milestone_id TEXT);"
                         "CREATE TABLE retired (id);"
                         "CREATE VIEW late AS SELECT id FROM tasks;"
                         "PRAGMA user_version = 1;";

/// A plan that fits; each test changes one text in it. Line 4 is the target, line 7 the first move.
inline QByteArray goodPlan()
{
    return "godwit: 1\nname: P\n"
           "source: { expects: { user_version: 1, tables: { milestones: [id, name] } } }\n"
           "target: { schema: v2.sql, keep: [kinds], user_version: 2, keep_old_as: \"v1_{name}\" }\n"
           "parameters: { today: x }\n"
           "lookups: { names: { a: b } }\n"
           "about: { schedule: [{ phase: go, after: [move] }] }\n"
           "phases:\n"
           "  - phase: move\n"
           "    steps:\n"
           "      - { backup: snapshot, export: [retired, late] }\n"
           "      - schema: target\n"
           "      - move: milestones\n"
           "        into: sections\n"
           "        columns:\n"
           "          id: id\n"
           "          kind_id: \"(SELECT k.id FROM target.kinds AS k WHERE k.id = kind_id)\"\n"
           "          name: { lookup: names, of: name, otherwise: \"name || :today\" }\n"
           "        unique: { column: name, within: kind_id, order: [seq, id] }\n"
           "      - move: tasks\n"
           "        into: tasks\n"
           "        columns: { id: id, section_id: \"ref('milestones', milestone_id)\" }\n"
           "      - { compare: c, before: SELECT 1, after: SELECT count(source.id) FROM source.retired }\n"
           "  - phase: go\n"
           "    steps:\n"
           "      - cutover: swap\n"
           "      - { drop: [milestones, retired] }\n";
}

inline core::Plan planOf(const QByteArray& yaml, const QByteArray& target = kTarget)
{
    const PlanFolder folder;
    folder.write("v2.sql", target);
    const auto plan = folder.read(yaml);
    if (!plan)
        qFatal("%s", qUtf8Printable(plan.error().what));
    return plan.value();
}

inline core::Catalog catalogOf(const QByteArray& script)
{
    const auto catalog = core::catalogOfScript(QString::fromUtf8(script));
    if (!catalog)
        qFatal("%s", qUtf8Printable(catalog.error().what));
    return catalog.value();
}

inline QString textOf(const QList<core::Error>& errors)
{
    QStringList lines;
    for (const core::Error& error : errors)
        lines.append(error.what);
    return lines.join(u'\n');
}

inline QByteArray changed(QByteArray text, const char* from, const char* to)
{
    if (text.count(from) != 1)
        qFatal("\"%s\" stands there %d times", from, int(text.count(from)));
    return text.replace(from, to);
}

} // namespace godwit::tests
