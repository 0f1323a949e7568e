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

// Facts of no run: the newest entry as "NUMBER HASH"; the same of one that was found gone, under its number; hashes that
// manifests have of an earlier journal.
constexpr qint64 kNoRun = 0;
const QString kHeadFact = QStringLiteral("audit head");
const QString kLostHeadFact = QStringLiteral("audit head lost ");
const QString kDisownedFact = QStringLiteral("audit heads of a lost journal");

QString textOf(const AuditHead& head)
{
    return QStringLiteral("%1 %2").arg(head.number).arg(head.hash);
}

AuditHead headOf(const QString& text)
{
    return {.number = text.section(u' ', 0, 0).toLongLong(), .hash = text.section(u' ', 1), .where = QStringLiteral("the journal")};
}

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

/// Whether the entry that was remembered as the newest still stands where it stood; a torn one does if it says what it said.
Result<bool> Audit::isStillThere(const AuditHead& known, const AuditLink& newest)
{
    if (known.hash.isEmpty())
        return true;
    if (newest.number == known.number)
        return (newest.isTorn() ? hashOf(newest) : newest.hash) == known.hash;
    GODWIT_TRY(const qint64 found,
               m_repository->database().integer(QStringLiteral("SELECT count(*) FROM migration_audit WHERE number = ? AND hash = ?"),
                                                {Value::ofInteger(known.number), Value::ofText(known.hash)}));
    return found == 1;
}

/// `newest` is the entry that says so afterwards.
Status Audit::noteBreak(const AuditHead& known, AuditLink& newest, const QString& planHash)
{
    GODWIT_CHECK(m_repository->putFact(kNoRun, kLostHeadFact + QString::number(known.number), textOf(known)));
    GODWIT_CHECK(insert({.number = newest.number + 1,
                         .action = kBrokenLogAction,
                         .detail = QStringLiteral("entry %1 with the hash %2 was the newest, and is not there any more")
                                       .arg(known.number)
                                       .arg(known.hash),
                         .planHash = planHash,
                         .previousHash = newest.hash}));
    GODWIT_TRY(newest, last());
    return {};
}

Result<AuditHead> Audit::newestRemembered()
{
    GODWIT_TRY(const QString fact, m_repository->fact(kNoRun, kHeadFact));
    return headOf(fact);
}

Status Audit::remember()
{
    GODWIT_TRY(const AuditHead newest, head());
    return m_repository->putFact(kNoRun, kHeadFact, textOf(newest));
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
    GODWIT_TRY(const AuditHead known, newestRemembered());
    GODWIT_TRY(const bool isThere, isStillThere(known, before));
    if (before.number > 0 && before.isTorn())
        GODWIT_CHECK(mend(before, planHash));
    if (!isThere)
        GODWIT_CHECK(noteBreak(known, before, planHash));
    GODWIT_CHECK(insert({.number = before.number + 1,
                         .action = action,
                         .detail = detail,
                         .planHash = planHash,
                         .previousHash = before.hash}));
    GODWIT_CHECK(remember());
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

Result<QList<AuditHead>> Audit::remembered()
{
    GODWIT_TRY(const auto rows, m_repository->database().rows(
                                    QStringLiteral("SELECT value FROM facts WHERE run = ? AND (name = ? OR substr(name, 1, ?) = ?) ORDER BY name"),
                                    {Value::ofInteger(kNoRun), Value::ofText(kHeadFact), Value::ofInteger(kLostHeadFact.size()),
                                     Value::ofText(kLostHeadFact)}));
    QList<AuditHead> heads;
    for (const Row& row : rows)
        heads.append(headOf(row[0].toString()));
    return heads;
}

Status Audit::disown(const QList<AuditHead>& heads)
{
    QStringList hashes;
    for (const AuditHead& head : heads)
        hashes.append(head.hash);
    return m_repository->putFact(kNoRun, kDisownedFact, hashes.join(u' '));
}

/// A run is cut over, and finished, after an entry that says so was written.
Status Audit::lookEmptied(const QList<AuditLink>& links)
{
    if (!links.isEmpty())
        return {};
    GODWIT_TRY(const qint64 runs, m_repository->database().integer(QStringLiteral(
                                      "SELECT count(*) FROM runs WHERE cut_over_at <> '' OR finished_at <> ''")));
    return runs == 0 ? Status()
                     : Status(Error(ErrorCode::AuditEmptied,
                                    QStringLiteral("The audit log is empty, and the journal knows a run that was cut over.")));
}

Status Audit::verify(const QList<AuditHead>& heads)
{
    GODWIT_TRY(const QList<AuditLink> links, chain());
    GODWIT_TRY(const QString disowned, m_repository->fact(kNoRun, kDisownedFact));
    QList<AuditHead> known = heads;
    known.removeIf([earlier = disowned.split(u' ')](const AuditHead& head) { return earlier.contains(head.hash); });
    GODWIT_TRY(QList<AuditHead> ours, remembered());
    // The hash of a torn entry is what was lost; what it says may still be what was kept.
    if (!links.isEmpty() && links.last().isTorn())
        ours.removeIf([torn = links.last()](const AuditHead& head) { return head.number == torn.number && head.hash == hashOf(torn); });
    GODWIT_CHECK(verifyChain(links, known + ours));
    return lookEmptied(links);
}

} // namespace godwit::core
