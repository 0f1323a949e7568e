// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace godwit::core {

/// One call of `ref(TABLE, key)` or `ref(TABLE, key, INTO)` in a piece of SQL, as far as its names stand there as such.
struct RefCall
{
    QString table;
    QString into;          ///< empty: it does not say it
    bool isUnclear = false; ///< the third argument is no name
};

[[nodiscard]] QList<RefCall> refCalls(const QString& sql);

/// The same calls as the function that answers them takes them, the names as texts: `_godwit_ref('TABLE', 'INTO', key)`;
/// '' where a call does not say it.
[[nodiscard]] QString writtenOut(const QString& sql);

/// Written out calls that do not say it get the name that `intoOf` gives for their table; an empty one changes nothing.
[[nodiscard]] QString withIntos(const QString& sql, const std::function<QString(const QString& table)>& intoOf);

/// The tables of the target whose new keys written out calls ask for; '' where one does not say it, or its names are
/// computed.
[[nodiscard]] QStringList referredTables(const QString& sql);

/// True for a written out call for the new keys of rows that moves bring from one table into another.
[[nodiscard]] bool refersTo(const QString& sql, const QString& table, const QString& into);

} // namespace godwit::core
