// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QStackedWidget;

namespace godwit::ui {

/// A chart in a panel with its table one click away: every chart has its table. Takes both over.
class ChartPanel : public QFrame
{
    Q_OBJECT
public:
    /// `name` becomes the toggle's objectName: `NAME_table`.
    ChartPanel(const QString& title, const QString& name, QWidget* chart, QWidget* table,
               QWidget* parent = nullptr);
    void setTitle(const QString& title);

private:
    QLabel* m_title = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace godwit::ui
