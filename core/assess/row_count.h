// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

namespace godwit::core {

/// How many rows a query finds, and the first of them.
struct RowCount
{
    qint64 rows = -1;
    QString notRun = {}; ///< why they were not counted
    QString query = {};
    QStringList columns = {};
    QList<QStringList> samples = {};
};

/// Counts `from` (FROM … WHERE …) and reads the first kSampleRows rows' `shown` expressions in order of
/// these. What SQLite refuses is told as not run; only a cancel and a pause are errors.
Result<RowCount> countRows(Database& database, const QString& from, const QStringList& shown);

} // namespace godwit::core
