// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/edits_view.h"

#include "ui/models/edits_model.h"
#include "ui/theme/theme.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>

namespace godwit::ui {

namespace {

constexpr int kProblemsShown = 4;
constexpr int kTableHeight = 220;

} // namespace

EditsView::EditsView(QWidget* parent) : QWidget(parent)
{
    m_counts = makeWrapped({}, Tone::Muted);
    m_counts->setObjectName(QStringLiteral("edits_counts"));
    m_problems = makeWrapped({}, Tone::Warn);
    m_problems->setObjectName(QStringLiteral("edits_problems"));
    m_problems->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_edits = new EditsModel(this);
    m_table = new DataTable(QString());
    m_table->setObjectName(QStringLiteral("edits_table"));
    m_table->setAccessibleName(tr("Values before and after"));
    m_table->setPlainSource(m_edits, EditsModel::After);
    m_table->setMinimumHeight(kTableHeight);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_counts);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problems);
    m_problems->hide();
}

void EditsView::setSummary(const core::EditSummary& summary)
{
    QStringList parts{tr("%n row(s) would change", nullptr, static_cast<int>(summary.changed))};
    if (summary.unchanged > 0)
        parts.append(tr("%n stay(s) as it is", nullptr, static_cast<int>(summary.unchanged)));
    if (summary.failed > 0)
        parts.append(tr("%n cannot be changed so", nullptr, static_cast<int>(summary.failed)));
    QString text = parts.join(QStringLiteral(" · "));
    if (summary.changed > core::kEditedRowsShown)
        text += QLatin1Char('\n') + tr("The first %n row(s) are shown.", nullptr, core::kEditedRowsShown);
    m_counts->setText(text);
    setTone(m_counts, Tone::Plain);
    m_edits->setRecords(summary.values);
    QStringList problems = summary.problems.mid(0, kProblemsShown);
    const qint64 more = summary.failed - problems.size();
    if (more > 0)
        problems.append(tr("And %n more.", nullptr, static_cast<int>(more)));
    problems += summary.warnings.mid(0, kProblemsShown);
    m_problems->setText(problems.join(QLatin1Char('\n')));
    m_problems->setToolTip((summary.problems + summary.warnings).join(QLatin1Char('\n')));
    m_problems->setVisible(!problems.isEmpty());
}

void EditsView::clear(const QString& why)
{
    m_counts->setText(why);
    setTone(m_counts, Tone::Muted);
    m_edits->setRecords({});
    m_problems->hide();
}

} // namespace godwit::ui
