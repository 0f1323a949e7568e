// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/report_page.h"

#include "core/criterion.h"
#include "ui/delegates/record_delegate.h"
#include "ui/dialogs/check_dialog.h"
#include "ui/models/balance_model.h"
#include "ui/models/checks_model.h"
#include "ui/theme/theme.h"
#include "ui/views/data_table.h"
#include "ui/views/flow_layout.h"
#include "ui/views/labels.h"
#include "ui/views/report_choice.h"
#include "ui/views/suite_panel.h"

#include <QBoxLayout>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int kRows = 12;
constexpr int kIcon = 18;

bool anyFailed(const core::RunStatus& status)
{
    bool failed = false;
    for (const core::CheckResult& check : status.checks)
        failed = failed || check.verdict == core::Verdict::Failed;
    for (const core::BalanceRow& row : status.balance)
        failed = failed || row.lacksRows();
    for (const core::CriterionResult& criterion : status.criteria)
        failed = failed || core::isMissed(criterion);
    return failed;
}

bool anyStale(const core::RunStatus& status)
{
    return std::any_of(status.checks.begin(), status.checks.end(),
                       [](const core::CheckResult& check) { return check.isStale; });
}

bool isValidated(const core::RunStatus& status)
{
    for (const core::CheckResult& check : status.checks) {
        if (!check.looksAhead() && check.verdict != core::Verdict::NotRun)
            return true;
    }
    return false;
}

} // namespace

ReportPage::ReportPage(QWidget* parent) : ScrollPage(parent)
{
    addVerdict();
    addChoice();
    addBalance();
    addSuites();
    addPerformance();
    content()->addStretch(1);
}

void ReportPage::addVerdict()
{
    m_banner = new QFrame;
    m_banner->setObjectName(QStringLiteral("report_banner"));
    m_banner->setProperty("banner", true);
    m_icon = new QLabel;
    m_verdict = makeStrong({});
    m_verdict->setObjectName(QStringLiteral("report_verdict"));
    m_more = makeWrapped({});
    m_openQuarantine = makeButton(tr("Open quarantine"), QStringLiteral("report_open_quarantine"), "primary");
    m_validate = makeButton(tr("Validate again"), QStringLiteral("report_validate"));
    m_openReport = makeButton(tr("Open last report"), QStringLiteral("report_open"));
    m_verdict->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_verdict);
    words->addWidget(m_more);
    auto* top = new QHBoxLayout;
    top->setSpacing(10);
    top->addWidget(m_icon, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    auto* buttons = new FlowLayout(8);
    for (QPushButton* button : {m_openQuarantine, m_validate, m_openReport})
        buttons->addWidget(button);
    auto* layout = new QVBoxLayout(m_banner);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(buttons);
    content()->addWidget(m_banner);
    connect(m_openQuarantine, &QPushButton::clicked, this, [this] { Q_EMIT quarantineAsked({}); });
    connect(m_validate, &QPushButton::clicked, this, &ReportPage::validateAsked);
    connect(m_openReport, &QPushButton::clicked, this, [this] { Q_EMIT openReportAsked(m_report); });
}

void ReportPage::addChoice()
{
    m_choice = new ReportChoice;
    content()->addWidget(m_choice);
    connect(m_choice, &ReportChoice::saveAsked, this, &ReportPage::exportAsked);
    connect(m_choice, &ReportChoice::previewAsked, this, &ReportPage::previewAsked);
}

void ReportPage::addBalance()
{
    m_balance = new BalanceModel(this);
    m_balanceTable = new DataTable(QStringLiteral("balance"));
    m_balanceTable->setObjectName(QStringLiteral("report_balance"));
    m_balanceTable->setAccessibleName(tr("Balance"));
    m_balanceTable->setSource(m_balance, BalanceModel::Bar);
    m_balanceTable->fitHeight(kRows);
    m_legend = new BalanceLegend;
    content()->addWidget(makeHeading(tr("Balance")));
    content()->addWidget(m_balanceTable);
    content()->addWidget(m_legend);
    connect(m_balanceTable, &DataTable::rowOpened, this, [this](int row) {
        if (m_balance->record(row).quarantined > 0)
            Q_EMIT quarantineAsked(m_balance->record(row).table);
    });
    connect(m_balanceTable, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        const int row = m_balanceTable->sourceRow(index);
        if (index.column() == BalanceModel::Quarantined && m_balance->record(row).quarantined > 0)
            Q_EMIT quarantineAsked(m_balance->record(row).table);
    });
}

void ReportPage::addSuites()
{
    m_grid = new QGridLayout;
    m_grid->setSpacing(12);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    for (const char* suite : {"data integrity", "functionality", "security"})
        m_suites.append(new SuitePanel(QString::fromLatin1(suite)));
    m_criteria = new CriteriaModel(this);
    auto* table = new DataTable(QStringLiteral("criteria"));
    table->setObjectName(QStringLiteral("report_criteria"));
    table->setAccessibleName(tr("Criteria of the plan"));
    table->setSource(m_criteria, CriteriaModel::Name);
    table->fitHeight(kRows);
    auto* layout = new QVBoxLayout;
    m_criteriaPanel = makePanel(tr("Criteria of the plan"), layout);
    layout->addWidget(table);
    layout->addStretch(1);
    for (SuitePanel* panel : m_suites)
        m_grid->addWidget(panel, 0, 0);
    m_grid->addWidget(m_criteriaPanel, 0, 0);
    content()->addLayout(m_grid);
}

