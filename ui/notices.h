// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"
#include "ui/page_stack.h"

#include <QObject>

namespace godwit::ui {

class NoticeBanner;
class RunController;
struct NoticeChoice;

/// Says in the banner how work ended and offers what can be done: at most three buttons.
class Notices : public QObject
{
    Q_OBJECT
public:
    Notices(RunController& controller, NoticeBanner* banner, QObject* parent);
    void showOutcome(const core::Outcome& outcome);
    void showError(const core::Error& error);
    /// After opening: a run that was left in the middle can be resumed, rolled back or looked at.
    void offerResume();

Q_SIGNALS:
    void pageAsked(godwit::ui::PageStack::Page page);
    void planAsked();
    void readOnlyAsked();
    void changesAsked();
    void openFileAsked(const QString& file);

private:
    void showCutOver(); ///< and what to do next
    [[nodiscard]] QList<NoticeChoice> choicesFor(const core::Outcome& outcome);
    void addRecovery(QList<NoticeChoice>& choices);
    [[nodiscard]] NoticeChoice pageChoice(const QString& text, const char* name, PageStack::Page page);
    [[nodiscard]] const core::PhaseStatus* interrupted() const;

    RunController& m_controller;
    bool m_wasCutOver = false; ///< when the work under way began
    NoticeBanner* m_banner = nullptr;
};

} // namespace godwit::ui
