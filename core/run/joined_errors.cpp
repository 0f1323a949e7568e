// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/joined_errors.h"

namespace godwit::core {

Error joinedErrors(const QList<Error>& errors)
{
    QStringList all;
    QStringList lines;
    for (const Error& error : errors) {
        all.append(error.what);
        lines.append(QStringLiteral("%1 %2").arg(error.id(), error.what));
    }
    Error joined = Error(errors.first()).withDetail(lines.join(u'\n'));
    if (errors.size() > 1)
        joined.what =
            QStringLiteral("%1 things do not fit: %2").arg(QString::number(errors.size()), all.join(u' '));
    return joined;
}

} // namespace godwit::core
