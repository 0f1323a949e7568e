// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The profile of one table beside what people write by hand:
//
//   (q)  one query for each metric and column (NULLs, blanks, distinct values, least, greatest, longest, mean
//   length, storage
//        classes, values with their counts) by the sqlite3 shell with its defaults;
//   profile: one pass over all rows by two connections, as the assess step does it.
//
// Both read the same table of ten columns, in turns and in processes of their own. How to run it, on a
// machine that does nothing else, with the build that users run:
//
//   packaging/bench --profile [--rows N] [--rounds N] [--folder DIR]

#include "core/checks/profiler.h"
#include "core/sqlite/quoting.h"
#include "tests/benchmarks/bench_options.h"
#include "tests/benchmarks/table.h"

#include <QCoreApplication>
#include <QFile>

using namespace godwit;
using namespace godwit::bench;

namespace {

const QString kQueries = QStringLiteral("(q) a query a metric and column");
const QString kProfile = QStringLiteral("profile, one pass");
constexpr double kLimit = 0.15;

constexpr const char* kSample =
    "CREATE TABLE records (id INTEGER PRIMARY KEY, key TEXT NOT NULL, project TEXT, status TEXT, due_date "
    "TEXT, created_at TEXT,"
    " notes TEXT, amount REAL, parts INTEGER, payload BLOB);"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
    "INSERT INTO records SELECT i, lower(hex(randomblob(16))), 'project ' || (i % 100),"
    " CASE i % 6 WHEN 0 THEN 'todo' WHEN 1 THEN 'doing' WHEN 2 THEN 'in_review' WHEN 3 THEN 'done' WHEN 4 "
    "THEN 'blocked' ELSE 'cancelled' END,"
    " CASE WHEN i % 10 > 0 THEN date(1700000000 + (i % 900) * 86400, 'unixepoch') END,"
    " strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i, 'unixepoch'),"
    " CASE WHEN i % 20 > 0 THEN substr('the quick brown fox jumps over the lazy dog and runs away from it, "
    "as the dog wakes up and barks', 1 + i % 20, 60) END,"
    " i * 0.25, i % 1000, randomblob(12) FROM n";

[[nodiscard]] core::Database opened(const QString& path, core::OpenOptions::Mode mode)
{
    auto database = core::Database::open(path, {.mode = mode});
    if (!database)
        giveUp(database.error().what);
    return std::move(*database);
}

QString sampleIn(const QString& folder, qint64 rows)
{
    const QString path = folder + QStringLiteral("/profile-%1.db").arg(rows);
    if (QFile::exists(path))
        return path;
    core::Database database = opened(path + QStringLiteral(".part"), core::OpenOptions::Mode::Create);
    const auto filled =
        database.execute(QString::fromLatin1(kSample).replace(QStringLiteral("%1"), QString::number(rows)));
    if (!filled)
        giveUp(filled.error().what);
    if (!QFile::rename(path + QStringLiteral(".part"), path))
        giveUp(QStringLiteral("The sample cannot be renamed."));
    return path;
}

core::Table recordsOf(core::Database& database)
{
    const auto catalog = core::readCatalog(database);
    if (!catalog || !catalog->table(QStringLiteral("records")))
        giveUp(QStringLiteral("The sample has no table records."));
    return *catalog->table(QStringLiteral("records"));
}

QString queriesIn(const QString& folder, const QString& sample)
{
    core::Database database = opened(sample, core::OpenOptions::Mode::ReadOnly);
    QString script = QStringLiteral("SELECT count(*) FROM records;\n");
    for (const QString& name : recordsOf(database).columnNames()) {
        for (const char* const query :
             {"SELECT count(*) FROM records WHERE %1 IS NULL",
              "SELECT count(*) FROM records WHERE typeof(%1) = 'text' AND trim(%1, ' ') = ''",
              "SELECT count(DISTINCT %1) FROM records", "SELECT min(%1) FROM records",
              "SELECT max(%1) FROM records", "SELECT max(length(%1)) FROM records",
              "SELECT avg(length(%1)) FROM records", "SELECT typeof(%1), count(*) FROM records GROUP BY 1",
              "SELECT %1, count(*) FROM records GROUP BY 1 ORDER BY 2 DESC LIMIT 20"})
            script += QString::fromLatin1(query).replace(QStringLiteral("%1"), core::quoted(name)) +
                      QStringLiteral(";\n");
    }
    const QString path = folder + QStringLiteral("/profile.sql");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(script.toUtf8()) < 0)
        giveUp(file.errorString());
    return path;
}

/// What the process that is measured does.
int profile(const QString& sample)
{
    core::Database first = opened(sample, core::OpenOptions::Mode::ReadOnly);
    core::Database second = opened(sample, core::OpenOptions::Mode::ReadOnly);
    const auto found = core::profileTable(first, recordsOf(first), {}, &second);
    if (!found)
        giveUp(found.error().what);
    return found->columns.size() == 10 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QString only = QStringLiteral("profile-only");
    const BenchOptions options(
        {QCommandLineOption(only, QStringLiteral("Profile this file and end."), QStringLiteral("FILE"))});
    if (options.isSet(only))
        return profile(options.value(only));
    const QString sample = sampleIn(options.folder(), options.rows());
    const QString queries = queriesIn(options.folder(), sample);
    Series series;
    for (int round = 0; round < options.rounds(); ++round) {
        series.add(kQueries, mustRun(QStringLiteral("sqlite3"), {sample}, queries));
        series.add(kProfile,
                   mustRun(QCoreApplication::applicationFilePath(), {QStringLiteral("--") + only, sample}));
    }
    Table table(series, kQueries);
    table.addSeries(kQueries);
    table.addSeries(kProfile, Target{.limit = kLimit, .against = kQueries});
    options.printHead();
    table.print();
    return 0;
}
