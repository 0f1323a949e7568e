// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/support/cli_fixture.h"
#include "tests/support/database_text.h"

#include <QDirIterator>
#include <QFileInfo>

namespace godwit::test {

/// The words of a command line; values with blanks are given to run() as a list.
inline QStringList words(const QString& line)
{
    return line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A user's folder with app.db in version 1 of the built-in example, made by the oracle of tests/oracle, and godwit-cli
/// to migrate it. What the oracle needs lies in a folder beside, so that files() shows only what a user would see.
class MigrationFixture : public CliFixture
{
public:
    [[nodiscard]] QString database() const { return path(QStringLiteral("app.db")); }
    [[nodiscard]] QString aside(const QString& name) const { return m_aside.filePath(name); }
    /// The database as it was made.
    [[nodiscard]] QString original() const { return aside(QStringLiteral("original.db")); }

    /// Makes app.db, and the copy that original() names; empty, or what went wrong. `sql` runs on it before.
    QString makeVersion1(int rows, bool wal = false, const QString& sql = {}) const
    {
        QStringList options{original(), QStringLiteral("--rows"), QString::number(rows), QStringLiteral("--seed"),
                            QStringLiteral("7")};
        if (wal)
            options += QStringLiteral("--wal");
        QString failed = oracle(QStringLiteral("make_v1.py"), options);
        if (failed.isEmpty() && !sql.isEmpty())
            failed = python(QStringLiteral("import sqlite3, os\n"
                                           "db = sqlite3.connect(%1, isolation_level=None)\n"
                                           "db.executescript(%2)\nos._exit(0)")
                                .arg(literal(original()), literal(sql)));
        if (!failed.isEmpty())
            return failed;
        for (const QString& end : {QString(), QStringLiteral("-wal")}) {
            if (QFile::exists(original() + end) && !QFile::copy(original() + end, database() + end))
                return QStringLiteral("app.db cannot be written");
        }
        return {};
    }

    /// A run whose only fault is that the machine was too busy for the plan's measurements is told again.
    [[nodiscard]] CliResult cli(const QString& line) const
    {
        CliResult result = run(words(line));
        for (int again = 0; again < 3 && result.exit == 4 && line.startsWith(QStringLiteral("run ")) && isOnlySlow(); ++again)
            result = run(words(line));
        return result;
    }
    [[nodiscard]] CliResult migrate(const QString& options) const
    {
        return cli(QStringLiteral("run example:product-manager app.db ") + options);
    }
    [[nodiscard]] CliResult migrateWhole() const
    {
        return migrate(QStringLiteral("--all --yes --confirm app.db --reason agreed --json"));
    }

    [[nodiscard]] QString sha256(const QString& name = QStringLiteral("app.db")) const
    {
        return tests::sha256Of(path(name));
    }

    /// Every file below the user's folder but the databases' -wal and -shm and the journal's, sorted.
    [[nodiscard]] QStringList allFiles() const
    {
        QStringList found;
        QDirIterator walk(path(QString()), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString file = QDir(path(QString())).relativeFilePath(walk.next());
            if (!file.endsWith(QStringLiteral("-wal")) && !file.endsWith(QStringLiteral("-shm")))
                found += file;
        }
        found.sort();
        return found;
    }

    /// What the oracle finds wrong with app.db as the result of migrating original(): rows, kept tables, schema, balance
    /// and quarantine; empty if nothing.
    [[nodiscard]] QString differencesFromTheOracle() const
    {
        const QString expected = aside(QStringLiteral("expected.db"));
        if (!QFile::exists(expected)) {
            if (const QString failed = oracle(QStringLiteral("expect.py"), {original(), expected}); !failed.isEmpty())
                return failed;
        }
        const CliResult status = cli(QStringLiteral("status app.db --json"));
        const CliResult list = cli(QStringLiteral("quarantine app.db list --limit 1000000 --json"));
        if (status.exit != 0 || list.exit != 0)
            return QString::fromUtf8(status.err + list.err);
        const QString balance = aside(QStringLiteral("balance.json"));
        const QString quarantine = aside(QStringLiteral("quarantine.json"));
        const QByteArray rows = QJsonDocument(status.object().value(QStringLiteral("balance")).toArray()).toJson();
        if (!put(balance, rows) || !put(quarantine, list.out))
            return QStringLiteral("the lists cannot be written");
        return oracle(QStringLiteral("compare.py"),
                      {expected, database(), QStringLiteral("--source"), original(), QStringLiteral("--schema"),
                       QStringLiteral(GODWIT_SOURCES "/resources/examples/product_manager/v2.sql"),
                       QStringLiteral("--balance"), balance, QStringLiteral("--quarantine"), quarantine});
    }

    /// What a program that opens the file finds in it: stored pragmas, objects, and every row as SQL literals.
    [[nodiscard]] static QString contentOf(const QString& path)
    {
        auto database = core::Database::open(path);
        if (!database)
            return database.error().what;
        QString text;
        for (const char* pragma : {"journal_mode", "user_version", "application_id", "page_size", "encoding",
                                   "auto_vacuum", "foreign_key_check", "integrity_check"})
            text += QLatin1String(pragma) + u'\n' +
                    tests::rowsOf(*database, QStringLiteral("PRAGMA ") + QLatin1String(pragma));
        text += tests::rowsOf(*database, QStringLiteral("SELECT type, name, tbl_name, sql FROM sqlite_schema"
                                                        " ORDER BY type, name"));
        return text + tests::treeOf(*database);
    }

    /// Empty if the program ends with 0, else what it said.
    [[nodiscard]] static QString python(const QString& script) { return python({QStringLiteral("-c"), script}); }
    [[nodiscard]] static QString literal(QString text)
    {
        text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        return u'"' + text + u'"';
    }

private:
    [[nodiscard]] bool isOnlySlow() const
    {
        const CliResult status = run(words(QStringLiteral("status app.db --json")));
        int failed = 0;
        for (const QJsonValue& check : status.object().value(QStringLiteral("checks")).toArray()) {
            if (check.toObject().value(QStringLiteral("verdict")) != QStringLiteral("failed"))
                continue;
            if (check.toObject().value(QStringLiteral("suite")) != QStringLiteral("performance"))
                return false;
            ++failed;
        }
        return failed > 0;
    }
    static bool put(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    static QString oracle(const QString& script, const QStringList& arguments)
    {
        return python(QStringList{QStringLiteral(GODWIT_SOURCES "/tests/oracle/") + script} + arguments);
    }
    static QString python(const QStringList& arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("python3"), QStringList{QStringLiteral("-B")} + arguments);
        if (!process.waitForFinished(300'000))
            return QStringLiteral("python3: %1").arg(process.errorString());
        const QString said = QString::fromUtf8(process.readAll());
        if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
            return {};
        return said.isEmpty() ? QStringLiteral("python3 failed") : said;
    }

    QTemporaryDir m_aside;
};

} // namespace godwit::test
