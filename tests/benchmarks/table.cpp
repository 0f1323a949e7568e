// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/table.h"

#include <QTextStream>

#include <algorithm>

namespace godwit::bench {

namespace {

QString number(double value, int digits)
{
    return QString::number(value, 'f', digits);
}

QString verdict(bool isMet)
{
    return isMet ? QStringLiteral("met") : QStringLiteral("missed");
}

} // namespace

Table::Table(const Series& series, const QString& baseline) : m_series(series), m_baseline(baseline)
{
    m_lines.append({QString(), QStringLiteral("seconds"), QStringLiteral("cpu"),
                    QStringLiteral("ratio to (a)"), QStringLiteral("target"), QStringLiteral("reached"),
                    QStringLiteral("peak MiB")});
}

void Table::addSeries(const QString& name, const std::optional<Target>& target)
{
    if (!m_series.has(name))
        return;
    QString wanted;
    QString reached;
    if (target && m_series.has(target->against)) {
        const double ratio = m_series.ratio(name, target->against);
        wanted = (target->isLeast ? QStringLiteral("≥ ") : QStringLiteral("≤ ")) + number(target->limit, 2);
        reached = verdict(target->isLeast ? ratio >= target->limit : ratio <= target->limit);
        if (target->against != m_baseline) {
            wanted += QStringLiteral(" × ") + target->against;
            reached += QStringLiteral(" (%1)").arg(number(ratio, 2));
        }
    }
    m_lines.append(
        {name, number(m_series.median(name), 3), number(m_series.median(name, &Measured::cpuSeconds), 3),
         number(m_series.ratio(name, m_baseline), 3), wanted, reached, number(m_series.peakMiB(name), 1)});
}

void Table::addFigure(const QString& what, const std::optional<double>& value, double most,
                      const QString& unit)
{
    const QString unknown = QStringLiteral("unknown");
    const QString figure = value ? QStringLiteral("%1 %2").arg(number(*value, 1), unit) : unknown;
    m_lines.append({QStringLiteral("%1: %2").arg(what, figure), QString(), QString(), QString(),
                    QStringLiteral("≤ %1 %2").arg(number(most, 0), unit),
                    value ? verdict(*value <= most) : unknown, QString()});
}

void Table::print() const
{
    QList<qsizetype> widths(m_lines.front().size(), 0);
    for (const QStringList& line : m_lines) {
        for (qsizetype column = 0; column < line.size(); ++column)
            widths[column] = std::max(widths[column], line[column].size());
    }
    const auto isText = [](qsizetype column) { return column == 0 || column == 4 || column == 5; };
    QTextStream out(stdout);
    for (const QStringList& line : m_lines) {
        QString text;
        for (qsizetype column = 0; column < line.size(); ++column) {
            const QString& cell = line[column];
            text += isText(column) ? cell.leftJustified(widths[column]) : cell.rightJustified(widths[column]);
            text += QStringLiteral("  ");
        }
        while (text.endsWith(u' '))
            text.chop(1);
        out << text << Qt::endl;
    }
}

} // namespace godwit::bench
