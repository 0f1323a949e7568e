// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/log_view.h"

#include "ui/models/log_model.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel>

namespace godwit::ui {

namespace {

constexpr int kHeight = 96;
constexpr int kSearchWidth = 220;

} // namespace

LogView::LogView(QWidget* parent) : QWidget(parent)
{
    m_model = new LogModel(this);
    m_table = new DataTable(QStringLiteral("log"));
    m_table->setObjectName(QStringLiteral("log"));
    m_table->setAccessibleName(tr("Log"));
    m_table->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_table->setSource(m_model, LogModel::Text);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->hide();
    m_table->setMinimumHeight(kHeight);
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("log_search"));
    m_search->setPlaceholderText(tr("Search the log"));
    m_search->setAccessibleName(tr("Search the log"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(kSearchWidth);
    m_count = makeLabel({}, Tone::Muted);
    auto* top = new QHBoxLayout;
    top->addWidget(makeStrong(tr("Log")));
    top->addWidget(m_count, 1);
    top->addWidget(m_search);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    connect(m_search, &QLineEdit::textChanged, this, &LogView::filter);
}

void LogView::add(const core::LogLine& line)
{
    const QScrollBar* bar = m_table->verticalScrollBar();
    const bool wasAtEnd = bar->value() >= bar->maximum();
    m_model->add(line);
    m_count->setText(tr("%n line(s)", nullptr, m_model->rowCount()));
    if (wasAtEnd)
        m_table->scrollToBottom();
}

void LogView::filter(const QString& text)
{
    m_table->proxy()->setFilterFixedString(text);
    m_count->setText(text.isEmpty() ? tr("%n line(s)", nullptr, m_model->rowCount())
                                    : tr("%n line(s) found", nullptr, m_table->proxy()->rowCount()));
}

void LogView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
}

} // namespace godwit::ui
