// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/findings_json.h"

#include "core/report/json.h"

namespace godwit::core {

namespace {

QJsonObject shareJson(const SpaceShare& share)
{
    return {{QStringLiteral("what"), share.what},
            {QStringLiteral("now"), share.now},
            {QStringLiteral("peak"), share.peak},
            {QStringLiteral("after"), share.after}};
}

void insertCount(QJsonObject& object, const QString& key, qint64 count)
{
    if (count >= 0)
        object.insert(key, count);
}

QString timeText(const QDateTime& at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

QJsonObject toJson(const Finding& finding)
{
    return {{QStringLiteral("code"), finding.id()},
            {QStringLiteral("severity"), severityId(finding.severity)},
            {QStringLiteral("what"), finding.what},
            {QStringLiteral("next"), finding.next},
            {QStringLiteral("subject"), finding.subject}};
}

QJsonObject toJson(const VolumeNeed& need)
{
    QJsonArray shares;
    for (const SpaceShare& share : need.shares)
        shares.append(shareJson(share));
    return {{QStringLiteral("mount_point"), need.mountPoint},
            {QStringLiteral("file_system"), need.fileSystem},
            {QStringLiteral("total"), need.total},
            {QStringLiteral("free"), need.free},
            {QStringLiteral("reserve"), need.reserve},
            {QStringLiteral("now"), need.now},
            {QStringLiteral("peak"), need.peak},
            {QStringLiteral("after"), need.after},
            {QStringLiteral("least"), need.least},
            {QStringLiteral("free_at_peak"), need.freeAtPeak()},
            {QStringLiteral("free_after"), need.freeAfter()},
            {QStringLiteral("shares"), shares}};
}

QJsonObject toJson(const PreflightReport& report)
{
    return {{QStringLiteral("database"), report.database},
            {QStringLiteral("workspace"), report.workspace},
            {QStringLiteral("at"), timeText(report.at)},
            {QStringLiteral("before_cutover"), report.isBeforeCutover},
            {QStringLiteral("findings"), toJsonArray(report.findings)},
            {QStringLiteral("volumes"), toJsonArray(report.volumes)}};
}

QJsonObject toJson(const LeftOver& left)
{
    QJsonObject object{{QStringLiteral("table"), left.table},
                       {QStringLiteral("tool"), left.tool},
                       {QStringLiteral("original"), left.original},
                       {QStringLiteral("original_there"), left.isOriginalThere},
                       {QStringLiteral("repair"), repairId(left.repair)}};
    insertCount(object, QStringLiteral("rows"), left.rows);
    insertCount(object, QStringLiteral("original_rows"), left.originalRows);
    insertCount(object, QStringLiteral("rows_only_here"), left.rowsOnlyHere);
    QJsonArray columns;
    for (const LeftOverColumn& column : left.onlyColumns) {
        QJsonObject one{{QStringLiteral("name"), column.name}};
        insertCount(one, QStringLiteral("values"), column.values);
        columns.append(one);
    }
    object.insert(QStringLiteral("columns_only_here"), columns);
    return object;
}

QJsonObject toJson(const Ledger& ledger)
{
    return {{QStringLiteral("table"), ledger.table},
            {QStringLiteral("tool"), ledger.tool},
            {QStringLiteral("version"), ledger.version},
            {QStringLiteral("entries"), ledger.entries},
            {QStringLiteral("troubles"), QJsonArray::fromStringList(ledger.troubles)}};
}

QJsonObject toJson(const ShapeTable& table)
{
    return {{QStringLiteral("table"), table.name},
            {QStringLiteral("old"), table.isOld},
            {QStringLiteral("new"), table.isNew},
            {QStringLiteral("there"), table.isThere},
            {QStringLiteral("old_columns"), QJsonArray::fromStringList(table.oldColumns)},
            {QStringLiteral("new_columns"), QJsonArray::fromStringList(table.newColumns)},
            {QStringLiteral("missing_old"), QJsonArray::fromStringList(table.missingOld)},
            {QStringLiteral("missing_new"), QJsonArray::fromStringList(table.missingNew)},
            {QStringLiteral("is_of_new_definition"), table.isOfNewDefinition},
            {QStringLiteral("has_other_definition"), table.hasOtherDefinition}};
}

QJsonObject toJson(const DoctorReport& report)
{
    const QJsonObject shape{{QStringLiteral("match"), matchId(report.shape.match)},
                            {QStringLiteral("tables"), toJsonArray(report.shape.tables)}};
    const QJsonObject proposal{
        {QStringLiteral("plan"), report.proposal.plan},
        {QStringLiteral("schema"), report.proposal.schema},
        {QStringLiteral("scripts"), QJsonArray::fromStringList(report.proposal.scripts)},
        {QStringLiteral("does"), QJsonArray::fromStringList(report.proposal.does)},
        {QStringLiteral("problem"), report.proposal.problem}};
    return {{QStringLiteral("database"), report.database},
            {QStringLiteral("at"), timeText(report.at)},
            {QStringLiteral("findings"), toJsonArray(report.findings)},
            {QStringLiteral("left_overs"), toJsonArray(report.leftOvers)},
            {QStringLiteral("ledgers"), toJsonArray(report.ledgers)},
            {QStringLiteral("shape"), shape},
            {QStringLiteral("proposal"), proposal}};
}

} // namespace godwit::core
