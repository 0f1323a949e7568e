// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QComboBox;
class QLayout;
class QLabel;
class QListView;
class QPushButton;

namespace godwit::ui {

class CausesModel;
class DataTable;
class EntryPanel;
class QuarantineModel;
struct FixTarget;

/// The rows that could not be moved: by cause at the left, the rows of the chosen cause, the chosen row with
/// its values, and what can be decided about them. Rows are loaded page by page.
class QuarantinePage : public QWidget
{
    Q_OBJECT
public:
    explicit QuarantinePage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status, bool isBusy);
    void addPage(const core::QuarantinePage& page);
    void showTable(const QString& table); ///< filters by a source table
    /// Loads the rows again, if the page can be seen or was shown before.
    void reload();

Q_SIGNALS:
    void pageWanted(const godwit::core::QuarantineFilter& filter);
    void waiveAsked(const godwit::core::QuarantineFilter& filter, qint64 rows);
    void unwaiveAsked(const godwit::core::QuarantineFilter& filter, qint64 rows);
    void editAsked(const godwit::core::QuarantineEntry& entry);
    void withdrawAsked(const godwit::core::QuarantineEntry& entry);
    void fixAsked(const godwit::ui::FixTarget& target);
    void replayAsked();
    void importAsked();
    void exportAsked(const godwit::core::QuarantineFilter& filter);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    void connectParts();
    void fillTables(const core::RunStatus& status);
    QWidget* makeButtons();
    QList<QPushButton*> makeRowButtons();
    QLayout* makeFileButtons();
    void connectDecisions();
    void connectFiles();
    void showButtons();
    void showRowButtons(const QString& whyNot);
    void showFileButtons(const QString& whyNot);
    void takeBack();
    void chooseCause();
    [[nodiscard]] core::QuarantineFilter chosenFilter() const;
    [[nodiscard]] qint64 rowsChosen(core::EntryState state) const; ///< of those shown
    [[nodiscard]] QString onlyTable() const; ///< of the undecided rows shown; empty: there are several, or none
    [[nodiscard]] const core::QuarantineEntry* chosenEntry() const; ///< null: none
    [[nodiscard]] FixTarget fixTarget() const;
    [[nodiscard]] QString whyNoEdit() const; ///< of any row; empty: can be edited

    core::RunStatus m_status;
    bool m_isBusy = false;
    QString m_cause;
    QString m_loadedFor; ///< what the loaded rows belong to: counts as text
    QLabel* m_title = nullptr;
    QListView* m_causeList = nullptr;
    CausesModel* m_causes = nullptr;
    QComboBox* m_tableBox = nullptr;
    QComboBox* m_stateBox = nullptr;
    QuarantineModel* m_rows = nullptr;
    DataTable* m_table = nullptr;
    EntryPanel* m_entry = nullptr;
    QPushButton* m_fix = nullptr;
    QPushButton* m_replay = nullptr;
    QPushButton* m_waive = nullptr;
    QPushButton* m_unwaive = nullptr;
    QPushButton* m_edit = nullptr;
    QPushButton* m_waiveOne = nullptr;
    QPushButton* m_takeBack = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_export = nullptr;
    qint64 m_chosenEntry = -1;
};

} // namespace godwit::ui
