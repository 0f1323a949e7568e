// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/quarantine_verbs.h"

#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/usage_error.h"
#include "app/output/figures.h"
#include "app/output/list_text.h"
#include "app/text.h"
#include "core/report/json.h"

#include <limits>

namespace godwit::app {

core::Status refuseOthers(const CommandLine& line, const QStringList& known)
{
    const QStringList own{QStringLiteral("table"), QStringLiteral("cause"), QStringLiteral("phase"),
                          QStringLiteral("state"), QStringLiteral("limit"), QStringLiteral("out"),
                          QStringLiteral("null"),  QStringLiteral("undo"),  QStringLiteral("set"),
                          QStringLiteral("yes"),   QStringLiteral("all"),   QStringLiteral("reason")};
    for (const QString& option : own) {
        if (line.has(option) && !known.contains(option))
            return usageError(Text::tr("%1 does not take --%2.").arg(line.positional(1), option));
    }
    return {};
}

core::Result<core::QuarantineFilter> filterOf(const CommandLine& line)
{
    core::QuarantineFilter filter;
    filter.table = line.value(QStringLiteral("table"));
    filter.cause = line.value(QStringLiteral("cause"));
    filter.phase = line.value(QStringLiteral("phase"));
    if (const QString name = QStringLiteral("state"); line.has(name)) {
        GODWIT_TRY(filter.state, entryState(line.value(name)));
    }
    if (const QString name = QStringLiteral("limit"); line.has(name)) {
        GODWIT_TRY(filter.limit, count(name, line.value(name)));
    }
    return filter;
}

core::Result<QList<qint64>> idsOf(const QStringList& words)
{
    QList<qint64> ids;
    for (const QString& word : words) {
        bool fits = false;
        const qint64 id = word.toLongLong(&fits);
        if (!fits || id < 1 || QString::number(id) != word)
            return usageError(Text::tr("An entry's ID is a whole number, not \"%1\".").arg(word));
        if (ids.contains(id))
            return usageError(Text::tr("The entry %1 is named twice.").arg(id));
        ids += id;
    }
    return ids;
}

core::Status refuseIds(const CommandLine& line)
{
    if (line.positionalsFrom(2).isEmpty())
        return {};
    return usageError(Text::tr("There is an argument too many: %1").arg(line.positional(2)));
}

namespace {

core::Result<core::QuarantineEntry> entryOf(EngineRunner& runner, qint64 id)
{
    core::QuarantineFilter filter;
    filter.id = id;
    const core::QuarantinePage page = runner.quarantine(filter);
    if (page.entries.isEmpty())
        return core::Error(core::ErrorCode::EntryUnknown,
                           Text::tr("There is no entry %1 in quarantine.").arg(id));
    return page.entries.first();
}

/// Which rows waive or unwaive means: IDs, or what a filter finds.
struct WaiveTarget
{
    QList<qint64> ids;
    core::QuarantineFilter filter;
};

core::Result<WaiveTarget> waiveTarget(const CommandLine& line)
{
    GODWIT_CHECK(atMostOne(line, {QStringLiteral("cause"), QStringLiteral("all")}));
    WaiveTarget target;
    GODWIT_TRY(target.ids, idsOf(line.positionalsFrom(2)));
    GODWIT_TRY(target.filter, filterOf(line));
    const bool byFilter = line.has(QStringLiteral("cause")) || line.has(QStringLiteral("all"));
    if (target.ids.isEmpty() && !byFilter)
        return usageError(Text::tr("Say which rows: their IDs, --cause TEXT or --all."));
    const bool narrows = line.has(QStringLiteral("table")) || line.has(QStringLiteral("phase"));
    if (!target.ids.isEmpty() && (byFilter || narrows))
        return usageError(
            Text::tr("IDs stand alone; --cause, --all, --table and --phase choose rows without them."));
    return target;
}

using OneFilter = std::function<void(core::Engine&, const core::QuarantineFilter&)>;

/// One after the other; the first that is not done ends it.
core::Outcome decideEach(EngineRunner& runner, const WaiveTarget& target, const OneFilter& decide)
{
    core::Outcome outcome;
    for (const qint64 id : target.ids) {
        core::QuarantineFilter filter = target.filter;
        filter.id = id;
        outcome = runner.act([&](core::Engine& engine) { decide(engine, filter); });
        if (outcome.kind != core::Outcome::Kind::Done)
            return outcome;
    }
    return outcome;
}

/// `several` is said of several entries, with how many.
core::Result<core::Exit> decide(const CommandLine& line, const WaiveTarget& target, const OneFilter& one,
                                const QString& several, Output& output)
{
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, openRequest(line, 0, false), output))
        return *exit;
    // All are looked up before the first is decided: a mistyped ID leaves everything as it is.
    for (const qint64 id : target.ids) {
        GODWIT_TRY([[maybe_unused]] const core::QuarantineEntry known, entryOf(runner, id));
    }
    core::Outcome outcome = target.ids.isEmpty() ? runner.act([&](core::Engine& engine) { one(engine, target.filter); })
                                                 : decideEach(runner, target, one);
    if (target.ids.size() > 1 && outcome.kind == core::Outcome::Kind::Done)
        outcome.message = several.arg(grouped(target.ids.size()));
    printOutcome(outcome, {{QStringLiteral("status"), core::toJson(runner.status())}}, output);
    return outcome.exit;
}

} // namespace

