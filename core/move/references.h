// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"
#include "core/move/quarantine_writer.h"

#include <functional>

namespace godwit::core {

/// Registers `ref(table, old_key)` on the work file's connection: the new key of a row moved from that table, through
/// merges. A parent that does not exist, or is in quarantine, notes its cause in the verdict and gives NULL; NULL gives
/// NULL. Also registers `_godwit_lookup_missing`, which lookups without *otherwise* call. `firstCause` receives the first
/// cause of a quarantined parent. The connection must outlive the statements that call these.
Status registerReferences(Database& work, const Catalog& source, std::shared_ptr<RowVerdict> verdict,
                          std::shared_ptr<QString> firstCause);

/// Checks, before a row is written, that the parents of the target's foreign keys are there.
class ParentCheck
{
public:
    static Result<ParentCheck> create(Database& work, const QList<ParentProbe>& probes);

    /// Nothing if all parents exist; `valueAt(i)` binds the i-th target column's value.
    Result<std::optional<RowFault>> faultOf(const std::function<Value(int column)>& valueAt);

private:
    struct Prepared
    {
        ParentProbe probe;
        Statement select;
        Row lastGood; ///< rows come in runs with the same parent
    };
    explicit ParentCheck(Database& work) : m_work(&work) {}
    Result<RowFault> explain(const Prepared& prepared, const Row& values);

    Database* m_work;
    std::vector<Prepared> m_probes;
};

} // namespace godwit::core
