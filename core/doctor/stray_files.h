// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor_report.h"

namespace godwit::core {

/// What SQLite does not find, since it goes by names: a rollback journal or a WAL of this database under a
/// name that it does not have any more (it was renamed alone), or under one of its other names in the folder
/// (hard links). Only what fits the database and has something that the database lacks. Plain file calls that
/// only read: never while SQLite has the database open in this process.
QList<Finding> findStrayFiles(const QString& database);

} // namespace godwit::core
