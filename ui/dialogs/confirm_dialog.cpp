// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirm_dialog.h"

#include "ui/theme/theme.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int kWidth = 560;

} // namespace

ConfirmDialog::ConfirmDialog(const core::Consequence& consequence, const Wanted& wanted, QWidget* parent)
    : QDialog(parent), m_consequence(consequence), m_wanted(wanted)
{
    dress(this);
    setObjectName(QStringLiteral("confirm_dialog"));
    setWindowTitle(consequence.action);
    setMinimumWidth(kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    QLabel* heading = makeHeading(consequence.action);
    heading->setWordWrap(true);
    layout->addWidget(heading);
    if (!wanted.note.isEmpty())
        layout->addWidget(makeWrapped(wanted.note, Tone::Warn));
    if (!consequence.refused.isEmpty()) {
        QLabel* refused =
            makeWrapped(tr("As things are it would be refused: %1").arg(consequence.refused), Tone::Bad);
        refused->setObjectName(QStringLiteral("confirm_refused"));
        layout->addWidget(refused);
    }
    addLines(layout, tr("What it does"), consequence.does, false);
    addFacts(layout);
    addLines(layout, tr("What would be lost"),
             consequence.loses.isEmpty() ? QStringList{tr("Nothing.")} : consequence.loses, true);
    if (!consequence.wayBack.isEmpty())
        addLines(layout, tr("The way back"), {consequence.wayBack}, false);
    addLines(layout, tr("It runs these programs"), consequence.programs, false);
    addApprovals(layout);
    addFields(layout);
    layout->addSpacing(8);
    addButtons(layout);
    checkFields();
    resize(kWidth, layout->totalHeightForWidth(kWidth));
}

void ConfirmDialog::addLines(QBoxLayout* layout, const QString& title, const QStringList& lines, bool isLoss)
{
    if (lines.isEmpty())
        return;
    layout->addSpacing(4);
    layout->addWidget(makeStrong(title));
    const bool isWarning = isLoss && !m_consequence.loses.isEmpty();
    QLabel* label = makeWrapped(lines.join(QLatin1Char('\n')), isWarning ? Tone::Bad : Tone::Plain);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(label);
}

void ConfirmDialog::addFacts(QBoxLayout* layout)
{
    if (m_consequence.facts.isEmpty())
        return;
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    for (const auto& [name, value] : m_consequence.facts) {
        QLabel* label = makeWrapped(value);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        form->addRow(makeLabel(name, Tone::Muted), label);
    }
    layout->addLayout(form);
}

/// A field for a text that has to be typed word for word.
QLineEdit* ConfirmDialog::addTyped(QBoxLayout* layout, const QString& text, const QString& name)
{
    auto* field = new QLineEdit;
    field->setObjectName(name);
    field->setPlaceholderText(text);
    auto* label = makeStrong(tr("Type %1 to confirm").arg(text));
    label->setBuddy(field);
    field->setAccessibleName(label->text());
    layout->addSpacing(4);
    layout->addWidget(label);
    layout->addWidget(field);
    connect(field, &QLineEdit::textChanged, this, &ConfirmDialog::checkFields);
    return field;
}

void ConfirmDialog::addApprovals(QBoxLayout* layout)
{
    if (!m_consequence.approvals.isEmpty()) {
        layout->addSpacing(4);
        layout->addWidget(makeStrong(tr("Approve each of these")));
    }
    for (const QString& item : m_consequence.approvals) {
        auto* box = new QCheckBox(QString(item).replace(QLatin1Char('&'), QStringLiteral("&&")));
        box->setObjectName(QStringLiteral("confirm_item_%1").arg(m_items.size()));
        layout->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &ConfirmDialog::checkFields);
        m_items.append(box);
    }
    for (const QString& text : m_consequence.typed)
        m_typed.append(addTyped(layout, text, QStringLiteral("confirm_typed_%1").arg(m_typed.size())));
}

void ConfirmDialog::addFields(QBoxLayout* layout)
{
    if (m_wanted.needsReason) {
        m_reason = new QLineEdit;
        m_reason->setObjectName(QStringLiteral("confirm_reason"));
        auto* label = makeStrong(tr("&Reason, kept in the audit log"));
        label->setBuddy(m_reason);
        layout->addSpacing(4);
        layout->addWidget(label);
        layout->addWidget(m_reason);
        connect(m_reason, &QLineEdit::textChanged, this, &ConfirmDialog::checkFields);
    }
    if (!m_consequence.confirmWith.isEmpty()) {
        m_name = addTyped(layout, m_consequence.confirmWith, QStringLiteral("confirm_name"));
    }
}

void ConfirmDialog::addButtons(QBoxLayout* layout)
{
    const bool isDestructive = m_wanted.isDestructive || !m_consequence.loses.isEmpty();
    QPushButton* cancel = makeButton(tr("Cancel"), QStringLiteral("confirm_cancel"));
    m_act = makeButton(m_wanted.verb, QStringLiteral("confirm_act"), isDestructive ? "danger" : "primary");
    cancel->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_act);
    layout->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &QDialog::accept);
    QWidget* first = m_reason ? m_reason : m_name ? static_cast<QWidget*>(m_name) : cancel;
    first->setFocus();
}

void ConfirmDialog::checkFields()
{
    const bool isNamed = !m_name || m_name->text() == m_consequence.confirmWith;
    const bool isReasoned = !m_reason || !m_reason->text().trimmed().isEmpty();
    const bool isTicked = std::all_of(m_items.begin(), m_items.end(), [](const QCheckBox* box) { return box->isChecked(); });
    const bool isTyped = std::all_of(m_typed.begin(), m_typed.end(), [](const QLineEdit* field) {
        return field->text() == field->placeholderText();
    });
    if (!m_consequence.refused.isEmpty()) {
        allow(m_act, false, m_consequence.refused);
        return;
    }
    allow(m_act, isNamed && isReasoned && isTicked && isTyped,
          !isReasoned ? tr("Give a reason first")
          : !isTicked ? tr("Approve each item first")
          : !isTyped  ? tr("Type what is asked for first")
                      : tr("Type the name of the database first"));
}

core::Answers ConfirmDialog::answers() const
{
    core::Answers answers;
    answers.yes = result() == QDialog::Accepted;
    answers.confirm = m_name ? m_name->text() : QString();
    answers.reason = m_reason ? m_reason->text().trimmed() : QString();
    answers.allowCommands = answers.yes && !m_consequence.programs.isEmpty();
    if (answers.yes)
        answers.approvals = m_consequence.approvals + m_consequence.typed;
    return answers;
}

} // namespace godwit::ui
