// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/update_text.h"

#include "core/move/change_tables.h"
#include "core/move/expression_text.h"
#include "core/move/generated_ids.h"
#include "core/move/order_terms.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

const QString kComma = QStringLiteral(", ");

QStringList numbered(const QString& prefix, qsizetype count)
{
    QStringList names;
    for (qsizetype index = 0; index < count; ++index)
        names.append(prefix + QString::number(index));
    return names;
}

void writeValues(UpdateText& text, const Table& table)
{
    const RowIdentity& identity = text.order.identity();
    const QStringList plain = numbered(QStringLiteral("_godwit_v"), text.columns.size());
    QStringList typed;
    for (qsizetype index = 0; index < plain.size(); ++index)
        typed.append(plain[index] + u' ' + plainType(table, text.columns[index]));
    text.createValues =
        QStringLiteral("CREATE TABLE main.%1 (_godwit_place INTEGER PRIMARY KEY, _godwit_code INTEGER,"
                       " _godwit_cause TEXT, _godwit_column TEXT, _godwit_first TEXT, %2, %3)")
            .arg(quoted(text.values), identity.definitions(), typed.join(kComma));
    const QStringList given = identity.listColumns() + plain;
    text.insertValue =
        QStringLiteral("INSERT INTO main.%1 (_godwit_code, _godwit_cause, _godwit_column, _godwit_first, %2)"
                       " VALUES (?, ?, ?, ?%3)")
            .arg(quoted(text.values), given.join(kComma), QStringLiteral(", ?").repeated(given.size()));
    QStringList terms{QStringLiteral(
        "v._godwit_place, v._godwit_code, v._godwit_cause, v._godwit_column, v._godwit_first")};
    for (const QString& name : plain)
        terms.append(QStringLiteral("v.") + name);
    for (const QString& column : std::as_const(text.columns))
        terms.append(QStringLiteral("t.") + quoted(column));
    terms.append(identity.list(QStringLiteral("t")));
    const QStringList key = table.primaryKey();
    terms.append(key.size() == 1 ? QStringLiteral("t.") + quoted(key.first()) : QStringLiteral("NULL"));
    const QString rows = QStringLiteral("SELECT %1 FROM main.%2 AS v LEFT JOIN main.%3 AS t ON %4 WHERE v._godwit_place ")
                             .arg(terms.join(kComma), quoted(text.values), quoted(text.table),
                                  identity.joins(QStringLiteral("v"), QStringLiteral("t")));
    text.read = rows + QStringLiteral("> :_godwit_from ORDER BY v._godwit_place");
    text.readOne = rows + QStringLiteral("= :_godwit_from");
    QStringList sets;
    for (const QString& column : std::as_const(text.columns))
        sets.append(quoted(column) + QStringLiteral(" = ?"));
    text.change = QStringLiteral("UPDATE main.%1 AS t SET %2 WHERE %3")
                      .arg(quoted(text.table), sets.join(kComma), identity.equals(QStringLiteral("t")));
}

/// The list's index does the sorting, row by row as the list grows: a sort would be one statement over all
/// rows.
void writeList(UpdateText& text, const ChangeScene& scene, const Table& table, const QString& order)
{
    const RowIdentity& identity = text.order.identity();
    text.list = scene.reserved(QStringLiteral("list"));
    QStringList names;
    QStringList sorted;
    for (const OrderTerm& term : orderTerms(order, table)) {
        text.listTerms.append(u'(' + term.expression + u')');
        names.append(QStringLiteral("_godwit_o%1").arg(names.size()));
        const QString collation =
            term.collation.isEmpty() ? QString() : QStringLiteral(" COLLATE ") + quoted(term.collation);
        if (term.nullsAreMoved) { // by default NULL is the least of all
            text.listTerms.insert(text.listTerms.size() - 1,
                                  u'(' + term.expression + QStringLiteral(") IS NULL"));
            names.append(QStringLiteral("_godwit_o%1").arg(names.size()));
            sorted.append(names[names.size() - 2] +
                          (term.isDescending ? QStringLiteral(" DESC") : QString()));
        }
        sorted.append(names.last() + collation + (term.isDescending ? QStringLiteral(" DESC") : QString()));
    }
    sorted += identity.listColumns();
    text.createList = QStringLiteral("CREATE TABLE main.%1 (_godwit_place INTEGER PRIMARY KEY, %2, %3); "
                                     "CREATE INDEX main.%4 ON %1 (%5)")
                          .arg(quoted(text.list), identity.definitions(), names.join(kComma),
                               quoted(scene.reserved(QStringLiteral("listed"))), sorted.join(kComma));
    const QStringList given = identity.listColumns() + names;
    text.insertList =
        QStringLiteral("INSERT INTO main.%1 (%2) VALUES (?%3)")
            .arg(quoted(text.list), given.join(kComma), QStringLiteral(", ?").repeated(given.size() - 1));
    text.nextListed = QStringLiteral("SELECT _godwit_place, %1 FROM main.%2 ORDER BY %3 LIMIT :_godwit_most")
                          .arg(identity.listColumns().join(kComma), quoted(text.list), sorted.join(kComma));
}

} // namespace

Result<UpdateText> compileUpdate(const ChangeScene& scene, const UpdateStep& step)
{
    GODWIT_TRY(const Table* const table, scene.table(step.table));
    UpdateText text;
    text.table = table->name;
    text.alias = quoted(step.table);
    GODWIT_TRY(text.order, KeyOrder::of(scene.work, *table));
    text.values = scene.reserved(QStringLiteral("value"));
    ExpressionText expression(scene.plan, scene.staging);
    expression.addLets(step.let);
    text.whereAt = text.order.size();
    for (const Where& where : step.where)
        text.terms.append(QStringLiteral("(%1) IS TRUE").arg(expression.of(where.condition)));
    text.rejectAt = text.order.size() + static_cast<int>(text.terms.size());
    for (const Reject& reject : step.reject)
        text.terms.append(QStringLiteral("(%1) IS TRUE").arg(expression.of(reject.when)));
    text.valuesAt = text.order.size() + static_cast<int>(text.terms.size());
    const auto identity = identityOfRows(*table, text.alias, scene.seed, scene.title());
    for (const ColumnValue& value : step.set) {
        const Column* const column = table->column(value.column);
        if (!column)
            return Error(ErrorCode::PlanReference,
                         QStringLiteral("%1 has no column %2.").arg(step.table, value.column));
        text.columns.append(column->name);
        text.expressions.append(withIdentity(
            withReferredTables(expression.of(value), scene.plan, scene.target, scene.target.table(step.table), column->name),
            column->name, identity));
    }
    text.terms += text.expressions;
    text.failing = QStringLiteral("SELECT %1 FROM main.") + quoted(text.table) + QStringLiteral(" AS ") +
                   text.alias + QStringLiteral(" WHERE ") + text.order.at(text.alias);
    const QStringList key = table->primaryKey();
    text.keyAt = key.size() == 1 ? static_cast<int>(text.columns.indexOf(key.first())) : -1;
    for (const QString& part : std::as_const(text.order.identity().columns)) {
        const Column* const column = table->column(part);
        // A row id is set through the key that stands for it.
        const bool isKey = !column && key.size() == 1 && isSameName(table->column(key.first())->declaredType, u"INTEGER");
        text.identityParts.append(column ? static_cast<int>(text.columns.indexOf(column->name)) : isKey ? text.keyAt : -1);
    }
    writeValues(text, *table);
    if (!step.order.isEmpty())
        writeList(text, scene, *table, expression.of(step.order));
    return text;
}

} // namespace godwit::core
