// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/suite_panel.h"

#include "ui/dialogs/check_dialog.h"
#include "ui/models/checks_model.h"
#include "ui/theme/theme.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QPainter>

namespace godwit::ui {

namespace {

constexpr int kRows = 8;
constexpr int kSwatch = 10;

} // namespace

SuitePanel::SuitePanel(const QString& suite, QWidget* parent) : QFrame(parent), m_suite(suite)
{
    setProperty("panel", true);
    m_count = makeStrong({});
    m_checks = new ChecksModel(this);
    m_table = new DataTable(QStringLiteral("suite"));
    m_table->setObjectName(QStringLiteral("checks_") +
                         QString(suite).replace(QLatin1Char(' '), QLatin1Char('_')));
    m_table->setAccessibleName(Words::suite(suite));
    m_table->setSource(m_checks, ChecksModel::Name);
    m_table->setWidest(180); // names come first; what is cut is told by its tooltip
    m_table->fitHeight(kRows);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(makeStrong(Words::suite(suite)));
    top->addWidget(m_count, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_table);
    layout->addStretch(1);
    connect(m_table, &DataTable::rowOpened, this, [this](int row) {
        auto* dialog = new CheckDialog(m_checks->record(row), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void SuitePanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    // Where there is little room the names have it; the time is in what a check opens.
    constexpr int kLettersWide = 80;
    m_table->showColumn(ChecksModel::Time, width() > kLettersWide * fontMetrics().averageCharWidth());
}

void SuitePanel::setChecks(const QList<core::CheckResult>& checks)
{
    QList<core::CheckResult> own;
    int passed = 0;
    bool hasFailed = false;
    for (const core::CheckResult& check : checks) {
        if (check.suite != m_suite)
            continue;
        own.append(check);
        passed += check.verdict == core::Verdict::Passed ? 1 : 0;
        hasFailed = hasFailed || check.verdict == core::Verdict::Failed;
    }
    m_checks->setRecords(own);
    m_count->setText(tr("%1 of %2 passed").arg(passed).arg(own.size()));
    setTone(m_count, hasFailed ? Tone::Bad : passed == own.size() ? Tone::Ok : Tone::Warn);
    setVisible(!own.isEmpty());
}

BalanceLegend::BalanceLegend(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(fontMetrics().height() + 4);
}

void BalanceLegend::paintEvent(QPaintEvent*)
{
    const Colours& colours = coloursOf(this);
    const std::pair<QString, QColor> parts[] = {{tr("moved"), colours.ok},
                                                {tr("merged"), colours.merged},
                                                {tr("skipped by rule"), colours.skipped},
                                                {tr("quarantined"), colours.warn},
                                                {tr("kept"), colours.accent}};
    QPainter painter(this);
    int left = kSwatch;
    for (const auto& [word, colour] : parts) {
        painter.fillRect(QRect(left, (height() - kSwatch) / 2, kSwatch, kSwatch), colour);
        left += kSwatch + 6;
        painter.setPen(colours.muted);
        painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter, word);
        left += fontMetrics().horizontalAdvance(word) + 2 * kSwatch;
    }
}

} // namespace godwit::ui
