// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/changes_since.h"
#include "core/events.h"
#include "core/table_offer.h"
#include "ui/models/timeline_model.h"

#include <QWidget>

class QLabel;
class QLayout;
class QListView;
class QPushButton;

namespace godwit::ui {

class ChangesView;
class ContentView;
class DataTable;
class FactsModel;

/// Going back: the line of time at the left; at the right what the chosen moment holds, what would be lost,
/// and the buttons that go there, each asking first.
class RestorePage : public QWidget
{
    Q_OBJECT
public:
    explicit RestorePage(QWidget* parent = nullptr);
    void setStatus(const core::RunStatus& status, bool isBusy);
    /// What going to the chosen moment (its phase or snapshot) would do.
    void setConsequence(const QString& id, const core::Consequence& consequence);
    void setChanges(const core::ChangesSince& changes);
    void setTables(const core::SnapshotTables& tables); ///< of the snapshot that was to be compared
    void showPresent(); ///< and what was written into it

Q_SIGNALS:
    void snapshotChosen(const QString& snapshot); ///< its consequence is wanted
    void pointChosen(const QString& phase);       ///< its consequence is wanted
    void restoreAsked(const QString& snapshot);
    void tablesAsked(const QString& snapshot);
    void compareAsked(const QString& snapshot); ///< → setTables
    void restoreCopyAsked(const QString& snapshot);
    void rollBackAsked(const QString& phase);
    void verifyAsked();
    void verifyQuickAsked();
    void takeAsked();
    void pruneAsked();
    void removeAsked(const QString& snapshot);
    void changesAsked();
    void exportChangesAsked();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeLeft();
    QWidget* makeRight();
    QWidget* makeKeeping();
    QLayout* makeActions();
    void choose();
    void showChosen();
    void showSnapshot(const core::SnapshotInfo& snapshot);
    void showPoint(const core::PointInfo& point);
    void showButtons();
    void showKeeping(const QString& busy);
    void askConsequence();
    [[nodiscard]] const TimelineItem* chosen() const;

    core::RunStatus m_status;
    bool m_isBusy = false;
    bool m_isSetting = false; ///< the moment is chosen by the page itself
    bool m_isPersons = false; ///< a person has chosen one
    TimelineModel* m_timeline = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_more = nullptr;
    FactsModel* m_facts = nullptr;
    DataTable* m_table = nullptr;
    ChangesView* m_changes = nullptr;
    ContentView* m_content = nullptr;
    QWidget* m_below = nullptr; ///< takes the room that the others leave
    QLabel* m_losesTitle = nullptr;
    QLabel* m_loses = nullptr;
    QPushButton* m_restore = nullptr;
    QPushButton* m_tables = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_compare = nullptr;
    QPushButton* m_rollBack = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_verify = nullptr;
    QPushButton* m_verifyQuick = nullptr;
    QPushButton* m_take = nullptr;
    QPushButton* m_prune = nullptr;
};

} // namespace godwit::ui
