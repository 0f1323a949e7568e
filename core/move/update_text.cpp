// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/update_text.h"

#include "core/move/expression_text.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

const QString kComma = QStringLiteral(", ");

void writeTables(UpdateText& text, const Table& table, const QString& alias, const QString& order)
{
    const QString keys = text.identity.listColumns().join(kComma);
    // WITHOUT ROWID, so that the row id in a plan's expression is the table's own.
    text.createList = QStringLiteral("CREATE TABLE main.%1 (_godwit_place INTEGER PRIMARY KEY, %2) WITHOUT ROWID")
                          .arg(quoted(text.list), text.identity.definitions());
    const QString own = text.identity.list(alias);
    text.fillList = QStringLiteral("INSERT INTO main.%1 (_godwit_place, %2) SELECT row_number() OVER (ORDER BY %3), %4 FROM main.%5 AS %6")
                        .arg(quoted(text.list), keys, order.isEmpty() ? own : order + kComma + own, own, quoted(text.table), alias);
    QStringList typed;
    QStringList plain;
    for (qsizetype index = 0; index < text.columns.size(); ++index) {
        plain.append(QStringLiteral("_godwit_v%1").arg(index));
        typed.append(plain.last() + u' ' + plainType(table, text.columns[index]));
    }
    text.createValues = QStringLiteral("CREATE TABLE main.%1 (_godwit_place INTEGER PRIMARY KEY, _godwit_code INTEGER,"
                                       " _godwit_cause TEXT, _godwit_column TEXT, _godwit_first TEXT, %2)")
                            .arg(quoted(text.values), typed.join(kComma));
    text.insertValue = QStringLiteral("INSERT INTO main.%1 (_godwit_place, _godwit_code, _godwit_cause, _godwit_column,"
                                      " _godwit_first, %2) VALUES (?, ?, ?, ?, ?%3)")
                           .arg(quoted(text.values), plain.join(kComma), QStringLiteral(", ?").repeated(plain.size()));
    QStringList terms{QStringLiteral("v._godwit_place, v._godwit_code, v._godwit_cause, v._godwit_column, v._godwit_first")};
    for (const QString& name : std::as_const(plain))
        terms.append(QStringLiteral("v.") + name);
    for (const QString& column : std::as_const(text.columns))
        terms.append(QStringLiteral("t.") + quoted(column));
    terms.append(text.identity.list(QStringLiteral("t")));
    const QStringList key = table.primaryKey();
    terms.append(key.size() == 1 ? QStringLiteral("t.") + quoted(key.first()) : QStringLiteral("NULL"));
    text.read = QStringLiteral("SELECT %1 FROM main.%2 AS v CROSS JOIN main.%3 AS l ON l._godwit_place = v._godwit_place"
                               " LEFT JOIN main.%4 AS t ON %5 WHERE v._godwit_place BETWEEN :_godwit_from AND :_godwit_to"
                               " ORDER BY v._godwit_place")
                    .arg(terms.join(kComma), quoted(text.values), quoted(text.list), quoted(text.table),
                         text.identity.joins(QStringLiteral("l"), QStringLiteral("t")));
    QStringList sets;
    for (const QString& column : std::as_const(text.columns))
        sets.append(quoted(column) + QStringLiteral(" = ?"));
    text.change = QStringLiteral("UPDATE main.%1 AS t SET %2 WHERE %3")
                      .arg(quoted(text.table), sets.join(kComma), text.identity.equals(QStringLiteral("t")));
}

} // namespace

Result<UpdateText> compileUpdate(const ChangeScene& scene, const UpdateStep& step)
{
    GODWIT_TRY(const Table* const table, scene.table(step.table));
    UpdateText text;
    text.table = table->name;
    GODWIT_TRY(text.identity, RowIdentity::of(*table));
    text.list = scene.reserved(QStringLiteral("list"));
    text.values = scene.reserved(QStringLiteral("value"));
    ExpressionText expression(scene.plan, scene.staging);
    expression.addLets(step.let);
    QStringList terms{QStringLiteral("_godwit_list._godwit_place")};
    for (const Where& where : step.where)
        terms.append(QStringLiteral("(%1) IS TRUE").arg(expression.of(where.condition)));
    text.rejectAt = static_cast<int>(terms.size());
    for (const Reject& reject : step.reject)
        terms.append(QStringLiteral("(%1) IS TRUE").arg(expression.of(reject.when)));
    text.valuesAt = static_cast<int>(terms.size());
    for (const ColumnValue& value : step.set) {
        const Column* const column = table->column(value.column);
        if (!column)
            return Error(ErrorCode::PlanReference, QStringLiteral("%1 has no column %2.").arg(step.table, value.column));
        text.columns.append(column->name);
        text.expressions.append(expression.of(value));
    }
    const QString alias = quoted(step.table);
    const QString from = QStringLiteral(" FROM main.%1 AS _godwit_list CROSS JOIN main.%2 AS %3 ON %4 WHERE _godwit_list._godwit_place")
                             .arg(quoted(text.list), quoted(text.table), alias,
                                  text.identity.joins(QStringLiteral("_godwit_list"), alias));
    text.evaluate = QStringLiteral("SELECT ") + (terms + text.expressions).join(QStringLiteral(",\n  ")) + from +
                    QStringLiteral(" BETWEEN :_godwit_from AND :_godwit_to ORDER BY _godwit_list._godwit_place");
    text.failing = QStringLiteral("SELECT %1") + from + QStringLiteral(" = :_godwit_from");
    const QStringList key = table->primaryKey();
    text.keyAt = key.size() == 1 ? static_cast<int>(text.columns.indexOf(key.first())) : -1;
    writeTables(text, *table, alias, step.order.isEmpty() ? QString() : expression.of(step.order));
    return text;
}

} // namespace godwit::core
