// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/safety_strip.h"

#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/views/elided_label.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QEvent>

namespace godwit::ui {

namespace {

constexpr int kIcon = 14;

} // namespace

SafetyCell::SafetyCell(const QString& name, QWidget* parent) : QFrame(parent)
{
    setObjectName(name);
    setProperty("cell", true);
    m_icon = new QLabel;
    m_claim = new ElidedLabel;
    m_claim->setFont(makeStrongFont(m_claim->font()));
    m_ground = new ElidedLabel;
    m_ground->setProperty("tone", toneName(Tone::Muted));
    for (ElidedLabel* label : {m_claim, m_ground})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(m_icon);
    top->addWidget(m_claim, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 7, 14, 7);
    layout->setSpacing(1);
    layout->addLayout(top);
    layout->addWidget(m_ground);
}

void SafetyCell::say(const QString& icon, Tone tone, const QString& claim, const QString& ground)
{
    m_iconName = icon;
    m_tone = tone;
    m_claim->setFullText(claim);
    m_ground->setFullText(ground);
    setToolTip(claim + QLatin1Char('\n') + ground);
    setAccessibleName(claim);
    setAccessibleDescription(ground);
    setTone(this, tone);
    setTone(m_claim, Tone::Plain);
    paintIcon();
}

QString SafetyCell::claim() const
{
    return m_claim->fullText();
}

QString SafetyCell::ground() const
{
    return m_ground->fullText();
}

void SafetyCell::paintIcon()
{
    if (m_iconName.isEmpty())
        return;
    const QColor colour = toneColour(m_tone, coloursOf(this));
    m_icon->setPixmap(tintedPixmap(m_iconName, colour, kIcon, devicePixelRatioF()));
}

void SafetyCell::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_icon)
        paintIcon();
}

SafetyStrip::SafetyStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("safety_strip"));
    setAccessibleName(tr("Safety"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_original = new SafetyCell(QStringLiteral("safety_original"));
    m_snapshot = new SafetyCell(QStringLiteral("safety_snapshot"));
    m_back = new SafetyCell(QStringLiteral("safety_back"));
    m_next = new SafetyCell(QStringLiteral("safety_next"));
    for (SafetyCell* cell : {m_original, m_snapshot, m_back, m_next})
        layout->addWidget(cell, 1);
}

void SafetyStrip::setStatus(const core::RunStatus& status)
{
    showOriginal(status.safety);
    showSnapshot(status.safety);
    showBack(status.safety, status.isFinished);
    showNext(status.safety, status.isFinished);
}

void SafetyStrip::showOriginal(const core::SafetyStatus& safety)
{
    const QString icon = QStringLiteral("check");
    QString ground = safety.original;
    if (safety.originalCheckedAt.isValid())
        ground = tr("%1 · checked %2").arg(ground, secondsText(safety.originalCheckedAt));
    if (safety.original.isEmpty() && !safety.originalUntouched)
        m_original->say(QStringLiteral("attention"), Tone::Warn, tr("Database cannot be read"), tr("What is kept can be restored."));
    else if (safety.originalUntouched)
        m_original->say(icon, Tone::Ok, tr("Original untouched"), ground);
    else if (!safety.keptOriginal.isEmpty())
        m_original->say(QStringLiteral("attention"), Tone::Warn, tr("Kept original changed"), safety.keptOriginal);
    else
        m_original->say(icon, Tone::Ok, tr("Original kept"), ground);
}

void SafetyStrip::showSnapshot(const core::SafetyStatus& safety)
{
    if (safety.snapshotVerified)
        m_snapshot->say(QStringLiteral("check"), Tone::Ok,
                        tr("Snapshot verified %1").arg(timeText(safety.snapshotVerifiedAt)), safety.snapshot);
    else
        m_snapshot->say(QStringLiteral("circle"), Tone::Muted, tr("No verified snapshot yet"),
                        safety.snapshot);
}

void SafetyStrip::showBack(const core::SafetyStatus& safety, bool isFinished)
{
    if (isFinished)
        m_back->say(QStringLiteral("lock"), Tone::Muted, tr("Finished"),
                    tr("snapshots and points were removed"));
    else if (safety.canGoBackTo.isEmpty())
        m_back->say(QStringLiteral("circle"), Tone::Muted, tr("Nothing to go back to yet"),
                    tr("nothing was changed"));
    else
        m_back->say(QStringLiteral("back"), Tone::Ok, tr("You can go back to"),
                    safety.canGoBackTo.join(QStringLiteral(" · ")));
}

void SafetyStrip::showNext(const core::SafetyStatus& safety, bool isFinished)
{
    if (isFinished)
        m_next->say(QStringLiteral("check"), Tone::Muted, tr("Nothing is left to do"), safety.next);
    else if (safety.nextCanBeUndone)
        m_next->say(QStringLiteral("check"), Tone::Ok, tr("The next click can be undone"), safety.next);
    else
        m_next->say(QStringLiteral("attention"), Tone::Warn, tr("The next click is final"), safety.next);
}

} // namespace godwit::ui
