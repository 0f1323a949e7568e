// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/state.h"

namespace godwit::core {

/// Indexes of the live file whose entries are not those of their tables. DatabaseCorrupt where more than that
/// is damaged, with what a person can do. Reads the whole file; the worker thread, while nothing lies beside
/// it that SQLite would write into it.
Result<QStringList> damagedIndexes(RunState& state);

/// Makes them anew from the rows of their tables, in one transaction. SqlFailed where the rows do not allow
/// it, or SQLite does not know what they need: then nothing was changed.
Status remakeIndexes(const QString& path, const QStringList& indexes);

/// What that does, as sentences.
void addRemaking(const QStringList& indexes, Consequence& consequence);

} // namespace godwit::core
