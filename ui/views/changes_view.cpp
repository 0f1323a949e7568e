// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/changes_view.h"

#include "ui/format.h"
#include "ui/views/flow_layout.h"
#include "ui/views/labels.h"
#include "ui/views/written_view.h"

#include <QBoxLayout>

namespace godwit::ui {

ChangesView::ChangesView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("changes"));
    m_list = makeButton(tr("&List what was written"), QStringLiteral("changes_list"), "primary");
    m_export = makeButton(tr("E&xport the rows…"), QStringLiteral("changes_export"));
    m_state = makeWrapped({}, Tone::Muted);
    m_state->setObjectName(QStringLiteral("changes_state"));
    auto* buttons = new FlowLayout(8);
    buttons->addWidget(m_list);
    buttons->addWidget(m_export);
    m_written = new WrittenView;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeStrong(tr("Written since the cut-over")));
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    layout->addWidget(m_written, 1);
    layout->addStretch(0);
    connect(m_list, &QPushButton::clicked, this, &ChangesView::listAsked);
    connect(m_export, &QPushButton::clicked, this, &ChangesView::exportAsked);
    forget();
}

void ChangesView::forget()
{
    m_written->setChanges({});
    m_state->setText(tr("Going back takes out what programs wrote into the database since then. It is "
                        "exported first; here you can "
                        "look at it before. Both files are read for that."));
}

void ChangesView::setStatus(const core::RunStatus& status, bool isBusy)
{
    const QString run = status.isCutOver ? status.run + QLatin1Char(' ') + status.database : QString();
    if (run != m_run)
        forget();
    m_run = run;
    const QString busy = tr("Something is running; pause it or wait for its end");
    const bool isAllowed = !isBusy && !status.isFinished;
    const QString why = isBusy ? busy : tr("The migration is finished: what it was compared with is removed");
    allow(m_list, isAllowed, why,
          tr("Compares the database with what the cut-over put in its place; changes nothing"));
    allow(m_export, isAllowed, why,
          tr("All these rows into a new folder: a CSV file a table, and a changeset for SQLite"));
}

void ChangesView::setChanges(const core::ChangesSince& changes)
{
    m_written->setChanges(changes);
    const QString since = momentText(changes.at);
    const QString now = secondsText(QDateTime::currentDateTimeUtc());
    if (!changes.unlisted.isEmpty())
        m_state->setText(
            tr("What was written since the cut-over cannot be listed: %1").arg(changes.unlisted));
    else if (changes.tables.isEmpty())
        m_state->setText(tr("Nothing was written since the cut-over, %1. Listed at %2.").arg(since, now));
    else
        m_state->setText(tr("%n row(s) written since the cut-over, %1. Listed at %2.", nullptr,
                            static_cast<int>(changes.rows()))
                             .arg(since, now));
    if (!changes.changeset.isEmpty())
        m_state->setText(m_state->text() + QLatin1Char(' ') + changes.changeset);
}

} // namespace godwit::ui
