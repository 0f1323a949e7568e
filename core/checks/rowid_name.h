// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace godwit::core {

/// The name that reads the rowid of a rowid table and that none of its columns takes; empty if all are taken.
[[nodiscard]] inline QString freeRowidName(const QStringList& allColumns)
{
    for (const QString& name : {QStringLiteral("rowid"), QStringLiteral("_rowid_"), QStringLiteral("oid")}) {
        if (!allColumns.contains(name, Qt::CaseInsensitive))
            return name;
    }
    return {};
}

} // namespace godwit::core
