// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/entry_sql.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace godwit::core {

const char* const kEntryFrom =
    " FROM quarantine q LEFT JOIN decisions d ON d.id = coalesce((SELECT m.id FROM decisions m WHERE m.id = q.mended"
    " AND m.withdrawn = ''), (SELECT max(x.id) FROM decisions x WHERE x.row_digest = q.row_digest"
    " AND x.table_name = q.table_name AND x.key_text IS q.key_text AND x.withdrawn = '')) WHERE q.run = :run"
    // What a rollback or a restore undid is kept, but does not count.
    " AND q.phase NOT IN (SELECT t.phase FROM migration_tracking t WHERE t.run = :run"
    " AND t.state IN ('not_started', 'rolled_back'))";

const char* const kEntryState =
    "CASE WHEN d.id = q.mended THEN 'moved' WHEN d.kind = 'waived' THEN 'waived' ELSE 'undecided' END";

QString conditionsOf(const QuarantineFilter& filter)
{
    QString sql;
    if (!filter.table.isEmpty())
        sql += QStringLiteral(" AND q.table_name = :table");
    if (!filter.cause.isEmpty())
        sql += QStringLiteral(" AND q.cause = :cause");
    if (!filter.phase.isEmpty())
        sql += QStringLiteral(" AND q.phase = :phase");
    if (filter.id)
        sql += QStringLiteral(" AND q.id = :id");
    if (filter.after)
        sql += QStringLiteral(" AND q.id > :after");
    if (filter.state)
        sql += QStringLiteral(" AND %1 = :state").arg(QLatin1String(kEntryState));
    return sql;
}

void bindFilter(Statement& statement, qint64 run, const QuarantineFilter& filter)
{
    statement.bindNamed(QStringLiteral("run"), Value::ofInteger(run));
    statement.bindNamed(QStringLiteral("table"), Value::ofText(filter.table));
    statement.bindNamed(QStringLiteral("cause"), Value::ofText(filter.cause));
    statement.bindNamed(QStringLiteral("phase"), Value::ofText(filter.phase));
    statement.bindNamed(QStringLiteral("limit"), Value::ofInteger(filter.limit));
    statement.bindNamed(QStringLiteral("offset"), Value::ofInteger(filter.offset));
    if (filter.after)
        statement.bindNamed(QStringLiteral("after"), Value::ofInteger(*filter.after));
    if (filter.id)
        statement.bindNamed(QStringLiteral("id"), Value::ofInteger(*filter.id));
    if (filter.state)
        statement.bindNamed(QStringLiteral("state"), Value::ofText(stateId(*filter.state)));
}

QString valuesText(const QList<std::pair<QString, QString>>& values)
{
    QJsonArray array;
    for (const auto& [column, value] : values)
        array.append(QJsonArray{column, value.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(value)});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<std::pair<QString, QString>> valuesOf(const QString& text)
{
    QList<std::pair<QString, QString>> values;
    for (const QJsonValue item : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QJsonArray pair = item.toArray();
        // A null QString means NULL; toString() of JSON null gives one, of "" an empty text.
        values.append({pair.at(0).toString(), pair.at(1).isNull() ? QString() : pair.at(1).toString(QStringLiteral(""))});
    }
    return values;
}

} // namespace godwit::core
