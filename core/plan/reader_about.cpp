// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reader_parts.h"

#include <QDate>

#include <limits>

namespace godwit::core {

namespace {

/// One line for people of whatever stands there: "who: team, when: weekly".
QString lineOf(const YamlNode& node)
{
    if (!node.isMap() && !node.isSequence())
        return node.text.trimmed();
    QStringList parts;
    for (size_t index = 0; index < node.items.size(); ++index) {
        const QString value = lineOf(node.items[index]);
        parts.append(node.isMap() ? node.keys[index].text + QStringLiteral(": ") + value : value);
    }
    return parts.join(node.isMap() ? QStringLiteral(", ") : QStringLiteral("; "));
}

/// A text, a list or a map, as lines.
QStringList linesOf(const YamlNode& node)
{
    if (!node.isMap() && !node.isSequence())
        return {lineOf(node)};
    QStringList lines;
    for (size_t index = 0; index < node.items.size(); ++index) {
        const QString value = lineOf(node.items[index]);
        lines.append(node.isMap() ? node.keys[index].text + QStringLiteral(": ") + value : value);
    }
    return lines;
}

Risk readRisk(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a risk"), {"risk", "probability", "impact", "mitigation"});
    Risk risk;
    risk.risk = cursor.name("risk");
    risk.probability = cursor.choice("probability", {"low", "medium", "high"}, {});
    risk.impact = cursor.choice("impact", {"low", "medium", "high", "critical"}, {});
    risk.mitigation = cursor.name("mitigation", {});
    return risk;
}

ScheduleItem readScheduleItem(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("a schedule's item"), {"phase", "start", "days", "after", "owner"});
    ScheduleItem item;
    item.at = node.at;
    item.phase = cursor.name("phase");
    item.start = cursor.name("start", {});
    if (!item.start.isEmpty() && !QDate::fromString(item.start, QStringLiteral("yyyy-MM-dd")).isValid())
        reading.fail(ErrorCode::PlanWrongType, cursor.required("start").at,
                     QStringLiteral("“start” wants a day, as 2026-01-31."));
    item.days = static_cast<int>(cursor.optionalInteger("days", 0, 100'000).value_or(0));
    item.after = cursor.optionalNames("after");
    item.owner = cursor.name("owner", {});
    return item;
}

} // namespace

About readAbout(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“about”"),
                      {"summary", "goals", "risks", "schedule", "resources", "kpis", "communication", "checklists", "links"});
    About about;
    about.summary = cursor.name("summary", {}).trimmed();
    if (const YamlNode* const goals = cursor.find("goals")) {
        for (const YamlNode& goal : readItems(reading, *goals, QStringLiteral("goals")))
            about.goals.append(readName(reading, goal, QStringLiteral("goals")));
    }
    if (const YamlNode* const risks = cursor.find("risks")) {
        for (const YamlNode& risk : readItems(reading, *risks, QStringLiteral("risks")))
            about.risks.append(readRisk(reading, risk));
    }
    if (const YamlNode* const schedule = cursor.find("schedule")) {
        for (const YamlNode& item : readItems(reading, *schedule, QStringLiteral("schedule")))
            about.schedule.append(readScheduleItem(reading, item));
    }
    for (const char* const key : {"resources", "kpis", "communication", "checklists", "links"}) {
        if (const YamlNode* const lines = cursor.find(key))
            about.lists.insert(QString::fromLatin1(key), linesOf(*lines));
    }
    return about;
}

Criteria readCriteria(PlanReading& reading, const YamlNode& node)
{
    PlanCursor cursor(reading, node, QStringLiteral("“criteria”"),
                      {"rows_lost", "error_rate", "slowdown", "seconds", "memory_mib"});
    Criteria criteria;
    criteria.rowsLost = cursor.optionalInteger("rows_lost", 0, std::numeric_limits<qint64>::max()).value_or(0);
    criteria.errorRate = cursor.optionalFraction("error_rate");
    criteria.slowdown = cursor.optionalFraction("slowdown");
    criteria.seconds = cursor.optionalNumber("seconds");
    criteria.memoryMiB = cursor.optionalNumber("memory_mib");
    return criteria;
}

Retention readRetention(PlanReading& reading, const YamlNode& node)
{
    constexpr qint64 kMost = 100'000;
    PlanCursor cursor(reading, node, QStringLiteral("“retention”"), {"snapshots", "days"});
    Retention retention;
    retention.snapshots = cursor.optionalInteger("snapshots", 1, kMost);
    retention.days = cursor.optionalInteger("days", 0, kMost);
    return retention;
}

TimeLimits readLimits(PlanReading& reading, const YamlNode& node)
{
    constexpr qint64 kMostSeconds = 7 * 24 * 60 * 60;
    PlanCursor cursor(reading, node, QStringLiteral("“limits”"), {"row_seconds", "query_seconds"});
    TimeLimits limits;
    limits.rowSeconds = cursor.optionalInteger("row_seconds", 1, kMostSeconds);
    limits.querySeconds = cursor.optionalInteger("query_seconds", 1, kMostSeconds);
    return limits;
}

} // namespace godwit::core
