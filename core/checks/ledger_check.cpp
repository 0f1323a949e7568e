// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/checks/object_ledger.h"

/// What a ledger of objects says, as a check.
namespace godwit::core {

namespace {

using Fate = LedgerEntry::Fate;

constexpr qsizetype kMostListed = 2000; // objects; a schema has some hundred

QStringList detailsOf(const QList<LedgerEntry>& ledger, Fate fate)
{
    QStringList details;
    for (const LedgerEntry& entry : ledger) {
        if (entry.fate == fate)
            details.append(QStringLiteral("%1 %2: %3").arg(entry.type, entry.name, entry.detail));
    }
    return details;
}

/// How many there are of one fate.
qint64 addSamples(const QList<LedgerEntry>& ledger, Fate fate, CheckResult& check)
{
    qint64 count = 0;
    for (const LedgerEntry& entry : ledger) {
        if (entry.fate != fate)
            continue;
        ++count;
        if (check.samples.size() < kMostListed)
            check.samples.append({entry.type, entry.name, fateText(fate), entry.detail});
    }
    return count;
}

} // namespace

QString fateText(LedgerEntry::Fate fate)
{
    switch (fate) {
    case Fate::Kept:
        return QStringLiteral("kept");
    case Fate::Changed:
        return QStringLiteral("changed by plan");
    case Fate::Dropped:
        return QStringLiteral("dropped by plan");
    case Fate::Added:
        return QStringLiteral("added by plan");
    case Fate::ToGo:
        return QStringLiteral("still to be dropped");
    case Fate::Left:
        return QStringLiteral("left, since no step drops it");
    case Fate::NotPlanned:
        return QStringLiteral("not planned");
    case Fate::ToCome:
        return QStringLiteral("made by the cut-over");
    case Fate::Lost:
        break;
    }
    return QStringLiteral("lost");
}

CheckResult judgeLedger(const QList<LedgerEntry>& ledger, bool isCutOver)
{
    CheckResult check =
        newCheck(QStringLiteral("functionality"), QStringLiteral("object ledger"),
                 QStringLiteral(
                     "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name\n-- against the"
                     " schema of the snapshot and the target's, definition by definition"));
    check.columns = {QStringLiteral("type"), QStringLiteral("name"), QStringLiteral("became"),
                     QStringLiteral("detail")};
    QStringList counts;
    // What is wrong comes first among the samples.
    for (const Fate fate : {Fate::Lost, Fate::NotPlanned, Fate::Kept, Fate::Changed, Fate::Added,
                            Fate::Dropped, Fate::ToGo, Fate::Left, Fate::ToCome}) {
        const qint64 count = addSamples(ledger, fate, check);
        if (count > 0 || fate == Fate::Lost)
            counts.append(QStringLiteral("%1 %2").arg(grouped(count), fateText(fate)));
    }
    counts.append(counts.takeFirst()); // how many are lost is said last, none too
    check.figures = QStringLiteral("%1: %2").arg(
        countText(ledger.size(), QStringLiteral("object"), QStringLiteral("objects")),
        counts.join(QStringLiteral(", ")));
    const QStringList lost = detailsOf(ledger, Fate::Lost);
    const QStringList notPlanned = detailsOf(ledger, Fate::NotPlanned);
    check.verdict = lost.isEmpty() && notPlanned.isEmpty() ? Verdict::Passed
                    : lost.isEmpty() && isCutOver          ? Verdict::Warning
                                                           : Verdict::Failed;
    QStringList why;
    for (const auto& [fate, all] : {std::pair{Fate::Lost, lost}, std::pair{Fate::NotPlanned, notPlanned}}) {
        if (!all.isEmpty())
            why.append(QStringLiteral("%1: %2").arg(fateText(fate),
                                                    all.mid(0, kSampleRows).join(QStringLiteral("; "))));
    }
    check.why = why.join(QStringLiteral("; "));
    if (!why.isEmpty())
        check.rows = lost.size() + notPlanned.size();
    return check;
}

} // namespace godwit::core
