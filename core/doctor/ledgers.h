// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// The records that migration tools keep in the database, and `user_version` where it is not 0: the last version applied, and
/// what failed, did not finish, was rolled back or is still locked. Only reads; a table that has the name and not the columns
/// is somebody else's.
QList<Ledger> readLedgers(Database& database, const Catalog& catalog);

} // namespace godwit::core
