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

/// An object of the source, the target or the file that is judged, and what became of it.
struct LedgerEntry
{
    enum class Fate {
        Kept,
        Changed,
        Added,
        Dropped, ///< it is gone, as the plan wants it
        ToGo,    ///< a step that is still to come takes it out
        Left,    ///< of the old version: no step drops it
        ToCome,
        NotPlanned, ///< it is there, and neither schema nor a script of the plan has it
        Lost,
    };
    QString type; ///< "table", "index", "view", "trigger"
    QString name;
    Fate fate = Fate::Kept;
    QString detail; ///< of Lost and NotPlanned: what is wrong
};
[[nodiscard]] QString fateText(LedgerEntry::Fate fate);

/// Every object of both schemas, by definition and not only by name: a table without its CHECK is lost as
/// well.
[[nodiscard]] QList<LedgerEntry> objectLedger(const LedgerScene& scene);

/// One check of the suite "functionality": one object that is lost fails it, and so does one that nobody
/// planned before the cut-over; after it that is a warning, since the application may have made it. The
/// samples name those first.
[[nodiscard]] CheckResult judgeLedger(const QList<LedgerEntry>& ledger, bool isCutOver);

} // namespace godwit::core
