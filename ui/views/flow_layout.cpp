// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/flow_layout.h"

#include <algorithm>
#include <utility>

namespace godwit::ui {

FlowLayout::FlowLayout(int spacing)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem* const item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = QSize(size.width() + hint.width() + (size.width() > 0 ? spacing() : 0),
                     std::max(size.height(), hint.height()));
    }
    return size;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto& item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect& rect, bool moves) const
{
    std::vector<std::pair<QLayoutItem*, QRect>> line;
    int x = rect.x();
    int y = rect.y();
    int height = 0;
    const auto endLine = [&] {
        for (const auto& [item, place] : line) {
            if (moves)
                item->setGeometry(place.translated(0, (height - place.height()) / 2));
        }
        line.clear();
    };
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        if (!line.empty() && x + hint.width() > rect.x() + rect.width()) {
            endLine();
            x = rect.x();
            y += height + spacing();
            height = 0;
        }
        line.emplace_back(item.get(), QRect(x, y, std::min(hint.width(), rect.width()), hint.height()));
        x += hint.width() + spacing();
        height = std::max(height, hint.height());
    }
    endLine();
    return y + height - rect.y();
}

} // namespace godwit::ui
