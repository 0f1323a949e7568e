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

/// Runs all phases up to the cut-over in a workspace of their own.
class Rehearse : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Rehearse)
public:
    QString name() const override { return QStringLiteral("rehearse"); }
    QString summary() const override
    {
        return tr("Run everything up to the cut-over beside the database, and forecast the real run.");
    }
    QList<Positional> positionals() const override { return {planPositional(), databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{valueOption(QStringLiteral("reason"), QStringLiteral("TEXT"), tr("Why, for the audit log."))} +
               databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli rehearse plan.yaml app.db"), QStringLiteral("godwit-cli status app.db --rehearsal")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override;
};

core::Result<core::Exit> Rehearse::execute(const CommandLine& line, Output& output) const
{
    core::OpenRequest open = openRequest(line, 1, false);
    GODWIT_TRY(open.plan, planPath(line.positional(0)));
    const core::RehearseRequest request{line.value(QStringLiteral("reason"))};
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, open, output))
        return *exit;
    const core::Outcome outcome = runner.act([request](core::Engine& engine) { engine.rehearse(request); });
    const core::RunStatus status = runner.status();
    QJsonObject more{{QStringLiteral("status"), core::toJson(status)}};
    if (const auto rehearsal = runner.rehearsal()) {
        more.insert(QStringLiteral("rehearsal"), core::toJson(*rehearsal));
        output.lines(runEndText(*rehearsal));
        output.line();
        output.lines(forecastText(status));
        output.line();
    }
    printOutcome(outcome, more, output);
    return outcome.exit;
}

} // namespace

std::unique_ptr<Command> makeRehearse()
{
    return std::make_unique<Rehearse>();
}

} // namespace godwit::app
