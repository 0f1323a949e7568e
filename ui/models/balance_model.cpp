// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/balance_model.h"

#include "ui/format.h"

namespace godwit::ui {

namespace {

using Row = core::BalanceRow;

QVariant shares(const Row& row)
{
    const double all = row.rows > 0 ? static_cast<double>(row.rows) : 1.0;
    QVariantList parts;
    for (const qint64 part : {row.moved, row.merged, row.skipped, row.quarantined, row.kept})
        parts.append(static_cast<double>(part) / all);
    return parts;
}

Sign closing(const Row& row)
{
    Sign sign = Words::of(row.closes()      ? core::Verdict::Passed
                          : row.lacksRows() ? core::Verdict::Failed
                                            : core::Verdict::NotRun);
    sign.word.clear();
    return sign;
}

} // namespace

BalanceModel::BalanceModel(QObject* parent)
    : RecordModel(
          {
              {tr("Source table"), [](const Row& row) { return row.table; }},
              countColumn(tr("Rows"), &Row::rows, &countText),
              countColumn(tr("Moved"), &Row::moved, &countText),
              countColumn(tr("Merged"), &Row::merged, &countText),
              countColumn(tr("Skipped"), &Row::skipped, &countText),
              {tr("Quarantined"), [](const Row& row) { return countText(row.quarantined); }, Qt::AlignRight,
               [](const Row& row) { return QVariant(row.quarantined); },
               [](const Row& row, int role) -> QVariant {
                   if (row.quarantined == 0)
                       return {};
                   if (role == Qt::ToolTipRole)
                       return tr("Open these rows in quarantine");
                   return role == ToneRole ? QVariant(static_cast<int>(Tone::Warn)) : QVariant();
               }},
              countColumn(tr("Kept"), &Row::kept, &countText),
              {tr("Shares"),
               [](const Row&) { return QString(); },
               Qt::AlignLeft,
               {},
               [](const Row& row, int role) -> QVariant {
                   if (role == Qt::AccessibleTextRole)
                       return tr("%1 moved, %2 merged, %3 skipped, %4 quarantined, %5 kept")
                           .arg(countText(row.moved), countText(row.merged), countText(row.skipped),
                                countText(row.quarantined), countText(row.kept));
                   return role == SharesRole ? shares(row) : QVariant();
               }},
              {tr("Adds up"),
               [](const Row& row) {
                   if (!row.awaits.isEmpty() && !row.closes())
                       return tr("not yet");
                   return row.closes() ? tr("yes")
                                       : tr("%n missing", nullptr, static_cast<int>(row.unaccounted));
               },
               Qt::AlignLeft,
               {},
               [](const Row& row, int role) { return signRole(closing(row), role); }},
          },
          parent)
{
}

} // namespace godwit::ui
