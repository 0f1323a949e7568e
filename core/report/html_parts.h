// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/html_writer.h"

/// The parts of a document as markup.
namespace godwit::core {

void writeTable(HtmlWriter& html, const DataTable& table);
void writeBlock(HtmlWriter& html, const Block& block, bool isDetail = false);
void writeBadge(HtmlWriter& html, Tone tone, const QString& words); ///< icon and words, coloured
void writeLine(HtmlWriter& html, const TextLine& line);             ///< a link, if it opens something
void writeValue(HtmlWriter& html,
                const QString& value); ///< of a row: NULL and empty are told apart, long ones are cut
void writeLegend(HtmlWriter& html, const Legend& legend);
[[nodiscard]] QString toneClass(Tone tone);

} // namespace godwit::core
