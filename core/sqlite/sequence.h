// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

namespace godwit::core {

/// On the connection's thread, within the caller's transaction if there is one.
/// The highest number that an AUTOINCREMENT table has given so far; 0: none.
Result<qint64> sequenceOf(Database& database, const QString& table,
                          const QString& schema = QStringLiteral("main"));

/// Numbers up to this one are not given again.
Status raiseSequence(Database& database, const QString& table, qint64 atLeast);

} // namespace godwit::core
