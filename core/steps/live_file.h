// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/journal/repository.h"
#include "core/plan/plan.h"
#include "core/safety/live_lock.h"
#include "core/schema/catalog.h"

namespace godwit::core {

/// The live file for ourselves: the journal mode that the lock takes is written down, and a person may have allowed that
/// programs which hold the file stay. The journal outlives the lock.
Result<LiveLock> lockLiveFile(const QString& live, Repository& journal, qint64 run, const Answers& answers);

/// After a cut-over: NotMigrated, saying what the file is instead, if it is not the one that was migrated. That one has every
/// table of the target with its columns, and gives itself the version that the plan states; whatever the application added
/// since is its own. `live`: what the file holds now.
Status refuseUnmigrated(const QString& path, const Catalog& live, const Plan& plan, const Catalog& source, const Catalog& target);

/// Before it: SchemaDiffers, saying what the file lacks, if it is not the database that the run's snapshot was taken of. `source`:
/// what that held; rows, and what the application added since, are its own.
Status refuseOtherSource(const QString& path, const Catalog& live, const Catalog& source);

} // namespace godwit::core
