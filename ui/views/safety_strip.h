// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "ui/theme/colours.h"

#include <QFrame>

class QLabel;

namespace godwit::ui {

class ElidedLabel;

/// One of the strip's answers: icon, a short claim and what it rests on.
class SafetyCell : public QFrame
{
    Q_OBJECT
public:
    explicit SafetyCell(const QString& name, QWidget* parent = nullptr);
    void say(const QString& icon, Tone tone, const QString& claim, const QString& ground);
    [[nodiscard]] QString claim() const;
    [[nodiscard]] QString ground() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintIcon();

    QString m_iconName;
    Tone m_tone = Tone::Muted;
    QLabel* m_icon = nullptr;
    ElidedLabel* m_claim = nullptr;
    ElidedLabel* m_ground = nullptr;
};

/// Always in sight: is the original untouched, is there a verified snapshot, how far can I go back, can the
/// next click be undone. Cells are named `safety_original`, `safety_snapshot`, `safety_back`, `safety_next`.
class SafetyStrip : public QWidget
{
    Q_OBJECT
public:
    explicit SafetyStrip(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status);

private:
    void showOriginal(const core::SafetyStatus& safety);
    void showSnapshot(const core::SafetyStatus& safety);
    void showBack(const core::SafetyStatus& safety, bool isFinished);
    void showNext(const core::SafetyStatus& safety, bool isFinished);

    SafetyCell* m_original = nullptr;
    SafetyCell* m_snapshot = nullptr;
    SafetyCell* m_back = nullptr;
    SafetyCell* m_next = nullptr;
};

} // namespace godwit::ui
