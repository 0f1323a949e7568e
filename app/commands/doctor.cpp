// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/findings_text.h"
#include "core/report/findings_json.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// What an interrupted migration left, by whichever tool, and a plan that would mend it.
class Doctor : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Doctor)
public:
    QString name() const override { return QStringLiteral("doctor"); }
    QString summary() const override
    {
        return tr("Look for what an interrupted migration left, and propose a repair.");
    }
    QList<Positional> positionals() const override
    {
        Positional plan = planPositional();
        plan.count = Positional::Count::Optional;
        return {databasePositional(), plan};
    }
    QList<QCommandLineOption> options() const override
    {
        return databaseOptions() << valueOption(QStringLiteral("propose"), QStringLiteral("FILE"),
                                                tr("Write the proposed repair as a plan, with its SQL beside "
                                                   "it. The file must not exist."));
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli doctor app.db plan.yaml"),
                QStringLiteral("godwit-cli doctor app.db --propose repair.yaml")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        core::DoctorRequest request{openRequest(line, 0, true),
                                    absolutePath(line.value(QStringLiteral("propose")))};
        if (line.positionalsFrom(1).size() > 0) {
            GODWIT_TRY(request.open.plan, planPath(line.positional(1)));
        }
        EngineRunner runner(output);
        const core::Outcome outcome = runner.act([&](core::Engine& engine) { engine.doctor(request); });
        QJsonObject more;
        if (const auto report = runner.doctorReport()) {
            more.insert(QStringLiteral("doctor"), core::toJson(*report));
            output.lines(doctorText(*report));
            output.line();
        }
        printOutcome(outcome, more, output);
        return outcome.exit;
    }
};

} // namespace

std::unique_ptr<Command> makeDoctor()
{
    return std::make_unique<Doctor>();
}

} // namespace godwit::app
