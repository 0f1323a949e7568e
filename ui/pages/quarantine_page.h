// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <QWidget>

class QLayout;
class QPushButton;

namespace godwit::ui {

class DataTable;
class EntryPanel;
class QuarantineFilters;
class QuarantineModel;
struct FixTarget;

/// The rows that could not be moved: which at the left, these rows, the chosen one with its values, and what can be
/// decided about them. Rows are loaded page by page. After any work they may have new numbers: then nothing can be decided
/// about a single one until they are loaded again.
class QuarantinePage : public QWidget
{
    Q_OBJECT
public:
    explicit QuarantinePage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status, bool isBusy);
    void addPage(const core::QuarantinePage& page);
    void showTable(const QString& table); ///< filters by a source table
    /// Loads the rows again: now if the page can be seen, else when it is shown.
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
    QWidget* makeButtons();
    QList<QPushButton*> makeRowButtons();
    QLayout* makeFileButtons();
    void connectDecisions();
    void connectFiles();
    void showButtons();
    void showRowButtons(const QString& whyNot);
    void showFileButtons(const QString& whyNot);
    void takeBack();
    void chooseRow(int row);
    [[nodiscard]] QString countsText() const; ///< changes when other rows are there
    [[nodiscard]] const core::QuarantineEntry* chosenEntry() const; ///< null: none, or not known under its number now
    [[nodiscard]] FixTarget fixTarget() const;
    [[nodiscard]] QString whyNoEdit() const; ///< of any row; empty: can be edited

    core::RunStatus m_status;
    bool m_isBusy = false;
    QString m_loadedFor; ///< what the loaded rows belong to; empty: to be loaded
    QuarantineFilters* m_filters = nullptr;
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
