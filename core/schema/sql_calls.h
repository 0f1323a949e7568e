// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace godwit::core {

/// The names before an opening bracket in SQL, without quotes, each once: functions, and keywords such as IN.
/// What WITH defines and where INSERT goes is left out.
[[nodiscard]] QStringList calledNames(const QString& sql);

/// Calls of SQLite's date functions under the names of those that refuse 'now' (core/functions), however they
/// are quoted.
[[nodiscard]] QString withoutNow(const QString& sql);

/// Calls of printf() and format(), whose texts SQLite makes NULL where they would be longer than the limit, within a function
/// that tells that from NULL: `_godwit_printed(printf('x' || (FORMAT), …), FORMAT)` (core/functions).
[[nodiscard]] QString withPrintedTexts(const QString& sql);

} // namespace godwit::core
