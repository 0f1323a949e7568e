// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/mended_source.h"

#include "core/functions/collations.h"
#include "core/move/repairs.h"
#include "core/safety/durable.h"
#include "core/steps/repair.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

const QString kMendedFact = QStringLiteral("mended source");
const QString kReader = QStringLiteral("compare"); // in the place of a phase: who applied the edits

/// The edits that the phases which moved rows began with.
Result<QList<EditRecord>> editsThatMoved(StepContext& context)
{
    QSet<QString> numbers;
    for (const Phase& phase : context.plan.phases) {
        GODWIT_TRY(const QString fact, context.journal.fact(context.run.id, repairsFact(phase.id)));
        const QStringList begun = fact.split(u',', Qt::SkipEmptyParts);
        numbers += QSet<QString>(begun.begin(), begun.end());
    }
    QList<EditRecord> moved;
    if (numbers.isEmpty())
        return moved;
    GODWIT_TRY(const auto edits, context.journal.edits());
    for (const EditRecord& edit : edits) {
        if (edit.isInEffect && numbers.contains(QString::number(edit.id)))
            moved.append(edit);
    }
    return moved;
}

Status makeCopy(StepContext& context, const QString& snapshot, const QString& copy, const QList<EditRecord>& edits)
{
    GODWIT_CHECK(context.journal.putFact(context.run.id, kMendedFact, QStringLiteral("")));
    GODWIT_CHECK(context.journal.addFile(context.run.id, copy, QStringLiteral("work")));
    GODWIT_CHECK(context.journal.addFile(context.run.id, copy + QStringLiteral("-journal"), QStringLiteral("work")));
    GODWIT_CHECK(removeDatabaseDurably(copy));
    GODWIT_CHECK(copyFileDurably(snapshot, copy, context.cancel, {}));
    {
        GODWIT_TRY(Database database, Database::open(copy, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true}));
        GODWIT_CHECK(registerCollations(database, context.plan.source.collations));
        GODWIT_CHECK(applyRepairs(database, edits, kReader));
    }
    return syncFolder(QFileInfo(copy).absolutePath()); // that its rollback journal is gone
}

} // namespace

Result<QString> sourceToCompare(StepContext& context)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    GODWIT_TRY(const auto edits, editsThatMoved(context));
    if (edits.isEmpty())
        return snapshot.info.path;
    const QString copy = context.workspace.runFolder(context.run.id) + QStringLiteral("/mended.db");
    const QString wanted = QStringLiteral("%1: %2").arg(snapshot.number).arg(editNumbers(edits));
    GODWIT_TRY(const QString made, context.journal.fact(context.run.id, kMendedFact));
    if (made == wanted && QFileInfo::exists(copy))
        return copy;
    GODWIT_CHECK(makeCopy(context, snapshot.info.path, copy, edits));
    GODWIT_CHECK(context.journal.putFact(context.run.id, kMendedFact, wanted));
    return copy;
}

} // namespace godwit::core
