// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/repair.h"

#include "core/move/repairs.h"

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

Status beginRepairs(Database& work, StepContext& context)
{
    GODWIT_TRY(const bool isBegun, beganRepairs(work, context.phase.id));
    if (isBegun)
        return {}; // rows were read already: what is edited from then on waits for a replay
    GODWIT_TRY(const auto edits, context.journal.edits());
    // First what will be applied is written down: killed in between, the phase comes by here again.
    GODWIT_CHECK(context.journal.putFact(context.run.id, repairsFact(context.phase.id), editNumbers(edits)));
    GODWIT_TRY(const RepairReport report, applyRepairs(work, edits, context.phase.id));
    if (report.applied > 0)
        context.log(LogLine::Level::Info, QStringLiteral("Edits applied to rows of the source: %1").arg(report.applied));
    QList<std::pair<qint64, QString>> leftOut;
    for (const RefusedEdit& refused : report.refused)
        leftOut.append({refused.edit.id, refused.why});
    if (!edits.isEmpty())
        GODWIT_CHECK(context.journal.noteLeftOut(leftOut));
    for (const RefusedEdit& refused : report.refused)
        context.log(LogLine::Level::Warning, QStringLiteral("An edit of %1 %2 is left out: %3")
                                                 .arg(refused.edit.table, refused.edit.key, refused.why));
    return {};
}

Status endRepairs(Database& work, StepContext& context)
{
    GODWIT_CHECK(undoRepairs(work));
    GODWIT_TRY(const auto rows, repairedRows(work));
    for (const RepairedRow& row : rows)
        GODWIT_CHECK(context.journal.addMended(context.run.id, context.phase.id, row.edit, row.table, row.digest));
    return {};
}

} // namespace godwit::core
