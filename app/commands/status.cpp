// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/run_text.h"
#include "core/report/json.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// Where a run stands; only looks.
class Status : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Status)
public:
    QString name() const override { return QStringLiteral("status"); }
    QString summary() const override
    {
        return tr("Show where a migration stands and where it can go back to.");
    }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override { return databaseOptions() << rehearsalOption(); }
    QStringList examples() const override { return {QStringLiteral("godwit-cli status app.db --json")}; }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        EngineRunner runner(output);
        if (const auto exit = openOrPrint(runner, openRequest(line, 0, true), output))
            return *exit;
        const core::RunStatus status = runner.status();
        output.json(core::toJson(status));
        output.lines(statusText(status));
        return printTrouble(status, output);
    }
};

} // namespace

std::unique_ptr<Command> makeStatus()
{
    return std::make_unique<Status>();
}

} // namespace godwit::app
