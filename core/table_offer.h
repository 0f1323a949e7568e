// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

/// What of a snapshot can be restored table by table, as values.
namespace godwit::core {

struct TableOffer
{
    QString table;
    qint64 rows = -1;    ///< in the snapshot; -1: not known
    qint64 present = -1; ///< in the database now; -1: the table is not there, or its rows cannot be counted
    QStringList notes;   ///< what else would happen, and what would not, a sentence each
    QString refused;     ///< why this table cannot come back by itself; empty: it can
};

struct SnapshotTables
{
    QString snapshot;         ///< its number
    QList<TableOffer> tables; ///< by name
    QString refused; ///< why nothing can be told of them, or nothing be restored now; empty: see the tables
};

} // namespace godwit::core

Q_DECLARE_METATYPE(godwit::core::SnapshotTables)
