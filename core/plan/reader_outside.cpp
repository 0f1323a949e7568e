// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/nearest.h"
#include "core/plan/reader_parts.h"

#include <QRegularExpression>

/// The parts of the grammar that reach outside the database: programs, people, and rolling back by itself.
namespace godwit::core {

namespace {

constexpr qint64 kMostSeconds = 86'400;

/// A program is a name for the PATH or an absolute path: where a relative one leads depends on the caller.
QStringList readProgram(PlanReading& reading, const YamlNode& node, const QString& key)
{
    const QStringList words = readNames(reading, node, key);
    if (reading.hasFailed())
        return words;
    if (words.isEmpty())
        reading.fail(ErrorCode::PlanWrongType, node.at, QStringLiteral("%1 wants a program, or a list of it and its arguments.").arg(named(key)));
    else if (words.first().contains(u'/') && !words.first().startsWith(u'/'))
        reading.fail(ErrorCode::PlanWrongType, node.at,
                     QStringLiteral("the program %1 is neither a name nor an absolute path.").arg(named(words.first())));
    return words;
}

/// "30 s" or "5 min", in seconds.
qint64 readSeconds(PlanReading& reading, const YamlNode& node, const QString& key)
{
    static const QRegularExpression form(QStringLiteral("^([1-9][0-9]{0,5}) (s|min|h)$"));
    const QRegularExpressionMatch match = form.match(readText(reading, node, key));
    const qint64 unit = match.captured(2) == QLatin1StringView("h") ? 3600 : match.captured(2) == QLatin1StringView("min") ? 60 : 1;
    const qint64 seconds = match.captured(1).toLongLong() * unit;
    if (!match.hasMatch() || seconds > kMostSeconds)
        reading.fail(ErrorCode::PlanWrongType, node.at, QStringLiteral("%1 wants a time such as 30 s, 5 min or 1 h, 24 h at most.").arg(named(key)));
    return match.hasMatch() ? seconds : 0;
}

/// "500 MB" or "2 GB", in bytes.
qint64 readBytes(PlanReading& reading, const YamlNode& node, const QString& key)
{
    static const QRegularExpression form(QStringLiteral("^([1-9][0-9]{0,8}) (MB|GB)$"));
    const QRegularExpressionMatch match = form.match(readText(reading, node, key));
    if (!match.hasMatch())
        reading.fail(ErrorCode::PlanWrongType, node.at, QStringLiteral("%1 wants a size such as 500 MB or 2 GB.").arg(named(key)));
    return match.captured(1).toLongLong() * (match.captured(2) == QLatin1StringView("GB") ? 1'000'000'000 : 1'000'000);
}

} // namespace

CommandStep readCommand(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a “command” step"), {"command", "name", "undo", "time_limit"});
    CommandStep step;
    step.at = node.at;
    step.command = readProgram(reading, cursor.required("command"), QStringLiteral("command"));
    step.name = cursor.name("name", step.command.join(u' '));
    if (const YamlNode* const undo = cursor.find("undo"))
        step.undo = readProgram(reading, *undo, QStringLiteral("undo"));
    if (const YamlNode* const limit = cursor.find("time_limit"))
        step.timeLimitMs = static_cast<int>(readSeconds(reading, *limit, QStringLiteral("time_limit")) * 1000);
    return step;
}

ApproveStep readApprove(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("an “approve” step"), {"approve", "checklist", "type"});
    ApproveStep step;
    step.at = node.at;
    step.name = cursor.name("approve");
    step.checklist = cursor.optionalNames("checklist");
    step.typed = cursor.name("type", {});
    return step;
}

Triggers readTriggers(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, named(QStringLiteral("rollback_when")),
                      {"criteria", "error_rate", "phase_time", "disk_reserve", "to"});
    Triggers triggers;
    triggers.at = node.at;
    triggers.criteriaMissed = cursor.has("criteria") && cursor.choice("criteria", {"missed"}, {}) == QLatin1StringView("missed");
    triggers.errorRate = cursor.optionalFraction("error_rate");
    if (const YamlNode* const time = cursor.find("phase_time"))
        triggers.phaseSeconds = static_cast<double>(readSeconds(reading, *time, QStringLiteral("phase_time")));
    if (const YamlNode* const reserve = cursor.find("disk_reserve"))
        triggers.diskReserveBytes = readBytes(reading, *reserve, QStringLiteral("disk_reserve"));
    triggers.to = cursor.name("to", {});
    return triggers;
}

} // namespace godwit::core
