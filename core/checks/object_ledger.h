// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/plan/plan.h"
#include "core/schema/staging.h"

namespace godwit::core {

/// What a ledger of objects is drawn from. Borrowed.
struct LedgerScene
{
    const Plan& plan;
    const Catalog& source;
    const Catalog& target;
    const Catalog& now; ///< of the work file, or of the live file from the cut-over on
    const Staging& staging;
    bool isCutOver = false;
    bool isCleanedUp = false; ///< a drop step has run
};

/// An object of the source or the target, and what became of it.
struct LedgerEntry
{
    enum class Fate { Kept, Changed, Dropped, Added, ToCome, Lost };
    QString type; ///< "table", "index", "view", "trigger"
    QString name;
    Fate fate = Fate::Kept;
    QString detail; ///< of Lost: what is wrong
};
[[nodiscard]] QString fateText(LedgerEntry::Fate fate);

/// Every object of both schemas, by definition and not only by name: a table without its CHECK is lost as
/// well.
[[nodiscard]] QList<LedgerEntry> objectLedger(const LedgerScene& scene);

/// One check of the suite "functionality": one object that is lost fails it. The samples name those first.
[[nodiscard]] CheckResult judgeLedger(const QList<LedgerEntry>& ledger);

} // namespace godwit::core
