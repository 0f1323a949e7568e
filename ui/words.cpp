// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words.h"

namespace godwit::ui {

namespace {

Sign sign(const char* icon, const QString& word, Tone tone)
{
    return {QString::fromLatin1(icon), word, tone};
}

} // namespace

Sign Words::of(core::PhaseState state)
{
    switch (state) {
    case core::PhaseState::NotStarted:
        return sign("circle", tr("not started"), Tone::Muted);
    case core::PhaseState::Ready:
        return sign("ready", tr("ready"), Tone::Accent);
    case core::PhaseState::Running:
        return sign("play", tr("running"), Tone::Accent);
    case core::PhaseState::Paused:
        return sign("pause", tr("paused"), Tone::Accent);
    case core::PhaseState::Waiting:
        return sign("attention", tr("waiting for you"), Tone::Warn);
    case core::PhaseState::Done:
        return sign("check", tr("done"), Tone::Ok);
    case core::PhaseState::DoneWithExceptions:
        return sign("attention", tr("done with exceptions"), Tone::Warn);
    case core::PhaseState::Failed:
        return sign("cross", tr("failed"), Tone::Bad);
    case core::PhaseState::RolledBack:
        break;
    }
    return sign("back", tr("rolled back"), Tone::Muted);
}

Sign Words::of(core::Verdict verdict)
{
    switch (verdict) {
    case core::Verdict::Passed:
        return sign("check", tr("passed"), Tone::Ok);
    case core::Verdict::Warning:
        return sign("attention", tr("warning"), Tone::Warn);
    case core::Verdict::Failed:
        return sign("cross", tr("failed"), Tone::Bad);
    case core::Verdict::NotRun:
        break;
    }
    return sign("dash", tr("did not run"), Tone::Muted);
}

Sign Words::of(core::EntryState state)
{
    switch (state) {
    case core::EntryState::Undecided:
        return sign("attention", tr("undecided"), Tone::Warn);
    case core::EntryState::Waived:
        return sign("dash", tr("waived"), Tone::Muted);
    case core::EntryState::Moved:
        break;
    }
    return sign("check", tr("moved"), Tone::Ok);
}

Sign Words::of(const core::QuarantineEntry& entry)
{
    const bool isEdited = entry.state == core::EntryState::Undecided && !entry.edits.isEmpty();
    return isEdited ? sign("ready", tr("edited"), Tone::Accent) : of(entry.state);
}

Sign Words::of(core::FindingSeverity severity)
{
    switch (severity) {
    case core::FindingSeverity::Error:
        return sign("cross", tr("error"), Tone::Bad);
    case core::FindingSeverity::Warning:
        return sign("attention", tr("warning"), Tone::Warn);
    case core::FindingSeverity::Note:
        break;
    }
    return sign("circle", tr("note"), Tone::Muted);
}

QString Words::repair(core::LeftOver::Repair repair)
{
    switch (repair) {
    case core::LeftOver::Repair::Restore:
        return tr("becomes the original");
    case core::LeftOver::Repair::Refill:
        return tr("its rows go back");
    case core::LeftOver::Repair::Remove:
        return tr("can go");
    case core::LeftOver::Repair::None:
        break;
    }
    return tr("nothing proposed");
}

QString Words::shape(core::Shape::Match match)
{
    switch (match) {
    case core::Shape::Match::Old:
        return tr("the schema is the old version's");
    case core::Shape::Match::New:
        return tr("the schema is the new version's");
    case core::Shape::Match::Both:
        return tr("the schema has both versions whole");
    case core::Shape::Match::Mixed:
        return tr("the schema is partly the old version's, partly the new one's");
    case core::Shape::Match::Neither:
        return tr("the schema is neither version's");
    case core::Shape::Match::Unknown:
        break;
    }
    return {};
}

QString Words::suite(const QString& id)
{
    if (id == QLatin1String("data integrity"))
        return tr("Data integrity");
    if (id == QLatin1String("functionality"))
        return tr("Functionality");
    if (id == QLatin1String("performance"))
        return tr("Performance");
    if (id == QLatin1String("security"))
        return tr("Security");
    if (id == QLatin1String("assessment"))
        return tr("Assessment");
    if (id == QLatin1String("preflight"))
        return tr("Before the start");
    if (id == QLatin1String("doctor"))
        return tr("Half-done migrations");
    return id;
}

QString Words::strategy(const QString& id)
{
    if (id == QLatin1String("phased"))
        return tr("phased");
    if (id == QLatin1String("big-bang"))
        return tr("all in one go");
    if (id == QLatin1String("blue-green"))
        return tr("blue-green");
    return id;
}

QString Words::level(const QString& id)
{
    if (id == QLatin1String("low"))
        return tr("low");
    if (id == QLatin1String("medium"))
        return tr("medium");
    if (id == QLatin1String("high"))
        return tr("high");
    if (id == QLatin1String("critical"))
        return tr("critical");
    return id;
}

QString Words::action(const QString& id)
{
    if (id == QLatin1String("open"))
        return tr("Opening the database");
    if (id == QLatin1String("check"))
        return tr("Checking the plan");
    if (id == QLatin1String("preflight"))
        return tr("Looking before the start");
    if (id == QLatin1String("doctor"))
        return tr("Looking for half-done migrations");
    if (id == QLatin1String("run"))
        return tr("Running");
    if (id == QLatin1String("rehearse"))
        return tr("Rehearsing");
    if (id == QLatin1String("rollback"))
        return tr("Rolling back");
    if (id == QLatin1String("restore"))
        return tr("Restoring");
    if (id == QLatin1String("recover"))
        return tr("Recovering");
    if (id == QLatin1String("validate"))
        return tr("Validating");
    if (id == QLatin1String("verify"))
        return tr("Verifying the snapshots");
    if (id == QLatin1String("finish"))
        return tr("Finishing");
    if (id == QLatin1String("waive"))
        return tr("Waiving rows");
    if (id == QLatin1String("unwaive"))
        return tr("Taking waivers back");
    if (id == QLatin1String("edit") || id == QLatin1String("fix"))
        return tr("Editing rows");
    if (id == QLatin1String("import"))
        return tr("Importing quarantine");
    if (id == QLatin1String("replay"))
        return tr("Replaying");
    if (id == QLatin1String("export"))
        return tr("Exporting quarantine");
    if (id == QLatin1String("snapshot"))
        return tr("Taking a snapshot");
    if (id == QLatin1String("prune"))
        return tr("Removing snapshots");
    if (id == QLatin1String("changes"))
        return tr("Listing what was written");
    if (id == QLatin1String("evidence"))
        return tr("Saving evidence");
    if (id == QLatin1String("report"))
        return tr("Writing the report");
    return id;
}

QString Words::reportKind(const QString& id)
{
    if (id == QLatin1String("integrity"))
        return tr("Integrity");
    if (id == QLatin1String("migration"))
        return tr("The whole migration");
    if (id == QLatin1String("assessment"))
        return tr("Assessment");
    if (id == QLatin1String("forecast"))
        return tr("Forecast");
    if (id == QLatin1String("progress"))
        return tr("Progress");
    if (id == QLatin1String("incident"))
        return tr("Incident");
    if (id == QLatin1String("comparison"))
        return tr("Comparison of both versions");
    return id;
}

QString Words::reportPeriod(const QString& id)
{
    if (id == QLatin1String("daily"))
        return tr("Last 24 hours");
    if (id == QLatin1String("weekly"))
        return tr("Last seven days");
    if (id == QLatin1String("milestone"))
        return tr("Since the milestone before");
    return id;
}

QString Words::reportFormat(const QString& id)
{
    if (id == QLatin1String("html"))
        return tr("HTML (*.html)");
    if (id == QLatin1String("pdf"))
        return tr("PDF (*.pdf)");
    if (id == QLatin1String("json"))
        return tr("JSON (*.json)");
    if (id == QLatin1String("csv"))
        return tr("CSV (*.csv)");
    if (id == QLatin1String("md"))
        return tr("Markdown (*.md)");
    return id;
}

} // namespace godwit::ui
