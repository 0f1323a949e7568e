// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What `quarantine` does to rows: edit, fix, import, replay.
#include "app/commands/action.h"
#include "app/commands/arguments.h"
#include "app/commands/quarantine_verbs.h"
#include "app/commands/usage_error.h"
#include "app/output/edit_text.h"
#include "app/output/run_text.h"
#include "app/text.h"
#include "core/report/json.h"
#include "core/sqlite/value.h"

namespace godwit::app {

namespace {

using Assignment = std::pair<QString, QString>;

/// "name=text" or "rank:=12", as column and SQL literal.
core::Result<Assignment> assignmentOf(const QString& word)
{
    const qsizetype at = word.indexOf(u'=');
    const bool isTyped = at > 0 && word[at - 1] == u':';
    const QString column = word.left(isTyped ? at - 1 : at);
    if (at < 0 || column.isEmpty())
        return usageError(Text::tr("\"%1\" is not COLUMN=TEXT or COLUMN:=LITERAL.").arg(word));
    const QString value = word.sliced(at + 1);
    return Assignment{column, isTyped ? value : core::Value::ofText(value).toLiteral()};
}

core::Result<QList<Assignment>> assignmentsOf(const CommandLine& line)
{
    QList<Assignment> assignments;
    for (const QString& word : line.positionalsFrom(3)) {
        GODWIT_TRY(const Assignment assignment, assignmentOf(word));
        assignments.append(assignment);
    }
    for (const QString& column : line.values(QStringLiteral("null")))
        assignments.append({column, QStringLiteral("NULL")});
    for (qsizetype index = 0; index < assignments.size(); ++index) {
        for (qsizetype other = 0; other < index; ++other) {
            if (assignments[index].first.compare(assignments[other].first, Qt::CaseInsensitive) == 0)
                return usageError(Text::tr("The column %1 is set twice.").arg(assignments[index].first));
        }
    }
    return assignments;
}

core::Result<QList<Assignment>> expressionsOf(const CommandLine& line)
{
    QList<Assignment> expressions;
    for (const QString& text : line.values(QStringLiteral("set"))) {
        const qsizetype at = text.indexOf(u'=');
        if (at < 1 || text.sliced(at + 1).trimmed().isEmpty())
            return usageError(Text::tr("--set wants COLUMN=EXPRESSION, not \"%1\".").arg(text));
        expressions.append({text.left(at).trimmed(), text.sliced(at + 1).trimmed()});
    }
    return expressions;
}

/// Opens, edits, and shows what changed. A preview takes no lease and writes nothing.
core::Exit editAndPrint(const CommandLine& line, bool apply, const std::function<void(core::Engine&)>& start, Output& output)
{
    EngineRunner runner(output);
    if (const auto exit = openOrPrint(runner, openRequest(line, 0, !apply), output))
        return *exit;
    const core::Outcome outcome = runner.act(start);
    const auto edits = runner.edits();
    QJsonObject more{{QStringLiteral("status"), core::toJson(runner.status())}};
    if (edits) {
        more.insert(QStringLiteral("edits"), core::toJson(*edits));
        output.lines(editsText(*edits));
        output.line();
    }
    printOutcome(outcome, more, output);
    if (edits && !edits->isApplied && edits->changed > 0)
        output.line(Text::tr("To apply it, add --yes."));
    return outcome.exit;
}

} // namespace

core::Result<core::Exit> editQuarantine(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseOthers(line, {QStringLiteral("null"), QStringLiteral("undo")}));
    GODWIT_TRY(const QList<qint64> ids, idsOf(line.positionalsFrom(2).first(std::min<qsizetype>(1, line.positionalsFrom(2).size()))));
    if (ids.isEmpty())
        return usageError(Text::tr("edit wants the ID of one entry."));
    core::EditRequest request;
    request.entry = ids.first();
    request.isUndo = line.has(QStringLiteral("undo"));
    GODWIT_TRY(request.values, assignmentsOf(line));
    if (request.isUndo != request.values.isEmpty())
        return usageError(Text::tr("edit wants either new values or --undo."));
    return editAndPrint(line, true, [request](core::Engine& engine) { engine.edit(request); }, output);
}

core::Result<core::Exit> fixQuarantine(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseIds(line));
    GODWIT_CHECK(refuseOthers(line, {QStringLiteral("table"), QStringLiteral("cause"), QStringLiteral("phase"),
                                     QStringLiteral("set"), QStringLiteral("all"), QStringLiteral("yes")}));
    GODWIT_CHECK(needOption(line, QStringLiteral("set")));
    GODWIT_CHECK(atMostOne(line, {QStringLiteral("cause"), QStringLiteral("all")}));
    if (!line.has(QStringLiteral("cause")) && !line.has(QStringLiteral("all")))
        return usageError(Text::tr("Say which rows: --cause TEXT or --all."));
    core::FixRequest request;
    GODWIT_TRY(request.filter, filterOf(line));
    GODWIT_TRY(request.set, expressionsOf(line));
    request.apply = line.has(QStringLiteral("yes"));
    return editAndPrint(line, request.apply, [request](core::Engine& engine) { engine.fix(request); }, output);
}

core::Result<core::Exit> importQuarantine(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseOthers(line, {QStringLiteral("yes")}));
    if (line.positionalsFrom(2).size() != 1)
        return usageError(Text::tr("import wants one file."));
    const core::ImportQuarantineRequest request{absolutePath(line.positional(2)), line.has(QStringLiteral("yes"))};
    return editAndPrint(line, request.apply, [request](core::Engine& engine) { engine.importQuarantine(request); }, output);
}

core::Result<core::Exit> replayQuarantine(const CommandLine& line, Output& output)
{
    GODWIT_CHECK(refuseIds(line));
    GODWIT_CHECK(refuseOthers(line, {QStringLiteral("yes"), QStringLiteral("reason")}));
    core::ReplayRequest request;
    request.answers.yes = line.has(QStringLiteral("yes"));
    request.answers.reason = line.value(QStringLiteral("reason"));
    Action action;
    action.open = openRequest(line, 0, false);
    action.start = [request](core::Engine& engine) { engine.replay(request); };
    action.summary = [](const core::RunStatus& status, const core::Outcome&) { return runEndText(status); };
    return carryOut(action, line, output);
}

} // namespace godwit::app
