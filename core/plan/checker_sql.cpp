// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/bare_calls.h"
#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"
#include "core/schema/sql_calls.h"
#include "core/sqlite/function_list.h"

#include <algorithm>

namespace godwit::core {

namespace {

using Visit = std::function<void(const SqlText&, SqlPlace)>;

void visitValue(const ColumnValue& value, const Visit& visit)
{
    visit(value.isLookup() ? value.of : value.expression, SqlPlace::Move);
    visit(value.otherwise.value, SqlPlace::Move);
    if (value.reference) {
        visit(value.reference->key, SqlPlace::Move);
        visit(value.reference->missing.value, SqlPlace::Move);
        visit(value.reference->quarantined.value, SqlPlace::Move);
    }
}

void visitRules(const QList<Where>& wheres, const QList<Reject>& rejects, const Visit& visit)
{
    for (const Where& where : wheres)
        visit(where.condition, SqlPlace::Move);
    for (const Reject& reject : rejects)
        visit(reject.when, SqlPlace::Move);
}

void visitUpdate(const UpdateStep& update, const Visit& visit)
{
    for (const ColumnValue& value : update.let + update.set)
        visitValue(value, visit);
    visitRules(update.where, update.reject, visit);
    visit(update.order, SqlPlace::Move);
}

void visitMove(const MoveStep& move, const Visit& visit)
{
    visit(move.query, SqlPlace::Move);
    for (const Join& join : move.joins) {
        visit(join.table, SqlPlace::Move);
        visit(join.on, SqlPlace::Move);
    }
    for (const ColumnValue& value : move.let + move.columns)
        visitValue(value, visit);
    visitRules(move.where, move.reject, visit);
    if (move.group)
        visit(move.group->keep, SqlPlace::Move);
}

void checkParameters(const Plan& plan, const SqlText& sql, QList<Error>& errors)
{
    for (const SqlWord& word : sqlWords(sql.text)) {
        if (word.kind != SqlWord::Kind::Parameter)
            continue;
        QStringList known = plan.parameters.keys();
        known.sort(); // a hash has no order, and the same plan should give the same words
        const QChar sign = sql.text[word.offset];
        if (sign != u':')
            addError(errors, ErrorCode::PlanReference, sql.at,
                     QStringLiteral("a parameter is written as :name; this is %1.").arg(named(sign + word.text)));
        else if (!plan.parameters.contains(word.text))
            addError(errors, ErrorCode::PlanReference, sql.at,
                     QStringLiteral("there is no parameter %1%2").arg(named(word.text), suggestion(word.text, known)));
    }
}

/// Under a WITH SQLite does not tell the guard whose call it is, so the text has to be looked at.
void checkFunctions(const SqlText& sql, QList<Error>& errors)
{
    for (const QString& name : calledNames(sql.text)) {
        if (isRefusedFunction(name.toUtf8()))
            addError(errors, ErrorCode::NotPermittedSql, sql.at,
                     QStringLiteral("the function %1 is none that a plan may call.").arg(named(name)));
    }
}

bool isNow(const Plan& plan, const SqlWord& word)
{
    const QString value = word.kind == SqlWord::Kind::Parameter ? plan.parameters.value(word.text)
                          : word.kind == SqlWord::Kind::Text    ? word.text
                                                                : QString();
    return isSameName(value, u"now");
}

/// The time that a date function's call at `open` takes: 'now', or none at all, which means the same.
bool asksForNow(const Plan& plan, const QList<SqlWord>& words, qsizetype open, bool takesFormat)
{
    int arguments = 0;
    int depth = 0;
    for (qsizetype at = open; at < words.size(); ++at) {
        const QString& text = words[at].text;
        const bool isSign = words[at].kind == SqlWord::Kind::Sign;
        depth += isSign && text == QStringLiteral("(") ? 1 : isSign && text == QStringLiteral(")") ? -1 : 0;
        if (depth == 0)
            break;
        if (depth != 1)
            continue;
        const bool begins = at == open || (isSign && text == QStringLiteral(","));
        arguments += begins && at + 1 < words.size() && words[at + 1].text != QStringLiteral(")") ? 1 : 0;
        if (isNow(plan, words[at]))
            return true;
    }
    return arguments < (takesFormat ? 2 : 1);
}

/// What a run gives has to be the same whenever it is repeated.
void checkNow(const Plan& plan, const SqlText& sql, QList<Error>& errors)
{
    const QList<SqlWord> words = sqlWords(sql.text);
    const auto refuse = [&](const QString& what) {
        addError(errors, ErrorCode::PlanSql, sql.at,
                 QStringLiteral("%1 asks for the present time, which is another one each time; let a parameter give it.").arg(named(what)));
    };
    for (qsizetype at = 0; at < words.size(); ++at) {
        const SqlWord& word = words[at];
        const bool isQualified = at > 0 && words[at - 1].text == QStringLiteral(".");
        const bool isCall = at + 1 < words.size() && words[at + 1].text == QStringLiteral("(");
        const auto isOne = [&](std::initializer_list<QStringView> names) {
            return std::any_of(names.begin(), names.end(), [&](QStringView name) { return word.is(name); });
        };
        if (!isQualified && !isCall && isOne({u"current_date", u"current_time", u"current_timestamp"}))
            refuse(word.text);
        else if (isCall && isOne({u"date", u"time", u"datetime", u"julianday", u"unixepoch", u"strftime"}) &&
                 asksForNow(plan, words, at + 1, word.is(u"strftime")))
            refuse(word.text);
    }
}

/// One row would come of all that are read together.
void checkAggregates(const SqlText& sql, QList<Error>& errors)
{
    if (const QString name = bareAggregate(sql.text); !name.isEmpty())
        addError(errors, ErrorCode::PlanSql, sql.at,
                 QStringLiteral("%1 would make one row of many here; put it into a query: (SELECT %2(…) FROM …), or give it a window with OVER.")
                     .arg(named(name), name));
}

void checkTargetNames(const Plan& plan, const Catalog& target, const SqlText& sql, QList<Error>& errors)
{
    for (const QString& name : namesIn(sql, u"target")) {
        if (target.table(name) || containsName(plan.target.keep, name))
            continue;
        addError(errors, ErrorCode::PlanReference, sql.at,
                 QStringLiteral("the target has no table %1%2")
                     .arg(named(name), suggestion(name, tableNames(target) + plan.target.keep)));
    }
}

} // namespace

bool standsForRows(const Step& step, const SqlText& sql)
{
    const auto* const move = std::get_if<MoveStep>(&step.work);
    return std::holds_alternative<SqlStep>(step.work) ||
           (move && (&move->query == &sql || std::any_of(move->joins.begin(), move->joins.end(), [&sql](const Join& join) {
                         return &join.table == &sql;
                     })));
}

QStringList namesIn(const SqlText& sql, QStringView schema)
{
    QStringList names;
    const QList<SqlWord> words = sqlWords(sql.text);
    for (qsizetype index = 0; index + 2 < words.size(); ++index) {
        const bool isSchema = words[index].isName() && isSameName(words[index].text, schema) &&
                              words[index + 1].text == QStringLiteral(".") && words[index + 2].isName();
        // Elsewhere it may be a column of an alias.
        const bool isTable = index > 0 && (words[index - 1].is(u"from") || words[index - 1].is(u"join"));
        if (isSchema && isTable && !containsName(names, words[index + 2].text))
            names.append(words[index + 2].text);
    }
    return names;
}

void forEachSql(const Step& step, const Visit& visit)
{
    if (const auto* const assess = std::get_if<AssessStep>(&step.work)) {
        for (const Rule& rule : assess->rules)
            visit(rule.query, SqlPlace::Before);
    } else if (const auto* const move = std::get_if<MoveStep>(&step.work)) {
        visitMove(*move, visit);
    } else if (const auto* const update = std::get_if<UpdateStep>(&step.work)) {
        visitUpdate(*update, visit);
    } else if (const auto* const erase = std::get_if<DeleteStep>(&step.work)) {
        visit(erase->when, SqlPlace::Move);
    } else if (const auto* const rebuild = std::get_if<RebuildStep>(&step.work)) {
        for (const ColumnValue& value : rebuild->columns)
            visitValue(value, visit);
    } else if (const auto* const script = std::get_if<SqlStep>(&step.work)) {
        visit(script->script, SqlPlace::Move);
    } else if (const auto* const validate = std::get_if<ValidateStep>(&step.work)) {
        for (const Rule& rule : validate->rules)
            visit(rule.query, SqlPlace::After);
    } else if (const auto* const compare = std::get_if<CompareStep>(&step.work)) {
        visit(compare->before, SqlPlace::Before);
        visit(compare->after, SqlPlace::After);
    } else if (const auto* const measure = std::get_if<MeasureStep>(&step.work)) {
        visit(measure->before, SqlPlace::Before);
        visit(measure->after, SqlPlace::After);
    }
}

void checkSqlNames(const Plan& plan, const Catalog& target, QList<Error>& errors)
{
    auto grammar = Database::openInMemory();
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            forEachSql(step, [&](const SqlText& sql, SqlPlace place) {
                checkParameters(plan, sql, errors);
                checkFunctions(sql, errors);
                checkConstants(plan, sql, errors);
                if (place != SqlPlace::Move)
                    return;
                const bool isValue = !standsForRows(step, sql);
                if (grammar && isValue)
                    checkSyntax(*grammar, sql, errors);
                if (isValue)
                    checkAggregates(sql, errors);
                checkNow(plan, sql, errors);
                checkTargetNames(plan, target, sql, errors);
            });
        }
    }
}

} // namespace godwit::core
