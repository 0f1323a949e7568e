// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/settled_account.h"

#include "core/steps/changes_account.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace godwit::core {

namespace {

constexpr std::array kFigures{&BalanceRow::rows,    &BalanceRow::moved,       &BalanceRow::merged,    &BalanceRow::skipped,
                              &BalanceRow::quarantined, &BalanceRow::kept, &BalanceRow::unaccounted};

QString factOf(const QString& phase)
{
    return QStringLiteral("account after %1").arg(phase);
}

/// The table's name, and its figures in the order above.
QJsonArray listOf(const BalanceRow& row)
{
    QJsonArray list{row.table};
    for (const auto figure : kFigures)
        list.append(row.*figure);
    return list;
}

BalanceRow rowOf(const QJsonArray& list)
{
    BalanceRow row;
    row.table = list.at(0).toString();
    for (qsizetype at = 0; at < qsizetype(kFigures.size()); ++at)
        row.*kFigures[static_cast<size_t>(at)] = list.at(at + 1).toInteger();
    return row;
}

} // namespace

Status keepSettledAccount(Repository& journal, qint64 run, const QString& phase)
{
    GODWIT_TRY(const QString changes, journal.fact(run, kChangesFact));
    GODWIT_TRY(const auto rows, journal.balance(run));
    QJsonArray balance;
    for (const BalanceRow& row : rows)
        balance.append(listOf(row));
    const QJsonObject account{{QStringLiteral("changes"), changes}, {QStringLiteral("balance"), balance}};
    return journal.putFact(run, factOf(phase), QString::fromUtf8(QJsonDocument(account).toJson(QJsonDocument::Compact)));
}

Status bringSettledAccount(Repository& journal, qint64 run, const QString& phase)
{
    GODWIT_TRY(const QString fact, phase.isEmpty() ? Result<QString>(QString()) : journal.fact(run, factOf(phase)));
    const QJsonObject account = QJsonDocument::fromJson(fact.toUtf8()).object();
    QList<BalanceRow> balance;
    for (const QJsonValue row : account[QStringLiteral("balance")].toArray())
        balance.append(rowOf(row.toArray()));
    GODWIT_CHECK(journal.putFact(run, kChangesFact, account[QStringLiteral("changes")].toString(QStringLiteral(""))));
    return journal.putBalance(run, balance);
}

} // namespace godwit::core