core::Result<core::Exit> listQuarantine(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseIds(line));
    GODWIT_CHECK(
        refuseOthers(line, {QStringLiteral("table"), QStringLiteral("cause"), QStringLiteral("phase"),
                            QStringLiteral("state"), QStringLiteral("limit")}));
    GODWIT_TRY(const core::QuarantineFilter filter, filterOf(line));
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, openRequest(line, 0, true), output))
        return *exit;
    const core::QuarantinePage page = runner.quarantine(filter);
    output.json(core::toJsonArray(page.entries));
    output.lines(quarantineText(page));
    return core::Exit::Done;
}

core::Result<core::Exit> showQuarantine(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseOthers(line, {}));
    GODWIT_TRY(const QList<qint64> ids, idsOf(line.positionalsFrom(2)));
    if (ids.size() != 1)
        return usageError(Text::tr("show wants the ID of one entry."));
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, openRequest(line, 0, true), output))
        return *exit;
    GODWIT_TRY(const core::QuarantineEntry entry, entryOf(runner, ids.first()));
    output.json(core::toJson(entry));
    output.lines(quarantineEntryText(entry));
    return core::Exit::Done;
}

core::Result<core::Exit> exportQuarantine(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseIds(line));
    GODWIT_CHECK(
        refuseOthers(line, {QStringLiteral("table"), QStringLiteral("cause"), QStringLiteral("phase"),
                            QStringLiteral("state"), QStringLiteral("limit"), QStringLiteral("out")}));
    GODWIT_CHECK(needOption(line, QStringLiteral("out")));
    core::ExportQuarantineRequest request;
    GODWIT_TRY(request.filter, filterOf(line));
    // A file holds all rows unless told otherwise; the usual limit is for reading on a terminal.
    if (!line.has(QStringLiteral("limit")))
        request.filter.limit = std::numeric_limits<qint64>::max();
    request.file = absolutePath(line.value(QStringLiteral("out")));
    Action action;
    action.open = lookRequest(line, 0);
    action.start = [request](core::Engine& engine) { engine.exportQuarantine(request); };
    return carryOut(action, line, output);
}

core::Result<core::Exit> waiveQuarantine(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(
        refuseOthers(line, {QStringLiteral("table"), QStringLiteral("cause"), QStringLiteral("phase"),
                            QStringLiteral("all"), QStringLiteral("reason")}));
    GODWIT_TRY(WaiveTarget target, waiveTarget(line));
    // Not a wrong command line: it waits for what a person has to say.
    if (!line.has(QStringLiteral("reason")))
        return core::Error(core::ErrorCode::ReasonNeeded, Text::tr("A waiver needs a reason."));
    target.filter.state = core::EntryState::Undecided;
    const QString reason = line.value(QStringLiteral("reason"));
    return decide(
        line, target,
        [reason](core::Engine& engine, const core::QuarantineFilter& filter) { engine.waive({filter, reason}); },
        Text::tr("Rows waived: %1"), output);
}

core::Result<core::Exit> unwaiveQuarantine(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseOthers(line, {QStringLiteral("table"), QStringLiteral("cause"), QStringLiteral("phase"),
                                     QStringLiteral("all")}));
    GODWIT_TRY(const WaiveTarget target, waiveTarget(line));
    return decide(
        line, target,
        [](core::Engine& engine, const core::QuarantineFilter& filter) { engine.unwaive({filter}); },
        Text::tr("Rows waiting for a decision again: %1"), output);
}

} // namespace godwit::app
