// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace godwit::core {

/// The one place that quotes: "na""me". Every identifier in SQL of ours goes through here.
[[nodiscard]] QString quoted(const QString& identifier);
/// "a", "b", "c"
[[nodiscard]] QString quotedList(const QStringList& identifiers);
/// schema.name, both quoted.
[[nodiscard]] QString quoted(const QString& schema, const QString& identifier);
/// 'it''s'; for the few places where SQLite takes no bound value.
[[nodiscard]] QString quotedText(const QString& text);

} // namespace godwit::core
