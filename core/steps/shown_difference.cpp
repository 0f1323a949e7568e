// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/shown_difference.h"

#include "core/checks/figures.h"

namespace godwit::core {

namespace {

QString cut(const QString& text)
{
    return text.size() > kSampleCharacters ? text.left(kSampleCharacters) + QStringLiteral("…") : text;
}

QString shownRow(const Row& values)
{
    QStringList parts;
    for (const Value& value : values)
        parts.append(cut(value.toLiteral()));
    return cut(parts.join(QStringLiteral(" | ")));
}

} // namespace

QString shownKey(const Row& key)
{
    QStringList parts;
    for (const Value& part : key)
        parts.append(cut(part.toLiteral()));
    return parts.join(QStringLiteral(", "));
}

void ContentDifference::showCells(const QString& table, const QString& key, const QStringList& columns,
                                  const Row& expected, const Row& stored,
                                  const std::function<bool(size_t column)>& isSame)
{
    for (size_t column = 0; column < expected.size(); ++column) {
        if (isSame(column))
            continue;
        const QString name = columns.at(static_cast<qsizetype>(column));
        if (!changedColumns.contains(name))
            changedColumns.append(name);
        if (samples.size() < kSampleRows)
            samples.append(
                {table, key, name, cut(expected[column].toLiteral()), cut(stored[column].toLiteral())});
    }
}

void ContentDifference::showRow(const QString& table, const QString& key, const std::optional<Row>& expected,
                                const std::optional<Row>& stored)
{
    if (samples.size() >= kSampleRows)
        return;
    const QString none = QStringLiteral("no such row");
    const bool isTwice = expected && stored;
    samples.append({table, key, QStringLiteral("the row"), expected ? shownRow(*expected) : none,
                    isTwice  ? QStringLiteral("another number of times")
                    : stored ? shownRow(*stored)
                             : none});
}

void ContentDifference::tell(CheckResult& check) const
{
    check.rows = rows();
    check.columns = kDifferenceColumns;
    check.samples = samples;
    QStringList parts;
    if (missing > 0)
        parts.append(QStringLiteral("%1 missing").arg(rowsText(missing)));
    if (surplus > 0)
        parts.append(QStringLiteral("%1 too many").arg(rowsText(surplus)));
    if (changed > 0)
        parts.append(QStringLiteral("%1 with other values%2")
                         .arg(rowsText(changed),
                              changedColumns.isEmpty()
                                  ? QString()
                                  : QStringLiteral(" in ") + changedColumns.join(QStringLiteral(", "))));
    check.why = parts.join(QStringLiteral(", "));
}

} // namespace godwit::core
