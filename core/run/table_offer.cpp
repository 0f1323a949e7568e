// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the way back of single tables that only tells what there is.
#include "core/run/table_way_back.h"

#include "core/run/restore.h"
#include "core/run/table_restorer.h"
#include "core/safety/snapshot_manifest.h"
#include "core/sqlite/quoting.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace godwit::core {

namespace {

/// As they were counted when the snapshot was taken.
Result<QHash<QString, qint64>> rowsInSnapshot(const SnapshotRecord& snapshot)
{
    GODWIT_TRY(const QJsonObject manifest, readManifest(snapshot));
    QHash<QString, qint64> rows;
    for (const QJsonValue& table : manifest.value(QStringLiteral("tables")).toArray())
        rows.insert(table[QStringLiteral("table")].toString(), table[QStringLiteral("rows")].toInteger(-1));
    return rows;
}

Result<QStringList> tableNames(const QString& snapshot)
{
    GODWIT_TRY(Database database, Database::open(snapshot, {.mode = OpenOptions::Mode::ReadOnly}));
    GODWIT_TRY(const Catalog catalog, readCatalog(database));
    QStringList names;
    for (const Table& table : catalog.tables) {
        if (!table.isShadow)
            names.append(table.name);
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

Status offer(RunState& state, const QString& id, SnapshotTables& offers)
{
    GODWIT_CHECK(needRun(state));
    GODWIT_TRY(const SnapshotRecord snapshot, chosenSnapshot(state, id));
    offers.snapshot = snapshot.info.id;
    GODWIT_TRY(const auto rows, rowsInSnapshot(snapshot));
    GODWIT_TRY(const QStringList names, tableNames(snapshot.info.path));
    GODWIT_TRY(TableRestorer restorer, TableRestorer::open({.file = state.file.real,
                                                            .snapshot = snapshot.info.path,
                                                            .tables = names,
                                                            .collations = state.plan->source.collations,
                                                            .cancel = state.cancel}));
    for (const TablePlan& plan : restorer.plans()) {
        TableOffer table{.table = plan.then.name,
                         .rows = rows.value(plan.then.name, -1),
                         .present = -1,
                         .notes = plan.notes,
                         .refused = plan.refused};
        if (!plan.isNew && plan.refused.isEmpty()) {
            const auto present = restorer.database().integer(
                QStringLiteral("SELECT count(*) FROM %1").arg(quoted(QStringLiteral("main"), plan.now.name)));
            table.present = present ? *present : -1;
        }
        offers.tables.append(table);
    }
    return {};
}

} // namespace

SnapshotTables tablesOfSnapshot(RunState& state, const QString& snapshot)
{
    SnapshotTables offers;
    offers.snapshot = snapshot;
    if (const Status offered = offer(state, snapshot, offers); !offered) {
        offers.tables.clear();
        offers.refused = offered.error().what;
    }
    return offers;
}

} // namespace godwit::core
