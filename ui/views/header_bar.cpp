// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/header_bar.h"

#include "ui/format.h"
#include "ui/views/elided_label.h"
#include "ui/views/labels.h"
#include "ui/words.h"

#include <QAction>
#include <QBoxLayout>
#include <QFileInfo>

namespace godwit::ui {

HeaderBar::HeaderBar(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("header"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(8);
    m_plan = new ElidedLabel;
    m_plan->setFont(makeStrongFont(m_plan->font()));
    m_plan->setObjectName(QStringLiteral("header_plan"));
    m_database = new ElidedLabel;
    m_database->setProperty("tone", toneName(Tone::Muted));
    m_database->setObjectName(QStringLiteral("header_database"));
    layout->addWidget(m_plan);
    layout->addWidget(m_database);
    layout->addStretch(1);
    setStatus({}, false);
}

QPushButton* HeaderBar::addAction(QAction* action, const QString& name, const char* kind)
{
    QPushButton* button = makeButton(action->text(), name, kind);
    const auto mirror = [button, action] {
        button->setText(QString(action->text()).remove(QLatin1Char('&'))); // the menus have the keys
        button->setVisible(action->isVisible());
        allow(button, action->isEnabled(), action->toolTip(), action->toolTip());
    };
    connect(action, &QAction::changed, button, mirror);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    layout()->addWidget(button);
    mirror();
    return button;
}

void HeaderBar::setStatus(const core::RunStatus& status, bool isReadOnly)
{
    if (status.database.isEmpty()) {
        m_plan->setFullText(tr("Godwit"));
        m_database->setFullText(tr("no database open"));
        return;
    }
    const QString version = status.planVersion.isEmpty() ? QString() : QLatin1Char(' ') + status.planVersion;
    m_plan->setFullText(status.planName.isEmpty() ? tr("No plan") : status.planName);
    m_plan->setToolTip((status.planName + version).trimmed() + QLatin1Char('\n') + status.planPath);
    QStringList parts{QFileInfo(status.database).fileName(), sizeText(status.databaseBytes)};
    if (!status.strategy.isEmpty())
        parts.append(Words::strategy(status.strategy));
    if (!status.planName.isEmpty() && !status.planApproved)
        parts.append(tr("plan not approved"));
    if (status.isStale)
        parts.append(tr("stale: the database changed since the snapshot"));
    if (status.isWorkChanged)
        parts.append(tr("stale: the work file changed since its checks"));
    if (!status.busy.isEmpty())
        parts.append(tr("read only: %1").arg(status.busy));
    else if (isReadOnly)
        parts.append(tr("opened only to look"));
    m_database->setFullText(parts.join(QStringLiteral(" · ")));
    m_database->setToolTip(status.database + QLatin1Char('\n') + parts.join(QStringLiteral(" · ")));
}

} // namespace godwit::ui
