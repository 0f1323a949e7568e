// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/error.h"
#include "core/plan/plan.h"
#include "core/schema/staging.h"
#include "core/sqlite/guard.h"

#include <functional>

namespace godwit::core {

/// The surroundings of an assessment. Borrowed for its duration.
struct AssessScene
{
    const Plan& plan;
    const Catalog& source;
    const Catalog& target;
    const Staging& staging;
    QString file; ///< the database; it is only read
    SqlLimits limits = {};
    CancelToken cancel = {};
    /// Rows read so far, and of how many; on the caller's thread.
    std::function<void(qint64 done, qint64 total, const QString& activity)> progress = [](qint64, qint64,
                                                                                          const QString&) {};
};

/// Ends an assessment; anything else only leaves one table or one move out.
[[nodiscard]] inline bool endsAll(const Error& error)
{
    return error.isCancel() || error.code == ErrorCode::DatabaseLocked ||
           error.code == ErrorCode::DatabaseCorrupt;
}

} // namespace godwit::core
