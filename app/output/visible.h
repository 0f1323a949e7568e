// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace godwit::app {

/// The text as one line that a terminal can only print: control characters, escape sequences, line ends,
/// characters that turn the direction of writing and halves of surrogate pairs become \n, \t, \x1b, \u202e.
/// Rows of users' tables must not steer the terminal they are shown on.
[[nodiscard]] QString visible(const QString& text);

/// How many cells of a terminal a (visible) text takes: wide characters two, combining marks none.
[[nodiscard]] int cellsOf(const QString& text);

/// The text cut to at most `cells` cells, the last of them an ellipsis where something is missing.
[[nodiscard]] QString elided(const QString& text, int cells);

} // namespace godwit::app
