// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/sqlite/database.h"

#include <functional>

namespace godwit::core {

/// Copies all pages of `source` into `target` with SQLite's online backup API. The caller holds a read
/// transaction on `source`, so that the copy is one state. `deadlineMs` bounds the waiting for locks.
/// `progress(done, total)` is called in pages.
Status copyDatabase(Database& source, Database& target, const CancelToken& cancel, int deadlineMs,
                    const std::function<void(qint64 done, qint64 total)>& progress);

/// Calls `visit(number, bytes)` for each page of the main file, from 1, read through SQLite's own file
/// handle (a plain open and close of the file would drop SQLite's locks). Pages that live only in a WAL
/// are not seen: checkpoint first. Between two pages it looks at `cancel`, as Patience does.
Status forEachPage(Database& database, const CancelToken& cancel,
                   const std::function<Status(qint64 number, QByteArrayView page)>& visit);

} // namespace godwit::core
