// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/restore_page.h"

#include "ui/delegates/card_delegates.h"
#include "ui/format.h"
#include "ui/models/values_model.h"
#include "ui/theme/theme.h"
#include "ui/views/changes_view.h"
#include "ui/views/content_view.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QDir>
#include <QHeaderView>
#include <QListView>
#include <QScrollArea>

#include <optional>

namespace godwit::ui {

namespace {

constexpr int kLeftWidth = 340;
constexpr int kLeastLeftWidth = 250;
constexpr int kFactRows = 12;

} // namespace

RestorePage::RestorePage(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("page"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(16);
    layout->addWidget(makeLeft(), 2);
    layout->addWidget(makeRight(), 3);
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
    left->setMinimumWidth(kLeastLeftWidth);
    left->setMaximumWidth(kLeftWidth);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeHeading(tr("Go back to")));
    layout->addWidget(m_list, 1);
    layout->addWidget(makeKeeping());
    return left;
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
    auto* right = new QWidget;
    right->setObjectName(QStringLiteral("page"));
    auto* area = new QScrollArea; // what would be lost may be long
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(right);
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_more);
    layout->addWidget(panel);
    layout->addLayout(makeActions());
    m_changes = new ChangesView;
    m_content = new ContentView;
    m_below = new QWidget;
    layout->addWidget(m_changes, 1);
    layout->addWidget(m_content);
    layout->addWidget(m_below, 1);
    connect(m_changes, &ChangesView::listAsked, this, &RestorePage::changesAsked);
    connect(m_changes, &ChangesView::exportAsked, this, &RestorePage::exportChangesAsked);
    return area;
}

void RestorePage::setStatus(const core::RunStatus& status, bool isBusy)
{
    // Until a person chose a moment it is the original.
    const std::optional<TimelineItem> before = chosen() && m_isPersons ? std::optional(*chosen()) : std::nullopt;
    m_isSetting = true;
    m_status = status;
    m_isBusy = isBusy;
    if (isBusy) // what is counted now may be another figure afterwards
        m_content->forget();
    m_timeline->setStatus(status);
    int row = before ? m_timeline->rowOf(before->kind, before->id) : -1;
    for (int other = 0; row < 0 && other < m_timeline->rowCount(); ++other)
        row = m_timeline->item(other).isOriginal ? other : row;
    m_list->setCurrentIndex(m_timeline->index(row < 0 ? m_timeline->rowCount() - 1 : row));
    m_isSetting = false;
    m_changes->setStatus(status, isBusy);
    showChosen();
    m_list->viewport()->update();
}

void RestorePage::setChanges(const core::ChangesSince& changes)
{
    m_changes->setChanges(changes);
}

void RestorePage::setTables(const core::SnapshotTables& tables)
{
    const TimelineItem* item = chosen();
    if (item && item->kind == TimelineItem::Kind::Snapshot && item->id == tables.snapshot)
        m_content->setTables(tables);
}

void RestorePage::showPresent()
{
    const int row = m_timeline->rowOf(TimelineItem::Kind::Now, {});
    if (row >= 0)
        m_list->setCurrentIndex(m_timeline->index(row));
}

const TimelineItem* RestorePage::chosen() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() && index.row() < m_timeline->rowCount() ? &m_timeline->item(index.row()) : nullptr;
}

void RestorePage::choose()
{
    m_isPersons = m_isPersons || !m_isSetting;
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
    if (!item || item->kind != TimelineItem::Kind::Snapshot || item->id != m_content->snapshot())
        m_content->forget();
    m_loses->clear();
    m_loses->hide();
    m_losesTitle->hide();
    m_facts->setRecords({});
    m_table->parentWidget()->setVisible(item && item->kind != TimelineItem::Kind::Now);
    showButtons();
    const bool isPresent = item && item->kind == TimelineItem::Kind::Now && m_status.isCutOver;
    m_changes->setVisible(isPresent);
    m_below->setVisible(!isPresent);
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

void RestorePage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askConsequence();
}

} // namespace godwit::ui
