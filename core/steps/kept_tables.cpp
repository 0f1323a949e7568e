// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/kept_tables.h"

#include "core/checks/changes_since.h"
#include "core/checks/digest.h"
#include "core/checks/figures.h"
#include "core/steps/shown_difference.h"
#include "core/steps/validate_suites.h"
#include "core/steps/views.h"

#include <QElapsedTimer>

namespace godwit::core {

namespace {

Row valuesOf(const Statement& row, int first, qsizetype count)
{
    Row values;
    for (int column = first; column < first + count; ++column)
        values.push_back(row.value(column));
    return values;
}

Status show(const DifferingRow& differing, ContentDifference& difference)
{
    const QStringList columns = differing.table.columnNames();
    const bool isInserted = differing.operation == RowOperation::Inserted;
    const bool isDeleted = differing.operation == RowOperation::Deleted;
    qint64& count = isInserted ? difference.surplus : isDeleted ? difference.missing : difference.changed;
    ++count;
    if (difference.samples.size() >= kSampleRows)
        return {};
    std::optional<Row> before;
    std::optional<Row> after;
    if (!isInserted)
        before = valuesOf(differing.row, differing.before, columns.size());
    if (!isDeleted)
        after = valuesOf(differing.row, differing.after, columns.size());
    const QString key = shownKey(valuesOf(differing.row, 1, differing.keyColumns));
    if (before && after)
        difference.showCells(differing.table.name, key, columns, *before, *after,
                             [&](size_t column) { return (*before)[column] == (*after)[column]; });
    else
        difference.showRow(differing.table.name, key, before, after);
    return {};
}

/// What the snapshot has of a table against what is there, row by row.
Result<ContentDifference> differenceOf(const QString& table, const KeptScene& scene)
{
    ContentDifference difference;
    GODWIT_TRY(const ChangesSince changes,
               changesSince({.live = afterFile(scene.context),
                             .before = scene.snapshot,
                             .takenOut = {},
                             .visit = [&](const DifferingRow& row) { return show(row, difference); },
                             .changeset = {},
                             .cancel = scene.context.cancel,
                             .tables = {table}}));
    for (const TableChanges& one : changes.tables) {
        if (!one.unlisted.isEmpty())
            return Error(ErrorCode::ChangesUnlisted, one.unlisted);
    }
    if (difference.rows() == 0)
        return Error(ErrorCode::ChangesUnlisted,
                     QStringLiteral("the rows are the same, under other row ids."));
    return difference;
}

/// After the cut-over the application may write to it: that is no fault of the migration.
Status tellDifference(const QString& table, const KeptScene& scene, CheckResult& check)
{
    const bool mayBeWritten = scene.context.isCutOver() && !scene.isUncommitted;
    check.verdict = mayBeWritten ? Verdict::Warning : Verdict::Failed;
    const auto found = differenceOf(table, scene);
    if (!found && found.error().isCancel())
        return found.error();
    if (found)
        found->tell(check);
    else
        check.why = QStringLiteral("its rows differ from the snapshot's; which ones cannot be listed: %1")
                        .arg(found.error().what);
    if (scene.isUncommitted)
        check.why += QStringLiteral("; no program has committed anything to the database since the cut-over");
    return {};
}

Result<CheckResult> checkKept(const QString& table, const KeptScene& scene)
{
    QElapsedTimer timer;
    timer.start();
    CheckResult check = newCheck(kIntegritySuite, QStringLiteral("%1 is kept as it was").arg(table),
                                 QStringLiteral("content digest of %1 in the snapshot and now").arg(table));
    const auto known = digestOfTable(scene.after, QStringLiteral("source"), table);
    if (!known && lacksFunction(known.error())) { // a module that only the application has
        check.why = known.error().what;
        return check;
    }
    GODWIT_TRY(const ContentDigest before, known);
    GODWIT_TRY(const ContentDigest now, digestOfTable(scene.after, QStringLiteral("main"), table));
    check.figures = QStringLiteral("%1, digest %2").arg(rowsText(now.rows), now.toString());
    check.verdict = Verdict::Passed;
    if (before != now)
        GODWIT_CHECK(tellDifference(table, scene, check));
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    return check;
}

} // namespace

Status checkKeptTables(const KeptScene& scene, QList<CheckResult>& checks)
{
    const StepContext& context = scene.context;
    for (const QString& name : context.plan.target.keep + context.plan.rebuiltTables()) {
        GODWIT_TRY(const CheckResult check,
                   scene.changed.find(name)
                       ? scene.changed.checkCarriedOver(scene.after, name, context.isCutOver())
                       : checkKept(name, scene));
        checks.append(check);
    }
    return {};
}

} // namespace godwit::core
