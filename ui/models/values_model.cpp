// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/values_model.h"

namespace godwit::ui {

namespace {

using Pair = std::pair<QString, QString>;

QVariant mutedName(const Pair& pair, int role)
{
    if (role == Qt::ToolTipRole)
        return pair.first;
    return role == ToneRole ? QVariant(static_cast<int>(Tone::Muted)) : QVariant();
}

} // namespace

ValuesModel::ValuesModel(QObject* parent)
    : RecordModel(
          {
              {tr("Column"), [](const Pair& pair) { return pair.first; }, Qt::AlignLeft, {}, &mutedName},
              {tr("Value"),
               [](const Pair& pair) { return pair.second.isNull() ? QStringLiteral("NULL") : pair.second; },
               Qt::AlignLeft,
               {},
               [this](const Pair& pair, int role) -> QVariant {
                   if (role == Qt::ToolTipRole)
                       return pair.second;
                   if (role != ToneRole)
                       return {};
                   const Tone tone = pair.first == m_failed ? Tone::Warn
                                     : pair.second.isNull() ? Tone::Muted
                                                            : Tone::Plain;
                   return static_cast<int>(tone);
               }},
          },
          parent)
{
}

void ValuesModel::setEntry(const core::QuarantineEntry& entry)
{
    m_failed = entry.column;
    setRecords(entry.values);
}

FactsModel::FactsModel(QObject* parent)
    : RecordModel(
          {
              {tr("Fact"), [](const Pair& pair) { return pair.first; }, Qt::AlignLeft, {}, &mutedName},
              {tr("Value"),
               [](const Pair& pair) { return pair.second; },
               Qt::AlignLeft,
               {},
               [](const Pair& pair, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(pair.second) : QVariant();
               }},
          },
          parent)
{
}

} // namespace godwit::ui
