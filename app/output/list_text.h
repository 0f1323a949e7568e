// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "core/table_offer.h"

#include <QStringList>

/// Lists for a terminal: checks, rows in quarantine, the audit log.
namespace godwit::app {

/// Each check with verdict, figures and time; failures and warnings with their reason, query and first rows.
[[nodiscard]] QStringList checksText(const QList<core::CheckResult>& checks);
/// One line a row in quarantine, and how many there are beyond this page.
[[nodiscard]] QStringList quarantineText(const core::QuarantinePage& page);
/// One row in quarantine with all that is known of it.
[[nodiscard]] QStringList quarantineEntryText(const core::QuarantineEntry& entry);
/// One line a snapshot, with why it cannot be removed.
[[nodiscard]] QStringList snapshotsText(const QList<core::SnapshotInfo>& snapshots);
/// One line a table of a snapshot: its rows then and now, and what else a restore of it does or what keeps it
/// from that.
[[nodiscard]] QStringList tablesText(const core::SnapshotTables& tables);
[[nodiscard]] QStringList historyText(const QList<core::AuditEntry>& entries);

} // namespace godwit::app
