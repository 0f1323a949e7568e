// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/audit_chain.h"
#include "core/journal/repository.h"

namespace godwit::core {

/// The audit log (`migration_audit`): who did what, when, on which plan. Each entry's hash is SHA-256 over the entry and
/// the hash of the one before, so that an edited, removed or inserted entry shows. Times: UTC, and the monotonic clock in
/// nanoseconds, which no change of the wall clock moves. What an entry says holds no values of rows: it is handed on in
/// evidence as it stands.
class Audit
{
public:
    explicit Audit(Repository& repository) : m_repository(&repository) {}

    /// In one transaction, within the caller's if there is one. An incomplete last entry is written anew first.
    Status add(const QString& action, const QString& detail, const QString& planHash);
    Result<QList<AuditEntry>> entries();
    /// All entries with all that their hashes cover.
    Result<QList<AuditLink>> chain();
    /// The newest entry; number 0 and no hash if there is none.
    Result<AuditHead> head();
    /// As verifyChain.
    Status verify(const QList<AuditHead>& heads = {});

private:
    Result<AuditLink> last();
    Status insert(AuditLink link);
    Status mend(AuditLink& torn, const QString& planHash);

    Repository* m_repository;
};

/// The OS user's name.
[[nodiscard]] QString currentUser();

} // namespace godwit::core
