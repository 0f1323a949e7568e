// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/stage_text.h"

#include "core/move/change_scene.h"
#include "core/schema/collations.h"
#include "core/sqlite/quoting.h"

#include <algorithm>

namespace godwit::core {

namespace {

/// Of a column that the target has in a key or a unique index: two groups that are one there would be one row too many.
QString collationOfKey(const Table& target, const CompiledMove& move, const QString& name)
{
    const bool isUnique = target.primaryKey().contains(name, Qt::CaseInsensitive) ||
                          std::any_of(target.indexes.begin(), target.indexes.end(), [&name](const Index& index) {
                              return index.isUnique && index.columns.contains(name, Qt::CaseInsensitive);
                          });
    const QString collation = isUnique ? collationsOf(target).value(foldedName(name)) : QString();
    return isKnownCollation(move.collations, collation) ? collation : QString();
}

} // namespace

QString insertText(const QString& table, const QStringList& columns)
{
    const QStringList marks(columns.size(), QStringLiteral("?"));
    return QStringLiteral("INSERT INTO main.%1 (%2) VALUES (%3)")
        .arg(quoted(table), quotedList(columns), marks.join(QStringLiteral(", ")));
}

void writeStage(const Table& target, CompiledMove& move)
{
    const MoveStep& step = *move.step;
    // The target's declared types give the stage the target's affinities: values compare as they will be
    // stored.
    QStringList columns;
    for (const QString& name : move.targetColumns)
        columns += quoted(name) + u' ' + plainType(target, name);
    for (const QString& name : move.letColumns)
        columns += quoted(name);
    move.createStage =
        QStringLiteral(
            "CREATE TABLE main.%1 (_godwit_place INTEGER PRIMARY KEY, _godwit_row, _godwit_key, %2)")
            .arg(quoted(move.stageTable), columns.join(QStringLiteral(", ")));
    move.insertStage = insertText(move.stageTable,
                                  QStringList{QStringLiteral("_godwit_row"), QStringLiteral("_godwit_key")} +
                                      move.targetColumns + move.letColumns);
    if (step.group) {
        QStringList parts;
        for (const QString& name : step.group->by) {
            const QString collation = collationOfKey(target, move, name);
            move.groupCollations += collation;
            parts += quoted(name) + (collation.isEmpty() ? QString() : QStringLiteral(" COLLATE ") + quoted(collation));
        }
        const QString by = parts.join(QStringLiteral(", "));
        move.groupTable = move.reserved(QStringLiteral("group"));
        move.createGroups =
            QStringLiteral("CREATE TABLE main.%1 AS SELECT _godwit_place AS stage_place FROM main.%2"
                           " WINDOW in_group AS (PARTITION BY %3) ORDER BY %3, %4, _godwit_place")
                .arg(quoted(move.groupTable), quoted(move.stageTable), by, step.group->keep.text);
    }
    if (!step.unique)
        return;
    const QString order = quotedList(step.unique->within + step.unique->order);
    QString stays;
    if (step.group) {
        move.keptTable = move.reserved(QStringLiteral("kept"));
        stays = QStringLiteral(" WHERE _godwit_place IN (SELECT stage_place FROM main.%1)")
                    .arg(quoted(move.keptTable));
    }
    move.orderTable = move.reserved(QStringLiteral("order"));
    move.createOrder =
        QStringLiteral(
            "CREATE TABLE main.%1 AS SELECT _godwit_place AS stage_place, NULL AS given FROM main.%2%3"
            " ORDER BY %4, _godwit_place")
            .arg(quoted(move.orderTable), quoted(move.stageTable), stays, order);
}

} // namespace godwit::core
