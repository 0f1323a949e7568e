// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/content_view.h"

#include "ui/format.h"
#include "ui/views/data_table.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QLocale>

namespace godwit::ui {

namespace {

using Offer = core::TableOffer;

constexpr int kRows = 12;

bool isCounted(const Offer& table)
{
    return table.rows >= 0 && table.present >= 0;
}

QString differenceText(const Offer& table)
{
    if (!isCounted(table))
        return table.present < 0 ? ContentView::tr("not there now") : QString();
    const qint64 difference = table.present - table.rows;
    return difference > 0
               ? QLatin1Char('+') + countText(difference)
               : countText(qAbs(difference)).prepend(difference < 0 ? QStringLiteral("−") : QString());
}

QVariant differenceMore(const Offer& table, int role)
{
    if (role != ToneRole)
        return {};
    const bool isSame = isCounted(table) && table.present == table.rows;
    return static_cast<int>(isSame ? Tone::Muted : Tone::Warn);
}

RecordModel<Offer>* makeTables(QObject* parent)
{
    return new RecordModel<Offer>(
        {{ContentView::tr("Table"),
          [](const Offer& table) { return table.table; },
          Qt::AlignLeft,
          {},
          [](const Offer& table, int role) {
              return role == Qt::ToolTipRole ? QVariant(tipText(table.table)) : QVariant();
          }},
         countColumn<Offer>(ContentView::tr("Rows then"), &Offer::rows, &countText),
         countColumn<Offer>(ContentView::tr("Rows now"), &Offer::present, &countText),
         {ContentView::tr("Difference"), &differenceText, Qt::AlignRight,
          [](const Offer& table) { return QVariant(isCounted(table) ? table.present - table.rows : 0); },
          &differenceMore}},
        parent);
}

} // namespace

ContentView::ContentView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("content"));
    m_tables = makeTables(this);
    m_table = new DataTable(QStringLiteral("content"));
    m_table->setObjectName(QStringLiteral("content_tables"));
    m_table->setAccessibleName(tr("What is in it"));
    m_table->setSource(m_tables, 0);
    m_table->fitHeight(kRows);
    m_state = makeWrapped({}, Tone::Muted);
    m_state->setObjectName(QStringLiteral("content_state"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeStrong(tr("What is in it")));
    layout->addWidget(m_state);
    layout->addWidget(m_table);
    forget();
}

void ContentView::await(const QString& snapshot)
{
    m_snapshot = snapshot;
    m_tables->setRecords({});
    m_table->hide();
    m_state->setText(tr("Counting the rows…"));
    m_state->show();
    show();
}

void ContentView::setTables(const core::SnapshotTables& tables)
{
    if (tables.snapshot != m_snapshot)
        return;
    m_tables->setRecords(tables.tables);
    m_table->setVisible(!tables.tables.isEmpty());
    m_state->setText(tables.refused.isEmpty() && tables.tables.isEmpty() ? tr("It has no table.")
                                                                         : tables.refused);
    m_state->setVisible(!m_state->text().isEmpty());
    show();
}

void ContentView::forget()
{
    m_snapshot.clear();
    m_tables->setRecords({});
    hide();
}

} // namespace godwit::ui