/// Two beside each other, without a gap where a suite has no check.
void ReportPage::arrange()
{
    QList<QWidget*> panels(m_suites.begin(), m_suites.end());
    panels.append(m_criteriaPanel);
    int place = 0;
    for (QWidget* panel : panels) {
        m_grid->removeWidget(panel);
        const int own = panel->isHidden() ? 0 : place++;
        m_grid->addWidget(panel, own / 2, own % 2);
    }
}

void ReportPage::addPerformance()
{
    m_performance = new PerformanceModel(this);
    auto* table = new DataTable(QStringLiteral("performance"));
    table->setObjectName(QStringLiteral("checks_performance"));
    table->setAccessibleName(Words::suite(QStringLiteral("performance")));
    auto* delegate = new RecordDelegate(table);
    delegate->setBars(RecordDelegate::Bars::Paired);
    table->setItemDelegate(delegate);
    table->setSource(m_performance, PerformanceModel::Bars);
    table->fitHeight(kRows);
    auto* layout = new QVBoxLayout;
    m_performancePanel = makePanel(tr("Performance, medians before and after"), layout);
    layout->addWidget(table);
    content()->addWidget(m_performancePanel);
    connect(table, &DataTable::rowOpened, this, [this](int row) {
        auto* dialog = new CheckDialog(m_performance->record(row), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
}

void ReportPage::setStatus(const core::RunStatus& status, bool isBusy)
{
    m_balance->setRecords(status.balance);
    m_legend->setVisible(!status.balance.isEmpty());
    QList<core::CheckResult> measured;
    for (const core::CheckResult& check : status.checks) {
        if (check.suite == QLatin1String("performance"))
            measured.append(check);
    }
    for (SuitePanel* panel : m_suites)
        panel->setChecks(status.failedBefore + status.checks);
    m_performance->setChecks(measured);
    m_performancePanel->setVisible(!measured.isEmpty());
    m_criteria->setRecords(status.criteria);
    m_criteriaPanel->setVisible(!status.criteria.isEmpty());
    arrange();
    m_report = status.report;
    m_openReport->setVisible(!status.report.isEmpty());
    m_openQuarantine->setVisible(status.undecided() > 0);
    const QString busy = tr("Something is running; wait for its end");
    const QString empty = tr("Nothing has been validated yet");
    allow(m_validate, isValidated(status) && !isBusy, isBusy ? busy : empty,
          tr("Runs the validation's checks again"));
    m_choice->allowReports(status.hasRun && !isBusy, isBusy ? busy : tr("No run yet"));
    showVerdict(status);
}

void ReportPage::showVerdict(const core::RunStatus& status)
{
    const qint64 undecided = status.undecided();
    const QString attention = QStringLiteral("attention");
    if (anyFailed(status)) {
        say(Tone::Bad, QStringLiteral("cross"), tr("Not passed"),
            tr("Something does not add up or a check failed. Cut-over stays locked."));
    } else if (!isValidated(status)) {
        say(Tone::Muted, QStringLiteral("circle"), tr("Not validated yet"),
            tr("The report fills as the phases run."));
    } else if (status.isStale) {
        say(Tone::Warn, attention, tr("Stale"),
            tr("The database changed since these checks ran. Run the phases again."));
    } else if (status.isWorkChanged) {
        say(Tone::Warn, attention, tr("Stale"),
            tr("Somebody else changed the work file since these checks ran. Validate again; cut-over stays locked."));
    } else if (anyStale(status)) {
        say(Tone::Warn, attention, tr("Stale"),
            status.isCutOver ? tr("The database was written to since these checks ran. Validate again to check it as it is "
                                  "now.")
                             : tr("The last validation stopped at an error: what stands here is of an earlier one. Validate again."));
    } else if (undecided > 0) {
        say(Tone::Warn, attention,
            tr("Passed, but %n row(s) wait for a decision", nullptr, static_cast<int>(undecided)),
            tr("Cut-over stays locked until each is decided."));
    } else {
        say(Tone::Ok, QStringLiteral("check"), tr("Passed"),
            tr("Every row is accounted for and no check failed."));
    }
}

void ReportPage::say(Tone tone, const QString& icon, const QString& verdict, const QString& more)
{
    setTone(m_banner, tone);
    setTone(m_verdict, tone);
    m_verdict->setText(verdict);
    m_more->setText(more);
    m_banner->setAccessibleName(verdict);
    m_icon->setPixmap(tintedPixmap(icon, toneColour(tone, coloursOf(this)), kIcon, devicePixelRatioF()));
}

} // namespace godwit::ui
