// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/changes_text.h"

#include "app/output/figures.h"
#include "app/output/text_table.h"
#include "app/text.h"

namespace godwit::app {

namespace {

constexpr int kAskedRows = 3; // of an operation in one table, in a question

QString operationText(core::RowOperation operation)
{
    switch (operation) {
    case core::RowOperation::Inserted:
        return Text::tr("inserted");
    case core::RowOperation::Changed:
        return Text::tr("changed");
    case core::RowOperation::Deleted:
        return Text::tr("deleted");
    }
    return {};
}

/// "name 'Ann'": the values of a row; of a changed one only those that differ.
QString valuesText(const core::TableChanges& table, const QStringList& values, const QStringList& others)
{
    QStringList texts;
    for (qsizetype index = 0; index < values.size(); ++index) {
        if (others.isEmpty() || others.value(index) != values.at(index))
            texts.append(QStringLiteral("%1 %2").arg(table.columns.value(index), values.at(index)));
    }
    return texts.join(QStringLiteral(", "));
}

/// As many of each operation.
QList<core::RowChange> someOf(const QList<core::RowChange>& samples, int each)
{
    QList<core::RowChange> some;
    QHash<core::RowOperation, int> taken;
    for (const core::RowChange& row : samples) {
        if (++taken[row.operation] <= each)
            some.append(row);
    }
    return some;
}

QStringList samplesText(const core::TableChanges& table, const QList<core::RowChange>& samples)
{
    QStringList lines{QString(), Text::tr("%1, rows by %2:").arg(table.table, table.keyColumns.join(QStringLiteral(", ")))};
    TextTable rows({{}, {Text::tr("Key")}, {Text::tr("Before")}, {Text::tr("After"), TextTable::Align::Left, 0}});
    for (const core::RowChange& row : samples)
        rows.add({operationText(row.operation), row.key.join(QStringLiteral(", ")), valuesText(table, row.before, row.after),
                  valuesText(table, row.after, row.before)});
    lines += rows.lines();
    if (table.rows() > samples.size())
        lines << Text::tr("These are the first %1 of %2 rows.").arg(grouped(samples.size()), grouped(table.rows()));
    return lines;
}

} // namespace

QStringList changesText(const core::ChangesSince& changes)
{
    QStringList lines;
    TextTable figures({{Text::tr("Table")},
                       {Text::tr("Inserted"), TextTable::Align::Right},
                       {Text::tr("Changed"), TextTable::Align::Right},
                       {Text::tr("Deleted"), TextTable::Align::Right},
                       {Text::tr("Rows told apart by"), TextTable::Align::Left, 0}});
    for (const core::TableChanges& table : changes.tables) {
        if (table.unlisted.isEmpty())
            figures.add({table.table, grouped(table.inserted), grouped(table.changed), grouped(table.deleted),
                         table.isByRowid ? Text::tr("row id (no primary key)") : table.keyColumns.join(QStringLiteral(", "))});
    }
    if (!figures.isEmpty())
        lines += figures.lines();
    if (!changes.unlisted.isEmpty())
        lines << Text::tr("Cannot be listed: %1").arg(changes.unlisted);
    for (const core::TableChanges& table : changes.tables) {
        if (!table.unlisted.isEmpty())
            lines << Text::tr("%1 cannot be listed: %2").arg(table.table, table.unlisted);
    }
    for (const core::TableChanges& table : changes.tables) {
        if (table.unlisted.isEmpty())
            lines += samplesText(table, table.samples);
    }
    if (!changes.changeset.isEmpty())
        lines << QString() << changes.changeset;
    return lines;
}

QStringList writtenSamples(const core::ChangesSince& changes)
{
    QStringList lines;
    for (const core::TableChanges& table : changes.tables) {
        if (table.unlisted.isEmpty())
            lines += samplesText(table, someOf(table.samples, kAskedRows)).mid(1);
    }
    return lines;
}

} // namespace godwit::app
