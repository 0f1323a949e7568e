// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit.h"

#include <QCryptographicHash>

#include <chrono>

#include <pwd.h>
#include <unistd.h>

namespace godwit::core {

namespace {

/// Fields are length-prefixed, so that no two entries give the same bytes.
QString hashOf(qint64 number, const QString& at, qint64 monotonic, const QStringList& fields)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QStringList all{QString::number(number), at, QString::number(monotonic)};
    all += fields;
    for (const QString& field : all) {
        const QByteArray utf8 = field.toUtf8();
        hash.addData(QByteArray::number(utf8.size()) + ':');
        hash.addData(utf8);
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

QString currentUser()
{
    const passwd* const entry = getpwuid(geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(geteuid());
}

Status Audit::add(const QString& action, const QString& detail, const QString& planHash)
{
    Database& database = m_repository->database();
    GODWIT_TRY(const qint64 number,
               database.integer(QStringLiteral("SELECT coalesce(max(number), 0) + 1 FROM migration_audit")));
    GODWIT_TRY(const QString previous, head());
    const QString at = timeText(QDateTime::currentDateTimeUtc());
    const qint64 monotonic = std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
    const QString who = currentUser();
    return database.execute(
        QStringLiteral("INSERT INTO migration_audit (number, at, monotonic_ns, who, action, detail, plan_hash,"
                       " previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {Value::ofInteger(number), Value::ofText(at), Value::ofInteger(monotonic), Value::ofText(who),
         Value::ofText(action), Value::ofText(detail), Value::ofText(planHash), Value::ofText(previous),
         Value::ofText(hashOf(number, at, monotonic, {who, action, detail, planHash, previous}))});
}

Result<QString> Audit::head()
{
    return m_repository->database().text(
        QStringLiteral("SELECT hash FROM migration_audit ORDER BY number DESC LIMIT 1"));
}

Result<QList<AuditEntry>> Audit::entries()
{
    GODWIT_TRY(const auto rows,
               m_repository->database().rows(QStringLiteral(
                   "SELECT number, at, who, action, detail, plan_hash, hash FROM migration_audit ORDER BY number")));
    QList<AuditEntry> entries;
    for (const Row& row : rows) {
        entries.append(AuditEntry{.number = row[0].integer,
                                  .at = timeOf(row[1].toString()),
                                  .who = row[2].toString(),
                                  .action = row[3].toString(),
                                  .detail = row[4].toString(),
                                  .planHash = row[5].toString(),
                                  .hash = row[6].toString()});
    }
    return entries;
}

Status Audit::verify()
{
    GODWIT_TRY(const auto rows,
               m_repository->database().rows(
                   QStringLiteral("SELECT number, at, monotonic_ns, who, action, detail, plan_hash, previous_hash, hash"
                                  " FROM migration_audit ORDER BY number")));
    QString previous = QStringLiteral("");
    qint64 expected = 1;
    for (const Row& row : rows) {
        const QString hash = hashOf(row[0].integer, row[1].toString(), row[2].integer,
                                    {row[3].toString(), row[4].toString(), row[5].toString(), row[6].toString(),
                                     row[7].toString()});
        if (row[0].integer != expected || row[7].toString() != previous || row[8].toString() != hash)
            return Error(ErrorCode::JournalTampered,
                         QStringLiteral("The audit log was changed: entry %1 does not fit the one before.").arg(expected));
        previous = hash;
        ++expected;
    }
    return {};
}

} // namespace godwit::core
