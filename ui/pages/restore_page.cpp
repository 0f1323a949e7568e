// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/restore_page.h"

#include "ui/delegates/card_delegates.h"
#include "ui/format.h"
#include "ui/models/values_model.h"
#include "ui/theme/theme.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QDir>
#include <QGridLayout>
#include <QHeaderView>
#include <QListView>

namespace godwit::ui {

namespace {

constexpr int kLeftWidth = 340;
constexpr int kFactRows = 12;

} // namespace

RestorePage::RestorePage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("page"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(16);
    layout->addWidget(makeLeft());
    layout->addWidget(makeRight(), 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &RestorePage::choose);
    showChosen();
}

QWidget* RestorePage::makeLeft()
{
    m_timeline = new TimelineModel(this);
    m_list = new QListView;
    m_list->setObjectName(QStringLiteral("restore_timeline"));
    m_list->setAccessibleName(tr("Moments to go back to"));
    m_list->setModel(m_timeline);
    m_list->setItemDelegate(new TimelineDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    auto* left = new QWidget;
    left->setFixedWidth(kLeftWidth);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeHeading(tr("Go back to")));
    layout->addWidget(m_list, 1);
    layout->addWidget(makeKeeping());
    return left;
}

/// What is done with all snapshots together.
QWidget* RestorePage::makeKeeping()
{
    m_verify = makeButton(tr("Verify all now"), QStringLiteral("restore_verify"));
    m_verifyQuick = makeButton(tr("Quick look"), QStringLiteral("restore_verify_quick"));
    m_take = makeButton(tr("Take a snapshot…"), QStringLiteral("restore_take"));
    m_prune = makeButton(tr("Remove old ones…"), QStringLiteral("restore_prune"));
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    grid->addWidget(m_verify, 0, 0);
    grid->addWidget(m_verifyQuick, 0, 1);
    grid->addWidget(m_take, 1, 0);
    grid->addWidget(m_prune, 1, 1);
    connect(m_verify, &QPushButton::clicked, this, &RestorePage::verifyAsked);
    connect(m_verifyQuick, &QPushButton::clicked, this, &RestorePage::verifyQuickAsked);
    connect(m_take, &QPushButton::clicked, this, &RestorePage::takeAsked);
    connect(m_prune, &QPushButton::clicked, this, &RestorePage::pruneAsked);
    return box;
}

QWidget* RestorePage::makeRight()
{
    m_title = makeHeading({});
    m_title->setObjectName(QStringLiteral("restore_title"));
    m_more = makeWrapped({}, Tone::Muted);
    m_facts = new FactsModel(this);
    m_table = new DataTable(QString());
    m_table->setObjectName(QStringLiteral("restore_facts"));
    m_table->setAccessibleName(tr("Details"));
    m_table->setPlainSource(m_facts, 1);
    m_table->horizontalHeader()->hide();
    m_table->fitHeight(kFactRows);
    auto* facts = new QVBoxLayout;
    QFrame* panel = makePanel(facts);
    facts->addWidget(m_table);
    m_losesTitle = makeStrong(tr("What would be lost"));
    facts->addWidget(m_losesTitle);
    m_loses = makeWrapped({});
    m_loses->setObjectName(QStringLiteral("restore_loses"));
    facts->addWidget(m_loses);
    m_restore = makeButton(tr("Restore now"), QStringLiteral("restore_now"), "primary");
    m_copy = makeButton(tr("Restore as a copy…"), QStringLiteral("restore_copy"));
    m_tables = makeButton(tr("Restore single tables…"), QStringLiteral("restore_tables"));
    m_rollBack = makeButton(tr("Roll back to this point"), QStringLiteral("restore_rollback"), "primary");
    m_remove = makeButton(tr("Remove…"), QStringLiteral("restore_remove"));
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_restore, m_rollBack, m_tables, m_copy, m_remove})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* right = new QWidget;
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_more);
    layout->addWidget(panel);
    layout->addLayout(buttons);
    layout->addStretch(1);
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT restoreAsked(chosen()->id); });
    connect(m_tables, &QPushButton::clicked, this, [this] { Q_EMIT tablesAsked(chosen()->id); });
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT restoreCopyAsked(chosen()->id); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeAsked(chosen()->id); });
    connect(m_rollBack, &QPushButton::clicked, this, [this] { Q_EMIT rollBackAsked(chosen()->id); });
    return right;
}

