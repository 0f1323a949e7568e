// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"

namespace godwit::core {

/// -wal, -shm, -journal and super-journals beside a database that do not belong to it, by their page size, encoding, salts and
/// change counters: SQLite reads a WAL by its name alone, and would write foreign pages into the file. Plain file calls that
/// only read: never while SQLite has the database open in this process.
QList<Finding> findSideFiles(const QString& database);

} // namespace godwit::core
