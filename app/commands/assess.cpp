// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/assessment_findings.h"
#include "app/output/assessment_text.h"
#include "core/report/assessment_json.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// What is in a database and what a plan will make of it; writes nothing.
class Assess : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Assess)
public:
    QString name() const override { return QStringLiteral("assess"); }
    QString summary() const override
    {
        return tr("Look at a database and at what a plan will make of it; writes nothing.");
    }
    QList<Positional> positionals() const override { return {planPositional(), databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return databaseOptions() << flagOption(QStringLiteral("columns"),
                                               tr("Also list the profile of every column."))
                                 << flagOption(
                                        QStringLiteral("objects"),
                                        tr("Also list every object of the inventory, not only open ones."))
                                 << flagOption(QStringLiteral("findings"),
                                               tr("List every finding, with its query and its first rows."));
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli assess plan.yaml app.db"),
                QStringLiteral("godwit-cli assess plan.yaml app.db --columns --objects"),
                QStringLiteral("godwit-cli assess example:product-manager app.db --json")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        core::OpenRequest request = openRequest(line, 1, true);
        GODWIT_TRY(request.plan, planPath(line.positional(0)));
        EngineRunner runner(output);
        const core::Outcome outcome = runner.act([&](core::Engine& engine) { engine.assess(request); });
        QJsonObject more;
        if (const auto assessment = runner.assessment()) {
            more.insert(QStringLiteral("assessment"), core::toJson(*assessment));
            output.lines(assessmentFindings(outcome.checks, line.has(QStringLiteral("findings"))));
            output.lines(assessmentText(*assessment, line.has(QStringLiteral("columns")),
                                        line.has(QStringLiteral("objects"))));
            output.line();
        }
        printOutcome(outcome, more, output);
        return outcome.exit;
    }
};

} // namespace

std::unique_ptr<Command> makeAssess()
{
    return std::make_unique<Assess>();
}

} // namespace godwit::app
