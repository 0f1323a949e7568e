// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/verbs.h"
#include "app/output/list_text.h"
#include "core/report/json.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// The audit log, oldest entry first, and whether its chain holds.
class History : public Command
{
    Q_DECLARE_TR_FUNCTIONS(History)
public:
    QString name() const override { return QStringLiteral("history"); }
    QString summary() const override { return tr("Show the audit log, who did what and when, and whether its chain holds."); }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override { return databaseOptions() << rehearsalOption(); }
    QStringList examples() const override { return {QStringLiteral("godwit-cli history app.db --json")}; }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        EngineRunner runner(output);
        if (const auto exit = openOrPrint(runner, openRequest(line, 0, true), output))
            return *exit;
        core::Outcome proof;
        const QList<core::AuditEntry> entries = runner.history(proof);
        output.json(core::toJsonArray(entries));
        output.lines(historyText(entries));
        if (proof.error) {
            output.line();
            output.error(*proof.error);
        } else if (!entries.isEmpty()) {
            output.line();
            output.line(tr("The chain holds: no entry was changed, and none is missing."));
        }
        return proof.exit;
    }
};

} // namespace

std::unique_ptr<Command> makeHistory()
{
    return std::make_unique<History>();
}

} // namespace godwit::app
