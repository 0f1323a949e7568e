// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/repair.h"

#include "core/move/further_tables.h"
#include "core/move/repairs.h"
#include "core/steps/mended_source.h"

#include <algorithm>

namespace godwit::core {

QString repairsFact(const QString& phase)
{
    return QStringLiteral("edits of ") + phase;
}

QString editNumbers(const QList<EditRecord>& edits)
{
    QStringList numbers;
    for (const EditRecord& edit : edits) {
        if (edit.isInEffect)
            numbers.append(QString::number(edit.id));
    }
    return numbers.isEmpty() ? QStringLiteral("") : numbers.join(u',');
}

namespace {

/// Edits of the source's own tables; those of further databases are applied to copies of their snapshots.
QList<EditRecord> ofSource(const QList<EditRecord>& edits, const StepContext& context)
{
    QList<EditRecord> own;
    std::copy_if(edits.begin(), edits.end(), std::back_inserter(own), [&](const EditRecord& edit) {
        return schemaOf(context.plan, context.source, edit.table).isEmpty();
    });
    return own;
}

/// As the entries name it: a further database's with its name.
QString tableOf(qint64 edit, const QList<EditRecord>& edits)
{
    const auto found =
        std::find_if(edits.begin(), edits.end(), [&](const EditRecord& one) { return one.id == edit; });
    return found == edits.end() ? QString() : found->table;
}

} // namespace

Status beginRepairs(Database& work, StepContext& context)
{
    GODWIT_TRY(const bool isBegun, beganRepairs(work, context.phase.id));
    if (isBegun)
        return {}; // rows were read already: what is edited from then on waits for a replay
    GODWIT_TRY(const auto edits, context.journal.edits());
    // First what will be applied is written down: killed in between, the phase comes by here again.
    GODWIT_CHECK(context.journal.putFact(context.run.id, repairsFact(context.phase.id), editNumbers(edits)));
    GODWIT_TRY(const RepairReport further, mendFurther(work, context));
    GODWIT_TRY(const RepairReport own, applyRepairs(work, ofSource(edits, context), context.phase.id,
                                                    context.plan.target.keep + context.plan.rebuiltTables()));
    if (own.applied + further.applied > 0)
        context.log(
            LogLine::Level::Info,
            QStringLiteral("Edits applied to rows of the source: %1").arg(own.applied + further.applied));
    const QList<RefusedEdit> allRefused = own.refused + further.refused;
    QList<std::pair<qint64, QString>> leftOut;
    for (const RefusedEdit& refused : allRefused)
        leftOut.append({refused.edit.id, refused.why});
    if (!edits.isEmpty())
        GODWIT_CHECK(context.journal.noteLeftOut(leftOut));
    for (const RefusedEdit& refused : allRefused)
        context.log(LogLine::Level::Warning,
                    QStringLiteral("An edit of %1 %2 is left out: %3")
                        .arg(tableOf(refused.edit.id, edits), refused.edit.key, refused.why));
    return {};
}

Status endRepairs(Database& work, StepContext& context)
{
    GODWIT_CHECK(undoRepairs(work));
    GODWIT_TRY(auto rows, repairedRows(work));
    GODWIT_TRY(const auto further, repairedFurther(context));
    rows += further;
    GODWIT_TRY(const auto edits, context.journal.edits());
    for (const RepairedRow& row : std::as_const(rows))
        GODWIT_CHECK(context.journal.addMended(context.run.id, context.phase.id, row.edit,
                                               tableOf(row.edit, edits), row.digest));
    return {};
}

} // namespace godwit::core
