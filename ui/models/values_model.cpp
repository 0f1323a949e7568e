// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/values_model.h"

#include "core/sqlite/literal.h"
#include "ui/format.h"
#include "ui/models/edits_model.h"

namespace godwit::ui {

namespace {

using Pair = std::pair<QString, QString>;

QVariant muted(const Pair&, int role)
{
    return role == ToneRole ? QVariant(static_cast<int>(Tone::Muted)) : QVariant();
}

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
               [this](const Pair& pair) { return text(pair); },
               Qt::AlignLeft,
               {},
               [this](const Pair& pair, int role) -> QVariant {
                   if (role == Qt::ToolTipRole)
                       return tipText(text(pair));
                   if (role != ToneRole)
                       return {};
                   const Tone tone = m_edits.contains(pair.first) ? Tone::Accent
                                     : pair.first == m_failed ? Tone::Warn
                                     : pair.second.isNull() ? Tone::Muted
                                                            : Tone::Plain;
                   return static_cast<int>(tone);
               }},
              {tr("Type"), [this](const Pair& pair) { return m_types.value(pair.first); }, Qt::AlignLeft, {}, &muted},
          },
          parent)
{
}

QString ValuesModel::text(const std::pair<QString, QString>& value) const
{
    const auto edit = m_edits.constFind(value.first);
    const QString before = valueText(value.second);
    return edit == m_edits.constEnd() ? before : QStringLiteral("%1 → %2").arg(before, *edit);
}

void ValuesModel::setEntry(const core::QuarantineEntry& entry)
{
    m_failed = entry.column;
    m_edits.clear();
    m_types.clear();
    for (const auto& [column, text] : entry.values)
        m_types.insert(column, typeOf(valueOf(entry, column, text)));
    for (const auto& [column, literal] : entry.edits) {
        m_edits.insert(column, valueText(textOfLiteral(literal)));
        m_types.insert(column, typeOf(core::valueOfLiteral(literal).value_or(core::Value())));
    }
    setRecords(entry.values);
}

QString ValuesModel::typeOf(const core::Value& value)
{
    switch (value.type) {
    case core::Value::Type::Integer:
        return tr("whole number");
    case core::Value::Type::Real:
        return tr("real number");
    case core::Value::Type::Text:
        return tr("text, %n byte(s)", nullptr, static_cast<int>(value.bytes.size()));
    case core::Value::Type::Blob:
        return tr("BLOB, %n byte(s)", nullptr, static_cast<int>(value.bytes.size()));
    case core::Value::Type::Null:
        break;
    }
    return {};
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
                   return role == Qt::ToolTipRole ? QVariant(tipText(pair.second)) : QVariant();
               }},
          },
          parent)
{
}

} // namespace godwit::ui
