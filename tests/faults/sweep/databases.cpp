// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "databases.h"

#include "core/sqlite/database.h"
#include "tests/support/database_text.h"

namespace godwit::faults {

void makeDatabase(const Sandbox& sandbox, const SweepTable& table)
{
    if (table.isExample) {
        const Ran ran = sandbox.run({QStringLiteral("sample"), QStringLiteral("product-manager"), QStringLiteral("app.db"), QStringLiteral("--rows"), QStringLiteral("100"),
                                     QStringLiteral("--seed"), QStringLiteral("7")});
        if (ran.exit != 0)
            qFatal("The sample cannot be made: %s", ran.err.constData());
    } else {
        // A flag's file may lie in a folder; the folder is the application's.
        QDir(sandbox.user()).mkdir(QStringLiteral("settings"));
        tests::databaseOf(sandbox.user(), QString::fromUtf8(contentOf(table.source)));
    }
    if (table.isWal)
        tests::databaseOf(sandbox.user(), QStringLiteral("PRAGMA journal_mode = WAL; UPDATE kinds SET name = name"));
}

void editByHand(const Sandbox& sandbox, const HandEdit& edit)
{
    const QString path = sandbox.user(edit.file);
    QByteArray content = contentOf(path);
    if (content.count(edit.from) != 1)
        qFatal("%s has not once what is to be changed in it: %s", qPrintable(path), content.constData());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content.replace(edit.from, edit.to)) < 0)
        qFatal("%s cannot be written.", qPrintable(path));
}

void writeAsTheApplication(const Sandbox& sandbox, const QString& sql)
{
    if (!sql.isEmpty())
        tests::databaseOf(sandbox.user(), sql);
}

void leaveUnended(const Sandbox& sandbox, const QString& sql)
{
    if (sql.isEmpty())
        return;
    {
        auto database = core::Database::open(sandbox.database(), {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true});
        // With no room in its cache SQLite writes changed pages into the file before the commit.
        if (!database || !database->execute(QStringLiteral("PRAGMA cache_size = 1; BEGIN; ") + sql) || contentOf(sandbox.database() + QStringLiteral("-journal")).isEmpty())
            qFatal("The database cannot be left in the middle of a write.");
        sandbox.save(QStringLiteral("as it was left"));
    }
    sandbox.bringBack(QStringLiteral("as it was left"));
}

} // namespace godwit::faults
