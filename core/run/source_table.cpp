// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/source_table.h"

#include "core/move/change_tables.h"
#include "core/move/compiled_move.h"
#include "core/steps/changes_account.h"
#include "core/steps/further_databases.h"
#include "core/steps/work_file.h"

#include <algorithm>

namespace godwit::core {

namespace {

Error refused(const QString& why)
{
    return Error(ErrorCode::EditRefused, why);
}

Result<SourceTable> ofFurther(RunState& state, const QString& name, const QString& schema)
{
    GODWIT_TRY(const auto snapshots, furtherSnapshots(*state.plan, *state.journal, *state.run));
    for (const auto& [further, snapshot] : snapshots) {
        if (!isSameName(further, schema))
            continue;
        GODWIT_TRY(Database database,
                   Database::open(snapshot.info.path, {.mode = OpenOptions::Mode::ReadOnly}));
        GODWIT_TRY(const Catalog catalog, readCatalog(database));
        if (const Table* const table = catalog.table(name.section(u'.', 1)))
            return SourceTable{.name = name, .table = *table, .snapshot = snapshot.info.path};
    }
    return refused(
        QStringLiteral("The further database %1 has no table %2.").arg(schema, name.section(u'.', 1)));
}

bool isQuery(const Plan& plan, const QString& name)
{
    const QList<const MoveStep*> moves = movesOf(plan);
    return std::any_of(moves.begin(), moves.end(), [&](const MoveStep* move) {
        return !move->query.isEmpty() && isSameName(move->from, name);
    });
}

bool isView(const Catalog& source, const QString& name)
{
    return std::any_of(source.views.begin(), source.views.end(),
                       [&](const SchemaObject& view) { return isSameName(view.name, name); });
}

} // namespace

Result<SourceTable> sourceTableOf(RunState& state, const QString& name)
{
    if (const Table* const table = state.source.table(name)) {
        GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(*state.journal, state.run->originalSnapshot));
        return SourceTable{.name = name, .table = *table, .snapshot = snapshot.info.path};
    }
    if (!state.plan)
        return refused(QStringLiteral("%1 is no table of the database.").arg(name));
    if (const QString schema = schemaOf(*state.plan, state.source, name); !schema.isEmpty())
        return ofFurther(state, name, schema);
    if (isQuery(*state.plan, name))
        return refused(
            QStringLiteral("%1 is no table of the database; its rows come from a query.").arg(name));
    if (isView(state.source, name))
        return refused(
            QStringLiteral("%1 is a view of the database; no row of a table stands for its rows.").arg(name));
    if (state.target.table(name))
        return refused(
            QStringLiteral(
                "%1 is a table of the new version, and its row cannot be led back to one row of the source.")
                .arg(name));
    return refused(QStringLiteral("%1 is no table of the database.").arg(name));
}

QString whyNotAsItWas(const RunState& state, const SourceTable& source, const QuarantineEntry& entry)
{
    for (const MoveStep* const move : state.plan ? movesOf(*state.plan) : QList<const MoveStep*>()) {
        if (move->query.isEmpty() && isSameName(move->from, source.name) && !move->key.isEmpty() &&
            move->key != source.table.primaryKey())
            return QStringLiteral("The plan knows rows of %1 by %2; only rows that are known by the table's "
                                  "primary key can be edited.")
                .arg(source.name, move->key.join(QStringLiteral(", ")));
    }
    for (const NumberedChange& change : state.plan ? changesOf(*state.plan) : QList<NumberedChange>()) {
        if (isCarriedOver(*state.plan, source.name) ||
            (change.title() == entry.step && change.phase->id == entry.phase))
            return QStringLiteral("Steps of the plan had changed the row of %1 before “%2” put it into "
                                  "quarantine, or it cannot be led back"
                                  " to one row of the source.")
                .arg(source.name, entry.step);
    }
    return QStringLiteral("The row is no longer what it was when it went to quarantine.");
}

} // namespace godwit::core
