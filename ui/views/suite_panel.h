// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QFrame>

class QLabel;

namespace godwit::ui {

class ChecksModel;
class DataTable;

/// The checks of one suite as a card: how many passed, and each with its figures and time. Opens a check's
/// details.
class SuitePanel : public QFrame
{
    Q_OBJECT
public:
    /// The table is named `checks_SUITE`, with underscores for spaces.
    explicit SuitePanel(const QString& suite, QWidget* parent = nullptr);
    void setChecks(const QList<core::CheckResult>& checks); ///< of all suites; hides if none is of this one

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QString m_suite;
    QLabel* m_count = nullptr;
    ChecksModel* m_checks = nullptr;
    DataTable* m_table = nullptr;
};

/// The four colours of the balance's bars, with their words.
class BalanceLegend : public QWidget
{
    Q_OBJECT
public:
    explicit BalanceLegend(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace godwit::ui
