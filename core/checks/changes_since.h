// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/changes_since.h"
#include "core/schema/catalog.h"

#include <functional>

namespace godwit::core {

/// One row that differs, while a statement stands on it. Columns are the table's stored ones, in their order.
struct DifferingRow
{
    const Table& table;
    RowOperation operation;
    const Statement& row;
    int before; ///< the first column of the row as it was; not of an inserted one
    int after;  ///< the first column of the row as it is; not of a deleted one
};

struct ChangesRequest
{
    QString live;         ///< opened read-only; read in one transaction
    QString before;       ///< a file that nobody writes
    QStringList takenOut; ///< files as they were when tables of theirs were taken out of `live`, newest first; at most 6
    std::function<Status(const DifferingRow&)> visit; ///< called for every row; may be empty
    /// Where SQLite has the session extension and there is something for it: called once, at the end. May be empty.
    std::function<Status(const QByteArray& changeset)> changeset;
    CancelToken cancel;
    QStringList tables = {}; ///< only these; empty: all
};

/// What `live` has that `before` has not, and the other way round, table by table; values are compared bit by bit, with
/// their storage classes. Rows are told apart by the primary key; those of a table without one, and those with NULL in
/// their key, by row id. A table that only one of the two has, or whose CREATE TABLE differs, or that cannot be read, is
/// *unlisted*. A table of `before` that `live` lacks and a file of `takenOut` has is compared with that one. `since` and
/// `at` are left to the caller. An Error for cancel, for what `visit` says, and where one of the files cannot be read.
Result<ChangesSince> changesSince(const ChangesRequest& request);

} // namespace godwit::core
