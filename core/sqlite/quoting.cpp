// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/quoting.h"

namespace godwit::core {

QString quoted(const QString& identifier)
{
    QString inside = identifier;
    inside.replace(u'"', QStringLiteral("\"\""));
    return u'"' + inside + u'"';
}

QString quotedList(const QStringList& identifiers)
{
    QStringList parts;
    parts.reserve(identifiers.size());
    for (const QString& identifier : identifiers)
        parts.append(quoted(identifier));
    return parts.join(QStringLiteral(", "));
}

QString quoted(const QString& schema, const QString& identifier)
{
    return quoted(schema) + u'.' + quoted(identifier);
}

QString quotedText(const QString& text)
{
    QString inside = text;
    inside.replace(u'\'', QStringLiteral("''"));
    return u'\'' + inside + u'\'';
}

} // namespace godwit::core
