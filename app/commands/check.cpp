// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/list_text.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// Reads the plan, and checks it against the database if one is named; writes nothing.
class Check : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Check)
public:
    QString name() const override { return QStringLiteral("check"); }
    QString summary() const override
    {
        return tr("Check a plan, alone or against a database; writes nothing.");
    }
    QList<Positional> positionals() const override
    {
        Positional database = databasePositional();
        database.count = Positional::Count::Optional;
        return {planPositional(), database};
    }
    QList<QCommandLineOption> options() const override { return databaseOptions(); }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli check plan.yaml"),
                QStringLiteral("godwit-cli check example:product-manager app.db --json")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        core::OpenRequest request = openRequest(line, 1, true);
        GODWIT_TRY(request.plan, planPath(line.positional(0)));
        EngineRunner runner(output);
        const core::Outcome outcome = runner.act([&](core::Engine& engine) { engine.check(request); });
        printOutcome(outcome, {}, output);
        output.lines(checksText(outcome.checks));
        return outcome.exit;
    }
};

} // namespace

std::unique_ptr<Command> makeCheck()
{
    return std::make_unique<Check>();
}

} // namespace godwit::app
