// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/usage_error.h"
#include "app/commands/verbs.h"
#include "app/output/error_text.h"
#include "app/output/list_text.h"
#include "app/text.h"
#include "core/report/json.h"

#include <QCoreApplication>

#include <array>

namespace godwit::app {

namespace {

/// Options that belong to one action only would be believed by somebody who gives them to another.
core::Status refuseOthers(const CommandLine& line, const QStringList& known)
{
    for (const char* name : {"reason", "keep", "days", "yes"}) {
        const QString option = QString::fromLatin1(name);
        if (line.has(option) && !known.contains(option))
            return usageError(Text::tr("%1 does not take --%2.").arg(line.positional(1), option));
    }
    return {};
}

core::Status refuseIds(const CommandLine& line)
{
    const QStringList more = line.positionalsFrom(2);
    return more.isEmpty() ? core::Status()
                          : usageError(Text::tr("There is an argument too many: %1").arg(more.first()));
}

core::Result<core::Exit> listSnapshots(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseIds(line));
    GODWIT_CHECK(refuseOthers(line, {}));
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, openRequest(line, 0, true), output))
        return *exit;
    const core::RunStatus status = runner.status();
    output.json(core::toJsonArray(status.snapshots));
    output.lines(snapshotsText(status.snapshots));
    return printTrouble(status, output);
}

core::Result<core::Exit> takeSnapshot(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseIds(line));
    GODWIT_CHECK(refuseOthers(line, {QStringLiteral("reason")}));
    const core::TakeSnapshotRequest request{line.value(QStringLiteral("reason"))};
    Action action;
    action.open = openRequest(line, 0, false);
    action.start = [request](core::Engine& engine) { engine.takeSnapshot(request); };
    return carryOut(action, line, output);
}

/// Without a yes: what would go and what stays, and the line to type.
core::Exit removeOrAsk(const CommandLine& line, const core::PruneRequest& request, Output& output)
{
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, openRequest(line, 0, false), output))
        return *exit;
    const core::Consequence consequence =
        runner.preview([&](core::Engine& engine) { engine.previewPrune(request); });
    const core::Outcome outcome = runner.act([&](core::Engine& engine) { engine.prune(request); });
    QJsonObject more{{QStringLiteral("status"), core::toJson(runner.status())},
                     {QStringLiteral("consequence"), core::toJson(consequence)}};
    const bool asks = outcome.error && outcome.error->code == core::ErrorCode::WarningsUnconfirmed;
    const QString command = commandWith(line.arguments(), {QStringLiteral("--yes")});
    if (asks)
        more.insert(QStringLiteral("command"), command);
    printOutcome(outcome, more, output);
    if (!asks && (outcome.error || !consequence.loses.isEmpty()))
        return outcome.exit; // refused, or done
    output.line();
    output.lines(consequenceText(consequence));
    if (asks)
        output.lines({QString(), Text::tr("To go on, type:"), QStringLiteral("  ") + command});
    return outcome.exit;
}

core::Result<core::Exit> pruneSnapshots(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseIds(line));
    GODWIT_CHECK(refuseOthers(line, {QStringLiteral("keep"), QStringLiteral("days"), QStringLiteral("yes")}));
    core::PruneRequest request;
    request.apply = line.has(QStringLiteral("yes"));
    for (const auto& [option, value] : {std::pair(QStringLiteral("keep"), &request.count),
                                        std::pair(QStringLiteral("days"), &request.days)}) {
        if (!line.has(option))
            continue;
        GODWIT_TRY(*value, count(option, line.value(option)));
    }
    return removeOrAsk(line, request, output);
}

core::Result<core::Exit> removeSnapshots(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseOthers(line, {QStringLiteral("yes")}));
    core::PruneRequest request;
    request.ids = line.positionalsFrom(2);
    request.ids.removeDuplicates();
    request.apply = line.has(QStringLiteral("yes"));
    if (request.ids.isEmpty())
        return usageError(Text::tr("remove wants the ID of a snapshot."));
    return removeOrAsk(line, request, output);
}

struct SnapshotAction
{
    const char* name;
    core::Result<core::Exit> (*carryOut)(const CommandLine& line, Output& output);
};

constexpr std::array kActions{
    SnapshotAction{"list", &listSnapshots},
    SnapshotAction{"take", &takeSnapshot},
    SnapshotAction{"prune", &pruneSnapshots},
    SnapshotAction{"remove", &removeSnapshots},
};

/// The snapshots that are kept: listed, taken, and removed by a rule or by name.
class Snapshots : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Snapshots)
public:
    QString name() const override { return QStringLiteral("snapshots"); }
    QString summary() const override { return tr("List, take, prune or remove snapshots."); }
    QList<Positional> positionals() const override
    {
        return {databasePositional(),
                {QStringLiteral("ACTION"), tr("list, take --reason, prune, or remove with IDs.")},
                {QStringLiteral("ID"), tr("Snapshots as list numbers them."), Positional::Count::Many}};
    }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{
                   valueOption(QStringLiteral("reason"), QStringLiteral("TEXT"),
                               tr("Why the snapshot is taken.")),
                   valueOption(QStringLiteral("keep"), QStringLiteral("N"),
                               tr("Keep the newest N, instead of the plan's rule.")),
                   valueOption(QStringLiteral("days"), QStringLiteral("D"),
                               tr("Keep all that are younger than D days, instead of the plan's rule.")),
                   flagOption(QStringLiteral("yes"), tr("Remove what would only be shown."))} +
               databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli snapshots app.db list"),
                QStringLiteral("godwit-cli snapshots app.db take --reason 'before the update'"),
                QStringLiteral("godwit-cli snapshots app.db prune --keep 3"),
                QStringLiteral("godwit-cli snapshots app.db remove 2 --yes")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        const QString action = line.positional(1);
        for (const SnapshotAction& known : kActions) {
            if (action == QLatin1String(known.name))
                return known.carryOut(line, output);
        }
        return usageError(tr("snapshots knows list, take, prune and remove, not %1.").arg(action));
    }
};

} // namespace

std::unique_ptr<Command> makeSnapshots()
{
    return std::make_unique<Snapshots>();
}

} // namespace godwit::app
