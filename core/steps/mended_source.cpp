// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/mended_source.h"

#include "core/functions/collations.h"
#include "core/move/further_tables.h"
#include "core/safety/durable.h"
#include "core/sqlite/quoting.h"
#include "core/steps/further_databases.h"
#include "core/steps/repair.h"
#include "core/steps/work_file.h"

#include <QFileInfo>

#include <algorithm>

namespace godwit::core {

namespace {

const QString kReader = QStringLiteral("compare"); // in the place of a phase: who applied the edits

/// One copy of a snapshot that holds edited rows: of the source, or of a further database.
struct MendedCopy
{
    QString schema; ///< empty: the source
    QString snapshot;
    QString path;
    QList<EditRecord> edits; ///< with the tables' own names

    [[nodiscard]] QString fact() const
    {
        return schema.isEmpty() ? QStringLiteral("mended source") : QStringLiteral("mended source ") + schema;
    }
};

/// The edits that the phases which moved rows began with, of the tables of one schema.
Result<QList<EditRecord>> editsThatMoved(StepContext& context, const QString& schema)
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
    for (EditRecord edit : edits) {
        const QString of = schemaOf(context.plan, context.source, edit.table);
        if (!edit.isInEffect || !numbers.contains(QString::number(edit.id)) || !isSameName(of, schema))
            continue;
        if (!schema.isEmpty())
            edit.table = edit.table.section(u'.', 1);
        moved.append(edit);
    }
    return moved;
}

Result<MendedCopy> copyOf(StepContext& context, const QString& schema, const QString& snapshot)
{
    MendedCopy copy{.schema = schema, .snapshot = snapshot, .path = {}, .edits = {}};
    copy.path =
        context.workspace.runFolder(context.run.id) +
        (schema.isEmpty() ? QStringLiteral("/mended.db") : QStringLiteral("/mended-%1.db").arg(schema));
    GODWIT_TRY(copy.edits, editsThatMoved(context, schema));
    return copy;
}

Result<RepairReport> make(StepContext& context, const MendedCopy& copy, const QString& wanted)
{
    GODWIT_CHECK(context.journal.putFact(context.run.id, copy.fact(), QStringLiteral("")));
    GODWIT_CHECK(context.journal.addFile(context.run.id, copy.path, QStringLiteral("work")));
    GODWIT_CHECK(context.journal.addFile(context.run.id, copy.path + QStringLiteral("-journal"),
                                         QStringLiteral("work")));
    GODWIT_CHECK(removeDatabaseDurably(copy.path));
    GODWIT_CHECK(copyFileDurably(copy.snapshot, copy.path, context.cancel, {}));
    RepairReport report;
    {
        GODWIT_TRY(Database database,
                   Database::open(copy.path, {.mode = OpenOptions::Mode::ReadWrite, .trustedSchema = true}));
        GODWIT_CHECK(registerCollations(database, context.plan.source.collations));
        GODWIT_TRY(report, applyRepairs(database, copy.edits, kReader));
    }
    GODWIT_CHECK(syncFolder(QFileInfo(copy.path).absolutePath())); // that its rollback journal is gone
    GODWIT_CHECK(context.journal.putFact(context.run.id, copy.fact(), wanted));
    return report;
}

/// `snapshot`: what tells it from others. None: nothing was edited, and the snapshot itself is read.
Result<QString> fileOf(StepContext& context, const MendedCopy& copy, const QString& snapshot)
{
    if (copy.edits.isEmpty())
        return copy.snapshot;
    const QString wanted = QStringLiteral("%1: %2").arg(snapshot, editNumbers(copy.edits));
    GODWIT_TRY(const QString made, context.journal.fact(context.run.id, copy.fact()));
    if (made == wanted && QFileInfo::exists(copy.path))
        return copy.path;
    GODWIT_CHECK(make(context, copy, wanted));
    return copy.path;
}

} // namespace

Result<QString> sourceToCompare(StepContext& context)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    GODWIT_TRY(const MendedCopy copy, copyOf(context, {}, snapshot.info.path));
    return fileOf(context, copy, QString::number(snapshot.number));
}

Result<QString> furtherToRead(StepContext& context, const QString& name, const QString& snapshot)
{
    GODWIT_TRY(const MendedCopy copy, copyOf(context, name, snapshot));
    return fileOf(context, copy, QFileInfo(snapshot).fileName());
}

Result<RepairReport> mendFurther(Database& work, StepContext& context)
{
    RepairReport all;
    GODWIT_TRY(const auto edits, context.journal.edits());
    GODWIT_TRY(const auto snapshots, furtherSnapshots(context.plan, context.journal, context.run));
    for (const auto& [name, snapshot] : snapshots) {
        const bool isEdited = std::any_of(edits.begin(), edits.end(), [&, of = name](const EditRecord& edit) {
            return isSameName(schemaOf(context.plan, context.source, edit.table), of);
        });
        if (!isEdited)
            continue;
        GODWIT_CHECK(work.execute(QStringLiteral("DETACH DATABASE %1").arg(quoted(name))));
        GODWIT_TRY(const MendedCopy copy, copyOf(context, name, snapshot.info.path));
        if (!copy.edits.isEmpty()) {
            GODWIT_TRY(const RepairReport report,
                       make(context, copy,
                            QStringLiteral("%1: %2").arg(QFileInfo(copy.snapshot).fileName(),
                                                         editNumbers(copy.edits))));
            all.applied += report.applied;
            all.refused += report.refused;
        }
        GODWIT_CHECK(work.attachReadOnly(copy.edits.isEmpty() ? copy.snapshot : copy.path, name));
    }
    return all;
}

Result<QList<RepairedRow>> repairedFurther(StepContext& context)
{
    QList<RepairedRow> all;
    GODWIT_TRY(const auto snapshots, furtherSnapshots(context.plan, context.journal, context.run));
    for (const auto& [name, snapshot] : snapshots) {
        GODWIT_TRY(const MendedCopy copy, copyOf(context, name, snapshot.info.path));
        GODWIT_TRY(const QString file, fileOf(context, copy, QFileInfo(copy.snapshot).fileName()));
        if (copy.edits.isEmpty())
            continue;
        GODWIT_TRY(Database database, Database::open(file, {.mode = OpenOptions::Mode::ReadOnly}));
        GODWIT_TRY(auto rows, repairedRows(database));
        for (RepairedRow& row : rows)
            row.table = name + u'.' + row.table;
        all += rows;
    }
    return all;
}

} // namespace godwit::core
