// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/usage_error.h"
#include "app/commands/verbs.h"
#include "app/sample/product_manager.h"

#include <QCoreApplication>

namespace godwit::app {

namespace {

core::Result<SampleOptions> sampleOptions(const CommandLine& line)
{
    SampleOptions options;
    if (const QString name = QStringLiteral("rows"); line.has(name)) {
        GODWIT_TRY(options.rows, count(name, line.value(name)));
    }
    if (const QString name = QStringLiteral("seed"); line.has(name)) {
        GODWIT_TRY(const qint64 seed, count(name, line.value(name)));
        options.seed = static_cast<quint64>(seed);
    }
    if (const QString name = QStringLiteral("dirty"); line.has(name)) {
        GODWIT_TRY(options.dirty, percentage(name, line.value(name)));
    }
    return options;
}

/// Writes a database to try the built-in example on.
class Sample : public Command
{
    Q_DECLARE_TR_FUNCTIONS(Sample)
public:
    QString name() const override { return QStringLiteral("sample"); }
    QString summary() const override { return tr("Write a sample database for the built-in example."); }
    QList<Positional> positionals() const override
    {
        return {{QStringLiteral("EXAMPLE"), tr("The example: product-manager.")},
                {QStringLiteral("OUT"), tr("The database to write; must not exist.")}};
    }
    QList<QCommandLineOption> options() const override;
    QStringList examples() const override
    {
        return {QStringLiteral("godwit-cli sample product-manager app.db --rows 100000 --seed 7 --dirty 1%")};
    }
    core::Result<core::Exit> execute(const CommandLine& line, Output& output) const override;
};

QList<QCommandLineOption> Sample::options() const
{
    return {
        valueOption(QStringLiteral("rows"), QStringLiteral("N"), tr("How many instances of suppliers.")),
        valueOption(QStringLiteral("seed"), QStringLiteral("S"), tr("The same seed gives the same rows.")),
        valueOption(QStringLiteral("dirty"), QStringLiteral("PERCENT"),
                    tr("How many rows are dirty, such as 1%; 0% makes it clean.")),
        jsonOption()};
}

core::Result<core::Exit> Sample::execute(const CommandLine& line, Output& output) const
{
    if (line.positional(0) != QStringLiteral("product-manager"))
        return usageError(tr("There is no example %1; there is: %2")
                              .arg(line.positional(0), QStringLiteral("product-manager")));
    GODWIT_TRY(const SampleOptions options, sampleOptions(line));
    core::Progress progress;
    progress.phase = name();
    progress.unit = tr("rows");
    const QString path = absolutePath(line.positional(1));
    GODWIT_CHECK(writeProductManagerSample(path, options, [&](qint64 done, qint64 total) {
        progress.done = done;
        progress.total = total;
        progress.phaseFraction = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0;
        output.progress().show(progress);
    }));
    core::Outcome outcome;
    outcome.action = name();
    outcome.message = tr("The sample database is ready.");
    outcome.files = {path};
    printOutcome(outcome, {}, output);
    return core::Exit::Done;
}

} // namespace

std::unique_ptr<Command> makeSample()
{
    return std::make_unique<Sample>();
}

} // namespace godwit::app
