// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An assessment as checks, its short form: one a table, a move, a key, a required column, a step that drops,
// and one each for the inventory and the gaps.
#include "core/assess/assess.h"

#include "core/assess/advice_text.h"
#include "core/checks/figures.h"

#include <algorithm>

namespace godwit::core {

namespace {

CheckResult begun(const QString& name, const QString& query, const QString& notRun)
{
    CheckResult check = newCheck(QStringLiteral("assessment"), name, query);
    check.verdict = notRun.isEmpty() ? Verdict::Passed : Verdict::NotRun;
    check.why = notRun;
    return check;
}

void warn(CheckResult& check, qint64 rows, const QString& why)
{
    check.verdict = Verdict::Warning;
    check.rows = rows;
    check.why = why;
}

CheckResult checkOf(const TableProfile& profile)
{
    CheckResult check = begun(
        profile.table, QStringLiteral("one pass over every row of %1").arg(profile.table), profile.notRun);
    check.elapsedUs = profile.elapsedUs;
    check.figures = QStringLiteral("%1, %2, %3")
                        .arg(rowsText(profile.rows))
                        .arg(countText(profile.columns.size(), QStringLiteral("column"), QStringLiteral("columns")))
                        .arg(sizeText(profile.bytes));
    check.columns = {QStringLiteral("column"),   QStringLiteral("type"),     QStringLiteral("NULL"),
                     QStringLiteral("blank"),    QStringLiteral("distinct"), QStringLiteral("least"),
                     QStringLiteral("greatest"), QStringLiteral("longest"),  QStringLiteral("mean length")};
    for (const ColumnProfile& column : profile.columns)
        check.samples.append(
            {column.name, column.declaredType, grouped(column.nulls), grouped(column.blanks),
             (column.distinctIsExact ? QString() : QStringLiteral("≈ ")) + grouped(column.distinct),
             column.least, column.greatest, grouped(column.longest),
             QString::number(column.meanLength(), 'f', 1)});
    return check;
}

CheckResult checkOf(const MoveExpectation& move)
{
    CheckResult check = begun(
        QStringLiteral("expected of %1").arg(move.step.title),
        QStringLiteral("the move's own rules, lookups and functions, evaluated over every row"), move.notRun);
    check.elapsedUs = move.elapsedUs;
    if (!move.notRun.isEmpty())
        return check;
    check.figures =
        QStringLiteral("%1, %2 skipped, %3%4 to quarantine")
            .arg(rowsText(std::max<qint64>(0, move.rows)), grouped(move.skipped),
                 move.isLowerBound ? QStringLiteral("at least ") : QString(), grouped(move.quarantined));
    check.columns = {QStringLiteral("cause"), QStringLiteral("column"), QStringLiteral("rows"),
                     QStringLiteral("first keys")};
    for (const ExpectedCause& cause : move.causes)
        check.samples.append(
            {cause.cause, cause.column, grouped(cause.rows), cause.keys.join(QStringLiteral(", "))});
    if (move.quarantined > 0)
        warn(check, move.quarantined,
             QStringLiteral("%1 would go to quarantine, most because: %2.")
                 .arg(rowsText(move.quarantined),
                      std::find_if(move.causes.begin(), move.causes.end(), [](const ExpectedCause& cause) {
                          return !cause.code.isEmpty();
                      })->cause));
    else
        check.why = move.notCounted.join(u'\n');
    return check;
}

CheckResult checkOf(const DuplicateKey& key)
{
    CheckResult check = begun(
        QStringLiteral("duplicates: %1 (%2) from %3%4")
            .arg(key.table, key.columns.join(QStringLiteral(", ")), key.source,
                 key.isAcross ? QStringLiteral(" together") : QString()),
        key.query.isEmpty() ? QStringLiteral("the key is the source's own, which is unique") : key.query,
        key.notRun);
    if (!key.notRun.isEmpty())
        return check;
    check.figures =
        key.keys == 0
            ? QStringLiteral("no duplicate")
            : QStringLiteral("%1, %2").arg(countText(key.keys, QStringLiteral("key"), QStringLiteral("keys")),
                                           rowsText(key.rows));
    check.columns = key.sampleColumns;
    check.samples = key.samples;
    if (key.keys > 0 && key.settledBy.isEmpty())
        warn(check, key.rows,
             QStringLiteral(
                 "%1 share a key that has to be unique; all but the first of each go to quarantine.")
                 .arg(rowsText(key.rows)));
    else if (key.keys > 0)
        check.why = QStringLiteral("The move's “%1” settles them.").arg(key.settledBy);
    return check;
}

CheckResult checkOf(const MissingField& field)
{
    CheckResult check =
        begun(QStringLiteral("required: %1.%2 from %3").arg(field.table, field.column, field.source),
              field.query, field.notRun);
    if (!field.notRun.isEmpty())
        return check;
    check.figures = field.rows == 0 ? QStringLiteral("every row gives a value")
                                    : rowsText(field.rows) + QStringLiteral(" without a value");
    check.columns = field.sampleColumns;
    check.samples = field.samples;
    if (field.rows > 0)
        warn(check, field.rows,
             QStringLiteral("%1.%2 wants a value, and %3 none; %4 to quarantine.")
                 .arg(field.table, field.column, rowsThat(field.rows, "gives", "give"),
                      field.rows == 1 ? QStringLiteral("it goes") : QStringLiteral("they go")));
    return check;
}

CheckResult checkOf(const BlastRadius& radius)
{
    CheckResult check =
        begun(QStringLiteral("blast radius: %1 of %2").arg(radius.step.kind, radius.table),
              QStringLiteral("foreign keys that lead to %1").arg(radius.table), radius.notRun);
    if (!radius.notRun.isEmpty())
        return check;
    qint64 reached = 0;
    qint64 blocking = 0;
    QStringList notRun;
    check.columns = {QStringLiteral("table"),     QStringLiteral("columns"), QStringLiteral("refers to"),
                     QStringLiteral("on delete"), QStringLiteral("rows"),    QStringLiteral("first rows")};
    for (const BlastReference& reference : radius.references) {
        reached += std::max<qint64>(0, reference.rows);
        const bool isStopped = radius.step.kind == QStringLiteral("delete") ||
                               (radius.step.kind == QStringLiteral("drop") && reference.depth == 1);
        blocking += radius.isHeld && isStopped ? std::max<qint64>(0, reference.rows) : 0;
        QStringList first;
        for (const QStringList& sample : reference.samples.mid(0, 3))
            first += sample.value(0);
        check.samples.append(
            {reference.child, reference.columns.join(QStringLiteral(", ")), reference.parent,
             reference.isCycle ? reference.action + QStringLiteral(", a cycle") : reference.action,
             reference.rows < 0 ? QStringLiteral("not counted") : grouped(reference.rows),
             first.join(QStringLiteral(", "))});
        if (!reference.notRun.isEmpty())
            notRun += reference.child + QStringLiteral(": ") + reference.notRun;
    }
    check.figures = QStringLiteral("%1 of %2; %3 of other tables %4 to %5")
                        .arg(rowsText(radius.rows), radius.table, rowsText(reached),
                             reached == 1 ? QStringLiteral("refers") : QStringLiteral("refer"),
                             radius.rows == 1 ? QStringLiteral("it") : QStringLiteral("them"));
    check.why = (QStringList{radius.how} + notRun).join(u'\n');
    if (reached > 0 && (!radius.isHeld || blocking > 0))
        warn(check, reached,
             QStringLiteral("%1 of other tables %2 to rows that go. %3")
                 .arg(rowsText(reached), reached == 1 ? QStringLiteral("refers") : QStringLiteral("refer"),
                      radius.how));
    return check;
}

CheckResult inventoryCheck(const Assessment& assessment)
{
    CheckResult check =
        begun(QStringLiteral("inventory"),
              QStringLiteral("every object of the database against the steps of the plan"), {});
    check.columns = {QStringLiteral("object"), QStringLiteral("kind"), QStringLiteral("why it is open")};
    for (const InventoryItem& item : assessment.inventory) {
        if (item.fate == InventoryItem::Fate::Open)
            check.samples.append({item.table.isEmpty() ? item.name : item.table + u'.' + item.name,
                                  kindId(item.kind), item.how});
    }
    const qsizetype open = check.samples.size();
    check.samples = check.samples.mid(0, kSampleRows);
    check.figures =
        QStringLiteral("%1, %2 open")
            .arg(countText(assessment.inventory.size(), QStringLiteral("object"), QStringLiteral("objects")))
            .arg(open);
    if (open > 0)
        warn(check, open,
             QStringLiteral("The plan accounts for all but %1.")
                 .arg(open == 1 ? QStringLiteral("one object") : QStringLiteral("%1 objects").arg(open)));
    return check;
}

CheckResult gapsCheck(const Assessment& assessment)
{
    CheckResult check = begun(QStringLiteral("gaps between the schemas"),
                              QStringLiteral("the source's schema against the target's"), {});
    check.columns = {QStringLiteral("priority"), QStringLiteral("what"), QStringLiteral("closed by")};
    for (const Gap& gap : assessment.gaps.mid(0, kSampleRows))
        check.samples.append({priorityId(gap.priority), gap.what,
                              gap.isOpen ? QStringLiteral("open: ") + gap.how : gap.closedBy.title});
    const qsizetype open = assessment.openGaps();
    check.figures =
        QStringLiteral("%1, %2 open")
            .arg(countText(assessment.gaps.size(), QStringLiteral("gap"), QStringLiteral("gaps")))
            .arg(open);
    if (open > 0)
        warn(check, open,
             QStringLiteral("No step closes %1.")
                 .arg(open == 1 ? QStringLiteral("one of them") : QStringLiteral("%1 of them").arg(open)));
    return check;
}

} // namespace

QList<CheckResult> checksOf(const Assessment& assessment)
{
    QList<CheckResult> checks;
    const auto add = [&checks](const auto& items) {
        for (const auto& item : items)
            checks.append(checkOf(item));
    };
    add(assessment.tables);
    checks += {gapsCheck(assessment), inventoryCheck(assessment)};
    add(assessment.expectations);
    add(assessment.duplicates);
    add(assessment.missing);
    add(assessment.blast);
    return checks;
}

} // namespace godwit::core
