// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/document.h"
#include "core/report/pdf/pages.h"

namespace godwit::core::pdf {

/// Prints the parts of a document on pages, each from the left edge or indented.
class Printer
{
public:
    explicit Printer(Pages& pages, double indent = 0) : m_pages(pages), m_indent(indent) {}

    void print(const Document& document);
    void print(const std::vector<Block>& blocks);

private:
    void title(const Document& document);
    void banner(const Banner& banner);
    void section(const Section& section);
    void paragraph(const Paragraph& paragraph);
    void heading(const Paragraph& paragraph, double lead);
    void code(const Paragraph& paragraph);
    void listing(const Listing& listing);
    void facts(const FactSheet& sheet);
    void values(const RowValues& row);
    void table(const DataTable& table);
    void legend(const Legend& legend);
    /// Lines that may go on on the next page, no single one left behind.
    void flow(const LaidText& text, double x);
    /// What has to stand together with a title above it.
    [[nodiscard]] double leadOf(const std::vector<Block>& blocks, std::size_t at);
    [[nodiscard]] double left() const { return m_pages.left() + m_indent; }
    [[nodiscard]] double width() const { return m_pages.width() - m_indent; }

    Pages& m_pages;
    double m_indent;
};

} // namespace godwit::core::pdf
