// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/welcome_page.h"

#include "ui/theme/theme.h"
#include "ui/views/labels.h"

#include <QBoxLayout>
#include <QDir>
#include <QFileInfo>

namespace godwit::ui {

namespace {

constexpr int kColumn = 560;
constexpr int kIcon = 24;
constexpr int kChoiceHeight = 68;

QPushButton* makeChoice(const QString& icon, const QString& text, const QString& more, const QString& name)
{
    QPushButton* button = makeButton({}, name, "choice");
    button->setAccessibleName(text);
    button->setAccessibleDescription(more);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(makeStrong(text));
    words->addWidget(makeWrapped(more, Tone::Muted));
    auto* picture = new QLabel;
    picture->setProperty("icon", icon);
    picture->setPixmap(tintedPixmap(icon, coloursOf(button).accent, kIcon, 2));
    auto* layout = new QHBoxLayout(button);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(16);
    layout->addWidget(picture);
    layout->addLayout(words, 1);
    // The labels lie over the button: clicks go through them.
    for (QLabel* label : button->findChildren<QLabel*>())
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    button->setFixedHeight(kChoiceHeight);
    return button;
}

} // namespace

WelcomePage::WelcomePage(QWidget* parent) : ScrollPage(parent)
{
    auto* column = new QWidget;
    column->setFixedWidth(kColumn);
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(8);
    auto* icon = new QLabel;
    icon->setPixmap(applicationIcon().pixmap(64, 64));
    layout->addWidget(icon);
    layout->addSpacing(8);
    layout->addWidget(makeHeading(tr("Carry a database to its next version, and back")));
    layout->addWidget(
        makeWrapped(tr("All work happens on a copy. Your file is not touched until cut-over, every row is "
                       "accounted for, and you can go back at any time until you finish."),
                    Tone::Muted));
    layout->addSpacing(16);
    QPushButton* open = makeChoice(QStringLiteral("file"), tr("Open a database…"),
                                   tr("An SQLite file. It is only read. You can also drop it here."),
                                   QStringLiteral("welcome_open"));
    QPushButton* example =
        makeChoice(QStringLiteral("example"), tr("Open the built-in example"),
                   tr("A small supplier-tracking database with real-world dirt, and its plan."),
                   QStringLiteral("welcome_example"));
    QPushButton* plan =
        makeChoice(QStringLiteral("check"), tr("Open a plan…"),
                   tr("A YAML file that says how the database changes."), QStringLiteral("welcome_plan"));
    m_example = example;
    for (QPushButton* button : {open, example, plan})
        layout->addWidget(button);
    m_plan = makeWrapped({}, Tone::Accent);
    m_plan->setObjectName(QStringLiteral("welcome_chosen_plan"));
    m_plan->hide();
    layout->addWidget(m_plan);
    layout->addSpacing(16);
    m_recentTitle = makeStrong(tr("Recent"));
    layout->addWidget(m_recentTitle);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(2);
    layout->addLayout(m_recent);
    content()->addStretch(1);
    content()->addWidget(column, 0, Qt::AlignHCenter);
    content()->addStretch(2);
    connect(open, &QPushButton::clicked, this, &WelcomePage::openDatabaseAsked);
    connect(example, &QPushButton::clicked, this, &WelcomePage::openExampleAsked);
    connect(plan, &QPushButton::clicked, this, &WelcomePage::openPlanAsked);
    setRecent({});
}

void WelcomePage::setRecent(const QStringList& databases)
{
    clearLayout(m_recent);
    m_recentTitle->setVisible(!databases.isEmpty());
    int number = 0;
    for (const QString& database : databases) {
        const QFileInfo file(database);
        const QString text =
            tr("%1   in %2").arg(file.fileName(), QDir::toNativeSeparators(file.absolutePath()));
        QPushButton* button = makeButton(text, QStringLiteral("welcome_recent_%1").arg(++number), "link");
        button->setToolTip(database);
        connect(button, &QPushButton::clicked, this, [this, database] { Q_EMIT openRecentAsked(database); });
        m_recent->addWidget(button, 0, Qt::AlignLeft);
    }
}

void WelcomePage::setPlan(const QString& plan)
{
    m_plan->setText(tr("Plan chosen: %1. Now open the database that it is for.").arg(plan));
    m_plan->setVisible(!plan.isEmpty());
}

void WelcomePage::setExampleBusy(bool isBusy)
{
    m_example->setEnabled(!isBusy);
    m_example->setToolTip(isBusy ? tr("The example's database is being written") : QString());
}

} // namespace godwit::ui
