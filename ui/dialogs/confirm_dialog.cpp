// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/confirm_dialog.h"

#include "ui/core_text.h"
#include "ui/theme/theme.h"
#include "ui/views/labels.h"
#include "ui/views/written_view.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QShowEvent>

#include <algorithm>

namespace godwit::ui {

namespace {

constexpr int kWidth = 560;
constexpr int kWrittenWidth = 780; // values before and after, side by side
constexpr int kWrittenRows = 4;
constexpr int kWaitMinutes = 10; // that a cut-over stays armed

/// All but the figures that stand in the table below.
QStringList lostLines(const core::Consequence& consequence)
{
    QStringList lines = consequence.loses;
    if (!consequence.written)
        return lines;
    core::ChangesSince shown = *consequence.written;
    shown.unlisted.clear();
    shown.tables.removeIf([](const core::TableChanges& table) { return !table.unlisted.isEmpty(); });
    for (const QString& text : core::changesTexts(shown))
        lines.removeAll(coreText(text));
    return lines;
}

} // namespace

ConfirmDialog::ConfirmDialog(const core::Consequence& consequence, const Wanted& wanted, QWidget* parent)
    : QDialog(parent), m_consequence(consequence), m_wanted(wanted)
{
    dress(this);
    setObjectName(QStringLiteral("confirm_dialog"));
    setWindowTitle(consequence.action);
    setMinimumWidth(consequence.written ? kWrittenWidth : kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    QLabel* heading = makeHeading(consequence.action);
    heading->setWordWrap(true);
    layout->addWidget(heading);
    layout->addWidget(makeBody(), 1);
    layout->addSpacing(8);
    addButtons(layout);
    checkFields();
    fitHeight();
}

/// All that is said and asked, which may be more than a screen holds.
QWidget* ConfirmDialog::makeBody()
{
    auto* body = new QWidget;
    body->setObjectName(QStringLiteral("page"));
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    if (!m_wanted.note.isEmpty())
        layout->addWidget(makeWrapped(m_wanted.note, Tone::Warn));
    if (!m_consequence.refused.isEmpty()) {
        QLabel* refused =
            makeWrapped(tr("As things are it would be refused: %1").arg(m_consequence.refused), Tone::Bad);
        refused->setObjectName(QStringLiteral("confirm_refused"));
        layout->addWidget(refused);
    }
    addLines(layout, tr("What it does"), m_consequence.does, false);
    addFacts(layout);
    addLines(layout, tr("What would be lost"),
             m_consequence.loses.isEmpty() ? QStringList{tr("Nothing.")} : lostLines(m_consequence), true);
    addWritten(layout);
    if (!m_consequence.wayBack.isEmpty())
        addLines(layout, tr("The way back"), {m_consequence.wayBack}, false);
    addLines(layout, tr("It runs these programs"), m_consequence.programs, false);
    addUse(layout);
    addApprovals(layout);
    addFields(layout);
    layout->addStretch(1);
    m_body = new QScrollArea;
    m_body->setFrameShape(QFrame::NoFrame);
    m_body->setWidgetResizable(true);
    m_body->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body->setFocusPolicy(Qt::NoFocus);
    m_body->setWidget(body);
    return m_body;
}

void ConfirmDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous())
        fitHeight(); // the style gives everything its size only now
}

void ConfirmDialog::fitHeight()
{
    constexpr int kAroundIt = 220; // heading, buttons, the window's frame
    const QMargins margins = layout()->contentsMargins();
    const int wide = std::max({width(), minimumWidth(), m_body->widget()->minimumSizeHint().width() + margins.left() + margins.right()});
    const int needed = m_body->widget()->layout()->totalHeightForWidth(wide - margins.left() - margins.right());
    const int most = std::max(200, screen()->availableGeometry().height() - kAroundIt);
    m_body->setMinimumHeight(std::min(needed, most));
    // What does not fit is scrolled to by key, too.
    m_body->setFocusPolicy(needed > most ? Qt::StrongFocus : Qt::NoFocus);
    layout()->activate();
    resize(wide, layout()->totalHeightForWidth(wide));
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

void ConfirmDialog::addWritten(QBoxLayout* layout)
{
    if (!m_consequence.written)
        return;
    auto* written = new WrittenView(kWrittenRows);
    written->setChanges(*m_consequence.written);
    layout->addWidget(written);
}

void ConfirmDialog::addFacts(QBoxLayout* layout)
{
    if (m_consequence.facts.isEmpty())
        return;
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop); // a value may have several lines
    for (const auto& [name, value] : m_consequence.facts) {
        QLabel* label = makeWrapped(value);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        form->addRow(makeName(name), label);
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
    label->setWordWrap(true);
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

void ConfirmDialog::addUse(QBoxLayout* layout)
{
    m_use = new QWidget;
    auto* inner = new QVBoxLayout(m_use);
    inner->setContentsMargins(0, 4, 0, 0);
    inner->setSpacing(8);
    inner->addWidget(makeStrong(tr("A program has the file open")));
    m_holders = makeWrapped({}, Tone::Warn);
    m_holders->setObjectName(QStringLiteral("confirm_holders"));
    inner->addWidget(m_holders);
    if (m_wanted.canWait) {
        m_wait = new QCheckBox(tr("&Wait up to %n minute(s) for it to be closed", nullptr, kWaitMinutes));
        m_wait->setObjectName(QStringLiteral("confirm_wait"));
        m_wait->setToolTip(tr("Nothing is changed until then; Pause ends the wait"));
        m_wait->setChecked(true);
        inner->addWidget(m_wait);
    }
    m_copyIn = new QCheckBox(tr("&Copy the new content into the file while it stays open"));
    m_copyIn->setObjectName(QStringLiteral("confirm_copy_in"));
    inner->addWidget(m_copyIn);
    m_copyInMore = makeWrapped({}, Tone::Muted);
    m_copyInMore->setObjectName(QStringLiteral("confirm_copy_in_more"));
    inner->addWidget(m_copyInMore);
    m_use->hide();
    layout->addWidget(m_use);
}

void ConfirmDialog::setFileUse(const core::FileUse& use)
{
    const bool isInUse = m_consequence.changesLiveFile && !use.holders.isEmpty();
    const bool canCopyIn = use.whyNoCopyIn.isEmpty();
    m_holders->setText(tr("It is open in %1. As long as it is, the file cannot be exchanged and this is refused, with nothing "
                          "changed. Best close the program; this notice goes when it is closed.")
                           .arg(use.holders));
    m_copyInMore->setText(canCopyIn ? tr("What is in the file is kept first. The program sees the new content with its next "
                                         "query, and nothing that it writes is lost; what it holds in memory is of the old "
                                         "content. It must have no transaction open.")
                                    : tr("Not possible: %1 Close the program instead.").arg(use.whyNoCopyIn));
    m_copyIn->setEnabled(canCopyIn);
    m_copyIn->setChecked(m_copyIn->isChecked() && canCopyIn);
    m_copyIn->setToolTip(canCopyIn ? QString() : use.whyNoCopyIn);
    m_copyIn->setAccessibleDescription(m_copyInMore->text());
    if (isInUse == m_use->isHidden()) {
        m_use->setVisible(isInUse);
        fitHeight();
    }
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
    const bool isInUse = answers.yes && !m_use->isHidden();
    answers.copyIn = isInUse && m_copyIn->isChecked();
    answers.waitSeconds = isInUse && m_wait && m_wait->isChecked() ? kWaitMinutes * 60 : 0;
    if (answers.yes)
        answers.approvals = m_consequence.approvals + m_consequence.typed;
    return answers;
}

} // namespace godwit::ui
