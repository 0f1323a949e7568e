// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QString>

/// How facts are worded and figures printed in reports: English, thousands separated by commas, so that the
/// same run gives the same report on every machine.
namespace godwit::core {

enum class Lines { Shown, Kept };

/// The text with every character that would hide, move or rename others made visible: C0 controls and DEL as
/// their symbols (␀ ␛ ␊), C1 controls, marks that turn the direction and what is invisible as ⟨U+202E⟩, what
/// is no character as U+FFFD. With Lines::Kept newlines and tabs stay as they are.
[[nodiscard]] QString visibleText(const QString& text, Lines lines = Lines::Shown);

[[nodiscard]] QString groupedText(qint64 number); ///< 1,257,409
[[nodiscard]] QString countText(qint64 number, const QString& one,
                                const QString& many);    ///< "1 row", "17 rows"; that of checks/figures.h
[[nodiscard]] QString durationText(qint64 milliseconds); ///< "820 ms", "12.6 s", "4 min 12 s", "1 h 02 min"
[[nodiscard]] QString shortDurationText(qint64 microseconds); ///< the same, with "350 µs"
[[nodiscard]] QString millisecondsText(double milliseconds);  ///< "84.1 ms"; "—" below zero
[[nodiscard]] QString bytesText(qint64 bytes);                ///< "308 MB"
[[nodiscard]] QString localTimeText(const QDateTime& time);   ///< with the zone; "—" if there was none
[[nodiscard]] QString utcTimeText(const QDateTime& time);
[[nodiscard]] QString bothTimesText(const QDateTime& time); ///< "… CET (… UTC)"

[[nodiscard]] QString stateWords(PhaseState state);  ///< "done with exceptions"
[[nodiscard]] QString verdictWords(Verdict verdict); ///< "not run"

} // namespace godwit::core
