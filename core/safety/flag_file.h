// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <optional>

namespace godwit::core {

/// One key in a `.env` file (KEY=value lines) or a `.json` file (top-level object; dotted keys go down), set durably
/// and with everything else in the file left byte for byte as it was (.env: comments, order, quoting, line ends,
/// a missing last newline; .json: re-written only if the key is missing or differs, members in their order).
/// The file's mode is kept; a file that did not exist is made with 0600.
struct FlagChange
{
    bool fileExisted = false;
    std::optional<QString> before; ///< the value before; none: the key was missing
};

/// Sets the key; gives what was there, for undo.
Result<FlagChange> setFlag(const QString& file, const QString& key, const QString& value);

/// Puts back what was there if the value is still `ours`; else leaves it and says so in the returned sentence. A file
/// that did not exist before and holds nothing but our key is removed again.
Result<QString> undoFlag(const QString& file, const QString& key, const QString& ours, const FlagChange& change);

} // namespace godwit::core
