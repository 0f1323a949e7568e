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

/// " (such as 3, 7)", the first of them, in quotation marks what would not be seen; empty without samples.
[[nodiscard]] inline QString suchAs(const QStringList& samples)
{
    constexpr qsizetype kSamples = 3;
    constexpr qsizetype kLongest = 48;
    QStringList shown;
    for (const QString& sample : samples.mid(0, kSamples)) {
        const QString cut = sample.size() > kLongest ? sample.left(kLongest) + u'…' : sample;
        shown += cut.trimmed() == cut && !cut.isEmpty() ? cut : QStringLiteral("'%1'").arg(cut);
    }
    return shown.isEmpty() ? QString() : QStringLiteral(" (such as %1)").arg(shown.join(QStringLiteral(", ")));
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
