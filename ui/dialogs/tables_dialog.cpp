// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tables_dialog.h"

#include "ui/format.h"
#include "ui/theme/theme.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QTreeWidget>

namespace godwit::ui {

namespace {

constexpr int kWidth = 760;
constexpr int kHeight = 460;
enum Columns { Name, Then, Now, More };

} // namespace

TablesDialog::TablesDialog(const core::SnapshotTables& tables, QWidget* parent) : QDialog(parent)
{
    dress(this);
    setObjectName(QStringLiteral("tables_dialog"));
    setWindowTitle(tr("Restore single tables of snapshot %1").arg(tables.snapshot));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(8);
    layout->addWidget(makeHeading(windowTitle()));
    layout->addWidget(makeWrapped(
        tr("The rows of these tables take the place of the present ones; everything else stays as it is."),
        Tone::Muted));
    if (!tables.refused.isEmpty())
        layout->addWidget(makeWrapped(tables.refused, Tone::Warn));
    addTables(tables);
    layout->addWidget(m_list, 1);
    layout->addSpacing(8);
    addButtons();
    checkChoice();
    resize(kWidth, kHeight);
}

void TablesDialog::addTables(const core::SnapshotTables& tables)
{
    m_list = new QTreeWidget;
    m_list->setObjectName(QStringLiteral("tables_list"));
    m_list->setAccessibleName(tr("Tables of the snapshot"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderLabels({tr("Table"), tr("Rows in the snapshot"), tr("Rows now"), tr("What else")});
    for (const core::TableOffer& offer : tables.tables) {
        const bool isOffered = offer.refused.isEmpty();
        const QString more =
            isOffered ? offer.notes.join(QLatin1Char(' ')) : tr("Not by itself: %1.").arg(offer.refused);
        auto* const item =
            new QTreeWidgetItem(m_list, {offer.table, countText(offer.rows), countText(offer.present), more});
        item->setCheckState(Name, Qt::Unchecked);
        item->setFlags(isOffered ? Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable
                                 : Qt::NoItemFlags);
        for (int column = Name; column <= More; ++column)
            item->setToolTip(column, tipText(more));
        for (const int column : {Then, Now})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    for (const int column : {Name, Then, Now})
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    connect(m_list, &QTreeWidget::itemChanged, this, &TablesDialog::checkChoice);
}

void TablesDialog::addButtons()
{
    QPushButton* cancel = makeButton(tr("Cancel"), QStringLiteral("tables_cancel"));
    m_act = makeButton(tr("Show what it would do"), QStringLiteral("tables_act"), "primary");
    cancel->setDefault(true);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_act);
    static_cast<QBoxLayout*>(layout())->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &QDialog::accept);
}

void TablesDialog::checkChoice()
{
    allow(m_act, !chosen().isEmpty(), tr("Choose a table first"), tr("Shows what it does and asks first"));
}

QStringList TablesDialog::chosen() const
{
    QStringList names;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const QTreeWidgetItem* const item = m_list->topLevelItem(row);
        if (item->checkState(Name) == Qt::Checked)
            names.append(item->text(Name));
    }
    return names;
}

} // namespace godwit::ui
