// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

/// Figures for people, in the locale's own digits and separators.
namespace godwit::ui {

[[nodiscard]] QString countText(qint64 count);               ///< "1,257,309"; below 0: "–"
[[nodiscard]] QString sizeText(qint64 bytes);                ///< "308 MB"
[[nodiscard]] QString durationText(qint64 milliseconds);     ///< "4.1 s", "2:05", "1:02:03"
[[nodiscard]] QString clockText(qint64 milliseconds);        ///< "0:08", "1:02:03"
[[nodiscard]] QString microsecondsText(qint64 microseconds); ///< "0.4 ms", "1.4 s"
[[nodiscard]] QString millisecondsText(double milliseconds); ///< "61 ms", "0.4 ms"
[[nodiscard]] QString dayText(const QDate& day);             ///< "20 Nov"
[[nodiscard]] QString dateText(const QDate& day);            ///< "20 Nov 2026"
[[nodiscard]] QString timeText(const QDateTime& utc);        ///< local "10:42", of another day "20 Nov, 10:42"; invalid: "–"
[[nodiscard]] QString secondsText(const QDateTime& utc);     ///< local "10:42:07"
[[nodiscard]] QString momentText(const QDateTime& utc);      ///< local "20 Nov 2026, 10:42:03"
[[nodiscard]] QString digestText(const QString& hex);        ///< "4c1f…90ae"

/// A value of a row as the core shows it; "NULL" for a null string.
[[nodiscard]] QString valueText(const QString& value);
/// A row as a title names it: its table and its key, cut if the key is long.
[[nodiscard]] QString rowText(const QString& table, const QString& key);
/// The same text with places to break, of no width, in words that are longer than a narrow column.
[[nodiscard]] QString breakableText(const QString& text);
/// A value for a tool tip: never taken for HTML, broken even where it has no spaces, cut if it is very long.
[[nodiscard]] QString tipText(const QString& text);

} // namespace godwit::ui
