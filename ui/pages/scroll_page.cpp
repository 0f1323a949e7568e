// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/scroll_page.h"

#include <QBoxLayout>

namespace godwit::ui {

ScrollPage::ScrollPage(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    m_content = new QVBoxLayout(page);
    m_content->setContentsMargins(18, 16, 18, 16);
    m_content->setSpacing(12);
    setWidget(page);
}

} // namespace godwit::ui
