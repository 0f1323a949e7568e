// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/choice_dialog.h"

#include "ui/theme/theme.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QComboBox>

namespace godwit::ui {

namespace {

constexpr int kWidth = 480;

QVBoxLayout* prepare(QDialog* dialog, const QString& question)
{
    dress(dialog);
    dialog->setWindowTitle(question);
    dialog->setMinimumWidth(kWidth);
    auto* layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    QLabel* heading = makeHeading(question);
    heading->setWordWrap(true);
    layout->addWidget(heading);
    return layout;
}

} // namespace

ChoiceDialog::ChoiceDialog(const QString& question, const QString& more, const QList<Choice>& choices,
                           QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("choice_dialog"));
    QVBoxLayout* layout = prepare(this, question);
    if (!more.isEmpty())
        layout->addWidget(makeWrapped(more, Tone::Muted));
    layout->addSpacing(8);
    for (int row = 0; row < choices.size(); ++row) {
        const Choice& choice = choices.at(row);
        QPushButton* button = makeButton(choice.text, choice.name, row == 0 ? "primary" : "");
        button->setDefault(row == 0);
        button->setAccessibleDescription(choice.meaning);
        auto* both = new QVBoxLayout;
        both->setSpacing(2);
        both->addWidget(button);
        both->addWidget(makeWrapped(choice.meaning, Tone::Muted));
        layout->addLayout(both);
        layout->addSpacing(8);
        connect(button, &QPushButton::clicked, this, [this, row] {
            m_chosen = row;
            accept();
        });
    }
}

PickDialog::PickDialog(const QString& question, const QString& verb, const QList<Item>& items,
                       QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("pick_dialog"));
    QVBoxLayout* layout = prepare(this, question);
    m_box = new QComboBox;
    m_box->setObjectName(QStringLiteral("pick_box"));
    m_box->setAccessibleName(question);
    for (const Item& item : items)
        m_box->addItem(item.text, item.id);
    m_box->setCurrentIndex(m_box->count() - 1);
    layout->addWidget(m_box);
    layout->addSpacing(8);
    QPushButton* cancel = makeButton(tr("Cancel"), QStringLiteral("pick_cancel"));
    QPushButton* act = makeButton(verb, QStringLiteral("pick_act"), "primary");
    cancel->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(act);
    layout->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(act, &QPushButton::clicked, this, &QDialog::accept);
}

QString PickDialog::picked() const
{
    return m_box->currentData().toString();
}

} // namespace godwit::ui
