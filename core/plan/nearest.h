// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace godwit::core {

/// The candidate with the fewest single-letter edits from `word`, ASCII case aside; empty if there is none.
[[nodiscard]] QString nearest(const QString& word, const QStringList& candidates);

/// "; did you mean “X”?" where that is likely, else "; the nearest is “X”." or a full stop: the end of a sentence.
[[nodiscard]] QString suggestion(const QString& word, const QStringList& candidates);

/// “word”, as names stand in sentences.
[[nodiscard]] QString named(const QString& word);

} // namespace godwit::core
