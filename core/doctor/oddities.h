// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// What a table rebuild that was interrupted, or done in the wrong order, leaves in the schema: references to tables that are not
/// there or that a rename led astray, keys that fit no unique index, entries of sqlite_sequence without a table or behind it,
/// views that cannot be read. Only reads.
Result<QList<Finding>> findOddities(Database& database, const Catalog& catalog, const QList<LeftOver>& leftOvers);

} // namespace godwit::core
