// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/result.h"

#include <QByteArray>

/// The forms that a document can be given. None knows what it is about; all make control characters visible.
namespace godwit::core {

/// Self-contained HTML that is well-formed as XML too: no scripts, no external files, printable (A4), charts
/// as inline SVG, every text escaped.
[[nodiscard]] QByteArray htmlDocument(const Document& document);

/// GitHub's Markdown: tables, lists, code in fences that the code cannot close. Charts are left to their
/// figures.
[[nodiscard]] QByteArray markdownDocument(const Document& document);

/// The tables that have an id, one after the other: RFC 4180, UTF-8, a first column that names the table, ids
/// and raw figures. Cells that start a formula are prefixed.
[[nodiscard]] QByteArray csvDocument(const Document& document);

/// A4 pages with a running head and page numbers: tables repeat their heads, rows are not split, drawings are
/// vectors. Fails without a QGuiApplication, whose fonts it takes. Any thread.
Result<QByteArray> pdfDocument(const Document& document);

} // namespace godwit::core
