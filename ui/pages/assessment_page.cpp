// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/assessment_page.h"

#include "ui/dialogs/check_dialog.h"
#include "ui/models/checks_model.h"
#include "ui/theme/theme.h"
#include "ui/views/assessment_view.h"
#include "ui/views/data_table.h"
#include "ui/views/doctor_panel.h"
#include "ui/views/labels.h"
#include "ui/views/preflight_panel.h"

#include <QBoxLayout>

namespace godwit::ui {

namespace {

constexpr int kRows = 12;

} // namespace

AssessmentPage::AssessmentPage(QWidget* parent) : ScrollPage(parent)
{
    m_look = makeButton(tr("Look again"), QStringLiteral("assessment_look"));
    auto* top = new QHBoxLayout;
    top->addWidget(makeHeading(tr("Assessment")), 1);
    top->addWidget(m_look);
    m_preflight = new PreflightPanel;
    m_doctor = new DoctorPanel;
    content()->addLayout(top);
    content()->addWidget(m_preflight);
    content()->addWidget(m_doctor);
    m_view = new AssessmentView;
    content()->addWidget(makeHeading(tr("What is in the database")));
    addVerdict();
    content()->addWidget(m_view);
    addChecks();
    content()->addStretch(1);
    connect(m_look, &QPushButton::clicked, this, &AssessmentPage::lookAsked);
    connect(m_doctor, &DoctorPanel::saveAsked, this, &AssessmentPage::saveProposalAsked);
}

void AssessmentPage::addVerdict()
{
    m_verdict = makeWrapped({}, Tone::Muted);
    m_verdict->setObjectName(QStringLiteral("assessment_verdict"));
    content()->addWidget(m_verdict);
}

void AssessmentPage::addChecks()
{
    m_title = makeStrong(tr("Checks"));
    m_title->hide();
    m_checks = new ChecksModel(this);
    m_table = new DataTable(QStringLiteral("assessment"));
    m_table->setObjectName(QStringLiteral("assessment_checks"));
    m_table->setAccessibleName(tr("Checks of the assessment"));
    m_table->setSource(m_checks, ChecksModel::Name);
    m_table->fitHeight(kRows);
    m_why = makeWrapped({}, Tone::Muted);
    m_why->setObjectName(QStringLiteral("assessment_why"));
    m_why->setMinimumHeight(2 * fontMetrics().height());
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    content()->addWidget(m_title);
    content()->addWidget(m_table);
    content()->addWidget(m_why);
    connect(m_table, &DataTable::rowOpened, this, &AssessmentPage::open);
    connect(m_table, &DataTable::rowChosen, this, [this](int row) {
        const QString hint = tr("Enter opens the query, the figures and the rows concerned.");
        const QString why = row < 0 ? QString() : m_checks->record(row).why;
        m_why->setText(why.isEmpty() ? hint : why + QLatin1Char('\n') + hint);
    });
}

void AssessmentPage::setPreflight(const core::PreflightReport& report)
{
    m_preflight->setReport(report);
}

void AssessmentPage::setDoctor(const core::DoctorReport& report)
{
    m_doctor->setReport(report);
}

void AssessmentPage::setAssessment(const core::Assessment& assessment)
{
    m_view->setAssessment(assessment);
}

void AssessmentPage::setStatus(const core::RunStatus& status, bool isBusy)
{
    if (status.database != m_database) { // what was found was another's
        m_database = status.database;
        m_preflight->clear();
        m_doctor->clear();
        m_view->setAssessment({});
        m_assessedAt = {};
    }
    allow(m_look, !isBusy && !status.database.isEmpty(), tr("Something is under way."),
          tr("Looks at space, locks, rights and left-overs once more; changes nothing."));
    m_doctor->setBusy(isBusy);
    QList<core::CheckResult> checks;
    int warnings = 0;
    int failures = 0;
    QDateTime assessedAt;
    for (const core::CheckResult& check : status.checks) {
        if (check.suite != QLatin1String("assessment"))
            continue;
        checks.append(check);
        assessedAt = std::max(assessedAt, check.at);
        warnings += check.verdict == core::Verdict::Warning ? 1 : 0;
        failures += check.verdict == core::Verdict::Failed ? 1 : 0;
    }
    if (assessedAt != m_assessedAt) {
        m_assessedAt = assessedAt;
        Q_EMIT assessmentWanted();
    }
    m_checks->setRecords(checks);
    m_title->setVisible(!checks.isEmpty());
    m_table->setVisible(!checks.isEmpty());
    m_why->setVisible(!checks.isEmpty());
    if (checks.isEmpty()) {
        m_verdict->setText(
            tr("Not assessed yet. The first phase looks at the database and changes nothing."));
        setTone(m_verdict, Tone::Muted);
        return;
    }
    const QString ran = tr("%n check(s) ran", nullptr, static_cast<int>(checks.size()));
    const QString warned = tr("%n warning(s)", nullptr, warnings);
    const QString failed = tr("%n failed", nullptr, failures);
    m_verdict->setText(QStringList{ran, warned, failed}.join(QStringLiteral(" · ")));
    setTone(m_verdict, failures > 0 ? Tone::Bad : warnings > 0 ? Tone::Warn : Tone::Ok);
}

void AssessmentPage::open(int row)
{
    auto* dialog = new CheckDialog(m_checks->record(row), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace godwit::ui
