// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace godwit::core {

/// The names that stand in SQL where a table is read: behind FROM, JOIN and IN, and behind the commas of a FROM; without
/// quotes and schemas, each once. A name of WITH is among them. Names of columns, aliases and functions are not.
[[nodiscard]] QStringList tablesRead(const QString& sql);

} // namespace godwit::core
