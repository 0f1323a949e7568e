// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <functional>
#include <optional>

namespace godwit::core {

/// One key in a `.env` file (KEY=value lines) or a `.json` file (top-level object; dotted keys go down), set
/// durably and with everything else in the file left byte for byte as it was (.env: comments, order, quoting,
/// line ends, a missing last newline; .json: re-written only if the key is missing or differs, members in
/// their order). The file's mode and owner are kept; a file that did not exist is made with 0600.
///
/// .env: KEY=value and export KEY=value; of a repeated key the last one counts. A value keeps the quotes it
/// stood in; one that needs quotes (blanks, #, $, quotes …) gets double ones with backslash escapes.
///
/// .json: true, false, null and numbers are written bare where the key was missing or no string stood there.
/// The file is written with the indentation, line ends and last line found. Repeated members, integers beyond 64 bits, lists or
/// objects in the key's place, and more than 64 levels are refused.
///
/// Errors: FlagFailed (a key such a file cannot hold, another kind of file, a symbolic link, a file that
/// cannot be understood, a file whose owner we could not keep: nothing was changed then), and those of
/// durable.h. Any thread.
struct FlagChange
{
    bool fileExisted = false;
    /// The value before; none: the key was missing. Of .json as JSON text (`false`, `"on"`), so that undo
    /// brings the type back too.
    std::optional<QString> before;
    /// .json: objects that were made above the key; undo takes them away if they are empty.
    int parentsMade = 0;
};

/// Sets the key; gives what was there, for undo. A file that says it already is not written.
/// `beforeWriting` is told what undo needs before anything is written, so that a kill in between leaves nothing unknown.
Result<FlagChange> setFlag(const QString& file, const QString& key, const QString& value,
                           const std::function<Status(const FlagChange&)>& beforeWriting = {});

/// Puts back what was there if the value is still `ours`; else leaves it and says so in the returned sentence
/// (empty: undone, also by an earlier call). A file that did not exist before and holds nothing but our key
/// is removed again.
Result<QString> undoFlag(const QString& file, const QString& key, const QString& ours,
                         const FlagChange& change);

} // namespace godwit::core
