// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/usage_error.h"
#include "app/commands/verbs.h"
#include "core/report/report.h"

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
                   valueOption(QStringLiteral("kind"), QStringLiteral("KIND"),
                               tr("What it tells: %1. integrity if not given.").arg(listed(core::reportKinds()))),
                   valueOption(QStringLiteral("format"), QStringLiteral("FORMAT"), tr("%1.").arg(listed(core::reportFormats()))),
                   valueOption(QStringLiteral("period"), QStringLiteral("PERIOD"),
                               tr("Of the kind progress: %1. daily if not given.").arg(listed(core::reportPeriods()))),
                   valueOption(QStringLiteral("out"), QStringLiteral("FILE"), tr("The file to write.")),
                   flagOption(QStringLiteral("redacted"), tr("Leave out all values and keys of rows."))} +
               (databaseOptions() << rehearsalOption());
    }
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli report app.db --format html --out report.html"),
                QStringLiteral("godwit-cli report app.db --kind migration --format pdf --out migration.pdf"),
                QStringLiteral("godwit-cli report app.db --kind progress --period weekly --format md --out week.md")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override
    {
        GODWIT_CHECK(needOption(line, QStringLiteral("format")));
        GODWIT_CHECK(needOption(line, QStringLiteral("out")));
        core::ReportRequest request{.format = line.value(QStringLiteral("format")),
                                    .file = absolutePath(line.value(QStringLiteral("out"))),
                                    .kind = line.value(QStringLiteral("kind")),
                                    .period = line.value(QStringLiteral("period")),
                                    .withValues = !line.has(QStringLiteral("redacted"))};
        GODWIT_CHECK(oneOf(QStringLiteral("--format"), request.format, core::reportFormats()));
        if (line.has(QStringLiteral("kind")))
            GODWIT_CHECK(oneOf(QStringLiteral("--kind"), request.kind, core::reportKinds()));
        if (line.has(QStringLiteral("period")))
            GODWIT_CHECK(oneOf(QStringLiteral("--period"), request.period, core::reportPeriods()));
        if (line.has(QStringLiteral("period")) && request.kind != QLatin1String("progress"))
            return usageError(tr("--period belongs to --kind progress."));
        Action action;
        action.open = lookRequest(line, 0);
        action.start = [request](core::Engine& engine) { engine.writeReport(request); };
        return carryOut(action, line, output);
    }

private:
    /// "html, pdf or json"
    static QString listed(const QStringList& words)
    {
        return tr("%1 or %2").arg(words.first(words.size() - 1).join(QStringLiteral(", ")), words.last());
    }
    static core::Status oneOf(const QString& option, const QString& given, const QStringList& words)
    {
        if (words.contains(given))
            return {};
        return usageError(tr("%1 wants %2, not \"%3\".").arg(option, listed(words), given));
    }
};

} // namespace

std::unique_ptr<Command> makeReport()
{
    return std::make_unique<Report>();
}

} // namespace godwit::app
