// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/move/aside_keys.h"
#include "core/move/row_batch.h"
#include "core/sqlite/database.h"

#include <functional>
#include <unordered_set>

namespace godwit::core {

/// Checks, before a row is written, that the parents of the target's foreign keys are there: those that earlier moves
/// filled. Parents that come later, or the table itself, are left to the end of the phase. Used on the work file's
/// connection only.
class ParentCheck
{
public:
    static Result<ParentCheck> create(Database& work, const MoveScene& scene, const CompiledMove& move);

    /// Nothing if all parents exist; `valueAt(i)` gives the i-th target column's value.
    Result<std::optional<RowFault>> faultOf(const std::function<Value(int column)>& valueAt);
    /// The same for a row of a batch, without copying its values; `first` is where the target's columns begin.
    Result<std::optional<RowFault>> faultOf(const RowBuffer& rows, int row, int first);

private:
    struct Probe
    {
        QString parent;      ///< final name
        QList<int> columns;  ///< positions in targetColumns
        AsideCauses aside;   ///< where the parent may be in quarantine
        QString column;      ///< the one that refers to it; empty: there are several
        Statement select;    ///< SELECT 1 FROM parent WHERE …
        std::unordered_set<std::string> known; ///< keys that are there; children share parents
    };
    explicit ParentCheck(Database& work) : m_work(&work) {}
    Result<std::optional<RowFault>> look(Probe& probe, const Row& values);

    Database* m_work;
    std::vector<Probe> m_probes;
    std::string m_key;
};

} // namespace godwit::core
