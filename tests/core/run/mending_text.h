// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/run/run_fixture.h"

namespace godwit::tests {

/// Teams get unique names, members of a team are merged by their mail, notes follow them; what has no name or mail goes to
/// quarantine and takes its dependants along.
inline RunText mendingText(const QString& mended = {})
{
    RunText text;
    text.source = QStringLiteral(
                      "CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
                      "CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT, seq INT NOT NULL, badge BLOB);"
                      "CREATE TABLE members (id INTEGER PRIMARY KEY, team_id INT, mail TEXT UNIQUE, joined INT);"
                      "CREATE TABLE notes (id INTEGER PRIMARY KEY, member_id INT, body TEXT);"
                      "CREATE TRIGGER members_named AFTER UPDATE ON members BEGIN DELETE FROM notes; END;"
                      "INSERT INTO teams VALUES (1, 'Red', 2, X'00ff'), (2, '', 1, NULL), (3, ' ', 3, X''), (4, 'Blue', 4, 'b');"
                      "INSERT INTO members VALUES (1, 1, 'ann', 10), (2, 1, 'ANN', 20), (3, 1, '', 30), (4, 2, 'bob', 1),"
                      " (5, 3, 'eve', 1), (6, 4, NULL, 5);"
                      "INSERT INTO notes VALUES (1, 1, 'to ann'), (2, 3, 'to nobody'), (3, 4, 'to bob'), (4, 6, CAST(X'ff00' AS TEXT));"
                      "PRAGMA user_version = 1;") +
                  mended;
    text.target = QStringLiteral(
        "CREATE TABLE teams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);\n"
        "CREATE TABLE members (id INTEGER PRIMARY KEY, team_id INT NOT NULL REFERENCES teams (id), mail TEXT NOT NULL, joined INT);\n"
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, member_id INT NOT NULL REFERENCES members (id), body TEXT);\n");
    text.moves = QStringLiteral(
        "      - move: teams\n        into: teams\n        columns: { id: id, name: trim(name) }\n"
        "        reject: [{ when: trim(name) = '', because: it has no name }]\n"
        "        unique: { column: name, order: [id], suffix: \" ({n})\" }\n"
        "      - move: members\n        into: members\n"
        "        columns: { id: id, team_id: \"ref(teams, team_id)\", mail: lower(mail), joined: joined }\n"
        "        reject: [{ when: \"coalesce(mail, '') = ''\", because: it has no mail }]\n"
        "        group: { by: [team_id, mail], keep: \"joined DESC, id\" }\n"
        "      - move: notes\n        into: notes\n        expect: { body: any }\n"
        "        columns: { id: id, member_id: \"ref(members, member_id)\", body: body }\n");
    text.validate = QStringLiteral("      - validate: functionality\n");
    text.drop = QStringLiteral("      - drop: all\n");
    return text;
}

/// Entries of the quarantine as "1 undecided teams 2: it has no name"-like lines without numbers, sorted.
inline QString entriesOf(core::Session& session)
{
    QStringList lines;
    for (const core::QuarantineEntry& entry : session.quarantine({}).entries)
        lines.append(QStringLiteral("%1 %2: %3").arg(entry.table, entry.key, core::stateId(entry.state)));
    lines.sort();
    return lines.join(QStringLiteral(", "));
}

inline core::QuarantineEntry entryOf(core::Session& session, const QString& table, const QString& key)
{
    for (const core::QuarantineEntry& entry : session.quarantine({}).entries) {
        if (entry.table == table && entry.key == key)
            return entry;
    }
    return {};
}

inline core::Outcome editOf(core::Session& session, const QString& table, const QString& key, const QString& column, const QString& literal)
{
    return session.edit({.entry = entryOf(session, table, key).id, .values = {{column, literal}}});
}

/// The new tables of a work file.
inline QString movedRows(const QString& workFile)
{
    auto work = core::Database::open(workFile);
    if (!work)
        return work.error().what;
    QString text;
    for (const char* table : {"_godwit_new_teams", "_godwit_new_members", "_godwit_new_notes"})
        text += QLatin1String(table) + u'\n' + rowsOf(*work, QStringLiteral("SELECT * FROM %1 ORDER BY id").arg(QLatin1String(table)));
    return text;
}

} // namespace godwit::tests
