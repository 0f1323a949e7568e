// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/sqlite/row_buffer.h"

#include <vector>

namespace godwit::core {

/// Why a row could not be moved.
struct RowFault
{
    ErrorCode code = ErrorCode::RowRejected;
    QString cause;      ///< one sentence
    QString column;     ///< of the target, or of the source for the text check; empty: the row as a whole
    QString firstCause; ///< of a dependant

    [[nodiscard]] QString atFirstHand() const { return firstCause.isEmpty() ? cause : firstCause; }
};

/// Of a row that was merged into one that goes to quarantine: a quarantined row takes its dependants with it.
[[nodiscard]] inline RowFault mergedFault(const QString& firstCause)
{
    return {.code = ErrorCode::RowParentQuarantined,
            .cause = QStringLiteral("the row it was merged into is in quarantine"),
            .column = {},
            .firstCause = firstCause};
}

/// What the reader found of one row, beside its values.
struct RowHead
{
    enum class Kind : quint8 { Good, Skipped, Faulty };
    Kind kind = Kind::Good;
    bool beginsKey = true; ///< false: a further row of the source key before it
    int stretch = 0;       ///< where the row was read, for the cursor
    int detail = -1;       ///< in `rules` or `faults` of the batch
    int faults = 0;        ///< from `detail` on; a reader that is not thorough stops at the first
};

/// Some rows of the source as the reader judged them, in order: the values that are handed on (CompiledMove), and a head
/// for each. Filled and emptied again and again; owned by one thread at a time.
struct RowBatch
{
    explicit RowBatch(int columns, bool isUtf16) : values(columns, isUtf16) {}

    RowBuffer values;
    std::vector<RowHead> heads;
    std::vector<QString> rules;
    std::vector<RowFault> faults;

    void clear()
    {
        values.clear();
        heads.clear();
        rules.clear();
        faults.clear();
    }
    [[nodiscard]] int rows() const { return static_cast<int>(heads.size()); }
};

} // namespace godwit::core
