// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/assessment_view.h"

#include "ui/format.h"
#include "ui/models/assessment_models.h"
#include "ui/models/expected_model.h"
#include "ui/theme/theme.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QCheckBox>

namespace godwit::ui {

namespace {

constexpr int kRows = 8;

void tell(QLabel* label, const QString& text, Tone tone)
{
    label->setText(text);
    setTone(label, tone);
}

} // namespace

AssessmentView::AssessmentView(QWidget* parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_expected = new ExpectedModel(this);
    m_gaps = new GapsModel(this);
    m_reach = new ReachModel(this);
    m_inventory = new InventoryModel(this);
    DataTable* const expected =
        addPanel(tr("What the moves leave out"), QStringLiteral("expected"), m_expectedCount);
    expected->setPlainSource(m_expected, ExpectedModel::Cause);
    expected->fitHeight(kRows);
    DataTable* const gaps = addPanel(tr("Gaps between the schemas"), QStringLiteral("gaps"), m_gapsCount);
    gaps->setSource(m_gaps, GapsModel::What);
    gaps->fitHeight(kRows);
    gaps->setWidest(340);
    m_reachTable =
        addPanel(tr("What drops, rebuilds and deletes reach"), QStringLiteral("reach"), m_reachCount);
    m_reachTable->setPlainSource(m_reach, ReachModel::Sample);
    m_reachTable->fitHeight(kRows);
    addTables();
    DataTable* const inventory = addPanel(tr("Every object"), QStringLiteral("inventory"), m_inventoryCount);
    inventory->setSource(m_inventory, InventoryModel::How);
    inventory->fitHeight(2 * kRows);
    m_onlyOpen = new QCheckBox(tr("&Only what is open"));
    m_onlyOpen->setObjectName(QStringLiteral("inventory_open"));
    m_panel->insertWidget(1, m_onlyOpen);
    connect(m_onlyOpen, &QCheckBox::toggled, this, &AssessmentView::showInventory);
    hide();
}

DataTable* AssessmentView::addPanel(const QString& title, const QString& name, QLabel*& count)
{
    auto* frame = new QFrame;
    frame->setProperty("panel", true);
    m_panel = new QVBoxLayout(frame);
    m_panel->setContentsMargins(14, 12, 14, 12);
    m_panel->setSpacing(8);
    count = makeLabel({}, Tone::Muted);
    count->setObjectName(name + QStringLiteral("_count"));
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(makeStrong(title));
    top->addWidget(count, 1);
    m_panel->addLayout(top);
    auto* table = new DataTable(name);
    table->setObjectName(QStringLiteral("assessment_") + name);
    table->setAccessibleName(title);
    m_panel->addWidget(table);
    m_layout->addWidget(frame);
    return table;
}

void AssessmentView::addTables()
{
    m_profiles = new ProfilesModel(this);
    m_columns = new ColumnsModel(this);
    m_profilesTable = addPanel(tr("Tables"), QStringLiteral("profiles"), m_profilesCount);
    m_profilesTable->setSource(m_profiles, ProfilesModel::Finding);
    m_profilesTable->fitHeight(kRows);
    m_columnsTitle = makeStrong({});
    m_columnsTitle->setObjectName(QStringLiteral("columns_title"));
    m_columnsTable = new DataTable(QStringLiteral("profile_columns"));
    m_columnsTable->setObjectName(QStringLiteral("assessment_columns"));
    m_columnsTable->setAccessibleName(tr("Columns of the table that is chosen"));
    m_columnsTable->setSource(m_columns, ColumnsModel::Finding);
    m_columnsTable->setWidest(100);
    m_columnsTable->fitHeight(2 * kRows);
    m_panel->addWidget(m_columnsTitle);
    m_panel->addWidget(m_columnsTable);
    connect(m_profilesTable, &DataTable::rowChosen, this, &AssessmentView::showColumns);
}

void AssessmentView::showColumns(int row)
{
    const bool isShown = row >= 0 && row < m_profiles->rowCount();
    m_columns->setRecords(isShown ? m_profiles->record(row).columns : QList<core::ColumnProfile>());
    m_columnsTitle->setText(isShown ? tr("Columns of %1").arg(m_profiles->record(row).table) : QString());
    m_columnsTitle->setVisible(isShown);
    m_columnsTable->setVisible(isShown);
}

void AssessmentView::showInventory()
{
    QList<core::InventoryItem> items = m_assessment.inventory;
    if (m_onlyOpen->isChecked())
        items.removeIf(
            [](const core::InventoryItem& item) { return item.fate != core::InventoryItem::Fate::Open; });
    m_inventory->setRecords(items);
}

void AssessmentView::setAssessment(const core::Assessment& assessment)
{
    m_assessment = assessment;
    setVisible(!assessment.isEmpty());
    m_expected->setRecords(ExpectedModel::linesOf(assessment));
    m_gaps->setRecords(assessment.gaps);
    m_reach->setRecords(ReachModel::linesOf(assessment));
    m_reachTable->parentWidget()->setVisible(!assessment.blast.isEmpty());
    m_profiles->setRecords(assessment.tables);
    showColumns(m_profilesTable->currentIndex().isValid()
                    ? m_profilesTable->sourceRow(m_profilesTable->currentIndex())
                    : -1);
    if (!m_profilesTable->currentIndex().isValid() && m_profiles->rowCount() > 0)
        m_profilesTable->selectRow(0);
    showInventory();
    const qint64 quarantined = assessment.expectedQuarantine();
    const auto unknown = static_cast<int>(assessment.notEvaluated());
    const QString least = assessment.isLowerBound() ? QStringLiteral("≥ ") : QString();
    QString expected = tr("%1 skipped · %2 to quarantine, by the moves' own rules")
                           .arg(countText(assessment.expectedSkips()), least + countText(quarantined));
    if (unknown > 0 && unknown == assessment.expectations.size())
        expected = tr("nothing could be evaluated yet");
    else if (unknown > 0)
        expected += tr(" · %n step(s) not evaluated", nullptr, unknown);
    tell(m_expectedCount, expected,
         quarantined > 0             ? Tone::Warn
         : assessment.isLowerBound() ? Tone::Muted
                                     : Tone::Ok);
    const auto open = static_cast<int>(assessment.openGaps());
    tell(m_gapsCount, tr("%1 · %n open", nullptr, open).arg(countText(assessment.gaps.size())),
         open > 0 ? Tone::Warn : Tone::Ok);
    const auto openItems = static_cast<int>(assessment.openItems());
    tell(m_inventoryCount, tr("%1 · %n open", nullptr, openItems).arg(countText(assessment.inventory.size())),
         openItems > 0 ? Tone::Warn : Tone::Ok);
    tell(m_profilesCount,
         tr("%1 rows · %2 of content").arg(countText(assessment.rows()), sizeText(assessment.bytes())),
         Tone::Muted);
    tell(m_reachCount, tr("as foreign keys would act on the database as it is"), Tone::Muted);
}

} // namespace godwit::ui
