// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/notice_banner.h"

#include "ui/theme/theme.h"
#include "ui/views/flow_layout.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPlainTextEdit>

namespace godwit::ui {

namespace {

constexpr int kDetailsHeight = 96;

QString detailsOf(const core::Error& error)
{
    QStringList lines{error.id() + QStringLiteral("  ") + error.what};
    if (error.sqlite != 0)
        lines.append(NoticeBanner::tr("SQLite code %1").arg(error.sqlite));
    for (const QString& line : {error.detail, error.state, error.next}) {
        if (!line.isEmpty())
            lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

NoticeBanner::NoticeBanner(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("notice"));
    setProperty("banner", true);
    m_what = makeStrong({});
    m_what->setWordWrap(true);
    m_what->setObjectName(QStringLiteral("notice_what"));
    m_more = makeWrapped({});
    m_more->setObjectName(QStringLiteral("notice_state"));
    m_next = makeWrapped({});
    m_next->setObjectName(QStringLiteral("notice_next"));
    m_code = makeLabel({}, Tone::Muted);
    m_code->setObjectName(QStringLiteral("notice_code"));
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_code->setContentsMargins(0, 2, 0, 0); // in line with the links beside it
    m_toggle = makeButton(tr("Details"), QStringLiteral("notice_details"), "link");
    m_toggle->setCheckable(true);
    m_copy = makeButton(tr("Copy"), QStringLiteral("notice_copy"), "link");
    QPushButton* close = makeButton(tr("Dismiss"), QStringLiteral("notice_dismiss"), "link");
    m_details = new QPlainTextEdit;
    m_details->setReadOnly(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setFixedHeight(kDetailsHeight);
    m_details->setAccessibleName(tr("Details of the notice"));
    m_details->hide();

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    for (QLabel* label : {m_what, m_more, m_next})
        words->addWidget(label);
    m_choices = new QWidget;
    m_buttons = new FlowLayout(8);
    m_choices->setLayout(m_buttons);
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addLayout(words, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{m_code, m_copy, m_toggle, close})
        top->addWidget(part, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->addLayout(top);
    layout->addWidget(m_choices);
    layout->addWidget(m_details);
    connect(m_toggle, &QPushButton::toggled, m_details, &QWidget::setVisible);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_details->toPlainText()); });
    connect(close, &QPushButton::clicked, this, &NoticeBanner::dismiss);
    hide();
}

void NoticeBanner::showError(const core::Error& error, Tone tone, const QList<NoticeChoice>& choices)
{
    showText(error.what, error.state, tone, choices);
    m_next->setText(error.next);
    m_next->setVisible(!error.next.isEmpty());
    setDetails(detailsOf(error));
    m_code->setText(error.id());
    m_code->show();
    setAccessibleDescription(error.state + QLatin1Char(' ') + error.next);
}

void NoticeBanner::showText(const QString& what, const QString& more, Tone tone,
                            const QList<NoticeChoice>& choices)
{
    m_what->setText(what);
    ui::setTone(m_what, tone);
    m_more->setText(more);
    m_more->setVisible(!more.isEmpty());
    m_next->hide();
    m_code->hide();
    setDetails({});
    setChoices(choices);
    setTone(this, tone);
    setAccessibleName(what);
    setAccessibleDescription(more);
    show();
}

void NoticeBanner::setDetails(const QString& details)
{
    m_details->setPlainText(details);
    m_toggle->setChecked(false);
    m_toggle->setVisible(!details.isEmpty());
    m_copy->setVisible(!details.isEmpty());
}

void NoticeBanner::setChoices(const QList<NoticeChoice>& choices)
{
    clearLayout(m_buttons);
    for (const NoticeChoice& choice : choices.mid(0, kChoices)) {
        QPushButton* button = makeButton(choice.text, choice.name);
        connect(button, &QPushButton::clicked, this, [this, act = choice.act] {
            dismiss();
            act();
        });
        m_buttons->addWidget(button);
    }
    m_choices->setVisible(!choices.isEmpty());
}

void NoticeBanner::dismiss()
{
    hide();
}

QString NoticeBanner::what() const
{
    return isHidden() ? QString() : m_what->text();
}

} // namespace godwit::ui
