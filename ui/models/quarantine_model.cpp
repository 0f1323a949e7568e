// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/quarantine_model.h"

#include "ui/format.h"
#include "ui/models/edits_model.h"

namespace godwit::ui {

namespace {

using Entry = core::QuarantineEntry;
using Count = core::QuarantineCount;

QString withEdit(const QString& value, const Entry& entry, const QString& column)
{
    for (const auto& [edited, literal] : entry.edits) {
        if (edited == column)
            return QStringLiteral("%1 → %2").arg(valueText(value), valueText(textOfLiteral(literal)));
    }
    return valueText(value);
}

QString failedValue(const Entry& entry)
{
    for (const auto& [column, value] : entry.values) {
        if (column == entry.column)
            return withEdit(value, entry, column);
    }
    return {};
}

QVariant valueRole(const Entry& entry, int role)
{
    if (role == Qt::ToolTipRole)
        return tipText(failedValue(entry));
    return role == ToneRole ? QVariant(static_cast<int>(Tone::Warn)) : QVariant();
}

} // namespace

QuarantineModel::QuarantineModel(QObject* parent)
    : RecordModel(
          {
              {tr("Key"),
               [](const Entry& entry) { return valueText(entry.key); },
               Qt::AlignLeft,
               {},
               [](const Entry& entry, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(tipText(valueText(entry.key))) : QVariant();
               }},
              {tr("Table"), [](const Entry& entry) { return entry.table; }},
              {tr("Column"), [](const Entry& entry) { return entry.column; }},
              {tr("Value"), &failedValue, Qt::AlignLeft, {}, &valueRole},
              {tr("Cause"),
               [](const Entry& entry) { return entry.cause; },
               Qt::AlignLeft,
               {},
               [](const Entry& entry, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(tipText(entry.code + QLatin1Char(' ') + entry.cause))
                                                  : QVariant();
               }},
              {tr("State"),
               [](const Entry& entry) { return Words::of(entry).word; },
               Qt::AlignLeft,
               {},
               [](const Entry& entry, int role) { return signRole(Words::of(entry), role); }},
          },
          parent)
{
}

void QuarantineModel::setFilter(const core::QuarantineFilter& filter)
{
    m_filter = filter;
    m_filter.offset = 0;
    m_isAsking = true;
    m_isCurrent = false;
    Q_EMIT pageWanted(m_filter);
}

void QuarantineModel::addPage(const core::QuarantinePage& page)
{
    if (page.offset != 0 && (page.offset != rowCount() || !m_isCurrent))
        return;
    m_isAsking = false;
    m_isCurrent = true;
    m_total = page.total;
    setRecords(page.offset == 0 ? page.entries : records() + page.entries);
}

bool QuarantineModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_isAsking && m_isCurrent && rowCount() < m_total;
}

void QuarantineModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_isAsking = true;
    m_filter.offset = rowCount();
    Q_EMIT pageWanted(m_filter);
}

CausesModel::CausesModel(QObject* parent)
    : RecordModel(
          {
              {tr("Cause"),
               [](const Count& count) { return count.cause.isEmpty() ? tr("All causes") : count.cause; },
               Qt::AlignLeft,
               {},
               [](const Count& count, int role) -> QVariant {
                   if (role != Qt::ToolTipRole || count.cause.isEmpty())
                       return {};
                   return tipText(count.code + QLatin1Char(' ') + count.cause);
               }},
              countColumn(tr("Rows"), &Count::rows, &countText),
          },
          parent)
{
}

void CausesModel::setCounts(const QList<core::QuarantineCount>& counts, const core::QuarantineFilter& filter)
{
    QList<Count> causes;
    Count all;
    for (const Count& count : counts) {
        const bool isMeant = (filter.table.isEmpty() || filter.table == count.table) &&
                             (filter.phase.isEmpty() || filter.phase == count.phase);
        if (!isMeant)
            continue;
        const qint64 rows = !filter.state || *filter.state == count.state ? count.rows : 0;
        auto known = std::find_if(causes.begin(), causes.end(),
                                  [&count](const Count& other) { return other.cause == count.cause; });
        if (known == causes.end()) {
            causes.append(count);
            known = std::prev(causes.end());
            known->rows = 0;
        }
        known->rows += rows;
        all.rows += rows;
    }
    std::stable_sort(causes.begin(), causes.end(),
                     [](const Count& one, const Count& other) { return one.rows > other.rows; });
    causes.prepend(all);
    setRecords(causes);
}

int CausesModel::rowOf(const QString& cause) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (record(row).cause == cause)
            return row;
    }
    return -1;
}

} // namespace godwit::ui
