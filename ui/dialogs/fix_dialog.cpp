// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fix_dialog.h"

#include "ui/views/edits_view.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFileInfo>
#include <QFontDatabase>
#include <QLineEdit>

namespace godwit::ui {

FixDialog::FixDialog(const FixTarget& target, QWidget* parent)
    : MendingDialog(tr("Fix %n row(s) of %1 by an expression", nullptr, static_cast<int>(target.rows))
                        .arg(target.filter.table),
                    target.filter.cause.isEmpty() ? tr("Undecided rows with any cause.")
                                                  : tr("Undecided rows with this cause: %1").arg(target.filter.cause),
                    parent),
      m_target(target)
{
    setObjectName(QStringLiteral("fix_dialog"));
    addFields();
    m_edits = new EditsView;
    body()->addWidget(m_edits, 1);
    addButtons(tr("&Apply"));
    forgetPreview();
    m_expression->setFocus();
}

void FixDialog::addFields()
{
    m_column = new QComboBox;
    m_column->setObjectName(QStringLiteral("fix_column"));
    m_column->setAccessibleName(tr("Column to set"));
    m_column->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // as high as the line beside it
    m_column->addItems(m_target.columns);
    m_column->setCurrentIndex(qMax(0, m_column->findText(m_target.column)));
    m_expression = new QLineEdit;
    m_expression->setObjectName(QStringLiteral("fix_expression"));
    m_expression->setAccessibleName(tr("Expression"));
    m_expression->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_expression->setPlaceholderText(QStringLiteral("trim(%1)").arg(m_column->currentText()));
    m_preview = makeButton(tr("Pre&view"), QStringLiteral("fix_preview"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_column);
    row->addWidget(makeLabel(QStringLiteral("=")));
    row->addWidget(m_expression, 1);
    row->addWidget(m_preview);
    body()->addSpacing(4);
    body()->addLayout(row);
    body()->addWidget(makeWrapped(
        tr("SQL over the row's own columns as they are now; the plan's functions and the other tables can be used."),
        Tone::Muted));
    connect(m_column, &QComboBox::currentTextChanged, this, [this](const QString& column) {
        m_expression->setPlaceholderText(QStringLiteral("trim(%1)").arg(column));
        forgetPreview();
    });
    connect(m_expression, &QLineEdit::textChanged, this, &FixDialog::forgetPreview);
    connect(m_preview, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_expression, &QLineEdit::returnPressed, m_preview, &QPushButton::click);
}

void FixDialog::forgetPreview()
{
    m_wouldChange = -1;
    clearMessage();
    m_edits->clear(tr("The preview shows the first rows before and after. It writes nothing."));
    showButtons();
}

core::FixRequest FixDialog::request(bool apply) const
{
    core::FixRequest request;
    request.filter = m_target.filter;
    request.set = {{m_column->currentText(), m_expression->text().trimmed()}};
    request.apply = apply;
    return request;
}

void FixDialog::showSummary(const core::EditSummary& summary)
{
    m_wouldChange = summary.changed;
    m_edits->setSummary(summary);
}

void FixDialog::showButtons()
{
    const bool hasExpression = !m_expression->text().trimmed().isEmpty();
    // What is asked must stay what is answered.
    m_column->setEnabled(!isAsking());
    m_expression->setReadOnly(isAsking());
    allow(m_preview, hasExpression && !isAsking(), tr("Write an expression first"));
    allowApply(m_wouldChange > 0, m_wouldChange < 0 ? tr("Preview it first") : tr("No row would change"));
}

ImportDialog::ImportDialog(const QString& file, QWidget* parent)
    : MendingDialog(tr("Import %1").arg(QFileInfo(file).fileName()),
                    tr("Each line that differs from its row becomes an edit. If a line cannot be read, nothing is applied."),
                    parent),
      m_file(file)
{
    setObjectName(QStringLiteral("import_dialog"));
    m_edits = new EditsView;
    body()->addWidget(m_edits, 1);
    addButtons(tr("&Apply"));
}

void ImportDialog::showSummary(const core::EditSummary& summary)
{
    m_wouldChange = summary.changed;
    m_edits->setSummary(summary);
}

void ImportDialog::showButtons()
{
    if (m_wouldChange < 0)
        m_edits->clear(isAsking() ? tr("Reading the file…") : tr("Nothing was read."));
    allowApply(m_wouldChange > 0, m_wouldChange < 0 ? tr("The file could not be read") : tr("No row would change"));
}

} // namespace godwit::ui
