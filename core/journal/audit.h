// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/audit_chain.h"
#include "core/journal/repository.h"

namespace godwit::core {

/// The audit log (`migration_audit`): who did what, when, on which plan. Each entry's hash is SHA-256 over the entry and
/// the hash of the one before, so that an edited, removed or inserted entry shows. Times: UTC, and the monotonic clock in
/// nanoseconds, which no change of the wall clock moves. What an entry says holds no values of rows: it is handed on in
/// evidence as it stands. Beside the entries, and in the same transaction as each, the journal keeps which one was the newest
/// (facts of run 0): so the log is compared with something also where no manifest is left. Where the newest is not the one that
/// was kept, the next entry is preceded by one that says so, and what was kept is kept for good.
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
    /// What the journal itself remembers as the newest entry, now or before it was found gone; empty in journals of before.
    Result<QList<AuditHead>> remembered();
    /// These are of an earlier journal that was lost: they say nothing of this log from now on.
    Status disown(const QList<AuditHead>& heads);
    /// As verifyChain, with what the journal itself remembers. AuditEmptied too where nothing remembers an entry, but a run
    /// came as far as none comes without one.
    Status verify(const QList<AuditHead>& heads = {});

private:
    Result<AuditLink> last();
    Status insert(AuditLink link);
    Status mend(AuditLink& torn, const QString& planHash);
    Result<bool> isStillThere(const AuditHead& known, const AuditLink& newest);
    Status noteBreak(const AuditHead& known, AuditLink& newest, const QString& planHash);
    Result<AuditHead> newestRemembered();
    Status remember();
    Status lookEmptied(const QList<AuditLink>& links);

    Repository* m_repository;
};

/// The OS user's name.
[[nodiscard]] QString currentUser();

} // namespace godwit::core
