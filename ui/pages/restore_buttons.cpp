// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RestorePage that is about its buttons.
#include "ui/pages/restore_page.h"

#include "ui/views/content_view.h"
#include "ui/views/flow_layout.h"
#include "ui/views/labels.h"

#include <QPushButton>

namespace godwit::ui {

/// What is done with all snapshots together.
QWidget* RestorePage::makeKeeping()
{
    m_verify = makeButton(tr("Verify all now"), QStringLiteral("restore_verify"));
    m_verifyQuick = makeButton(tr("Quick look"), QStringLiteral("restore_verify_quick"));
    m_take = makeButton(tr("Take a snapshot…"), QStringLiteral("restore_take"));
    m_prune = makeButton(tr("Remove old ones…"), QStringLiteral("restore_prune"));
    auto* box = new QWidget;
    auto* flow = new FlowLayout(8);
    box->setLayout(flow);
    for (QPushButton* button : {m_verify, m_verifyQuick, m_take, m_prune})
        flow->addWidget(button);
    connect(m_verify, &QPushButton::clicked, this, &RestorePage::verifyAsked);
    connect(m_verifyQuick, &QPushButton::clicked, this, &RestorePage::verifyQuickAsked);
    connect(m_take, &QPushButton::clicked, this, &RestorePage::takeAsked);
    connect(m_prune, &QPushButton::clicked, this, &RestorePage::pruneAsked);
    return box;
}

/// What is done with the chosen moment.
QLayout* RestorePage::makeActions()
{
    m_restore = makeButton(tr("Restore now"), QStringLiteral("restore_now"), "primary");
    m_copy = makeButton(tr("Restore as a copy…"), QStringLiteral("restore_copy"));
    m_tables = makeButton(tr("Restore single tables…"), QStringLiteral("restore_tables"));
    m_compare = makeButton(tr("Compare with now"), QStringLiteral("restore_compare"));
    m_rollBack = makeButton(tr("Roll back to this point"), QStringLiteral("restore_rollback"), "primary");
    m_remove = makeButton(tr("Remove…"), QStringLiteral("restore_remove"));
    auto* buttons = new FlowLayout(8);
    for (QPushButton* button : {m_restore, m_rollBack, m_tables, m_copy, m_compare, m_remove})
        buttons->addWidget(button);
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreAsked(chosen()->id); });
    connect(m_tables, &QPushButton::clicked, this, [this] { Q_EMIT tablesAsked(chosen()->id); });
    connect(m_compare, &QPushButton::clicked, this, [this] {
        m_content->await(chosen()->id);
        Q_EMIT compareAsked(chosen()->id);
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT restoreCopyAsked(chosen()->id); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeAsked(chosen()->id); });
    connect(m_rollBack, &QPushButton::clicked, this, [this] { Q_EMIT rollBackAsked(chosen()->id); });
    return buttons;
}

void RestorePage::showButtons()
{
    const TimelineItem* item = chosen();
    const QString busy = tr("Something is running; pause it or wait for its end");
    const bool isSnapshot = item && item->kind == TimelineItem::Kind::Snapshot;
    const bool isPoint = item && item->kind == TimelineItem::Kind::Point;
    m_restore->setVisible(isSnapshot);
    m_tables->setVisible(isSnapshot);
    m_copy->setVisible(isSnapshot);
    m_compare->setVisible(isSnapshot);
    m_remove->setVisible(isSnapshot);
    m_rollBack->setVisible(isPoint);
    allow(m_restore, !m_isBusy, busy, tr("Shows what it does and asks first"));
    allow(m_tables, !m_isBusy && !m_status.isFinished, m_isBusy ? busy : tr("The migration is finished"),
          tr("Lists the snapshot's tables with their rows then and now; everything else stays as it is"));
    allow(m_compare, !m_isBusy, busy, tr("Counts the rows of each table in the snapshot and in the database as it is; changes nothing"));
    allow(m_copy, !m_isBusy, busy, tr("Writes the snapshot to a new file; nothing else changes"));
    allow(m_rollBack, !m_isBusy, busy, tr("Shows what it does and asks first"));
    allow(m_verify, !m_isBusy && item, m_isBusy ? busy : tr("There is nothing to verify yet"),
          tr("Reads every snapshot and point again and compares the digests"));
    showKeeping(busy);
}

void RestorePage::showKeeping(const QString& busy)
{
    const TimelineItem* item = chosen();
    QString needed;
    for (const core::SnapshotInfo& snapshot : m_status.snapshots) {
        if (item && item->kind == TimelineItem::Kind::Snapshot && snapshot.id == item->id)
            needed = snapshot.needed;
    }
    allow(m_remove, !m_isBusy && needed.isEmpty(), m_isBusy ? busy : tr("It is needed: %1").arg(needed),
          tr("Shows what goes and asks first"));
    allow(m_verifyQuick, !m_isBusy && item, m_isBusy ? busy : tr("There is nothing to verify yet"),
          tr("Manifests, sizes, rights and chains; large files are not read"));
    allow(m_take, !m_isBusy && m_status.hasRun, m_isBusy ? busy : tr("There is no run yet"),
          tr("A verified copy of the database as it is now"));
    allow(m_prune, !m_isBusy && !m_status.snapshots.isEmpty(), m_isBusy ? busy : tr("There is no snapshot yet"),
          tr("Removes snapshots by the plan's rule; shows what goes and asks first"));
}

} // namespace godwit::ui
