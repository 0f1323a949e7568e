// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/follower.h"
#include "app/output/run_text.h"
#include "core/report/json.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

constexpr int kPollMs = 500;

/// Follows a run that another process drives, read-only, until nobody works on it any more.
class Monitor : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Monitor)
public:
    QString name() const override { return QStringLiteral("monitor"); }
    QString summary() const override
    {
        return tr("Follow a run that another program drives, until it stops.");
    }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{flagOption(QStringLiteral("once"), tr("Look once and end."))} +
               databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli monitor app.db"),
                QStringLiteral("godwit-cli monitor app.db --once --json")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override;
};

core::Result<core::Exit> Monitor::execute(const CommandLine& line, Output& output) const
{
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, openRequest(line, 0, true), output))
        return *exit;
    const bool once = line.has(QStringLiteral("once"));
    Follower follower;
    core::RunStatus status = runner.status();
    bool isInterrupted = false;
    while (!once && !status.busy.isEmpty() && !isInterrupted) {
        output.lines(follower.changes(status));
        output.progress().show(Follower::progress(status));
        isInterrupted = !runner.wait(kPollMs);
        status = runner.status();
    }
    output.progress().clear();
    output.json(core::toJson(status));
    output.lines(statusText(status));
    return isInterrupted ? core::Exit::Cancelled : Follower::exitOf(status);
}

} // namespace

std::unique_ptr<Command> makeMonitor()
{
    return std::make_unique<Monitor>();
}

} // namespace godwit::app
