// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace godwit::core {

struct Catalog;

/// A table, an index, a view or a trigger, and what became of it from version 1 to version 2.
struct ObjectDifference
{
    enum class Fate { Kept, Changed, Added, Gone };
    QString type; ///< "table", "index", "view", "trigger"
    QString name;
    Fate fate = Fate::Kept;
    QString what = {}; ///< of a change: which columns, or "definition"
};
[[nodiscard]] QString fateId(ObjectDifference::Fate fate); ///< "kept", "changed", "added", "gone"

/// Rows of a table; below zero: there is no such table, or it was not counted.
struct TableCount
{
    QString table;
    qint64 before = -1;
    qint64 after = -1;
};

/// Version 1 beside version 2: the original's snapshot beside the live file, or before the cut-over beside
/// the plan's target schema and the work file.
struct VersionComparison
{
    QDateTime at;        ///< UTC; when it was counted
    bool isLive = false; ///< version 2 is the live file
    QList<ObjectDifference> objects;
    QList<TableCount> tables;
    qint64 bytesBefore = -1;
    qint64 bytesAfter = -1;
    qint64 userVersionBefore = 0;
    qint64 userVersionAfter = 0;
};

/// Objects by name, as SQLite compares names; definitions but for blanks, quotation marks and letter case.
[[nodiscard]] QList<ObjectDifference> differencesOf(const Catalog& before, const Catalog& after);

} // namespace godwit::core
