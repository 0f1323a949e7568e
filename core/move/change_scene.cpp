// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/change_scene.h"

#include "core/move/change_tables.h"
#include "core/move/references.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

Status ChangeScene::open()
{
    GODWIT_CHECK(ChangeTables::create(work));
    GODWIT_TRY(now, readCatalog(work));
    GODWIT_CHECK(registerFunctions(work, verdict));
    GODWIT_CHECK(registerVerdicts(work, verdict));
    GODWIT_CHECK(registerReferences(work, {.plan = plan, .source = source, .target = target, .staging = staging, .seed = seed, .sourceFile = {}, .further = further}, verdict));
    return {};
}

Result<const Table*> ChangeScene::table(const QString& finalName) const
{
    const Table* const found = now.table(staging.physicalName(finalName));
    if (!found)
        return Error(ErrorCode::PlanReference, QStringLiteral("The work file has no table %1.").arg(finalName));
    return found;
}

QString ChangeScene::finalName(const QString& physicalName) const
{
    for (const Table& table : target.tables) {
        if (isSameName(staging.physicalName(table.name), physicalName))
            return table.name;
    }
    return physicalName;
}

bool ChangeScene::isOurs(const QString& physicalName) const
{
    const auto isPhysical = [&](const Table& table) { return isSameName(staging.physicalName(table.name), physicalName); };
    return plan.target.keep.contains(physicalName, Qt::CaseInsensitive) ||
           std::any_of(target.tables.begin(), target.tables.end(), isPhysical);
}

bool ChangeScene::isCarriedOver(const QString& finalName) const
{
    return (plan.target.keep + plan.rebuiltTables()).contains(finalName, Qt::CaseInsensitive);
}

void ChangeScene::bindParameters(Statement& statement) const
{
    for (auto it = plan.parameters.constBegin(); it != plan.parameters.constEnd(); ++it)
        statement.bindNamed(it.key(), Value::ofText(it.value()));
}

QString ChangeScene::title() const
{
    return QStringLiteral("%1 %2").arg(changesOf(plan).at(number).title(),
                                       QString::number(number)); // two steps may be called the same
}

QString ChangeScene::reserved(const QString& what) const
{
    return QLatin1String(kReservedPrefix) + QStringLiteral("%1_%2").arg(what).arg(number);
}

Result<bool> ChangeScene::step(Statement& rows, bool isFirst) const
{
    const SqlBounds bounds(work, limits.valueBytes, isFirst ? limits.queryMs : limits.rowMs);
    return rows.step();
}

void ChangeScene::clearNotes() const
{
    verdict->clear();
}

Result<RowIdentity> RowIdentity::of(const Table& table)
{
    if (const QString rowid = table.rowidName(); !rowid.isEmpty())
        return RowIdentity{{rowid}, {QStringLiteral("INTEGER")}};
    if (table.primaryKey().isEmpty())
        return Error(ErrorCode::PlanReference,
                     QStringLiteral("The rows of %1 cannot be told apart: it has no key, and columns take all names of the row id.")
                         .arg(table.name));
    RowIdentity identity{table.primaryKey()};
    for (const QString& column : std::as_const(identity.columns))
        identity.types.append(plainType(table, column));
    return identity;
}

QString RowIdentity::list(const QString& alias) const
{
    QStringList terms;
    for (const QString& column : columns)
        terms.append(alias + u'.' + quoted(column));
    return terms.join(QStringLiteral(", "));
}

QString RowIdentity::equals(const QString& alias) const
{
    QStringList terms;
    for (const QString& column : columns)
        terms.append(QStringLiteral("%1.%2 = ?").arg(alias, quoted(column)));
    return terms.join(QStringLiteral(" AND "));
}

QString RowIdentity::joins(const QString& list, const QString& alias) const
{
    QStringList terms;
    for (qsizetype part = 0; part < columns.size(); ++part)
        terms.append(QStringLiteral("%1.%2 = %3.%4").arg(alias, quoted(columns[part]), list, listColumns()[part]));
    return terms.join(QStringLiteral(" AND "));
}

QString RowIdentity::definitions() const
{
    QStringList terms;
    for (qsizetype part = 0; part < columns.size(); ++part)
        terms.append(listColumns()[part] + u' ' + types[part]);
    return terms.join(QStringLiteral(", "));
}

QString plainType(const Table& table, const QString& column)
{
    const Column* const found = table.column(column);
    const QString type = found ? found->declaredType : QString();
    return table.isStrict && isSameName(type, u"ANY") ? QString() : type;
}

QStringList RowIdentity::listColumns() const
{
    QStringList names;
    for (qsizetype part = 0; part < columns.size(); ++part)
        names.append(QStringLiteral("_godwit_k%1").arg(part));
    return names;
}

} // namespace godwit::core
