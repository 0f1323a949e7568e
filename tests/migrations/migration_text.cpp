// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration_text.h"

#include "tests/support/database_text.h"

namespace godwit::tests {

using namespace core;

namespace {

const QString kIndent = QStringLiteral("  ");

QString sortedLines(QStringList lines)
{
    lines.sort();
    return lines.join(QString());
}

} // namespace

QString quarantineText(const QList<QuarantineEntry>& entries)
{
    QStringList lines;
    for (const QuarantineEntry& entry : entries) {
        QString line = kIndent + entry.table + u' ' + entry.key;
        if (!entry.column.isEmpty())
            line += QStringLiteral(", ") + entry.column;
        line += QStringLiteral(": %1 [%2]").arg(entry.cause, entry.code);
        if (!entry.firstCause.isEmpty())
            line += QStringLiteral(", first: ") + entry.firstCause;
        if (entry.state == EntryState::Moved)
            line += QStringLiteral(", moved");
        lines.append(line + u'\n');
    }
    return sortedLines(lines);
}

QString balanceText(const RunStatus& status)
{
    QStringList lines;
    for (const BalanceRow& row : status.balance) {
        QStringList parts;
        const auto add = [&parts](qint64 figure, const char* name) {
            if (figure != 0)
                parts.append(QStringLiteral("%1 %2").arg(figure).arg(QLatin1String(name)));
        };
        add(row.moved, "moved");
        add(row.merged, "merged");
        add(row.skipped, "skipped");
        add(row.quarantined, "quarantined");
        add(row.kept, "kept");
        add(row.unaccounted, "unaccounted");
        lines.append(QStringLiteral("  %1 %2 = %3\n")
                         .arg(row.table)
                         .arg(row.rows)
                         .arg(parts.join(QStringLiteral(" + "))));
    }
    return sortedLines(lines);
}

QString fatesText(const QString& journal)
{
    auto database = Database::open(journal);
    if (!database)
        return database.error().what;
    const auto rules = database->rows(QStringLiteral(
        "SELECT table_name, rule, count(*) FROM lineage WHERE disposition = 2 GROUP BY 1, 2 ORDER BY 1, 2"));
    const auto merged = database->rows(QStringLiteral(
        "SELECT table_name, source_key, target_key FROM lineage WHERE disposition = 1 ORDER BY id"));
    if (!rules || !merged)
        return QStringLiteral("(the lineage cannot be read)\n");
    QStringList lines;
    for (const Row& row : *rules)
        lines.append(QStringLiteral("  %1: %2 skipped, %3\n")
                         .arg(row[0].toString(), row[2].toString(), row[1].toString()));
    for (const Row& row : *merged)
        lines.append(QStringLiteral("  %1 %2: merged into %3\n")
                         .arg(row[0].toString(), row[1].toKeyText(), row[2].toLiteral()));
    return sortedLines(lines);
}

QString checksText(const RunStatus& status)
{
    QStringList lines;
    for (const CheckResult& check : status.checks) {
        if (check.verdict != Verdict::Passed)
            lines.append(QStringLiteral("  %1 in %2: %3, %4: %5\n")
                             .arg(verdictId(check.verdict), check.phase, check.suite, check.name,
                                  QString(check.why).replace(u'\n', u' ')));
    }
    return sortedLines(lines);
}

QString firstDifference(const QString& expected, const QString& actual)
{
    if (expected == actual)
        return {};
    const QStringList wanted = expected.split(u'\n');
    const QStringList came = actual.split(u'\n');
    qsizetype line = 0;
    while (line < wanted.size() && line < came.size() && wanted[line] == came[line])
        ++line;
    return QStringLiteral("Line %1 should be\n%2\nand is\n%3\nAll that came:\n%4")
        .arg(line + 1)
        .arg(wanted.value(line), came.value(line), actual);
}

} // namespace godwit::tests
