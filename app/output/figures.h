// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QDateTime>
#include <QString>

/// Figures and words for people: what tables, progress lines and sentences of the command line are made of.
namespace godwit::app {

/// "1,257,292". Always with commas, as the core writes its figures, so that a column has one form in every
/// locale.
[[nodiscard]] QString grouped(qint64 number);
/// "308.2 MB" (powers of 1000).
[[nodiscard]] QString sizeText(qint64 bytes);
/// "0.4 s", "41 s", "3 min 05 s", "2 h 14 min".
[[nodiscard]] QString durationText(qint64 milliseconds);
/// Local time, "2026-01-15 14:02:11"; empty if invalid.
[[nodiscard]] QString timeText(const QDateTime& utc);
/// "done with exceptions"
[[nodiscard]] QString stateText(core::PhaseState state);
[[nodiscard]] QString stateText(core::EntryState state);
[[nodiscard]] QString verdictText(core::Verdict verdict);

} // namespace godwit::app
