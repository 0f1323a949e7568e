// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/edits_model.h"

#include "core/sqlite/literal.h"
#include "ui/format.h"

namespace godwit::ui {

namespace {

using Edit = core::EditedValue;

RecordColumn<Edit> literalColumn(const QString& title, QString Edit::*member, Tone tone)
{
    return {title, [member](const Edit& edit) { return valueText(textOfLiteral(edit.*member)); }, Qt::AlignLeft,
            {},    [member, tone](const Edit& edit, int role) -> QVariant {
                if (role == Qt::ToolTipRole)
                    return tipText(edit.*member);
                return role == ToneRole ? QVariant(static_cast<int>(tone)) : QVariant();
            }};
}

} // namespace

QString textOfLiteral(const QString& literal)
{
    const auto value = core::valueOfLiteral(literal);
    return value ? value->toKeyText() : literal;
}

core::Value valueOf(const core::QuarantineEntry& entry, const QString& column, const QString& shown)
{
    const auto literal = entry.literals.constFind(column);
    if (literal != entry.literals.constEnd())
        return core::valueOfLiteral(*literal).value_or(core::Value());
    return shown.isNull() ? core::Value() : core::Value::ofText(shown);
}

EditsModel::EditsModel(QObject* parent)
    : RecordModel(
          {
              {tr("Row"),
               [](const Edit& edit) { return valueText(edit.key); },
               Qt::AlignLeft,
               {},
               [](const Edit& edit, int role) -> QVariant {
                   return role == Qt::ToolTipRole ? QVariant(tipText(edit.table + QLatin1Char(' ') + valueText(edit.key)))
                                                  : QVariant();
               }},
              {tr("Column"), [](const Edit& edit) { return edit.column; }},
              literalColumn(tr("Before"), &Edit::before, Tone::Warn),
              literalColumn(tr("After"), &Edit::after, Tone::Ok),
          },
          parent)
{
}

} // namespace godwit::ui
