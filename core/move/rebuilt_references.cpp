// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/rebuilt_references.h"

#include "core/checks/figures.h"
#include "core/checks/orphan_query.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

Result<BrokenReferences> brokenReferences(const ChangeScene& scene, const QString& table)
{
    BrokenReferences broken;
    for (const Table& child : scene.now.tables) {
        const bool refers = std::any_of(child.foreignKeys.begin(), child.foreignKeys.end(),
                                        [&](const ForeignKey& key) { return isSameName(key.parent, table); });
        if (!scene.isOurs(child.name) || (!refers && !isSameName(child.name, table)))
            continue;
        GODWIT_TRY(const auto pairs, orphansOf(scene.work, child.name));
        broken.insert(pairs);
    }
    return broken;
}

Status compareReferences(const BrokenReferences& before, const BrokenReferences& after, const QString& table)
{
    for (auto it = after.constBegin(); it != after.constEnd(); ++it) {
        const qint64 known = before.value(it.key());
        if (it.value() < 0 ? known >= 0 : it.value() > known)
            return Error(ErrorCode::IntegrityFailed,
                         it.value() < 0
                             ? QStringLiteral(
                                   "rebuild %1: the references of %2 would not fit its new definition.")
                                   .arg(table, it.key())
                             : QStringLiteral("rebuild %1: %2 of %3 would refer to nothing.")
                                   .arg(table, rowsText(it.value() - known), it.key()))
                .withState(QStringLiteral("Everything is as it was before this step."));
    }
    return {};
}

QString brokenReferencesTable(const ChangeScene& scene)
{
    return scene.reserved(QStringLiteral("broken"));
}

Status saveBrokenReferences(const ChangeScene& scene, const BrokenReferences& broken)
{
    const QString name = quoted(brokenReferencesTable(scene));
    GODWIT_CHECK(scene.work.execute(
        QStringLiteral(
            "CREATE TABLE main.%1 (reference TEXT PRIMARY KEY, row_count INTEGER NOT NULL) WITHOUT ROWID")
            .arg(name)));
    for (auto it = broken.constBegin(); it != broken.constEnd(); ++it)
        GODWIT_CHECK(scene.work.execute(
            QStringLiteral("INSERT INTO main.%1 (reference, row_count) VALUES (?, ?)").arg(name),
            {Value::ofText(it.key()), Value::ofInteger(it.value())}));
    return {};
}

Result<BrokenReferences> savedBrokenReferences(const ChangeScene& scene)
{
    BrokenReferences broken;
    GODWIT_TRY(const auto rows,
               scene.work.rows(QStringLiteral("SELECT reference, row_count FROM main.%1 ORDER BY reference")
                                   .arg(quoted(brokenReferencesTable(scene)))));
    for (const Row& row : rows)
        broken.insert(row[0].toString(), row[1].integer);
    return broken;
}

} // namespace godwit::core
