// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

/// What the application wrote into a database since some state of it, as values.
namespace godwit::core {

inline constexpr int kChangedRowsShown = 20;

enum class RowOperation { Inserted, Changed, Deleted };
[[nodiscard]] QString operationId(RowOperation operation); ///< "inserted", "changed", "deleted"

/// One row; values as SQL literals, cut where they are long.
struct RowChange
{
    RowOperation operation = RowOperation::Inserted;
    QStringList key;    ///< of the row as it is now; of a deleted one, as it was
    QStringList before; ///< all stored columns; empty of an inserted row
    QStringList after;  ///< empty of a deleted row
};

struct TableChanges
{
    QString table;
    QStringList keyColumns; ///< what rows are told apart by: the primary key, or the name of the row id
    bool isByRowid = false; ///< no primary key: a VACUUM of the application may have numbered the rows anew
    QStringList columns;    ///< those that are stored
    qint64 inserted = 0;
    qint64 changed = 0;
    qint64 deleted = 0;
    QList<RowChange> samples; ///< the first kChangedRowsShown of each operation
    QString unlisted; ///< why the table's rows cannot be listed; empty: they are. Then all figures are 0

    [[nodiscard]] qint64 rows() const { return inserted + changed + deleted; }
};

struct ChangesSince
{
    QString since;              ///< "the cut-over", "snapshot 3"
    QDateTime at;               ///< when that was, UTC
    QList<TableChanges> tables; ///< those with changes, and those that cannot be listed; by name
    QString unlisted;           ///< why nothing at all can be listed; empty: see the tables
    QString changeset;          ///< of an export: what the changeset file leaves out, or why there is none; empty: nothing

    [[nodiscard]] bool hasUnlisted() const;
    [[nodiscard]] bool isEmpty() const { return tables.isEmpty() && unlisted.isEmpty(); }
    [[nodiscard]] qint64 rows() const;
};

/// A sentence a table: "people: 2 rows inserted, 1 changed, 0 deleted."; what cannot be listed says so. None: nothing was
/// written.
[[nodiscard]] QStringList changesTexts(const ChangesSince& changes);

} // namespace godwit::core

Q_DECLARE_METATYPE(godwit::core::ChangesSince)
