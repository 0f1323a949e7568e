// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/phase_card.h"

#include "ui/format.h"
#include "ui/models/forecast_model.h"
#include "ui/theme/theme.h"
#include "ui/views/elided_label.h"
#include "ui/views/labels.h"
#include "ui/views/thin_bar.h"
#include "ui/words.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace godwit::ui {

namespace {

constexpr int kBadge = 20;
constexpr int kMargin = 12;
constexpr int kIcon = 14;

bool isOpen(core::PhaseState state)
{
    return state != core::PhaseState::Done && state != core::PhaseState::DoneWithExceptions &&
           state != core::PhaseState::Running;
}

} // namespace

PhaseCard::PhaseCard(int number, const QString& id, QWidget* parent)
    : QFrame(parent), m_id(id), m_number(number)
{
    setObjectName(QStringLiteral("card_") + id);
    setProperty("card", true);
    setFocusPolicy(Qt::StrongFocus);
    m_title = new ElidedLabel;
    m_title->setFont(makeStrongFont(m_title->font()));
    m_icon = new QLabel;
    m_state = makeLabel({});
    m_state->setObjectName(QStringLiteral("state_") + id);
    m_bar = new ThinBar;
    m_bar->setObjectName(QStringLiteral("bar_") + id);
    m_time = makeLabel({}, Tone::Muted);
    m_time->setObjectName(QStringLiteral("time_") + id);
    m_reason = makeWrapped({}, Tone::Muted);
    m_reason->setObjectName(QStringLiteral("reason_") + id);
    QSizePolicy narrow = m_reason->sizePolicy(); // a long name must not make the card wider than the list
    narrow.setHorizontalPolicy(QSizePolicy::Ignored);
    m_reason->setSizePolicy(narrow);
    m_start = makeButton(tr("Start"), QStringLiteral("start_") + id, "small-primary");
    m_pause = makeButton(tr("Pause"), QStringLiteral("pause_") + id, "small");
    m_rollBack = makeButton(tr("Roll back to here"), QStringLiteral("rollback_") + id, "link");

    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addSpacing(kBadge + 6);
    top->addWidget(m_title, 1);
    top->addWidget(m_icon);
    top->addWidget(m_state);
    auto* words = new QHBoxLayout;
    words->setSpacing(6);
    words->addWidget(m_time);
    words->addWidget(m_reason, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addStretch();
    for (QPushButton* button : {m_rollBack, m_pause, m_start})
        buttons->addWidget(button, 0, Qt::AlignVCenter);
    m_bottom = new QBoxLayout(QBoxLayout::LeftToRight);
    m_bottom->setSpacing(6);
    m_bottom->addLayout(words, 1);
    m_bottom->addLayout(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, 8, kMargin, 6);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_bar);
    layout->addLayout(m_bottom);
    connect(m_start, &QPushButton::clicked, this, [this] { Q_EMIT startAsked(m_id); });
    connect(m_pause, &QPushButton::clicked, this, &PhaseCard::pauseAsked);
    connect(m_rollBack, &QPushButton::clicked, this, [this] { Q_EMIT rollBackAsked(m_id); });
}

void PhaseCard::setStatus(const core::PhaseStatus& status, bool isBusy)
{
    if (status.state != m_status.state)
        m_progress = {};
    m_status = status;
    m_title->setFullText(status.title);
    m_title->setToolTip(status.title);
    showState();
    showTime();
    showButtons(isBusy);
    const QString word = Words::of(status.state).word;
    setAccessibleName(tr("Phase %1, %2, %3").arg(m_number).arg(status.title, word));
    setAccessibleDescription(m_reason->text());
    m_start->setAccessibleName(startWord() + QLatin1Char(' ') + status.title);
    m_pause->setAccessibleName(tr("Pause %1").arg(status.title));
    m_rollBack->setAccessibleName(tr("Roll back to the start of %1").arg(status.title));
    m_bar->setAccessibleName(tr("Progress of %1").arg(status.title));
}

void PhaseCard::setProgress(const core::Progress& progress)
{
    m_progress = progress;
    m_bar->setFraction(progress.phaseFraction);
    showTime();
}

void PhaseCard::setElapsed(qint64 milliseconds)
{
    m_progress.elapsedMs = milliseconds;
    showTime();
}

void PhaseCard::showState()
{
    Sign sign = Words::of(m_status.state);
    const bool isLocked = m_status.state == core::PhaseState::NotStarted && !m_status.canStart &&
                          m_status.changesLiveFile && !m_status.whyNotStart.isEmpty();
    if (isLocked)
        sign = {QStringLiteral("lock"), tr("locked"), Tone::Muted};
    m_state->setText(sign.word);
    setTone(m_state, sign.tone);
    const Colours& colours = coloursOf(this);
    m_icon->setPixmap(tintedPixmap(sign.icon, toneColour(sign.tone, colours), kIcon, devicePixelRatioF()));
    m_bar->setTone(sign.tone);
    const bool isDone =
        m_status.state == core::PhaseState::Done || m_status.state == core::PhaseState::DoneWithExceptions;
    const bool isUnder =
        m_status.state == core::PhaseState::Running || m_status.state == core::PhaseState::Paused ||
        m_status.state == core::PhaseState::Waiting || m_status.state == core::PhaseState::Failed;
    m_bar->setFraction(isDone ? 1 : isUnder ? m_progress.phaseFraction : 0);
    const bool isCurrent = isUnder;
    if (property("current").toBool() != isCurrent) {
        setProperty("current", isCurrent);
        repolish(this);
    }
    update();
}

