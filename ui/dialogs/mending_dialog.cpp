// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/mending_dialog.h"

#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/views/labels.h"

#include <QBoxLayout>

namespace godwit::ui {

MendingDialog::MendingDialog(const QString& title, const QString& more, QWidget* parent) : QDialog(parent)
{
    constexpr int kWidth = 640;
    dress(this);
    setWindowTitle(title);
    setMinimumWidth(kWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    QLabel* heading = makeHeading(title);
    heading->setWordWrap(true);
    layout->addWidget(heading);
    layout->addWidget(makeWrapped(more, Tone::Muted));
    m_body = new QVBoxLayout;
    m_body->setSpacing(8);
    layout->addLayout(m_body, 1);
}

void MendingDialog::addButtons(const QString& verb)
{
    m_message = makeWrapped({}, Tone::Warn);
    m_message->setObjectName(QStringLiteral("mending_message"));
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    QPushButton* cancel = makeButton(tr("Cancel"), QStringLiteral("mending_cancel"));
    m_apply = makeButton(verb, QStringLiteral("mending_apply"), "primary");
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_apply);
    layout()->addWidget(m_message);
    static_cast<QBoxLayout*>(layout())->addSpacing(8);
    static_cast<QBoxLayout*>(layout())->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_apply, &QPushButton::clicked, this, [this] { ask(true); });
    showButtons();
}

void MendingDialog::ask(bool apply)
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    m_isApplying = apply;
    clearMessage();
    showButtons();
    Q_EMIT asked(apply);
}

void MendingDialog::showSummary(const core::EditSummary&) {}

void MendingDialog::showOutcome(const core::Outcome& outcome)
{
    m_isAsking = false;
    if (outcome.error)
        showError(*outcome.error);
    else if (m_isApplying && outcome.kind == core::Outcome::Kind::Done) {
        accept();
        return;
    }
    showButtons();
}

void MendingDialog::showError(const core::Error& error)
{
    // What to do about a refused edit is what this dialog is for.
    constexpr qsizetype kMost = 600;
    constexpr qsizetype kLines = 4;
    const bool isRefused = error.code == core::ErrorCode::EditRefused;
    QString text = isRefused ? error.what : (error.what + QLatin1Char(' ') + error.next).trimmed();
    if (text.size() > kMost)
        text = text.left(kMost) + QStringLiteral("…");
    // Each line of a file that cannot be read is named.
    QStringList lines{error.id() + QLatin1Char(' ') + text};
    if (error.code == core::ErrorCode::ImportRefused && error.detail != error.what)
        lines += error.detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(0, kLines);
    m_message->setText(lines.join(QLatin1Char('\n')));
    m_message->setToolTip(tipText(error.detail));
    m_message->setAccessibleName(m_message->text());
    m_message->show();
}

void MendingDialog::clearMessage()
{
    m_message->hide();
    m_message->clear();
}

void MendingDialog::allowApply(bool isAllowed, const QString& why)
{
    allow(m_apply, isAllowed && !m_isAsking, m_isAsking ? tr("Wait for the answer") : why);
}

} // namespace godwit::ui
