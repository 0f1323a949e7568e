// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/usage_error.h"
#include "app/commands/verbs.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

/// Writes the report of a run to a file.
class Report : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Report)
public:
    QString name() const override { return QStringLiteral("report"); }
    QString summary() const override { return tr("Write the report of a migration to a file."); }
    QList<Positional> positionals() const override { return {databasePositional()}; }
    QList<QCommandLineOption> options() const override
    {
        return QList<QCommandLineOption>{
                   valueOption(QStringLiteral("format"), QStringLiteral("FORMAT"), tr("html, json or csv.")),
                   valueOption(QStringLiteral("out"), QStringLiteral("FILE"), tr("The file to write."))} +
               databaseOptions();
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli report app.db --format html --out report.html")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        GODWIT_CHECK(needOption(line, QStringLiteral("format")));
        GODWIT_CHECK(needOption(line, QStringLiteral("out")));
        const QString format = line.value(QStringLiteral("format"));
        const QStringList formats{QStringLiteral("html"), QStringLiteral("json"), QStringLiteral("csv")};
        if (!formats.contains(format))
            return usageError(tr("--format wants html, json or csv, not \"%1\".").arg(format));
        const core::ReportRequest request{format, absolutePath(line.value(QStringLiteral("out")))};
        Action action;
        action.open = lookRequest(line, 0);
        action.start = [request](core::Engine& engine) { engine.writeReport(request); };
        return carryOut(action, line, output);
    }
};

} // namespace

std::unique_ptr<Command> makeReport()
{
    return std::make_unique<Report>();
}

} // namespace godwit::app
