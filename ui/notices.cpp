// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices.h"

#include "ui/run_controller.h"
#include "ui/views/notice_banner.h"

#include <QFileInfo>

namespace godwit::ui {

using core::ErrorCode;
using Kind = core::Outcome::Kind;

namespace {

/// Edits wait for a replay.
bool isEdit(const QString& action)
{
    return action == QLatin1String("edit") || action == QLatin1String("fix") || action == QLatin1String("import");
}

/// One line for the files of one folder, so that the page below keeps its room.
QStringList fileLines(const QStringList& files)
{
    QStringList folders;
    QHash<QString, QStringList> names;
    for (const QString& file : files) {
        const QString folder = QFileInfo(file).path();
        if (!folders.contains(folder))
            folders.append(folder);
        names[folder].append(QFileInfo(file).fileName());
    }
    QStringList lines;
    for (const QString& folder : std::as_const(folders)) {
        const QStringList& inside = names[folder];
        lines.append(inside.size() == 1 ? folder + QLatin1Char('/') + inside.first()
                                        : Notices::tr("In %1: %2").arg(folder, inside.join(QLatin1String(", "))));
    }
    return lines;
}

} // namespace

Notices::Notices(RunController& controller, NoticeBanner* banner, QObject* parent)
    : QObject(parent), m_controller(controller), m_banner(banner)
{
    connect(&m_controller, &RunController::busyChanged, this, [this](bool isBusy) {
        if (isBusy)
            m_wasCutOver = m_controller.status().isCutOver;
    });
}

void Notices::showOutcome(const core::Outcome& outcome)
{
    if (outcome.error && (outcome.kind == Kind::Waiting || outcome.kind == Kind::Failed)) {
        m_banner->showError(*outcome.error, outcome.kind == Kind::Failed ? Tone::Bad : Tone::Warn,
                            choicesFor(outcome));
        return;
    }
    const bool isCutOver = m_controller.status().isCutOver;
    if (outcome.kind == Kind::Done && outcome.action == QLatin1String("run") && isCutOver && !m_wasCutOver) {
        showCutOver();
        return;
    }
    // A phase that ran says so on its card; the other kinds of work have no other place.
    const bool isQuiet = outcome.action == QLatin1String("run") || outcome.action == QLatin1String("open");
    if (outcome.kind != Kind::Done || isQuiet || outcome.message.isEmpty()) {
        m_banner->dismiss();
        return;
    }
    QList<NoticeChoice> choices;
    if (!outcome.files.isEmpty() && outcome.action != QLatin1String("recover")) // copies, to be left as they are
        choices.append({tr("Open"), QStringLiteral("notice_open_file"),
                        [this, file = outcome.files.first()] { Q_EMIT openFileAsked(file); }});
    if (isEdit(outcome.action))
        choices.append({tr("Replay…"), QStringLiteral("notice_replay"), [this] { m_controller.askReplay(); }});
    QStringList more = fileLines(outcome.files);
    if (m_wasCutOver && !isCutOver) // went back across it
        more.prepend(tr("The database has the old schema again: close the new version of the application and start the old one."));
    m_banner->showText(outcome.message, more.join(QLatin1Char('\n')), Tone::Ok, choices);
}

void Notices::showCutOver()
{
    QList<NoticeChoice> choices;
    if (const core::PhaseStatus* next = m_controller.nextPhase())
        choices.append({tr("Start %1").arg(next->title), QStringLiteral("notice_next"), [this] { m_controller.startNext(); }});
    choices.append({tr("Written since the cut-over"), QStringLiteral("notice_changes"), [this] { Q_EMIT changesAsked(); }});
    m_banner->showText(tr("The database has the new schema"),
                       tr("Start the new version of the application now. The original is kept, and you can go back until you finish: "
                          "what the application writes from now on is shown first, and exported."),
                       Tone::Ok, choices);
}

void Notices::showError(const core::Error& error)
{
    m_banner->showError(error, Tone::Bad, {});
}

NoticeChoice Notices::pageChoice(const QString& text, const char* name, PageStack::Page page)
{
    return {text, QLatin1String(name), [this, page] { Q_EMIT pageAsked(page); }};
}

QList<NoticeChoice> Notices::choicesFor(const core::Outcome& outcome)
{
    QList<NoticeChoice> choices;
    if (outcome.action == QLatin1String("rehearse")) // the run itself is as it was
        return choices;
    switch (outcome.error->code) {
    case ErrorCode::PlanNeeded:
    case ErrorCode::PlanUnreadable:
        return {{tr("Open plan…"), QStringLiteral("notice_open_plan"), [this] { Q_EMIT planAsked(); }}};
    case ErrorCode::HotJournal:
        if (m_controller.isReadOnly())
            return choices;
        return {{tr("Recover…"), QStringLiteral("notice_recover"), [this] { m_controller.askRecover(); }}};
    case ErrorCode::Leased:
        return {
            {tr("Look read-only"), QStringLiteral("notice_read_only"), [this] { Q_EMIT readOnlyAsked(); }}};
    case ErrorCode::QuarantineUndecided:
    case ErrorCode::LimitExceeded:
        return {pageChoice(tr("Open quarantine"), "notice_quarantine", PageStack::Quarantine)};
    case ErrorCode::ChecksFailed:
    case ErrorCode::CheckFailed:
    case ErrorCode::Unaccounted:
        choices.append(pageChoice(tr("Open report"), "notice_report", PageStack::Report));
        break;
    case ErrorCode::DatabaseCorrupt:
        if (!m_controller.isReadOnly())
            choices.append({tr("Recover…"), QStringLiteral("notice_recover"), [this] { m_controller.askRecover(); }});
        break;
    default:
        if (outcome.action == QLatin1String("recover")) // once what stands in its way is gone
            choices.append({tr("Recover…"), QStringLiteral("notice_recover"), [this] { m_controller.askRecover(); }});
        break;
    }
    if (outcome.action == QLatin1String("run") || outcome.action == QLatin1String("replay"))
        addRecovery(choices);
    return choices;
}

void Notices::addRecovery(QList<NoticeChoice>& choices)
{
    const core::PhaseStatus* phase = interrupted();
    if (!phase)
        return;
    const QString id = phase->id;
    if (phase->canStart)
        choices.append({phase->state == core::PhaseState::Failed ? tr("Try again") : tr("Resume"),
                        QStringLiteral("notice_resume"), [this, id] { m_controller.startPhase(id); }});
    if (phase->canRollBack)
        choices.append({tr("Roll back to the start of %1").arg(phase->title),
                        QStringLiteral("notice_roll_back"), [this, id] { m_controller.rollBackTo(id); }});
    if (!m_controller.status().snapshots.isEmpty())
        choices.append(pageChoice(tr("Restore…"), "notice_restore", PageStack::Restore));
}

const core::PhaseStatus* Notices::interrupted() const
{
    for (const core::PhaseStatus& phase : m_controller.status().phases) {
        if (phase.state == core::PhaseState::Paused || phase.state == core::PhaseState::Failed ||
            phase.state == core::PhaseState::Running || phase.state == core::PhaseState::Waiting)
            return &phase;
    }
    return nullptr;
}

void Notices::offerResume()
{
    const core::PhaseStatus* phase = interrupted();
    if (!phase || m_controller.isBusy() || m_controller.isReadOnly() || phase->state == core::PhaseState::Waiting)
        return;
    const QString& busy = m_controller.status().busy;
    if (!busy.isEmpty()) {
        m_banner->showText(tr("%1 works on this migration").arg(busy),
                           tr("What it does is shown here as it goes on. Nothing can be started until it is done."), Tone::Accent);
        return;
    }
    QList<NoticeChoice> choices;
    addRecovery(choices);
    choices = choices.mid(0, 2);
    choices.append(
        {tr("Look read-only"), QStringLiteral("notice_read_only"), [this] { Q_EMIT readOnlyAsked(); }});
    m_banner->showText(
        tr("This run stopped in “%1”").arg(phase->title),
        tr("What was committed is kept, and the original is safe. Go on where it stopped, or go back."),
        Tone::Accent, choices);
}

} // namespace godwit::ui
