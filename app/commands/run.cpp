// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/run_text.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

constexpr qint64 kMostWaitSeconds = 86'400;

/// The phase that the run stands before: for the question what confirming it would do.
QString nextPhase(const core::RunStatus& status)
{
    for (const core::PhaseStatus& phase : status.phases) {
        if (phase.state != core::PhaseState::Done && phase.state != core::PhaseState::DoneWithExceptions)
            return phase.id;
    }
    return {};
}

/// Runs one phase, all up to one, or all that are open.
class Run : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Run)
public:
    QString name() const override { return QStringLiteral("run"); }
    QString summary() const override
    {
        return tr("Run phases of a plan; goes on where an earlier run stopped.");
    }
    QList<Positional> positionals() const override { return {planPositional(), databasePositional()}; }
    QList<QCommandLineOption> options() const override;
    QStringList repeatable() const override { return {QStringLiteral("approve")}; }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli run example:product-manager app.db --phase assess"),
                QStringLiteral("godwit-cli run plan.yaml app.db --to move"),
                QStringLiteral("godwit-cli run plan.yaml app.db --all --yes --confirm app.db")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override;
};

QList<QCommandLineOption> Run::options() const
{
    return QList<QCommandLineOption>{
               valueOption(QStringLiteral("phase"), QStringLiteral("ID"), tr("Run only this phase.")),
               valueOption(QStringLiteral("to"), QStringLiteral("ID"),
                           tr("Run all open phases up to this one, and this one.")),
               flagOption(QStringLiteral("all"),
                          tr("Run all open phases; so it is without --phase and --to.")),
               valueOption(QStringLiteral("reason"), QStringLiteral("TEXT"),
                           tr("Why, for the audit log and for rows that --yes waives.")),
               valueOption(QStringLiteral("approve"), QStringLiteral("TEXT"),
                           tr("What an approval of the plan waits for: an item of its checklist, word for "
                              "word, or the "
                              "text to be typed; \"all\" for everything. Can be given several times.")),
               flagOption(QStringLiteral("allow-commands"), tr("The programs that this plan names may run.")),
               valueOption(QStringLiteral("wait"), QStringLiteral("SECONDS"),
                           tr("How long the cut-over waits for another program to close the database.")),
               copyInOption()} +
           answerOptions() + databaseOptions();
}

core::Result<core::Exit> Run::execute(const CommandLine& line, Output& output) const
{
    GODWIT_CHECK(atMostOne(line, {QStringLiteral("phase"), QStringLiteral("to"), QStringLiteral("all")}));
    Action action;
    action.open = openRequest(line, 1, false);
    GODWIT_TRY(action.open.plan, planPath(line.positional(0)));
    core::RunRequest request{line.value(QStringLiteral("phase")), line.value(QStringLiteral("to")), answers(line)};
    request.answers.allowCommands = line.has(QStringLiteral("allow-commands"));
    request.answers.approvals = line.values(QStringLiteral("approve"));
    if (line.has(QStringLiteral("wait"))) {
        GODWIT_TRY(const qint64 seconds, count(QStringLiteral("wait"), line.value(QStringLiteral("wait"))));
        request.answers.waitSeconds = static_cast<int>(std::min<qint64>(seconds, kMostWaitSeconds));
    }
    action.start = [request](core::Engine& engine) { engine.run(request); };
    action.preview = [request](core::Engine& engine, const core::RunStatus& status) {
        engine.previewRun(request.phase.isEmpty() ? nextPhase(status) : request.phase);
    };
    action.summary = [](const core::RunStatus& status, const core::Outcome&) { return runEndText(status); };
    return carryOut(action, line, output);
}

} // namespace

std::unique_ptr<Command> makeRun()
{
    return std::make_unique<Run>();
}

} // namespace godwit::app
