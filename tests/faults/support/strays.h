// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"
#include "sandbox.h"

namespace godwit::faults {

/// Right after a fault temporary names of ours and hot journals may lie there; once Godwit was started again they may not.
enum class When { AfterTheFault, AfterTheNextStart };

/// Files below the user's folder that nobody answers for: not the user's (`known`: what a run without a fault has), not
/// listed by the journal (files, snapshots, points, armed intents), not the journal itself or the lease. Of rehearsals only
/// what stays may lie there after the next start, whatever their journal lists. Reads copies of the journals.
[[nodiscard]] QStringList straysIn(const Sandbox& sandbox, const QStringList& known, When when);

/// A copy of the journal with what lies beside it, so that looking leaves all as it is. An error if there is none yet.
[[nodiscard]] core::Result<core::Database> journalCopy(const Sandbox& sandbox, const QString& workspace = QStringLiteral("app.db.godwit/"));

} // namespace godwit::faults
