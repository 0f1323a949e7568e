// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/comparer.h"

#include "core/checks/digest.h"
#include "core/checks/figures.h"
#include "core/checks/query.h"
#include "core/checks/row_difference.h"
#include "core/side_by_side.h"

#include <QElapsedTimer>

#include <cmath>

namespace godwit::core {

namespace {

/// One query, read once.
struct Side
{
    ContentDigest digest;
    Value first; ///< if there is one column: of the first row
    bool isSingleNumber = false;
};

Result<Side> read(Statement& query)
{
    Side side;
    const int columns = query.columnCount();
    while (true) {
        GODWIT_TRY(const bool hasRow, query.step());
        if (!hasRow)
            break;
        if (side.digest.rows == 0 && columns == 1 && (query.type(0) == Value::Type::Integer || query.type(0) == Value::Type::Real))
            side.first = query.value(0);
        side.digest.add(query, 0, columns);
    }
    query.reset();
    side.isSingleNumber = side.digest.rows == 1 && !side.first.isNull();
    return side;
}

long double numberOf(const Value& value)
{
    return value.type == Value::Type::Integer ? static_cast<long double>(value.integer)
                                              : static_cast<long double>(value.real);
}

QString numberText(const Value& value)
{
    return value.type == Value::Type::Integer ? grouped(value.integer) : value.toString();
}

Verdict verdictFor(Severity severity)
{
    return severity == Severity::Warning ? Verdict::Warning : Verdict::Failed;
}

CheckResult judgeNumbers(CheckResult check, const CompareStep& step, const Side& before, const Side& after)
{
    const long double one = numberOf(before.first);
    const long double other = numberOf(after.first);
    const long double difference = one == other ? 0 : std::fabs(one - other); // infinity less itself is no number
    const bool isExact = step.tolerance == 0;
    const QString tolerance = QString::number(step.tolerance, 'g', 15);
    check.figures = QStringLiteral("%1 before, %2 after").arg(numberText(before.first), numberText(after.first));
    if (difference <= static_cast<long double>(step.tolerance)) {
        check.verdict = Verdict::Passed;
        check.figures += difference == 0 ? QStringLiteral(", equal") : QStringLiteral(", within %1").arg(tolerance);
        return check;
    }
    check.verdict = verdictFor(step.severity);
    check.why = isExact ? QStringLiteral("The numbers differ.")
                        : QStringLiteral("The numbers differ by more than %1.").arg(tolerance);
    check.columns = {QStringLiteral("side"), QStringLiteral("value")};
    check.samples = {{QStringLiteral("before"), before.first.toKeyText()}, {QStringLiteral("after"), after.first.toKeyText()}};
    return check;
}

QString differenceText(const RowDifference& difference)
{
    QStringList parts;
    if (difference.onlyBefore > 0)
        parts.append(rowsText(difference.onlyBefore) + QStringLiteral(" only before"));
    if (difference.onlyAfter > 0)
        parts.append(rowsText(difference.onlyAfter) + QStringLiteral(" only after"));
    return parts.join(QStringLiteral(", "));
}

Result<CheckResult> drillDown(CheckResult check, const CompareStep& step, Statement& before, Statement& after,
                              const CancelToken& cancel)
{
    check.verdict = verdictFor(step.severity);
    check.columns = QStringList{QStringLiteral("side")} + columnNamesOf(before);
    auto difference = differenceOf(before, after, cancel);
    if (!difference && difference.error().isCancel())
        return std::move(difference).error();
    if (!difference) {
        check.why = QStringLiteral("The rows differ; which ones cannot be listed: ") + difference.error().what;
        return check;
    }
    check.rows = difference->onlyBefore + difference->onlyAfter;
    check.samples = difference->samples;
    check.why = QStringLiteral("The rows differ: %1.").arg(differenceText(*difference));
    return check;
}

Result<CheckResult> compareRows(CheckResult check, const CompareStep& step, Statement& before, Statement& after,
                                const CancelToken& cancel)
{
    std::optional<Result<Side>> one;
    std::optional<Result<Side>> other;
    // An error of either becomes the outcome of the check, below.
    GODWIT_CHECK(runSideBySide({[&] { one = read(before); return Status(); }, [&] { other = read(after); return Status(); }}));
    if (!*one)
        return failedBecause(std::move(check), QStringLiteral("Before"), one->error());
    if (!*other)
        return failedBecause(std::move(check), QStringLiteral("After"), other->error());
    if ((*one)->isSingleNumber && (*other)->isSingleNumber)
        return judgeNumbers(std::move(check), step, **one, **other);
    if ((*one)->digest == (*other)->digest) {
        check.verdict = Verdict::Passed;
        check.figures = rowsText((*one)->digest.rows) + QStringLiteral(", equal");
        return check;
    }
    check.figures = QStringLiteral("%1 before, %2 after").arg(rowsText((*one)->digest.rows), rowsText((*other)->digest.rows));
    if (before.columnCount() != after.columnCount()) {
        check.verdict = verdictFor(step.severity);
        check.why = QStringLiteral("The queries give %1 and %2 columns.").arg(before.columnCount()).arg(after.columnCount());
        return check;
    }
    return drillDown(std::move(check), step, before, after, cancel);
}

/// Counts the rows a rule's query gives and keeps the first.
Status collect(Statement& query, CheckResult& check)
{
    check.rows = 0;
    check.columns = columnNamesOf(query);
    while (true) {
        GODWIT_TRY(const bool hasRow, query.step());
        if (!hasRow)
            return {};
        if (check.rows++ < kSampleRows)
            check.samples.append(cellTexts(query));
    }
}

Status runRuleInto(CheckResult& check, Database& database, const Rule& rule, const QHash<QString, QString>& parameters)
{
    GODWIT_TRY(auto query, prepareQuery(database, rule.query, parameters));
    GODWIT_CHECK(collect(query, check));
    check.figures = check.rows == 0 ? QStringLiteral("no row breaks it") : rowsText(check.rows);
    check.verdict = check.rows == 0 ? Verdict::Passed : verdictFor(rule.severity);
    if (check.rows > 0)
        check.why = QStringLiteral("The rule wants no row; its query gives %1.").arg(rowsText(check.rows));
    else
        check.rows = -1;
    return {};
}

} // namespace

Result<CheckResult> compareQueries(Database& before, Database& after, const CompareStep& step,
                                   const QHash<QString, QString>& parameters)
{
    QElapsedTimer timer;
    timer.start();
    CheckResult check = newCheck(QStringLiteral("functionality"), step.name,
                                 QStringLiteral("-- before\n%1\n-- after\n%2").arg(step.before.text, step.after.text));
    auto one = prepareQuery(before, step.before, parameters);
    if (!one)
        return failedBecause(std::move(check), QStringLiteral("Before"), one.error());
    auto other = prepareQuery(after, step.after, parameters);
    if (!other)
        return failedBecause(std::move(check), QStringLiteral("After"), other.error());
    auto compared = compareRows(std::move(check), step, *one, *other, after.cancel());
    if (compared)
        compared->elapsedUs = timer.nsecsElapsed() / 1000;
    return compared;
}

Result<CheckResult> runRule(Database& database, const Rule& rule, const QHash<QString, QString>& parameters,
                            const QString& suite)
{
    QElapsedTimer timer;
    timer.start();
    CheckResult check = newCheck(suite, rule.name, rule.query.text);
    if (const Status outcome = runRuleInto(check, database, rule, parameters); !outcome) {
        check.samples.clear();
        check.rows = -1;
        GODWIT_TRY(check, failedBecause(std::move(check), {}, outcome.error()));
    }
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    return check;
}

} // namespace godwit::core
