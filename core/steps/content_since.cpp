// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/steps/rebuilt_state.h"
#include "core/steps/validate_content.h"

/// Where a table of the live file differs from what the source says: rows that the application wrote since
/// the cut-over are no fault, rows that were put in place wrong are, and so are those that changed although
/// nobody committed anything.
namespace godwit::core {

/// An Error only for cancel: what cannot be told is said in the check.
Status ContentCheck::drillDownLive(size_t at, CheckResult& check)
{
    const auto judgedNow = compareWithPutInPlace(at, check);
    if (judgedNow || judgedNow.error().isCancel())
        return judgedNow;
    check.verdict = Verdict::Warning;
    check.why = QStringLiteral("it differs from what was moved; whether that was written since the cut-over "
                               "cannot be told: %1")
                    .arg(judgedNow.error().what);
    return {};
}

Status ContentCheck::compareWithPutInPlace(size_t at, CheckResult& check)
{
    const TableContent& table = m_tables[at];
    GODWIT_TRY(Database placed, openPutInPlace());
    GODWIT_TRY(const TableDigest digest, digestOfContent(placed, table));
    const TableDigest& expected = m_expectedSides[at].digest;
    if (digest.rows != expected.rows || digest.columns != expected.columns)
        return listPutInPlaceWrong(at, placed, check);
    // What was put in place is what the expressions gave: its rows stand for theirs.
    const TableContent told = table.withMadeKey();
    GODWIT_TRY(const ContentDifference since,
               differenceOf(told, storedRows(placed, told), storedRows(*m_stored, told), m_context.cancel));
    tellWritten(since, check);
    if (check.verdict == Verdict::Passed)
        check.figures += table.carried ? QStringLiteral(", all others as they were")
                                       : QStringLiteral(", all others as they were moved");
    return {};
}

/// Rows of the live file that differ from what was put in place.
void ContentCheck::tellWritten(const ContentDifference& since, CheckResult& check) const
{
    if (m_isUncommitted) {
        since.tell(check);
        check.verdict = Verdict::Failed;
        check.why += QStringLiteral("; no program has committed anything to the database since the cut-over");
        return;
    }
    check.verdict = Verdict::Passed;
    check.figures += QStringLiteral(", %1 written since the cut-over").arg(rowsText(since.rows()));
}

/// Expected is told once more, from the snapshot and the work file as it was before the cut-over.
Status ContentCheck::listPutInPlaceWrong(size_t at, Database& placed, CheckResult& check)
{
    check.verdict = Verdict::Failed;
    const auto listed = tellPutInPlaceWrong(at, placed, check);
    if (listed || listed.error().isCancel())
        return listed;
    check.why = QStringLiteral("it was put in place other than it was moved; which rows cannot be listed: %1")
                    .arg(listed.error().what);
    return {};
}

Status ContentCheck::tellPutInPlaceWrong(size_t at, Database& placed, CheckResult& check)
{
    GODWIT_TRY(const auto before, RebuiltState::beforeCutover(m_context));
    ContentCheck told(m_context);
    GODWIT_CHECK(told.openSides(before->path()));
    for (TableContent& table : told.m_tables) {
        if (table.name != m_tables[at].name)
            continue;
        if (!table.whyNot.isEmpty())
            return Error(ErrorCode::CheckFailed, table.whyNot);
        table.physical = table.name; // its final one
        const QStringList columns = table.columns;
        for (const QString& column : columns) {
            if (m_tables[at].columnAt(column) < 0)
                table.leaveOut(column, QStringLiteral("it was left out before the cut-over"));
        }
        GODWIT_TRY(const ContentDifference wrong,
                   differenceOf(
                       table, [&](const VisitContent& visit) { return told.m_reader->forEach(table, visit); },
                       storedRows(placed, table), m_context.cancel));
        if (wrong.rows() == 0)
            return Error(ErrorCode::CheckFailed,
                         QStringLiteral("told once more, the source gives what was put in place"));
        wrong.tell(check);
        check.why += QStringLiteral("; so it was when the cut-over put it in place");
        return {};
    }
    return Error(ErrorCode::CheckFailed, QStringLiteral("no move of the plan writes it"));
}

} // namespace godwit::core
