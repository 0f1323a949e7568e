// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/table_figures.h"

#include "core/checks/figures.h"
#include "core/safety/snapshot_manifest.h"
#include "core/schema/search_table.h"
#include "core/sqlite/quoting.h"
#include "core/steps/validate_suites.h"
#include "core/steps/work_file.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

namespace godwit::core {

namespace {

QString digestQuery(const QString& table)
{
    return QStringLiteral("-- XXH3-128 of each row, its row id included, summed up; of the snapshot and now\nSELECT * FROM %1")
        .arg(quoted(table));
}

/// Kept tables that no step has touched hold exactly what they held.
Result<TableFigures> readKept(Database& after, const QString& name)
{
    QElapsedTimer timer;
    timer.start();
    TableFigures kept{.check =
                          newCheck(kIntegritySuite, QStringLiteral("%1 is kept as it was").arg(name), digestQuery(name)),
                      .table = name,
                      .physical = name};
    const auto known = digestOfTable(after, QStringLiteral("source"), name);
    if (!known && lacksFunction(known.error())) { // a module that only the application has
        kept.check.why = known.error().what;
        return kept;
    }
    GODWIT_TRY(kept.before, known);
    GODWIT_TRY(kept.now, digestOfTable(after, QStringLiteral("main"), name));
    kept.check.verdict = Verdict::Passed; // the digests are still to be compared
    kept.check.elapsedUs = timer.nsecsElapsed() / 1000;
    return kept;
}

Result<TableFigures> countRows(Database& after, const QString& table, const QString& title)
{
    TableFigures counted{.check = newCheck(kIntegritySuite, title,
                                           QStringLiteral("SELECT count(*) FROM %1").arg(quoted(table))),
                         .table = table,
                         .physical = table,
                         .isCount = true};
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(counted.rows, after.integer(counted.check.query));
    counted.check.elapsedUs = timer.nsecsElapsed() / 1000;
    return counted;
}

/// What the snapshot's manifest says of its tables, by folded name; proven when it was taken. None: the manifest is not what it
/// was, which the security suite tells.
Result<QHash<QString, ContentDigest>> digestsOfSnapshot(StepContext& context)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    QHash<QString, ContentDigest> digests;
    const auto manifest = readManifest(snapshot);
    for (const QJsonValue table : manifest ? (*manifest)[QStringLiteral("tables")].toArray() : QJsonArray()) {
        if (const auto digest = ContentDigest::ofString(table[QStringLiteral("digest")].toString(),
                                                        table[QStringLiteral("rows")].toInteger()))
            digests.insert(foldedName(table[QStringLiteral("table")].toString()), *digest);
    }
    return digests;
}

/// One old table, which `name` is the name of now. An error only for cancel.
Status readOldTable(Database& after, const Table& table, const QString& name, std::optional<ContentDigest> before, TableFigures& old)
{
    QElapsedTimer timer;
    timer.start();
    old.check = newCheck(kIntegritySuite, QStringLiteral("%1, of the old version, is as it was").arg(name), digestQuery(name));
    const auto now = digestOfTable(after, QStringLiteral("main"), name);
    const auto source = before ? Result(*before) : digestOfTable(after, QStringLiteral("source"), table.name);
    for (const auto* const digest : {&now, &source}) {
        if (!*digest && digest->error().isCancel())
            return digest->error();
        if (*digest)
            continue;
        old.check.why = digest->error().what;
        old.check.verdict = digest->error().code == ErrorCode::DatabaseCorrupt ? Verdict::Failed : Verdict::NotRun;
    }
    if (now && source) {
        old.now = *now;
        old.before = *source;
        old.check.verdict = Verdict::Passed; // the digests are still to be compared
    }
    old.check.elapsedUs = timer.nsecsElapsed() / 1000;
    return {};
}

} // namespace

Status readCarried(Database& after, const ChangedTables& changed, const StepContext& context,
                   std::vector<TableFigures>& tables)
{
    for (const QString& name : context.plan.target.keep + context.plan.rebuiltTables()) {
        if (!changed.find(name)) {
            GODWIT_TRY(auto kept, readKept(after, name));
            tables.push_back(std::move(kept));
            continue;
        }
        GODWIT_TRY(auto counted,
                   countRows(after, name, QStringLiteral("rows of %1, which steps change").arg(name)));
        QString figures;
        counted.expected = changed.expectedRows(name, figures);
        counted.check.figures = QStringLiteral("%1 there = %2").arg(grouped(counted.rows), figures);
        tables.push_back(std::move(counted));
    }
    return {};
}

Status readCounts(Database& after, const QList<StepStatus>& steps, const ChangedTables& changed,
                  const StepContext& context, std::vector<TableFigures>& tables)
{
    for (const Table& table : context.target.tables) {
        if (isCarriedOver(context.plan, table.name) || table.isShadow || indexesOtherTable(table))
            continue; // its rows were not written by moves, see readCarried
        GODWIT_TRY(auto counted, countRows(after, table.name, QStringLiteral("rows of %1").arg(table.name)));
        counted.expected = changed.net(table.name);
        for (const StepStatus& step : steps) {
            if (step.kind == QLatin1StringView("move") &&
                step.title.endsWith(QStringLiteral("→ ") + table.name))
                counted.expected += step.written;
        }
        counted.check.figures =
            QStringLiteral("%1 there, %2 written").arg(grouped(counted.rows), grouped(counted.expected));
        tables.push_back(std::move(counted));
    }
    return {};
}

Status readOld(Database& after, StepContext& context, std::vector<TableFigures>& tables)
{
    GODWIT_TRY(const auto known, digestsOfSnapshot(context));
    for (const Table& table : context.source.tables) {
        if (isCarriedOver(context.plan, table.name) || table.isShadow || table.isVirtual)
            continue;
        const bool isRenamed = context.isCutOver() && context.staging.isStaged(table.name);
        const QString name = isRenamed ? context.plan.target.keptName(table.name) : table.name;
        GODWIT_TRY(const qint64 isThere,
                   after.integer(QStringLiteral("SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE"),
                                 {Value::ofText(name)}));
        if (isThere == 0)
            continue; // dropped, or lost: the ledger tells
        const auto found = known.constFind(foldedName(table.name));
        TableFigures old{.check = {}, .table = table.name, .physical = name};
        GODWIT_CHECK(readOldTable(after, table, name, found == known.constEnd() ? std::nullopt : std::optional(*found), old));
        tables.push_back(std::move(old));
    }
    return {};
}

} // namespace godwit::core
