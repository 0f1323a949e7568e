// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/figures.h"

#include <QStringList>

namespace godwit::core {

/// "1 row gives", "3 rows give"
[[nodiscard]] inline QString rowsThat(qint64 rows, const char* one, const char* many)
{
    return rowsText(rows) + u' ' + QString::fromLatin1(rows == 1 ? one : many);
}

/// " (first: 3, 7)"; empty without samples.
[[nodiscard]] inline QString firstOf(const QStringList& samples)
{
    return samples.isEmpty() ? QString()
                             : QStringLiteral(" (first: %1)").arg(samples.mid(0, 5).join(QStringLiteral(", ")));
}

/// As YAML takes it for one scalar, whatever is in it.
[[nodiscard]] inline QString yamlText(const QString& text)
{
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    escaped.replace(u'\n', QStringLiteral("\\n")).replace(u'\r', QStringLiteral("\\r")).replace(u'\t', QStringLiteral("\\t"));
    return u'"' + escaped + u'"';
}

} // namespace godwit::core
