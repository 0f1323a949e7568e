// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/run/run_fixture.h"

/// What the tests of what is kept and of what is said about it have in common.
namespace godwit::tests {

inline QString verdicts(const core::Outcome& outcome)
{
    QStringList lines;
    for (const core::CheckResult& check : outcome.checks)
        lines.append(check.name + u' ' + core::verdictId(check.verdict));
    return lines.join(u'\n');
}

inline QStringList actions(RunFixture& fixture)
{
    QStringList actions;
    for (const core::AuditEntry& entry : fixture.session().history())
        actions.append(entry.action);
    return actions;
}

inline QString journal(const RunFixture& fixture)
{
    return fixture.workspace() + QStringLiteral("/journal.db");
}

inline void change(const QString& database, const QString& sql)
{
    auto opened =
        core::Database::open(database, {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true});
    QVERIFY(opened);
    QVERIFY(opened->execute(sql));
}

inline void putAt(const QString& path, qint64 fromEnd, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - fromEnd));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Opened as `verify` does.
inline core::Outcome look(RunFixture& fixture, core::Session& session)
{
    return session.open({.database = fixture.database(), .plan = {}, .workspace = {}, .isLook = true});
}

inline QStringList ids(RunFixture& fixture)
{
    QStringList ids;
    for (const core::SnapshotInfo& snapshot : fixture.session().status().snapshots)
        ids.append(snapshot.id);
    return ids;
}

} // namespace godwit::tests
