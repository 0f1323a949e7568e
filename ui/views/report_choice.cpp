// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/report_choice.h"

#include "core/report/report.h"
#include "ui/views/flow_layout.h"
#include "ui/views/labels.h"
#include "ui/words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>

namespace godwit::ui {

namespace {

QComboBox* makeCombo(const QStringList& ids, QString (*words)(const QString&), const QString& name,
                     const QString& title)
{
    auto* combo = new QComboBox;
    combo->setObjectName(name);
    combo->setAccessibleName(title);
    combo->setToolTip(title);
    for (const QString& id : ids)
        combo->addItem(words(id), id);
    return combo;
}

} // namespace

ReportChoice::ReportChoice(QWidget* parent) : QFrame(parent)
{
    m_kind = makeCombo(core::reportKinds(), &Words::reportKind, QStringLiteral("report_kind"),
                       tr("What the report tells"));
    m_period = makeCombo(core::reportPeriods(), &Words::reportPeriod, QStringLiteral("report_period"),
                         tr("The time it tells of"));
    m_format = makeCombo(core::reportFormats(), &Words::reportFormat, QStringLiteral("report_format"),
                         tr("The form of the file"));
    m_redacted = new QCheckBox(tr("&Without values of rows"));
    m_redacted->setObjectName(QStringLiteral("report_redacted"));
    m_redacted->setToolTip(tr("Leaves out all values and keys of rows"));
    m_preview = makeButton(tr("&Preview"), QStringLiteral("report_preview"));
    m_save = makeButton(tr("&Save…"), QStringLiteral("report_export"));
    auto* layout = new FlowLayout(8);
    setLayout(layout);
    layout->addWidget(makeStrong(tr("Report to hand on")));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_kind, m_period, m_format, m_redacted, m_preview, m_save})
        layout->addWidget(widget);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ReportChoice::showPeriod);
    connect(m_preview, &QPushButton::clicked, this, [this] { Q_EMIT previewAsked(request()); });
    connect(m_save, &QPushButton::clicked, this, [this] { Q_EMIT saveAsked(request()); });
    showPeriod();
}

core::ReportRequest ReportChoice::request() const
{
    return {.format = m_format->currentData().toString(),
            .file = {},
            .kind = m_kind->currentData().toString(),
            .period = m_period->currentData().toString(),
            .withValues = !m_redacted->isChecked()};
}

void ReportChoice::allowReports(bool isAllowed, const QString& why)
{
    allow(m_preview, isAllowed, why, tr("Opens the report as a page in the browser"));
    allow(m_save, isAllowed, why, tr("Writes the report to a file"));
}

void ReportChoice::showPeriod()
{
    m_period->setVisible(m_kind->currentData().toString() == QLatin1String("progress"));
}

} // namespace godwit::ui
