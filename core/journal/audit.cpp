// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"

#include <chrono>

#include <pwd.h>
#include <unistd.h>

namespace godwit::core {

namespace {

AuditLink linkOf(const Row& row)
{
    return {.number = row[0].integer,
            .at = row[1].toString(),
            .monotonicNs = row[2].integer,
            .who = row[3].toString(),
            .action = row[4].toString(),
            .detail = row[5].toString(),
            .planHash = row[6].toString(),
            .previousHash = row[7].toString(),
            .hash = row[8].toString()};
}

const QString kColumns =
    QStringLiteral("number, at, monotonic_ns, who, action, detail, plan_hash, previous_hash, hash");

} // namespace

QString currentUser()
{
    const passwd* const entry = getpwuid(geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(geteuid());
}

Result<AuditLink> Audit::last()
{
    GODWIT_TRY(
        const auto rows,
        m_repository->database().rows(
            QStringLiteral("SELECT %1 FROM migration_audit ORDER BY number DESC LIMIT 1").arg(kColumns)));
    return rows.empty() ? AuditLink() : linkOf(rows.front());
}

Status Audit::insert(AuditLink link)
{
    link.at = timeText(QDateTime::currentDateTimeUtc());
    link.monotonicNs = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
    link.who = currentUser();
    return m_repository->database().execute(
        QStringLiteral("INSERT INTO migration_audit (%1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").arg(kColumns),
        {Value::ofInteger(link.number), Value::ofText(link.at), Value::ofInteger(link.monotonicNs),
         Value::ofText(link.who), Value::ofText(link.action), Value::ofText(link.detail),
         Value::ofText(link.planHash), Value::ofText(link.previousHash), Value::ofText(hashOf(link))});
}

/// Writes the entry anew that was never completed; what is left of it stands in the new one. `torn` is that
/// one afterwards.
Status Audit::mend(AuditLink& torn, const QString& planHash)
{
    GODWIT_CHECK(m_repository->database().execute(
        QStringLiteral("DELETE FROM migration_audit WHERE number = ?"), {Value::ofInteger(torn.number)}));
    GODWIT_TRY(const AuditLink before, last());
    GODWIT_CHECK(insert(
        {.number = torn.number,
         .action = QStringLiteral("mend audit log"),
         .detail = QStringLiteral("this entry was incomplete; it said: %1 %2").arg(torn.action, torn.detail),
         .planHash = planHash,
         .previousHash = before.hash}));
    GODWIT_TRY(torn, last());
    return {};
}

Status Audit::add(const QString& action, const QString& detail, const QString& planHash)
{
    Database& database = m_repository->database();
    std::optional<Transaction> own;
    if (!database.inTransaction()) {
        GODWIT_TRY(auto begun, Transaction::begin(database));
        own.emplace(std::move(begun));
    }
    GODWIT_TRY(AuditLink before, last());
    if (before.number > 0 && before.isTorn())
        GODWIT_CHECK(mend(before, planHash));
    GODWIT_CHECK(insert({.number = before.number + 1,
                         .action = action,
                         .detail = detail,
                         .planHash = planHash,
                         .previousHash = before.hash}));
    return own ? own->commit() : Status();
}

Result<AuditHead> Audit::head()
{
    GODWIT_TRY(const AuditLink newest, last());
    return AuditHead{.number = newest.number, .hash = newest.hash, .where = {}};
}

Result<QList<AuditLink>> Audit::chain()
{
    GODWIT_TRY(const auto rows,
               m_repository->database().rows(
                   QStringLiteral("SELECT %1 FROM migration_audit ORDER BY number").arg(kColumns)));
    QList<AuditLink> links;
    for (const Row& row : rows)
        links.append(linkOf(row));
    return links;
}

Result<QList<AuditEntry>> Audit::entries()
{
    GODWIT_TRY(const QList<AuditLink> links, chain());
    QList<AuditEntry> entries;
    for (const AuditLink& link : links) {
        entries.append(AuditEntry{.number = link.number,
                                  .at = timeOf(link.at),
                                  .who = link.who,
                                  .action = link.action,
                                  .detail = link.detail,
                                  .planHash = link.planHash,
                                  .hash = link.hash});
    }
    return entries;
}

Status Audit::verify(const QList<AuditHead>& heads)
{
    GODWIT_TRY(const QList<AuditLink> links, chain());
    return verifyChain(links, heads);
}

} // namespace godwit::core