void PhaseCard::showTime()
{
    const bool isRunning = m_status.state == core::PhaseState::Running;
    QString time;
    if (isRunning && m_progress.etaHighMs >= 0) {
        const qint64 whole = m_progress.elapsedMs + (m_progress.etaLowMs + m_progress.etaHighMs) / 2;
        time = tr("%1 of about %2").arg(clockText(m_progress.elapsedMs), clockText(whole));
    } else if (isRunning) {
        time = clockText(qMax(m_progress.elapsedMs, m_status.elapsedMs));
    } else if (m_status.elapsedMs > 0) {
        time = durationText(m_status.elapsedMs);
    } else if (m_status.canStart && m_status.forecast) {
        time = bandText(*m_status.forecast);
    }
    QString reason = m_status.state == core::PhaseState::Waiting && !m_status.waitsFor.isEmpty()
                         ? m_status.waitsFor
                     : isOpen(m_status.state) && !m_status.canStart ? m_status.whyNotStart
                     : isRunning                                    ? m_progress.activity // may be a sentence: who is waited for
                                                                    : m_status.summary;
    if (!time.isEmpty() && !reason.isEmpty() && !isOpen(m_status.state))
        reason.prepend(time + QStringLiteral(" · ")); // in one text, which goes on in the next line
    const bool showsTime = !time.isEmpty() && reason.isEmpty();
    m_time->setText(time);
    m_time->setVisible(showsTime);
    m_reason->setText(breakableText(reason));
}

QString PhaseCard::startWord() const
{
    switch (m_status.state) {
    case core::PhaseState::Paused:
        return tr("Resume");
    case core::PhaseState::Waiting:
        return tr("Continue");
    case core::PhaseState::Failed:
        return tr("Try again");
    default:
        return tr("Start");
    }
}

void PhaseCard::showButtons(bool isBusy)
{
    const bool isRunning = m_status.state == core::PhaseState::Running;
    const bool isDone = !isOpen(m_status.state) && !isRunning;
    const QString busy = tr("Something is running; pause it or wait for its end");
    m_start->setText(startWord());
    m_start->setVisible(isOpen(m_status.state));
    setKind(m_start, m_status.canStart && !isBusy ? "small-primary" : "small");
    allow(m_start, m_status.canStart && !isBusy, m_status.canStart ? busy : m_status.whyNotStart);
    m_pause->setVisible(isRunning);
    allow(m_pause, isBusy, tr("Another program runs it"), tr("Ends the current batch; what is committed stays"));
    const bool isPartly = !isDone && isOpen(m_status.state) && m_status.canRollBack;
    m_rollBack->setVisible(isDone || isPartly);
    // Beside two buttons a reason would have a column of single words.
    const bool isTight = isPartly && !m_reason->text().isEmpty();
    m_bottom->setDirection(isTight ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_rollBack->setText(isPartly ? tr("Roll back") : tr("Roll back to here"));
    allow(m_rollBack, m_status.canRollBack && !isBusy, m_status.canRollBack ? busy : m_status.whyNotRollBack,
          tr("Back to the state before this phase"));
}

void PhaseCard::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    const Colours& colours = coloursOf(this);
    const Sign sign = Words::of(m_status.state);
    const bool isPlain = sign.tone == Tone::Muted;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int centre = m_title->geometry().center().y();
    const QRectF badge(kMargin, centre - kBadge / 2.0 + 0.5, kBadge, kBadge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isPlain ? colours.track : toneColour(sign.tone, colours));
    painter.drawEllipse(badge);
    painter.setPen(isPlain ? colours.text : colours.onAccent);
    QFont small = m_title->font();
    if (small.pointSizeF() > 0)
        small.setPointSizeF(small.pointSizeF() * 0.85);
    painter.setFont(small);
    painter.drawText(badge, Qt::AlignCenter, QString::number(m_number));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1, Qt::DotLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(3.5, 3.5, -3.5, -3.5), 5, 5);
    }
}

void PhaseCard::mousePressEvent(QMouseEvent* event)
{
    QFrame::mousePressEvent(event);
    Q_EMIT chosen(m_id);
}

void PhaseCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Space)
        Q_EMIT chosen(m_id);
    else
        QFrame::keyPressEvent(event);
}

void PhaseCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_state)
        showState();
}

} // namespace godwit::ui
