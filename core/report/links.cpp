// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/links.h"

#include <QSet>

namespace godwit::core {

namespace {

void collect(const std::vector<Block>& blocks, QSet<QString>& anchors)
{
    for (const Block& block : blocks) {
        if (const auto* const paragraph = std::get_if<Paragraph>(&block.content))
            anchors.insert(paragraph->anchor);
        const auto* const table = std::get_if<DataTable>(&block.content);
        if (!table || table->shape == DataTable::Shape::Hidden)
            continue;
        anchors.insert(table->anchor);
        for (const TableRow& row : table->rows) {
            anchors.insert(row.anchor);
            collect(row.details, anchors);
        }
    }
}

void drop(QString& link, const QSet<QString>& anchors)
{
    if (!anchors.contains(link))
        link.clear();
}

void drop(std::vector<Block>& blocks, const QSet<QString>& anchors)
{
    for (Block& block : blocks) {
        if (auto* const list = std::get_if<Listing>(&block.content)) {
            for (TextLine& line : list->lines)
                drop(line.link, anchors);
        }
        auto* const table = std::get_if<DataTable>(&block.content);
        if (!table)
            continue;
        for (TableRow& row : table->rows) {
            for (TableCell& cell : row.cells)
                drop(cell.link, anchors);
            drop(row.details, anchors);
        }
    }
}

} // namespace

void dropDeadLinks(Document& document)
{
    QSet<QString> anchors;
    for (const Section& section : document.sections) {
        anchors.insert(section.anchor);
        collect(section.blocks, anchors);
    }
    for (Banner& banner : document.banners) {
        for (TextLine& line : banner.lines)
            drop(line.link, anchors);
    }
    for (Section& section : document.sections)
        drop(section.blocks, anchors);
}

} // namespace godwit::core
