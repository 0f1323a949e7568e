// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/damage.h"

#include <QRegularExpression>

namespace godwit::core {

Damage sorted(const QStringList& lines)
{
    static const QRegularExpression s_entry(
        QStringLiteral("^(?:row -?\\d+ missing from|wrong # of entries in|non-unique entry in|rowid not at "
                       "end-of-record for row -?\\d+ of) index (.+)$"));
    static const QRegularExpression s_value(QStringLiteral(
        "^(?:NULL value in|non-\\S+ value in|NUMERIC value in|TEXT value in|CHECK constraint failed in) "));
    Damage damage;
    for (const QString& line : lines) {
        const QRegularExpressionMatch entry = s_entry.match(line);
        if (entry.hasMatch()) {
            damage.entries.append(line);
            if (!damage.indexes.contains(entry.captured(1)))
                damage.indexes.append(entry.captured(1));
        } else {
            (s_value.match(line).hasMatch() ? damage.values : damage.structure).append(line);
        }
    }
    return damage;
}

} // namespace godwit::core
