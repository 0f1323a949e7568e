// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/functions/collations.h"
#include "core/sqlite/quoting.h"
#include "core/steps/validate_content.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// Tables of which the source does not tell all values: that nothing has changed them since the phase ended that wrote them
/// last.
namespace godwit::core {

namespace {

/// The fact of a run that holds their digests.
const QString kWrittenFact = QStringLiteral("written content");

bool isTold(const TableContent& table)
{
    return table.whyNot.isEmpty() && table.doubt.isEmpty() && table.doubts.isEmpty() && table.suffixedAt < 0 &&
           table.notCompared.isEmpty();
}

/// A table with all its columns; nothing: what cannot be read as rows.
std::optional<TableContent> wholeTable(const StepContext& context, const TableContent& told)
{
    const bool isRebuilt = context.plan.rebuiltTables().contains(told.name, Qt::CaseInsensitive);
    const bool isKept = context.plan.target.keep.contains(told.name, Qt::CaseInsensitive);
    const Table* const table = isKept && !isRebuilt ? context.source.table(told.name) : context.target.table(told.name);
    if (!table || table->isVirtual)
        return std::nullopt;
    TableContent whole = keptContent(*table);
    whole.physical = told.physical;
    return whole;
}

QString changedSince(const TableContent& table, const TableDigest& written, const TableDigest& now)
{
    QStringList columns;
    for (size_t at = 0; at < written.columns.size() && at < now.columns.size() && !table.keyAt.empty(); ++at) {
        if (written.columns[at] != now.columns[at])
            columns.append(table.columns[static_cast<qsizetype>(at)]);
    }
    return columns.isEmpty() || now.rows != written.rows ? QStringLiteral("rows were")
                                                         : QStringLiteral("values of %1 were").arg(columns.join(QStringLiteral(", ")));
}

} // namespace

Status ContentCheck::noteWritten(StepContext& context)
{
    ContentCheck check(context);
    GODWIT_CHECK(check.openSides(context.workFile()));
    QJsonArray tables;
    for (const TableContent& told : check.m_tables) {
        const auto whole = isTold(told) ? std::nullopt : wholeTable(context, told);
        if (!whole)
            continue;
        GODWIT_TRY(const TableDigest digest, digestOfContent(check.m_work->database(), *whole));
        tables.append(toJson(*whole, digest));
    }
    GODWIT_TRY(const QString moved, check.marker());
    const QJsonObject all{{QStringLiteral("moved"), moved}, {QStringLiteral("tables"), tables}};
    return context.journal.putFact(context.run.id, kWrittenFact,
                                   QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

/// Nothing is said of tables whose phase has not ended.
Status ContentCheck::judgeWritten(QList<CheckResult>& checks)
{
    GODWIT_TRY(const QString fact, m_context.journal.fact(m_context.run.id, kWrittenFact));
    GODWIT_TRY(const QString moved, marker());
    const QJsonObject all = QJsonDocument::fromJson(fact.toUtf8()).object();
    if (all[QStringLiteral("moved")].toString() != moved)
        return {};
    for (const QJsonValue noted : all[QStringLiteral("tables")].toArray()) {
        for (const TableContent& told : m_tables) {
            if (!isSameName(told.name, noted[QStringLiteral("table")].toString()))
                continue;
            if (const auto whole = wholeTable(m_context, told)) {
                GODWIT_TRY(const CheckResult check, judgedAsWritten(*whole, digestOf(noted)));
                checks.append(check);
            }
        }
    }
    return {};
}

Result<CheckResult> ContentCheck::judgedAsWritten(const TableContent& table, const TableDigest& written)
{
    CheckResult check = newCheck(kIntegritySuite, QStringLiteral("%1 is as its steps left it").arg(table.name),
                                 QStringLiteral("-- XXH3-128 of each value, with its row's key, summed up column by column; as the phase "
                                                "ended that wrote it last, and now\nSELECT %1 FROM %2")
                                     .arg(quotedList(table.columns), quoted(table.physical)));
    QElapsedTimer timer;
    timer.start();
    GODWIT_TRY(const TableDigest now, digestOfContent(*m_stored, table));
    check.figures = QStringLiteral("%1 then, %2 now; %3").arg(rowsText(written.rows), grouped(now.rows),
                                                              countText(table.columns.size(), QStringLiteral("column"), QStringLiteral("columns")));
    check.verdict = Verdict::Passed;
    if (now.rows != written.rows || now.columns != written.columns) {
        check.verdict = Verdict::Failed;
        check.why = QStringLiteral("%1 changed since its phase ended; what they were is not kept row by row")
                        .arg(changedSince(table, written, now));
    }
    check.elapsedUs = timer.nsecsElapsed() / 1000;
    return check;
}

} // namespace godwit::core
