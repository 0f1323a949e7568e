// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/history_page.h"

#include "ui/models/log_model.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int kSearchWidth = 220;

} // namespace

HistoryPage::HistoryPage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("page"));
    m_count = makeLabel({}, Tone::Muted);
    m_model = new HistoryModel(this);
    m_table = new DataTable(QStringLiteral("history"));
    m_table->setObjectName(QStringLiteral("history"));
    m_table->setAccessibleName(tr("History and audit"));
    m_table->setSource(m_model, HistoryModel::Detail);
    auto* search = new QLineEdit;
    search->setObjectName(QStringLiteral("history_search"));
    search->setPlaceholderText(tr("Search the history"));
    search->setAccessibleName(tr("Search the history"));
    search->setClearButtonEnabled(true);
    search->setFixedWidth(kSearchWidth);
    auto* top = new QHBoxLayout;
    top->addWidget(makeHeading(tr("History and audit")));
    top->addWidget(m_count, 1);
    top->addWidget(search);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(makeWrapped(
        tr("Each entry carries the hash of the one before: none can be changed or removed unseen. "
           "“Verify all now” on the Restore page checks the chain."),
        Tone::Muted));
    m_proof = makeWrapped({}, Tone::Bad);
    m_proof->setObjectName(QStringLiteral("history_proof"));
    m_proof->hide();
    layout->addWidget(m_proof);
    layout->addWidget(m_table, 1);
    m_evidence = makeButton(tr("Save evidence…"), QStringLiteral("history_evidence"));
    m_withValues = new QCheckBox(tr("with values of rows"));
    m_withValues->setObjectName(QStringLiteral("history_with_values"));
    m_withValues->setToolTip(tr("Values and keys of rows in quarantine, in samples and in edits; else they are left out"));
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_evidence);
    bottom->addWidget(m_withValues);
    bottom->addStretch(1);
    layout->addLayout(bottom);
    connect(m_evidence, &QPushButton::clicked, this, [this] { Q_EMIT evidenceAsked(m_withValues->isChecked()); });
    connect(search, &QLineEdit::textChanged, m_table->proxy(), &QSortFilterProxyModel::setFilterFixedString);
    setHistory({});
    setStatus({}, false);
}

void HistoryPage::setHistory(const QList<core::AuditEntry>& entries)
{
    QList<core::AuditEntry> newestFirst = entries;
    std::stable_sort(
        newestFirst.begin(), newestFirst.end(),
        [](const core::AuditEntry& one, const core::AuditEntry& other) { return one.number > other.number; });
    m_model->setRecords(newestFirst);
    m_count->setText(tr("%n entries", nullptr, static_cast<int>(entries.size())));
}

void HistoryPage::setProof(const core::Outcome& outcome)
{
    m_proof->setVisible(outcome.error.has_value());
    if (outcome.error)
        m_proof->setText(QStringLiteral("%1 %2 %3").arg(outcome.error->id(), outcome.error->what, outcome.error->next));
}

void HistoryPage::setStatus(const core::RunStatus& status, bool isBusy)
{
    allow(m_evidence, status.hasRun && !isBusy,
          isBusy ? tr("Something is running; pause it or wait for its end") : tr("There is no run yet"),
          tr("Plan, reports, audit log and digests in one ZIP file that anybody can verify without the database"));
    m_withValues->setEnabled(m_evidence->isEnabled());
}

void HistoryPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT historyWanted();
}

} // namespace godwit::ui
