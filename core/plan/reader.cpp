// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/reader.h"

#include "core/plan/nearest.h"
#include "core/plan/reader_parts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

constexpr qint64 kGrammar = 1;

void readGrammar(PlanReading& reading, PlanCursor& cursor)
{
    const YamlNode& node = cursor.required("godwit");
    const QString known = QString::number(kGrammar);
    if (!reading.hasFailed() && node.text != known)
        reading.fail(ErrorCode::PlanWrongType, node.at,
                     QStringLiteral("this Godwit reads plans that say %1 here.").arg(named(QStringLiteral("godwit: ") + known)));
}

QString readStrategy(PlanReading& reading, PlanCursor& cursor)
{
    const YamlNode* const node = cursor.find("strategy");
    const QStringList known{kPhased, kBigBang, kBlueGreen};
    if (!node)
        return kPhased;
    const QStringList later = asList({"incremental", "parallel-run", "rolling"});
    if (node->isScalar() && later.contains(node->text)) {
        refuseLater(reading, node->at, QStringLiteral("the strategy %1 comes in a later version.").arg(named(node->text)),
                    QStringLiteral("Use one of: %1.").arg(known.join(QStringLiteral(", "))));
        return {};
    }
    return readChoice(reading, *node, QStringLiteral("strategy"), known + later);
}

void readHead(PlanReading& reading, PlanCursor& cursor, Plan& plan)
{
    readGrammar(reading, cursor);
    plan.name = cursor.name("name");
    plan.version = cursor.name("version", QStringLiteral("1"));
    plan.type = cursor.choice("type",
                              {"database-schema", "system-architecture", "technology-stack", "data-migration"},
                              QStringLiteral("data-migration"));
    plan.status = cursor.choice("status", {"draft", "in-review", "approved", "in-progress", "completed"},
                                QStringLiteral("draft"));
    plan.strategy = readStrategy(reading, cursor);
    plan.authors = cursor.optionalNames("authors");
}

void readBody(PlanReading& reading, PlanCursor& cursor, Plan& plan)
{
    if (const YamlNode* const node = cursor.find("about"))
        plan.about = readAbout(reading, *node);
    if (const YamlNode* const node = cursor.find("criteria"))
        plan.criteria = readCriteria(reading, *node);
    if (const YamlNode* const node = cursor.find("rollback_when"))
        plan.rollbackWhen = readTriggers(reading, *node);
    if (const YamlNode* const node = cursor.find("retention"))
        plan.retention = readRetention(reading, *node);
    if (const YamlNode* const node = cursor.find("limits"))
        plan.limits = readLimits(reading, *node);
    if (const YamlNode* const node = cursor.find("source"))
        plan.source = readSource(reading, *node);
    if (const YamlNode* const node = cursor.find("parameters"))
        plan.parameters = readTexts(reading, *node, QStringLiteral("parameters"));
    if (const YamlNode* const node = cursor.find("lookups"))
        plan.lookups = readLookups(reading, *node);
    const YamlNode& target = cursor.required("target");
    if (!reading.hasFailed())
        plan.target = readTarget(reading, target);
    const YamlNode& phases = cursor.required("phases");
    if (!reading.hasFailed())
        plan.phases = readPhases(reading, phases);
}

} // namespace

void refuseLater(PlanReading& reading, const Position& at, const QString& what, const QString& next)
{
    reading.fail(planError(ErrorCode::PlanStrategyLater, at, what).withNext(next));
}

Result<Plan> readPlanText(const QByteArray& yaml, const QString& path)
{
    PlanFiles files(path, yaml);
    GODWIT_TRY(const YamlNode root, parseYaml(yaml, QFileInfo(path).fileName()));
    PlanReading reading(files);
    PlanCursor cursor(reading, root, QStringLiteral("a plan"),
                      {"godwit", "name", "version", "type", "status", "strategy", "authors", "about",
                       "criteria", "rollback_when", "retention", "limits", "source", "target", "parameters",
                       "lookups", "phases"});
    Plan plan;
    plan.path = path;
    readHead(reading, cursor, plan);
    readBody(reading, cursor, plan);
    if (reading.hasFailed())
        return reading.error();
    plan.files = files.files();
    plan.hash = files.hash();
    return plan;
}

Result<Plan> readPlan(const QString& path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return Error(ErrorCode::PlanUnreadable, QStringLiteral("There is no plan file %1.").arg(named(path)));
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::PlanUnreadable, QStringLiteral("The plan file %1 cannot be read: %2.")
                                                    .arg(named(path), file.errorString()));
    return readPlanText(file.read(kMostPlanBytes + 1), path);
}

} // namespace godwit::core
