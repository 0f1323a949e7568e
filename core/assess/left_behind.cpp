// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/left_behind.h"

#include "core/assess/referring_rows.h"
#include "core/checks/figures.h"

namespace godwit::core {

namespace {

/// The reference does not match a key today: no drop makes that worse.
bool isBroken(const ForeignKey& key)
{
    return key.columns.isEmpty() || key.parentColumns.size() != key.columns.size();
}

} // namespace

QString LeftBehind::subject() const
{
    return QStringLiteral("%1 (%2) → %3")
        .arg(reference.child, reference.columns.join(QStringLiteral(", ")), reference.parent);
}

QString LeftBehind::text() const
{
    const QString columns = reference.columns.join(QStringLiteral(", "));
    if (reference.rows > 0)
        return QStringLiteral("%1 of %2 %3 by %4 to %5, which the plan drops.")
            .arg(rowsText(reference.rows), reference.child,
                 reference.rows == 1 ? QStringLiteral("refers") : QStringLiteral("refer"), columns,
                 reference.parent);
    const QString refers = QStringLiteral("%1 refers by %2 to %3, which the plan drops")
                               .arg(reference.child, columns, reference.parent);
    if (reference.rows < 0)
        return refers + QStringLiteral("; how many of its rows do could not be counted: ") + reference.notRun;
    return refers +
           QStringLiteral(
               ": no row of it does now, and with foreign keys on SQLite takes none into it any more.");
}

Error LeftBehind::toError() const
{
    return Error(ErrorCode::StillReferenced, text())
        .withNext(
            QStringLiteral(
                "Let the plan rebuild %1, so that it refers to the new version; keep %2; or name %1 under "
                "“orphans” of the drop.")
                .arg(reference.child, reference.parent))
        .withDetail(reference.query);
}

QList<Table> tablesThatStay(const Catalog& source, const PlanFates& fates)
{
    QList<Table> staying;
    std::copy_if(source.tables.begin(), source.tables.end(), std::back_inserter(staying),
                 [&](const Table& table) {
                     return fates.dropOf(table.name).isNone() && fates.rebuildOf(table.name).isNone();
                 });
    return staying;
}

Result<QList<LeftBehind>> leftBehind(Database& database, const QList<Table>& going,
                                     const QList<Table>& staying, const QStringList& orphans)
{
    QList<LeftBehind> all;
    for (const Table& gone : going) {
        const Reached parent{.table = gone.name,
                             .alias = QStringLiteral("p"),
                             .goes = QStringLiteral("1"),
                             .collations = collationsOf(gone)};
        for (const BlastEdge& edge : edgesTo(gone.name, staying, true)) {
            if (isBroken(edge.key))
                continue;
            const auto child = std::find_if(staying.begin(), staying.end(),
                                            [&](const Table& table) { return table.name == edge.child; });
            GODWIT_TRY(const BlastReference reference, countReferring(database, *child, edge, parent));
            all.append(
                {.reference = reference, .isAllowed = orphans.contains(edge.child, Qt::CaseInsensitive)});
        }
    }
    return all;
}

Result<QList<LeftBehind>> leftBehindBy(Database& database, const Plan& plan)
{
    const QList<PlacedStep<DropStep>> drops = stepsOf<DropStep>(plan);
    if (drops.isEmpty())
        return QList<LeftBehind>();
    GODWIT_TRY(const Catalog source, readCatalog(database));
    GODWIT_TRY(const Catalog target, catalogOfScript(plan.target.schema.text));
    const PlanFates fates(plan, source, target);
    const QList<Table> staying = tablesThatStay(source, fates);
    QList<LeftBehind> all;
    for (const auto& [at, drop] : drops) {
        QList<Table> going;
        for (const Table& table : source.tables) {
            if (const PlanStep gone = fates.dropOf(table.name);
                gone.phase == at.phase && gone.index == at.index)
                going.append(table);
        }
        GODWIT_TRY(const QList<LeftBehind> some, leftBehind(database, going, staying, drop->orphans));
        all += some;
    }
    return all;
}

} // namespace godwit::core
