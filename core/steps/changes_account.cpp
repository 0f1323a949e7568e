// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/changes_account.h"

#include "core/checks/figures.h"
#include "core/schema/sql_words.h"
#include "core/sqlite/quoting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace godwit::core {

namespace {

QString textOf(const QList<TableChange>& changes)
{
    QJsonArray all;
    for (const TableChange& change : changes) {
        all.append(QJsonObject{{QStringLiteral("table"), change.table},
                               {QStringLiteral("quarantined"), change.quarantined},
                               {QStringLiteral("deleted"), change.deleted},
                               {QStringLiteral("added"), change.added},
                               {QStringLiteral("untraced"), change.untraced},
                               {QStringLiteral("by_script"), change.byScript}});
    }
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

QList<TableChange> changesIn(const QString& text)
{
    QList<TableChange> changes;
    for (const QJsonValue value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        changes.append({.table = value[QStringLiteral("table")].toString(),
                        .quarantined = value[QStringLiteral("quarantined")].toInteger(),
                        .deleted = value[QStringLiteral("deleted")].toInteger(),
                        .added = value[QStringLiteral("added")].toInteger(),
                        .untraced = value[QStringLiteral("untraced")].toInteger(),
                        .byScript = value[QStringLiteral("by_script")].toBool()});
    }
    return changes;
}

} // namespace

bool isCarriedOver(const Plan& plan, const QString& table)
{
    return (plan.target.keep + plan.rebuiltTables()).contains(table, Qt::CaseInsensitive);
}

Status accountCarriedOver(Database& work, BalanceRow& row)
{
    GODWIT_TRY(row.kept, work.integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(row.table))));
    GODWIT_TRY(const auto changes, ChangeTables(work).changes());
    for (const TableChange& change : changes) {
        if (!isSameName(change.table, row.table))
            continue;
        row.kept -= change.added;
        row.skipped += change.deleted;
        row.quarantined += change.quarantined;
    }
    return {};
}

Status recordChanges(Database& work, Repository& journal, qint64 run)
{
    GODWIT_TRY(const auto changes, ChangeTables(work).changes());
    return journal.putFact(run, kChangesFact, textOf(changes));
}

Result<ChangedTables> ChangedTables::of(Repository& journal, qint64 run)
{
    ChangedTables tables;
    GODWIT_TRY(const QString text, journal.fact(run, kChangesFact));
    tables.m_changes = changesIn(text);
    GODWIT_TRY(tables.m_balance, journal.balance(run));
    return tables;
}

const TableChange* ChangedTables::find(const QString& table) const
{
    for (const TableChange& change : m_changes) {
        if (isSameName(change.table, table))
            return &change;
    }
    return nullptr;
}

qint64 ChangedTables::net(const QString& table) const
{
    const TableChange* const change = find(table);
    return change ? change->added - change->deleted - change->quarantined : 0;
}

qint64 ChangedTables::expectedRows(const QString& table, QString& figures) const
{
    const TableChange change = *find(table);
    BalanceRow account;
    for (const BalanceRow& row : m_balance) {
        if (isSameName(row.table, table))
            account = row;
    }
    figures = QStringLiteral("%1 − %2 deleted − %3 quarantined + %4 added")
                  .arg(grouped(account.rows), grouped(change.deleted), grouped(change.quarantined),
                       grouped(change.added));
    return account.rows + net(table);
}

void ChangedTables::warn(const QString& table, CheckResult& check) const
{
    const TableChange* const change = find(table);
    if (!change || !change->byScript || check.verdict != Verdict::Passed)
        return;
    check.verdict = Verdict::Warning;
    check.why = QStringLiteral("a script of the plan writes it: which values it changed cannot be told row by row");
}

} // namespace godwit::core
