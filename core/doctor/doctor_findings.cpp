// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What left-overs, ledgers and shape come to, in sentences.
#include "core/checks/figures.h"
#include "core/doctor/doctor.h"
#include "core/doctor/shape.h"
#include "core/plan/checker.h"

namespace godwit::core {

namespace {

Finding halfMigrated(FindingSeverity severity, const QString& subject, const QString& what,
                     const QString& next)
{
    return {.code = ErrorCode::HalfMigrated,
            .severity = severity,
            .what = what,
            .next = next,
            .subject = subject};
}

Finding disagrees(FindingSeverity severity, const QString& subject, const QString& what, const QString& next)
{
    return {.code = ErrorCode::LedgerDisagrees,
            .severity = severity,
            .what = what,
            .next = next,
            .subject = subject};
}

QString counted(qint64 rows)
{
    return rows < 0 ? QStringLiteral("rows that cannot be counted") : rowsText(rows);
}

/// A sentence on what would go unseen with the left-over; empty: nothing.
QString onlyHere(const LeftOver& left)
{
    return left.onlyColumns.isEmpty()
               ? QString()
               : QStringLiteral(" Columns that only %1 has: %2.").arg(left.table, left.onlyColumnsText());
}

Finding findingOf(const LeftOver& left)
{
    const QString made =
        QStringLiteral("%1 (%2) was left by %3").arg(left.table, counted(left.rows), left.tool);
    if (left.tool == QStringLiteral("Litestream"))
        return halfMigrated(
            FindingSeverity::Note, left.table,
            QStringLiteral("%1 belongs to Litestream, which replicates this database.").arg(left.table),
            QStringLiteral(
                "Stop Litestream before the cut-over, and let it begin a new generation after it."));
    if (left.tool == QStringLiteral("Godwit"))
        return halfMigrated(
            FindingSeverity::Error, left.table,
            QStringLiteral(
                "%1 is a work table of Godwit: this is no database of an application, but a work file.")
                .arg(left.table),
            QStringLiteral("Choose the application's own database, or restore it from the workspace."));
    switch (left.repair) {
    case LeftOver::Repair::Restore:
        return halfMigrated(
            FindingSeverity::Error, left.table,
            QStringLiteral("%1; the table %2 that it was to replace is gone, so its rows are here.")
                .arg(made, left.original),
            QStringLiteral("Make it the table %1 again, by the proposed plan.").arg(left.original));
    case LeftOver::Repair::Refill:
        return halfMigrated(
            FindingSeverity::Error, left.table,
            QStringLiteral("%1; the table %2 was made anew and is empty, so its rows are here.%3")
                .arg(made, left.original, onlyHere(left)),
            QStringLiteral("Put the rows back into %1, by the proposed plan.").arg(left.original));
    case LeftOver::Repair::Remove:
        return halfMigrated(FindingSeverity::Warning, left.table,
                            QStringLiteral("%1; the table %2 (%3) has all of its rows.%4")
                                .arg(made, left.original, counted(left.originalRows), onlyHere(left)),
                            QStringLiteral("Remove it, by the proposed plan."));
    case LeftOver::Repair::None:
        break;
    }
    if (left.original.isEmpty())
        return halfMigrated(FindingSeverity::Error, left.table,
                            made + QStringLiteral("; which table it was to replace cannot be told."),
                            QStringLiteral("Compare it with the tables of the application by hand."));
    const QString only =
        left.rowsOnlyHere > 0 ? QStringLiteral(", %1 of them only here").arg(left.rowsOnlyHere) : QString();
    return halfMigrated(
        FindingSeverity::Error, left.table,
        QStringLiteral("%1%2; the table %3 has %4. Which of them holds the truth cannot be told.%5")
            .arg(made, only, left.original,
                 left.isOriginalThere ? counted(left.originalRows)
                                      : QStringLiteral("the name of something else"),
                 onlyHere(left)),
        QStringLiteral("Compare both by hand; nothing is proposed for it."));
}

QString versionOfMatch(Shape::Match match)
{
    switch (match) {
    case Shape::Match::Old:
        return QStringLiteral("the old version's");
    case Shape::Match::New:
        return QStringLiteral("the new version's");
    case Shape::Match::Mixed:
        return QStringLiteral("partly the old version's, partly the new one's");
    default:
        return QStringLiteral("neither version's");
    }
}

void addMixed(DoctorReport& report)
{
    QStringList sentences;
    for (const ShapeTable& table : report.shape.tables) {
        const QString sentence = sentenceOf(table);
        if (!sentence.isEmpty())
            sentences.append(sentence);
    }
    report.findings.append(
        halfMigrated(FindingSeverity::Error, QStringLiteral("shape"),
                     QStringLiteral("The schema is %1: %2.")
                         .arg(versionOfMatch(report.shape.match), sentences.join(QStringLiteral("; "))),
                     report.shape.match == Shape::Match::Mixed
                         ? QStringLiteral("Restore a backup from before the migration, or let the "
                                          "application finish it; then begin again.")
                         : QStringLiteral("Choose the plan that was written for this database.")));
}

} // namespace

void addLeftOverFindings(DoctorReport& report)
{
    for (const LeftOver& left : report.leftOvers)
        report.findings.append(findingOf(left));
}

void addLedgerFindings(DoctorReport& report)
{
    for (const Ledger& ledger : report.ledgers) {
        for (const QString& trouble : ledger.troubles) {
            const bool isPast = trouble.contains(QStringLiteral("rolled back"));
            report.findings.append(disagrees(
                isPast ? FindingSeverity::Note : FindingSeverity::Warning, ledger.table + u' ' + trouble,
                QStringLiteral("%1 (%2): %3").arg(ledger.table, ledger.tool, trouble),
                isPast ? QStringLiteral("Nothing is needed if that was meant.")
                       : QStringLiteral("Let %1 finish or resolve it first, then look again.")
                             .arg(ledger.tool)));
        }
    }
}

void addShapeFindings(const Plan& plan, qint64 userVersion, DoctorReport& report)
{
    const Shape::Match match = report.shape.match;
    if (match == Shape::Match::Mixed || match == Shape::Match::Neither)
        addMixed(report);
    const auto next = targetVersions(plan).userVersion;
    if (!plan.source.userVersion || !next || *plan.source.userVersion == *next)
        return; // the number tells nothing
    const bool saysOld = userVersion == *plan.source.userVersion;
    const bool saysNew = userVersion == *next;
    const bool isOld = match == Shape::Match::Old || match == Shape::Match::Both;
    const bool isNew = match == Shape::Match::New || match == Shape::Match::Both;
    if ((saysOld && isOld) || (saysNew && isNew) || (!saysOld && !saysNew && match == Shape::Match::Neither))
        return;
    const QString said = saysOld   ? QStringLiteral("the old version's")
                         : saysNew ? QStringLiteral("the new version's")
                                   : QStringLiteral("neither version's");
    report.findings.append(
        disagrees(FindingSeverity::Error, QStringLiteral("user_version"),
                  QStringLiteral("user_version is %1, %2, and the schema is %3.")
                      .arg(userVersion)
                      .arg(said, versionOfMatch(match)),
                  QStringLiteral("Find out which of them is right before anything is migrated.")));
}

} // namespace godwit::core