void RestorePage::setStatus(const core::RunStatus& status, bool isBusy)
{
    const TimelineItem before = chosen() ? *chosen() : TimelineItem();
    m_status = status;
    m_isBusy = isBusy;
    m_timeline->setStatus(status);
    int row = m_timeline->rowOf(before.kind, before.id);
    for (int other = 0; row <= 0 && other < m_timeline->rowCount(); ++other)
        row = m_timeline->item(other).isOriginal ? other : row;
    m_list->setCurrentIndex(m_timeline->index(row < 0 ? m_timeline->rowCount() - 1 : row));
    showChosen();
    m_list->viewport()->update();
}

const TimelineItem* RestorePage::chosen() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() && index.row() < m_timeline->rowCount() ? &m_timeline->item(index.row()) : nullptr;
}

void RestorePage::choose()
{
    showChosen();
    if (isVisible())
        askConsequence();
}

void RestorePage::askConsequence()
{
    const TimelineItem* item = chosen();
    if (!item || m_isBusy)
        return;
    if (item->kind == TimelineItem::Kind::Snapshot)
        Q_EMIT snapshotChosen(item->id);
    else if (item->kind == TimelineItem::Kind::Point)
        Q_EMIT pointChosen(item->id);
}

void RestorePage::showChosen()
{
    const TimelineItem* item = chosen();
    m_loses->clear();
    m_loses->hide();
    m_losesTitle->hide();
    m_facts->setRecords({});
    m_table->parentWidget()->setVisible(item && item->kind != TimelineItem::Kind::Now);
    showButtons();
    if (!item) {
        m_title->setText(tr("Nothing to go back to yet"));
        m_more->setText(tr("A verified snapshot is taken before anything is changed; it appears here."));
        return;
    }
    m_title->setText(tr("The present"));
    m_more->setText(tr("Choose a moment at the left to see what it holds and what going there would do."));
    for (const core::SnapshotInfo& snapshot : m_status.snapshots) {
        if (item->kind == TimelineItem::Kind::Snapshot && snapshot.id == item->id)
            showSnapshot(snapshot);
    }
    for (const core::PointInfo& point : m_status.points) {
        if (item->kind == TimelineItem::Kind::Point && point.phase == item->id)
            showPoint(point);
    }
}

void RestorePage::showSnapshot(const core::SnapshotInfo& snapshot)
{
    m_title->setText(tr("Restore snapshot %1").arg(snapshot.id));
    m_more->setText(tr("Everything the database held on %1").arg(momentText(snapshot.takenAt)));
    m_facts->setRecords({{tr("From"), QDir::toNativeSeparators(snapshot.path)},
                         {tr("To"), tr("%1, in place").arg(QDir::toNativeSeparators(m_status.database))},
                         {tr("Size"), sizeText(snapshot.bytes)},
                         {tr("Digest"), tr("SHA-256 %1").arg(snapshot.sha256)},
                         {tr("Verified"), momentText(snapshot.verifiedAt)},
                         {tr("Taken"), snapshot.why}});
}

void RestorePage::showPoint(const core::PointInfo& point)
{
    m_title->setText(tr("Roll back to before “%1”").arg(point.title));
    m_more->setText(point.digest.isEmpty() ? tr("This phase changes no data: its state is that of the next point, or of the work file as it is.")
                                           : tr("The state before this phase, kept as the pages that changed since."));
    m_facts->setRecords({{tr("Taken"), momentText(point.takenAt)},
                         {tr("Size"), sizeText(point.bytes)},
                         {tr("Digest"), point.digest.isEmpty() ? tr("none of its own") : point.digest}});
}

void RestorePage::setConsequence(const QString& id, const core::Consequence& consequence)
{
    const TimelineItem* item = chosen();
    if (!item || item->id != id)
        return;
    QList<std::pair<QString, QString>> facts =
        consequence.facts.isEmpty() ? m_facts->records() : consequence.facts;
    if (!consequence.wayBack.isEmpty())
        facts.append({tr("Undo"), consequence.wayBack});
    m_facts->setRecords(facts);
    m_loses->setText(consequence.loses.isEmpty() ? tr("Nothing.")
                                                 : consequence.loses.join(QLatin1Char('\n')));
    setTone(m_loses, consequence.loses.isEmpty() ? Tone::Ok : Tone::Bad);
    m_loses->show();
    m_losesTitle->show();
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
    m_remove->setVisible(isSnapshot);
    m_rollBack->setVisible(isPoint);
    allow(m_restore, !m_isBusy, busy, tr("Shows what it does and asks first"));
    allow(m_tables, !m_isBusy && !m_status.isFinished, m_isBusy ? busy : tr("The migration is finished"),
          tr("Lists the snapshot's tables with their rows then and now; everything else stays as it is"));
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

void RestorePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askConsequence();
}

} // namespace godwit::ui
