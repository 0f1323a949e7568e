// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QList>
#include <QStringList>

namespace godwit::core {

/// One record of a CSV file, and the line of the file it begins on, from 1.
struct CsvRecord
{
    qint64 line = 0;
    QStringList cells;
};

/// Reads what `csvLine` writes, and what spreadsheets make of it: RFC 4180 in UTF-8, line ends CRLF or LF, with or without
/// a byte order mark. The apostrophe that keeps a cell from being run as a formula is taken off. ImportRefused, with the
/// line, for text that is no UTF-8 and for quotation marks that do not close or stand in the middle of a cell.
Result<QList<CsvRecord>> readCsv(const QByteArray& bytes);

/// True for a cell that spreadsheets run: = + - @ tab, line ends, and their wide forms first.
[[nodiscard]] bool startsFormula(const QString& cell);

} // namespace godwit::core
