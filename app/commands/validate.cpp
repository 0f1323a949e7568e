// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/list_text.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// Runs the checks of the plan's validate steps again, on the work file or the live file.
class Validate : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Validate)
public:
    QString name() const override { return QStringLiteral("validate"); }
    QString summary() const override { return tr("Run the plan's checks again on what has been migrated."); }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override { return databaseOptions(); }
    QStringList examples() const override { return {QStringLiteral("godwit-cli validate app.db")}; }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        Action action;
        action.open = openRequest(line, 0, false);
        action.start = [](core::Engine& engine) { engine.validate(); };
        action.summary = [](const core::RunStatus&, const core::Outcome& outcome) {
            return checksText(outcome.checks);
        };
        return carryOut(action, line, output);
    }
};

} // namespace

std::unique_ptr<Command> makeValidate()
{
    return std::make_unique<Validate>();
}

} // namespace godwit::app
