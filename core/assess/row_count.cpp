// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/row_count.h"

#include "core/checks/figures.h"

namespace godwit::core {

namespace {

Status count(Database& database, const QString& from, const QStringList& shown, RowCount& found)
{
    GODWIT_TRY(const qint64 all, database.integer(found.query));
    if (all > 0 && !shown.isEmpty()) {
        GODWIT_TRY(Statement rows, database.prepare(QStringLiteral("SELECT %1 %2 ORDER BY 1 LIMIT %3")
                                                        .arg(shown.join(QStringLiteral(", ")), from,
                                                             QString::number(kSampleRows))));
        found.columns = columnNamesOf(rows);
        while (true) {
            GODWIT_TRY(const bool hasRow, rows.step());
            if (!hasRow)
                break;
            found.samples.append(cellTexts(rows));
        }
    }
    found.rows = all;
    return {};
}

} // namespace

Result<RowCount> countRows(Database& database, const QString& from, const QStringList& shown)
{
    RowCount found{.query = QStringLiteral("SELECT count(*) ") + from};
    const Status counted = count(database, from, shown, found);
    if (!counted && (counted.error().isCancel() || counted.error().code == ErrorCode::DatabaseLocked))
        return counted.error();
    if (!counted)
        found.notRun = counted.error().what;
    return found;
}

} // namespace godwit::core
