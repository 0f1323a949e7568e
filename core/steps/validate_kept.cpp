// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/functions/collations.h"
#include "core/sqlite/quoting.h"
#include "core/steps/carried_scope.h"
#include "core/steps/mended_source.h"
#include "core/steps/validate_content.h"

/// Kept tables that no step has touched, and counts of rows: where they differ from what they have to be,
/// what the application wrote since the cut-over is told from what is wrong.
namespace godwit::core {

namespace {

constexpr int kCacheKib = 8'000;
const QString kWrongInPlace = QStringLiteral("; so it was when the cut-over put it in place");

Result<Database> openState(const QString& path, StepContext& context)
{
    GODWIT_TRY(Database state, Database::open(path, {.mode = OpenOptions::Mode::ReadOnly,
                                                     .trustedSchema = true,
                                                     .cacheKib = kCacheKib}));
    state.setCancel(context.cancel);
    GODWIT_CHECK(registerCollations(state, context.plan.source.collations));
    return state;
}

} // namespace

/// Closed before this check is gone.
Result<Database> ContentCheck::openPutInPlace()
{
    if (!m_putInPlace) {
        GODWIT_TRY(m_putInPlace, RebuiltState::putInPlace(m_context));
    }
    return openState(m_putInPlace->path(), m_context);
}

Status ContentCheck::judgeKept(const QString& name, const QString& physical, const ContentDigest& before,
                               const ContentDigest& now, CheckResult& check)
{
    check.figures = QStringLiteral("%1, digest %2").arg(rowsText(now.rows), now.toString());
    check.verdict = Verdict::Passed;
    if (before == now)
        return {};
    const bool mayBeWritten = m_context.isCutOver() && !m_isUncommitted;
    check.verdict = mayBeWritten ? Verdict::Warning : Verdict::Failed;
    const Table* const table = m_context.source.table(name);
    const Status told =
        table ? tellKept(keptContent(*table), physical, before, check)
              : Status(Error(ErrorCode::CheckFailed, QStringLiteral("the source has no such table")));
    if (told || told.error().isCancel())
        return told;
    check.why =
        mayBeWritten
            ? QStringLiteral("its rows differ from the snapshot's; whether they were written since the "
                             "cut-over cannot be told: %1")
            : QStringLiteral("its rows differ from the snapshot's; which ones cannot be listed: %1");
    check.why = check.why.arg(told.error().what);
    return {};
}

Status ContentCheck::tellKept(const TableContent& table, const QString& physical, const ContentDigest& before,
                              CheckResult& check)
{
    TableContent there = table;
    there.name = there.physical = physical;
    GODWIT_TRY(const QString path, sourceToCompare(m_context));
    GODWIT_TRY(Database source, openState(path, m_context));
    std::optional<Database> placed;
    bool isPlacedRight = false;
    if (m_context.isCutOver()) {
        GODWIT_TRY(placed, openPutInPlace());
        GODWIT_TRY(const ContentDigest digest, digestOfTable(*placed, QStringLiteral("main"), physical));
        isPlacedRight = digest == before;
    }
    Database& is = placed && !isPlacedRight ? *placed : *m_stored;
    GODWIT_TRY(const ContentDifference difference,
               differenceOf(there, storedRows(source, table), storedRows(is, there), m_context.cancel));
    if (difference.rows() == 0)
        return Error(ErrorCode::ChangesUnlisted,
                     QStringLiteral("the rows are the same, under other row ids."));
    if (isPlacedRight) {
        tellWritten(difference, check);
        if (check.verdict == Verdict::Passed)
            check.figures += QStringLiteral(", all others as they were");
        return {};
    }
    difference.tell(check);
    check.verdict = Verdict::Failed;
    check.why += placed ? kWrongInPlace : QString();
    return {};
}

QList<GivenNumbers> ContentCheck::keptNumbers() const
{
    QList<GivenNumbers> kept;
    for (const TableContent& content : m_tables) {
        for (const QString& source : content.numberedBy)
            kept.append({.source = source, .table = content.name, .physical = content.physical});
    }
    return kept;
}

Status ContentCheck::judgeCount(const QString& name, qint64 rows, qint64 expected, CheckResult& check)
{
    check.verdict = rows == expected ? Verdict::Passed : Verdict::Failed;
    if (rows == expected)
        return {};
    check.rows = std::abs(rows - expected);
    if (!m_context.isCutOver()) {
        check.why = QStringLiteral("the counts differ: %1 are expected").arg(grouped(expected));
        return {};
    }
    auto placed = openPutInPlace();
    const auto was = placed
                         ? placed->integer(QStringLiteral("SELECT count(*) FROM main.%1").arg(quoted(name)))
                         : Result<qint64>(placed.error());
    if (!was && was.error().isCancel())
        return was.error();
    if (!was) {
        check.verdict = Verdict::Warning;
        check.why = QStringLiteral(
                        "rows were added or removed; whether that was since the cut-over cannot be told: %1")
                        .arg(was.error().what);
    } else if (*was != expected) {
        check.why =
            QStringLiteral("the counts differ: %1 are expected").arg(grouped(expected)) + kWrongInPlace;
    } else if (m_isUncommitted) {
        check.why =
            QStringLiteral("the counts differ: %1 are expected; no program has committed anything to the "
                           "database since the cut-over")
                .arg(grouped(expected));
    } else {
        check.verdict = Verdict::Passed;
        check.rows = -1;
        check.figures += QStringLiteral("; %1 %2 since the cut-over")
                             .arg(rowsText(std::abs(rows - expected)),
                                  rows > expected ? QStringLiteral("more") : QStringLiteral("fewer"));
    }
    return {};
}

} // namespace godwit::core
