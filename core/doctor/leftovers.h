// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// Tables that tools make for the time of a rebuild (new table, rows copied, old one dropped, new one renamed) and that an
/// interrupted one left, by the names they give; and tables that tools keep for themselves. Rows are counted and compared
/// with those of the table it stands for. Only reads.
Result<QList<LeftOver>> findLeftOvers(Database& database, const Catalog& catalog);

/// Columns that both tables have and that can be written, in the order of the first.
[[nodiscard]] QStringList commonColumns(const Table& from, const Table& to);

} // namespace godwit::core
