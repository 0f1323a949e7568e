// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/checker.h"

#include "core/plan/checker_parts.h"
#include "core/plan/nearest.h"
#include "core/plan/yaml_node.h"

#include <algorithm>

namespace godwit::core {

namespace {

void checkVersion(const char* key, std::optional<qint64> said, qint64 inFile, const Plan& plan, QList<Error>& errors)
{
    if (said && inFile != 0 && *said != inFile)
        addError(errors, ErrorCode::PlanReference, plan.target.at,
                 QStringLiteral("%1 is %2 here and %3 in %4.")
                     .arg(named(QString::fromLatin1(key)))
                     .arg(*said)
                     .arg(inFile)
                     .arg(named(plan.target.schema.at.file)));
}

void checkTarget(const Plan& plan, const Catalog& target, QList<Error>& errors)
{
    checkVersion("user_version", plan.target.userVersion, target.userVersion, plan, errors);
    checkVersion("application_id", plan.target.applicationId, target.applicationId, plan, errors);
    checkReservedNames(target, QStringLiteral("the target's schema"), ErrorCode::PlanReference, plan.target.at, errors);
    for (const QString& kept : plan.target.keep) {
        if (target.table(kept))
            addError(errors, ErrorCode::PlanReference, plan.target.at,
                     QStringLiteral("the table %1 is kept, and the target's schema creates it too.").arg(named(kept)));
    }
    for (const Table& table : target.tables) {
        for (const ForeignKey& key : table.foreignKeys) {
            if (target.table(key.parent) || containsName(plan.target.keep, key.parent))
                continue;
            addError(errors, ErrorCode::PlanReference, plan.target.at,
                     QStringLiteral("the target's table %1 refers to %2, which is neither in the target's schema nor kept%3")
                         .arg(named(table.name), named(key.parent),
                              suggestion(key.parent, tableNames(target) + plan.target.keep)));
        }
    }
}

void checkSchedule(const Plan& plan, QList<Error>& errors)
{
    QStringList phases;
    for (const Phase& phase : plan.phases)
        phases.append(phase.id);
    for (const ScheduleItem& item : plan.about.schedule) {
        for (const QString& name : QStringList{item.phase} + item.after) {
            if (!phases.contains(name))
                addError(errors, ErrorCode::PlanReference, item.at,
                         QStringLiteral("there is no phase %1%2").arg(named(name), suggestion(name, phases)));
        }
    }
}

/// Columns of kept tables are looked for when the check runs.
void checkNamedFiles(const Plan& plan, const Catalog& target, const ValidateStep& step, QList<Error>& errors)
{
    for (const NamedFiles& files : step.files) {
        const Table* const table = target.table(files.table);
        if (!table && !containsName(plan.target.keep, files.table))
            addError(errors, ErrorCode::PlanReference, files.at,
                     QStringLiteral("the target has no table %1%2")
                         .arg(named(files.table), suggestion(files.table, tableNames(target) + plan.target.keep)));
        if (table && !table->column(files.column))
            addError(errors, ErrorCode::PlanReference, files.at,
                     QStringLiteral("the target's table %1 has no column %2%3")
                         .arg(named(table->name), named(files.column), suggestion(files.column, table->columnNames())));
    }
}

void checkMoves(const Plan& plan, const Catalog& target, QList<Error>& errors)
{
    for (const Phase& phase : plan.phases) {
        for (const Step& step : phase.steps) {
            if (const auto* const move = std::get_if<MoveStep>(&step.work))
                checkMove(plan, target, step, *move, errors);
            checkChange(plan, target, step, errors);
            if (const auto* const validate = std::get_if<ValidateStep>(&step.work))
                checkNamedFiles(plan, target, *validate, errors);
            const auto* const drop = std::get_if<DropStep>(&step.work);
            for (const QString& table : drop ? drop->tables : QStringList()) {
                if (containsName(plan.rebuiltTables(), table))
                    addError(errors, ErrorCode::PlanReference, step.at,
                             QStringLiteral("the table %1 is rebuilt; no old one is left to be dropped.").arg(named(table)));
                if (containsName(plan.target.keep, table))
                    addError(errors, ErrorCode::PlanReference, step.at,
                             QStringLiteral("the table %1 is kept; it cannot be dropped.").arg(named(table)));
            }
        }
    }
}

} // namespace

void addError(QList<Error>& errors, ErrorCode code, const Position& at, const QString& what)
{
    errors.append(planError(code, at, what));
}

bool containsName(const QStringList& names, const QString& name)
{
    return std::any_of(names.begin(), names.end(), [&](const QString& one) { return isSameName(one, name); });
}

QStringList tableNames(const Catalog& catalog)
{
    QStringList names;
    for (const Table& table : catalog.tables)
        names.append(table.name);
    return names;
}

QList<Error> checkPlan(const Plan& plan)
{
    QList<Error> errors;
    checkSchedule(plan, errors);
    checkOrder(plan, errors);
    const auto target = catalogOfScript(plan.target.schema.text);
    if (target) {
        checkTarget(plan, target.value(), errors);
        checkMoves(plan, target.value(), errors);
        checkSqlNames(plan, target.value(), errors);
        checkLets(plan, errors);
        checkReferences(plan, target.value(), errors);
        checkKeyUpdates(plan, target.value(), errors);
    } else {
        const Error& cause = target.error();
        errors.append(Error(ErrorCode::PlanSql, QStringLiteral("%1: %2").arg(plan.target.schema.at.file, cause.what))
                          .withDetail(cause.detail)
                          .withSqlite(cause.sqlite));
    }
    return errors;
}

StatedVersions targetVersions(const Plan& plan)
{
    const auto inFile = versionsStatedIn(plan.target.schema.text);
    StatedVersions stated = inFile ? *inFile : StatedVersions(); // checkPlan tells what is wrong with it
    if (plan.target.userVersion)
        stated.userVersion = plan.target.userVersion;
    if (plan.target.applicationId)
        stated.applicationId = plan.target.applicationId;
    return stated;
}

} // namespace godwit::core
