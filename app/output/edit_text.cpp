// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/edit_text.h"

#include "app/output/figures.h"
#include "app/output/text_table.h"
#include "app/text.h"

namespace godwit::app {

QStringList editsText(const core::EditSummary& summary)
{
    TextTable values({{Text::tr("ID"), TextTable::Align::Right},
                      {Text::tr("Table")},
                      {Text::tr("Key")},
                      {Text::tr("Column")},
                      {Text::tr("Before")},
                      {Text::tr("After"), TextTable::Align::Left, 0}});
    for (const core::EditedValue& value : summary.values)
        values.add({QString::number(value.entry), value.table, value.key.isNull() ? QStringLiteral("NULL") : value.key,
                    value.column, value.before, value.after});
    QStringList lines = values.isEmpty() ? QStringList() : values.lines();
    if (summary.changed > core::kEditedRowsShown)
        lines << Text::tr("These are the first %1 rows that change.").arg(grouped(core::kEditedRowsShown));
    for (const QString& problem : summary.problems)
        lines << Text::tr("Left as it is: %1").arg(problem);
    for (const QString& warning : summary.warnings)
        lines << Text::tr("Note: %1").arg(warning);
    if (!lines.isEmpty())
        lines << QString();
    lines << Text::tr("%1 changed, %2 unchanged, %3 failed")
                 .arg(grouped(summary.changed), grouped(summary.unchanged), grouped(summary.failed));
    return lines;
}

} // namespace godwit::app
