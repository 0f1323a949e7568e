// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/repository.h"

namespace godwit::core {

/// The audit log (`migration_audit`): who did what, when, on which plan. Each entry's hash is SHA-256 over the entry and
/// the hash of the one before, so that an edited, removed or inserted entry shows. Times: UTC, and the monotonic clock in
/// nanoseconds, which no change of the wall clock moves.
class Audit
{
public:
    explicit Audit(Repository& repository) : m_repository(&repository) {}

    Status add(const QString& action, const QString& detail, const QString& planHash);
    Result<QList<AuditEntry>> entries();
    /// Hash of the newest entry; empty if there is none.
    Result<QString> head();
    /// JournalTampered, naming the first entry that does not fit.
    Status verify();

private:
    Repository* m_repository;
};

/// The OS user's name.
[[nodiscard]] QString currentUser();

} // namespace godwit::core
