// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/audit_chain.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>

namespace godwit::core {

namespace {

Error edited(qint64 entry, const QString& how)
{
    return {ErrorCode::JournalTampered,
            QStringLiteral("The audit log was changed: entry %1 %2.").arg(entry).arg(how)};
}

Status verifyLinks(const QList<AuditLink>& chain)
{
    QString previous = QStringLiteral("");
    for (qsizetype index = 0; index < chain.size(); ++index) {
        const AuditLink& link = chain.at(index);
        if (link.number != index + 1 || link.previousHash != previous || link.hash != hashOf(link))
            return edited(index + 1, QStringLiteral("does not fit the one before"));
        previous = link.hash;
    }
    return {};
}

Error truncated(const QList<AuditLink>& chain, const AuditHead& later)
{
    const QString known = later.number > 0 ? QStringLiteral("entry %1").arg(later.number)
                                           : QStringLiteral("one that is not there");
    if (chain.isEmpty())
        return {ErrorCode::AuditEmptied, QStringLiteral("The audit log is empty, but %1 knows %2.").arg(later.where, known)};
    return {ErrorCode::AuditTruncated, QStringLiteral("The audit log ends with entry %1, but %2 knows %3.")
                                           .arg(chain.size())
                                           .arg(later.where, known)};
}

Status verifyHeads(const QList<AuditLink>& chain, const QList<AuditHead>& heads)
{
    const AuditHead* latest = nullptr;
    for (const AuditHead& head : heads) {
        if (head.hash.isEmpty())
            continue;
        const bool isThere = std::any_of(chain.begin(), chain.end(),
                                         [&head](const AuditLink& link) { return link.hash == head.hash; });
        if (head.number > 0 && head.number <= chain.size() && chain.at(head.number - 1).hash != head.hash)
            return edited(head.number, QStringLiteral("is not the one that %1 remembers").arg(head.where));
        if (!isThere && (!latest || head.number > latest->number))
            latest = &head;
    }
    return latest ? Status(truncated(chain, *latest)) : Status();
}

} // namespace

QString hashOf(const AuditLink& link)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QStringList fields{QString::number(link.number),
                             link.at,
                             QString::number(link.monotonicNs),
                             link.who,
                             link.action,
                             link.detail,
                             link.planHash,
                             link.previousHash};
    for (const QString& field : fields) {
        const QByteArray utf8 = field.toUtf8();
        hash.addData(QByteArray::number(utf8.size()) + ':');
        hash.addData(utf8);
    }
    return QString::fromLatin1(hash.result().toHex());
}

Status verifyChain(const QList<AuditLink>& chain, const QList<AuditHead>& heads)
{
    const bool isTorn = !chain.isEmpty() && chain.last().isTorn();
    const QList<AuditLink> whole = isTorn ? chain.first(chain.size() - 1) : chain;
    GODWIT_CHECK(verifyLinks(whole));
    if (!whole.isEmpty() && whole.first().action == kBrokenLogAction)
        return Error(ErrorCode::AuditEmptied,
                     QStringLiteral("The audit log was emptied and begun anew: %1.").arg(whole.first().detail));
    GODWIT_CHECK(verifyHeads(whole, heads));
    if (!isTorn)
        return {};
    return Error(
        ErrorCode::AuditTorn,
        QStringLiteral("The last entry of the audit log, number %1, is incomplete.").arg(chain.size()));
}

} // namespace godwit::core
