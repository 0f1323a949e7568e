// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

/// RFC 4180 in UTF-8, as spreadsheets take it and `readCsv` reads it back.
namespace godwit::core {

/// One CSV line with its CRLF. Cells that start a formula (= + - @ tab) are prefixed with an apostrophe; a
/// null cell (NULL) is empty, an empty text is "". Control characters other than tab and line ends are shown
/// as symbols.
[[nodiscard]] QByteArray csvLine(const QStringList& cells);

/// Appends one cell as csvLine writes it, for exports of millions of rows. False, and nothing appended, if
/// the bytes are more than plain text (no valid UTF-8, control characters, the beginning of a formula): then
/// csvCell.
[[nodiscard]] bool appendPlainCsvCell(QByteArray& line, QByteArrayView utf8);
[[nodiscard]] QByteArray csvCell(const QString& cell);

} // namespace godwit::core
