// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/run_text.h"
#include "core/report/forecast_json.h"
#include "core/report/json.h"

#include <QCoreApplication>
#include <QJsonArray>

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
        const Rehearsed rehearsed = rehearsedOf(runner, openRequest(line, 0, true), status);
        QJsonObject json = core::toJson(status);
        if (rehearsed.rehearsal) {
            json.insert(QStringLiteral("rehearsal"), core::toJson(*rehearsed.rehearsal));
            json.insert(QStringLiteral("forecast"), forecastJson(rehearsed.forecast));
        }
        output.json(json);
        output.lines(statusText(status));
        if (rehearsed.rehearsal) {
            output.line();
            output.lines(
                rehearsalText(*rehearsed.rehearsal, rehearsed.forecast ? &*rehearsed.forecast : nullptr));
            if (rehearsed.forecast && status.phases.isEmpty())
                output.lines(forecastText(*rehearsed.forecast));
        }
        return printTrouble(status, output);
    }

private:
    /// The last rehearsal, and the phases with what is expected of them by it.
    struct Rehearsed
    {
        std::optional<core::RunStatus> rehearsal; ///< none: there was none
        std::optional<core::RunStatus> forecast;  ///< none: its plan is another one by now, or cannot be read
    };

    static Rehearsed rehearsedOf(EngineRunner& runner, core::OpenRequest request, const core::RunStatus& now)
    {
        if (request.isRehearsal || now.trouble)
            return {};
        request.isRehearsal = true;
        if (runner.open(request).kind != core::Outcome::Kind::Done)
            return {};
        Rehearsed rehearsed{.rehearsal = runner.status(), .forecast = {}};
        if (!rehearsed.rehearsal->hasRun)
            return {};
        const QString hash = rehearsed.rehearsal->planHash;
        if (now.hasRun) { // its own plan counts
            if (now.planHash == hash)
                rehearsed.forecast = now;
            return rehearsed;
        }
        request.isRehearsal = false;
        request.plan = rehearsed.rehearsal->planPath;
        if (runner.open(request).kind == core::Outcome::Kind::Done && runner.status().planHash == hash)
            rehearsed.forecast = runner.status();
        return rehearsed;
    }

    static QJsonArray forecastJson(const std::optional<core::RunStatus>& status)
    {
        QJsonArray phases;
        for (const core::PhaseStatus& phase : status ? status->phases : QList<core::PhaseStatus>()) {
            if (phase.forecast)
                phases.append(core::toJson(*phase.forecast));
        }
        return phases;
    }
};

} // namespace

std::unique_ptr<Command> makeStatus()
{
    return std::make_unique<Status>();
}

} // namespace godwit::app
