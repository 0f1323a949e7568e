// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/action.h"

#include "app/output/error_text.h"
#include "app/text.h"
#include "core/report/json.h"
#include "core/wants.h"

#include <QFileInfo>

namespace godwit::app {

namespace {

bool waitsForConfirmation(const core::Outcome& outcome)
{
    return outcome.error && outcome.error->code == core::ErrorCode::ConfirmationNeeded;
}

/// What would happen, and what to type; nothing if the outcome does not wait for a confirmation.
struct Question
{
    core::Consequence consequence;
    QString command;
};

std::optional<Question> questionOf(const Action& action, const core::Outcome& outcome,
                                   const core::RunStatus& status, const CommandLine& line,
                                   EngineRunner& runner)
{
    if (!action.preview || !waitsForConfirmation(outcome))
        return {};
    Question question;
    question.consequence = runner.preview([&](core::Engine& engine) { action.preview(engine, status); });
    QString name = question.consequence.confirmWith;
    if (name.isEmpty())
        name = QFileInfo(action.open.database).fileName();
    question.command = confirmedCommand(line.arguments(), name, core::wantsYes(question.consequence));
    return question;
}

void printQuestion(const Question& question, Output& output)
{
    output.line();
    output.lines(consequenceText(question.consequence));
    if (!question.consequence.refused.isEmpty())
        return;
    output.line();
    output.line(Text::tr("To go on, type:"));
    output.line(QStringLiteral("  ") + question.command);
}

} // namespace

void printOutcome(const core::Outcome& outcome, const QJsonObject& more, Output& output)
{
    QJsonObject object = core::toJson(outcome);
    for (auto member = more.begin(); member != more.end(); ++member)
        object.insert(member.key(), member.value());
    output.json(object);
    if (outcome.error)
        output.error(*outcome.error);
    else if (outcome.kind != core::Outcome::Kind::Done)
        output.note(outcome.message);
    else if (!outcome.message.isEmpty())
        output.line(outcome.message);
    for (const QString& file : outcome.files)
        output.line(Text::tr("Written: %1").arg(file));
}

core::Exit printTrouble(const core::RunStatus& status, Output& output)
{
    if (!status.trouble)
        return core::Exit::Done;
    output.line();
    output.error(*status.trouble);
    // That it is another database warns: it can be read.
    const bool isReadable = status.trouble->code == core::ErrorCode::NotMigrated || status.trouble->code == core::ErrorCode::SchemaDiffers;
    return isReadable ? core::Exit::Done : status.trouble->exit();
}

std::optional<core::Exit> openOrPrint(EngineRunner& runner, const core::OpenRequest& request, Output& output)
{
    const core::Outcome outcome = runner.open(request);
    if (outcome.kind == core::Outcome::Kind::Done)
        return {};
    printOutcome(outcome, {}, output);
    return outcome.exit;
}

void printLive(const core::RunStatus& status, const core::Outcome& outcome, Output& output)
{
    const bool isSaid = outcome.error && status.trouble && outcome.error->code == status.trouble->code;
    if (status.trouble && !isSaid)
        output.error(*status.trouble);
}

core::Exit carryOut(const Action& action, const CommandLine& line, Output& output)
{
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, action.open, output))
        return *exit;
    const core::Outcome outcome = runner.act(action.start);
    const core::RunStatus status = runner.status();
    const auto question = questionOf(action, outcome, status, line, runner);
    QJsonObject more{{QStringLiteral("status"), core::toJson(status)}};
    if (question) {
        more.insert(QStringLiteral("consequence"), core::toJson(question->consequence));
        more.insert(QStringLiteral("command"), question->command);
    }
    printOutcome(outcome, more, output);
    printLive(status, outcome, output);
    if (question)
        printQuestion(*question, output);
    const QStringList summary = action.summary ? action.summary(status, outcome) : QStringList();
    if (!summary.isEmpty()) {
        output.line();
        output.lines(summary);
    }
    return outcome.exit;
}

} // namespace godwit::app
