// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a rollback point costs where a phase changes one page in a hundred: a whole run by godwit-cli on a database of one
// table with a row a page, then the size of the point that holds the state after that phase, against the file's.
//
//   bench_points --size MIB --folder DIR [--cli PATH]
//
// The figure is a size and does not depend on the machine; what the run takes is printed beside it. The folder needs about
// four times the size; the database and the workspace in it are made anew.

#include "core/sqlite/database.h"
#include "tests/benchmarks/bench_options.h"
#include "tests/benchmarks/measured_process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTextStream>

using namespace godwit;
using namespace godwit::bench;

namespace {

constexpr qint64 kPage = 4096;
constexpr qint64 kMiB = 1024 * 1024;
constexpr double kLimit = 3; // per cent of the file

constexpr const char* kSample = "CREATE TABLE cells (id INTEGER PRIMARY KEY, mark INTEGER NOT NULL, body BLOB NOT NULL);"
                                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                                " INSERT INTO cells (id, mark, body) SELECT i, 100 + i % 100, randomblob(3500) FROM n;"
                                "PRAGMA user_version = 1";

constexpr const char* kPlan = "godwit: 1\nname: One page in a hundred\nversion: \"1\"\nstatus: approved\n"
                              "source: { expects: { user_version: 1 } }\n"
                              "target: { schema: v2.sql, keep: [cells], user_version: 2 }\n"
                              "phases:\n"
                              "  - phase: backup\n    steps: [{ backup: snapshot }]\n"
                              "  - phase: expand\n    steps: [{ schema: target }]\n"
                              "  - phase: change\n    steps:\n"
                              "      - update: cells\n        set: { mark: mark + 1 }\n"
                              "        where: [{ rule: one in a hundred, when: id % 100 = 0 }]\n"
                              "  - phase: after\n    steps:\n"
                              "      - update: cells\n        set: { mark: mark }\n"
                              "        where: [{ rule: none of them, when: id = 0 }]\n"
                              "  - phase: cutover\n    steps: [{ cutover: swap }]\n"; // not run

void writeText(const QString& path, const char* text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
        giveUp(file.errorString());
}

QString sampleIn(const QString& folder, qint64 size)
{
    const QString path = folder + QStringLiteral("/points.db");
    if (QFile::exists(path) || QFileInfo::exists(path + QStringLiteral(".godwit")))
        giveUp(QStringLiteral("%1 or its workspace is there already.").arg(path));
    auto database = core::Database::open(path, {.mode = core::OpenOptions::Mode::Create});
    if (!database)
        giveUp(database.error().what);
    if (const auto made = database->execute(QString::fromLatin1(kSample).arg(size / kPage)); !made)
        giveUp(made.error().what);
    writeText(folder + QStringLiteral("/v2.sql"), "CREATE TABLE later (id INTEGER PRIMARY KEY);\n");
    writeText(folder + QStringLiteral("/plan.yaml"), kPlan);
    return path;
}

struct PointSize
{
    qint64 delta = 0;
    qint64 pages = 0;
};

/// Of the point before the phase `after`: what `change` made of the state before it.
PointSize pointAfter(const QString& database)
{
    const QDir points(database + QStringLiteral(".godwit/runs/1/points"));
    const auto sizeOf = [&points](const char* pattern) {
        const QFileInfoList files = points.entryInfoList({QString::fromLatin1(pattern)}, QDir::Files);
        if (files.size() != 1)
            giveUp(QStringLiteral("There is no one point of that name in %1.").arg(points.path()));
        return files.first().size();
    };
    return {.delta = sizeOf("*-after.delta"), .pages = sizeOf("*-after.pages")};
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const BenchOptions options({{QStringLiteral("size"), QStringLiteral("Of the database, in MiB."), QStringLiteral("MIB"), QStringLiteral("1024")}});
    const qint64 size = options.value(QStringLiteral("size")).toLongLong() * kMiB;
    if (size < kMiB)
        giveUp(QStringLiteral("A size is a number of MiB from 1 on."));
    const QString database = sampleIn(options.folder(), size);
    const Measured run = mustRun(options.cli(), {QStringLiteral("run"), options.folder() + QStringLiteral("/plan.yaml"), database, QStringLiteral("--to"), QStringLiteral("after"),
                                                 QStringLiteral("--yes"), QStringLiteral("--reason"), QStringLiteral("a measurement")},
                                 {}, {0, 8});
    const PointSize point = pointAfter(database);
    const qint64 file = QFileInfo(database).size();
    const double percent = 100.0 * static_cast<double>(point.delta + point.pages) / static_cast<double>(file);
    QTextStream out(stdout);
    out << "Database: " << file << " bytes in " << file / kPage << " pages; one in a hundred changed\n"
        << "Point: " << point.delta << " bytes of pages (" << (point.delta - 44) / (8 + kPage) << " pages), " << point.pages << " bytes of page hashes\n"
        << QStringLiteral("Together %1 % of the file; under %2 % are wanted: %3\n").arg(percent, 0, 'f', 2).arg(kLimit).arg(percent < kLimit ? QStringLiteral("reached") : QStringLiteral("missed"))
        << QStringLiteral("The run took %1 s and at most %2 MiB, %3 build\n").arg(run.seconds, 0, 'f', 1).arg(run.peakMiB, 0, 'f', 0).arg(QStringLiteral(GODWIT_BUILD_TYPE));
    return percent < kLimit ? 0 : 1;
}
