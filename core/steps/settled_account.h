// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/repository.h"

namespace godwit::core {

/// The account of a run as a phase left it that moves or changes rows: the balance, and what changing steps did to each table. A
/// later phase writes it anew; a rollback to the start of a phase behind this one brings it back.
Status keepSettledAccount(Repository& journal, qint64 run, const QString& phase);
/// An empty phase, or one that has left none: the account is empty again.
Status bringSettledAccount(Repository& journal, qint64 run, const QString& phase);

} // namespace godwit::core
