// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assess/temporary_copies.h"

#include "core/move/copies.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

QString temporary(QString sql)
{
    // As quoted() writes reserved names; no name of a plan's begins so.
    return sql.replace(QStringLiteral("main.\"") + QLatin1String(kReservedPrefix),
                       QStringLiteral("temp.\"") + QLatin1String(kReservedPrefix));
}

} // namespace

void readFromTemporary(CompiledMove& move)
{
    for (CopyStatement& copy : move.materialise)
        copy.sql = temporary(copy.sql);
    for (ReadStretch& stretch : move.stretches) {
        for (QString* const text : {&stretch.fromStart, &stretch.goOn, &stretch.list, &stretch.at,
                                    &stretch.locate, &stretch.locateFirst, &stretch.locateAt})
            *text = temporary(*text);
    }
}

TemporaryCopies::~TemporaryCopies()
{
    for (const QString& table : m_move.copies) {
        const Status dropped =
            m_database.execute(QStringLiteral("DROP TABLE IF EXISTS temp.%1").arg(quoted(table)));
        (void)dropped; // it goes with the connection
    }
}

Status TemporaryCopies::make() const
{
    for (const CopyStatement& copy : m_move.materialise) {
        const SqlBounds bounds(m_database, m_move.limits.valueBytes, m_move.limits.queryMs);
        m_database.restartClock();
        const Status made = copy.into.isEmpty() ? fill(copy.sql) : makeUntyped(copy.sql, copy.into);
        if (!made)
            GODWIT_CHECK(copyAllButFailing(m_database, m_move, QStringLiteral("temp"), copy, made.error()));
    }
    return {};
}

/// Expressions of the plan stand in what fills the copies: what they may do is looked at first.
Status TemporaryCopies::fill(const QString& sql) const
{
    const qsizetype select = sql.indexOf(QStringLiteral(" SELECT "));
    if (sql.startsWith(QStringLiteral("INSERT")) && select > 0) {
        const Guard guard(m_database, Guard::Kind::Reading);
        GODWIT_CHECK(m_database.prepare(sql.mid(select)));
    }
    GODWIT_TRY(Statement statement, m_database.prepare(sql));
    m_move.bind(statement);
    return statement.run();
}

Status TemporaryCopies::makeUntyped(const QString& select, const QString& table) const
{
    QStringList names;
    {
        GODWIT_TRY(const Statement columns,
                   m_database.prepare(QStringLiteral("SELECT * FROM (%1)").arg(select)));
        for (int column = 0; column < columns.columnCount(); ++column)
            names += columns.columnName(column);
    }
    GODWIT_CHECK(m_database.execute(
        QStringLiteral("CREATE TABLE temp.%1 (%2)").arg(quoted(table), quotedList(names))));
    GODWIT_TRY(Statement insert,
               m_database.prepare(QStringLiteral("INSERT INTO temp.%1 %2").arg(quoted(table), select)));
    m_move.bind(insert);
    return insert.run();
}

} // namespace godwit::core
