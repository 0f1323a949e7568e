// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::core {

/// True for SQL that calls a function of ours, which may note in the RowVerdict that it cannot read a value.
[[nodiscard]] bool canNote(const QString& sql);

} // namespace godwit::core
