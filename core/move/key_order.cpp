// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/key_order.h"

#include "core/sqlite/guard.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

constexpr const char* kKeyColumns =
    "SELECT x.coll, x.\"desc\" FROM pragma_index_list(?1) AS l JOIN pragma_index_xinfo(l.name) AS x"
    " WHERE l.origin = 'pk' AND x.key = 1 ORDER BY x.seqno";

QString parameter(qsizetype part)
{
    return QStringLiteral("_godwit_k%1").arg(part);
}

Status refuseNull(Database& database, const Table& table, const RowIdentity& identity)
{
    if (table.isWithoutRowid || !table.rowidName().isEmpty())
        return {};
    QStringList conditions;
    for (const QString& column : identity.columns)
        conditions.append(quoted(column) + QStringLiteral(" IS NULL"));
    GODWIT_TRY(const qint64 hasNull,
               database.integer(QStringLiteral("SELECT EXISTS (SELECT 1 FROM main.%1 WHERE %2)")
                                    .arg(quoted(table.name), conditions.join(QStringLiteral(" OR ")))));
    if (hasNull == 0)
        return {};
    return Error(ErrorCode::PlanReference,
                 QStringLiteral("The rows of %1 cannot be told apart: its key holds NULL, and columns take "
                                "all names of the row id.")
                     .arg(table.name));
}

} // namespace

Result<KeyOrder> KeyOrder::of(Database& database, const Table& table)
{
    KeyOrder order;
    GODWIT_TRY(order.m_identity, RowIdentity::of(table));
    if (!table.rowidName().isEmpty()) {
        order.m_collations = {QString()};
        order.m_isDescending = {false};
        return order;
    }
    GODWIT_CHECK(refuseNull(database, table, order.m_identity));
    GODWIT_TRY(const auto parts,
               database.rows(QString::fromLatin1(kKeyColumns), {Value::ofText(table.name)}));
    for (const Row& part : parts) {
        order.m_collations.append(part[0].isNull() ? QString() : quoted(part[0].toString()));
        order.m_isDescending.append(part[1].integer != 0);
    }
    while (order.m_collations.size() < order.size()) { // an INTEGER PRIMARY KEY is no index
        order.m_collations.append(QString());
        order.m_isDescending.append(false);
    }
    return order;
}

QString KeyOrder::column(const QString& alias, qsizetype part) const
{
    const QString name = alias + u'.' + quoted(m_identity.columns[part]);
    return m_collations[part].isEmpty() ? name : name + QStringLiteral(" COLLATE ") + m_collations[part];
}

QString KeyOrder::terms(const QString& alias) const
{
    QStringList terms;
    for (qsizetype part = 0; part < size(); ++part)
        terms.append(column(alias, part) + (m_isDescending[part] ? QStringLiteral(" DESC") : QString()));
    return terms.join(QStringLiteral(", "));
}

QString KeyOrder::behind(const QString& alias) const
{
    QStringList columns;
    QStringList values;
    for (qsizetype part = 0; part < size(); ++part) {
        columns.append(column(alias, part));
        values.append(u':' + parameter(part));
    }
    const auto sign = [this](qsizetype part) {
        return m_isDescending[part] ? QStringLiteral("<") : QStringLiteral(">");
    };
    const bool isMixed = m_isDescending.contains(true) && m_isDescending.contains(false);
    if (!isMixed)
        return QStringLiteral("(%1) %2 (%3)")
            .arg(columns.join(QStringLiteral(", ")), sign(0), values.join(QStringLiteral(", ")));
    QString text = QStringLiteral("0");
    for (qsizetype part = size() - 1; part >= 0; --part)
        text = QStringLiteral("(%1 %2 %3 OR (%1 = %3 AND %4))")
                   .arg(columns[part], sign(part), values[part], text);
    return QStringLiteral("%1 %2= %3 AND %4")
        .arg(columns[0], sign(0), values[0], text); // the first part finds the place
}

QString KeyOrder::at(const QString& alias) const
{
    QStringList conditions;
    for (qsizetype part = 0; part < size(); ++part)
        conditions.append(QStringLiteral("%1 = :%2").arg(column(alias, part), parameter(part)));
    return conditions.join(QStringLiteral(" AND "));
}

void KeyOrder::bind(Statement& statement, const Row& identity)
{
    for (size_t part = 0; part < identity.size(); ++part)
        statement.bindNamed(parameter(static_cast<qsizetype>(part)), identity[part]);
}

Row KeyOrder::identityIn(const Statement& row) const
{
    Row identity;
    identity.reserve(static_cast<size_t>(size()));
    for (int part = 0; part < size(); ++part)
        identity.push_back(row.value(part));
    return identity;
}

Result<Row> KeyOrder::rowBehind(Database& database, const QString& table, const Row& identity) const
{
    GODWIT_TRY(auto next, database.prepare(select(table, QStringLiteral("t"), {}, !identity.empty()) +
                                           QStringLiteral(" LIMIT 1")));
    bind(next, identity);
    GODWIT_TRY(const bool hasRow, next.step());
    return hasRow ? identityIn(next) : Row();
}

QString KeyOrder::select(const QString& table, const QString& alias, const QStringList& terms,
                         bool isBehind) const
{
    return QStringLiteral("SELECT %1 FROM main.%2 AS %3%4 ORDER BY %5")
        .arg((QStringList{m_identity.list(alias)} + terms).join(QStringLiteral(",\n  ")), quoted(table),
             alias, isBehind ? QStringLiteral(" WHERE ") + behind(alias) : QString(), this->terms(alias));
}

Result<KeyWalk> KeyWalk::create(const ChangeScene& scene, const KeyOrder& order, const QString& table,
                                const QString& alias, const QStringList& terms)
{
    const Guard guard(scene.work, Guard::Kind::Reading);
    GODWIT_TRY(auto first, scene.work.preparePersistent(order.select(table, alias, terms, false)));
    GODWIT_TRY(auto next, scene.work.preparePersistent(order.select(table, alias, terms, true)));
    scene.bindParameters(first);
    scene.bindParameters(next);
    return KeyWalk(std::move(first), std::move(next));
}

Statement& KeyWalk::from(const Row& identity)
{
    Statement& statement = identity.empty() ? m_first : m_next;
    statement.reset();
    KeyOrder::bind(statement, identity);
    return statement;
}

} // namespace godwit::core
