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
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{
                   flagOption(QStringLiteral("fresh"), tr("Run every check, also where nothing has changed since."))} +
               databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli validate app.db"), QStringLiteral("godwit-cli validate app.db --fresh")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        Action action;
        action.open = openRequest(line, 0, false);
        action.start = [isFresh = line.has(QStringLiteral("fresh"))](core::Engine& engine) { engine.validate(isFresh); };
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
