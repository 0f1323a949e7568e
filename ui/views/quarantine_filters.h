// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListView;

namespace godwit::ui {

class CausesModel;

/// Which rows in quarantine are meant: by cause, phase, source table and state, each with its figures. What is chosen
/// stays chosen while the figures change.
class QuarantineFilters : public QWidget
{
    Q_OBJECT
public:
    explicit QuarantineFilters(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status);
    void showTable(const QString& table); ///< all its rows

    [[nodiscard]] core::QuarantineFilter filter() const;
    [[nodiscard]] qint64 rows(core::EntryState state) const; ///< of those the filter finds
    [[nodiscard]] QString onlyTable() const; ///< of the undecided rows, or those in the state; empty: several, or none
    [[nodiscard]] QString titleOf(const QString& phase) const;

Q_SIGNALS:
    void changed(); ///< other rows are meant

private:
    void makeParts();
    QWidget* addBox(QComboBox* box, const QString& name, const QString& title);
    void fillStates();
    void fillBoxes();
    void fillBox(QComboBox* box, const QString& all, QString core::QuarantineCount::*member);
    void fillCauses();
    void chooseCause();
    [[nodiscard]] bool finds(const core::QuarantineCount& count) const;

    core::RunStatus m_status;
    QString m_cause;
    bool m_isFilling = false;
    QLabel* m_title = nullptr;
    QListView* m_causeList = nullptr;
    CausesModel* m_causes = nullptr;
    QComboBox* m_phaseBox = nullptr;
    QComboBox* m_tableBox = nullptr;
    QComboBox* m_stateBox = nullptr;
};

} // namespace godwit::ui
