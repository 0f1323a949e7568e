// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"

#include <QSet>

#include <functional>

namespace godwit::core {

/// The rows of some tables, and of all that refer to them, that refer to nothing. Of one state: where each
/// table is, is told by its name, so that a state can be looked at before it is made.
struct BrokenRows
{
    QSet<QByteArray> known;       ///< digests of table, key, row and the values that lead nowhere
    QHash<QString, qint64> pairs; ///< "child → parent": rows, for each pair that could be looked up
    QStringList samples; ///< "notes 3 refers to people 7, which would not be there": the first ones that were
                         ///< not known
    qint64 fresh = 0;    ///< rows that were not known
};

/// The schema of the connection that holds a table in this state; null: there is none of that name.
using PlaceOfTable = std::function<QString(const QString& table)>;

/// `tables`: all of the state, with their foreign keys; `restored`: those that either side of a key has to be
/// of. Rows in `before` are known. Polls the connection's cancel token.
Result<BrokenRows> findBrokenRows(Database& database, const QList<Table>& tables, const QStringList& restored,
                                  const PlaceOfTable& place, const QList<const BrokenRows*>& before);

} // namespace godwit::core
