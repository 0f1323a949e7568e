// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/scroll_page.h"

class QLabel;

namespace godwit::ui {

/// What is seen when nothing is open: the few ways to begin.
class WelcomePage : public ScrollPage
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget* parent = nullptr);
    void setRecent(const QStringList& databases);
    void setPlan(const QString& plan); ///< chosen before a database was; empty: none
    void setExampleBusy(bool isBusy);

Q_SIGNALS:
    void openDatabaseAsked();
    void openPlanAsked();
    void openExampleAsked();
    void openRecentAsked(const QString& database);

private:
    QLabel* m_plan = nullptr;
    QLabel* m_recentTitle = nullptr;
    QVBoxLayout* m_recent = nullptr;
    QWidget* m_example = nullptr;
};

} // namespace godwit::ui
