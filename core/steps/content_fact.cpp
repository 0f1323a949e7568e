// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/figures.h"
#include "core/steps/validate_content.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// What the source said, kept in the journal for the time after the cut-over.
namespace godwit::core {

namespace {

/// The fact of a run that holds it.
const QString kContentFact = QStringLiteral("expected content");

} // namespace

QJsonObject ContentCheck::toJson(const TableContent& table, const TableDigest& digest)
{
    QJsonArray digests;
    for (const ColumnDigest& column : digest.columns)
        digests.append(column.toString());
    QJsonArray key;
    for (const int part : table.keyAt)
        key.append(part);
    return {{QStringLiteral("table"), table.name},
            {QStringLiteral("made_key"), table.madeKey},
            {QStringLiteral("numbered_by"), QJsonArray::fromStringList(table.numberedBy)},
            {QStringLiteral("columns"), QJsonArray::fromStringList(table.columns)},
            {QStringLiteral("key"), key},
            {QStringLiteral("suffixed"), table.suffixedAt},
            {QStringLiteral("rows"), digest.rows},
            {QStringLiteral("digests"), digests},
            {QStringLiteral("left_out"), TableContent::joinedWhy(table.notCompared)}};
}

TableDigest ContentCheck::digestOf(const QJsonValue& table)
{
    TableDigest digest;
    digest.rows = table[QStringLiteral("rows")].toInteger();
    for (const QJsonValue column : table[QStringLiteral("digests")].toArray())
        digest.columns.push_back(ColumnDigest::ofString(column.toString()));
    return digest;
}

/// The moves ran once; what they were to give holds until they run again. By when their phases began: a check may stand in one
/// of them, before its end.
Result<QString> ContentCheck::marker()
{
    QStringList ends;
    GODWIT_TRY(const auto phases, m_context.journal.phases(m_context.run.id));
    for (const PhaseStatus& phase : phases) {
        const Phase* const planned = m_context.plan.phase(phase.id);
        if (planned && planned->settles())
            ends.append(phase.id + u' ' + timeText(phase.startedAt));
    }
    return ends.join(QStringLiteral(", "));
}

Status ContentCheck::remember()
{
    QJsonArray tables;
    for (size_t table = 0; table < m_tables.size(); ++table) {
        if (m_tables[table].whyNot.isEmpty() && !m_expectedSides[table].error)
            tables.append(toJson(m_tables[table], m_expectedSides[table].digest));
        else if (!m_tables[table].whyNot.isEmpty())
            tables.append(QJsonObject{{QStringLiteral("table"), m_tables[table].name},
                                      {QStringLiteral("numbered_by"), QJsonArray::fromStringList(m_tables[table].numberedBy)},
                                      {QStringLiteral("why"), m_tables[table].whyNot}});
    }
    GODWIT_TRY(const QString moved, marker());
    const QJsonObject all{{QStringLiteral("moved"), moved}, {QStringLiteral("tables"), tables}};
    return m_context.journal.putFact(m_context.run.id, kContentFact,
                                     QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)));
}

/// What was told before the cut-over, a table each; those of which nothing was told say so.
Status ContentCheck::recall()
{
    GODWIT_TRY(const QString fact, m_context.journal.fact(m_context.run.id, kContentFact));
    GODWIT_TRY(const QString moved, marker());
    const QJsonObject all = QJsonDocument::fromJson(fact.toUtf8()).object();
    const QJsonArray known = all[QStringLiteral("moved")].toString() == moved
                                 ? all[QStringLiteral("tables")].toArray()
                                 : QJsonArray();
    m_tables.clear();
    m_expectedSides.clear();
    GODWIT_TRY(const ChangedTables changed, ChangedTables::of(m_context.journal, m_context.run.id));
    QStringList names;
    for (const Table& table : m_context.target.tables) {
        if (!isCarriedOver(m_context.plan, table.name) && !table.isShadow && !table.isVirtual)
            names.append(table.name);
    }
    for (const QString& name : m_context.plan.target.keep + m_context.plan.rebuiltTables()) {
        if (changed.find(name))
            names.append(name);
    }
    for (const QString& name : std::as_const(names)) {
        TableContent content;
        content.name = content.physical = name;
        content.whyNot = QStringLiteral("what it has to hold was not told before the cut-over");
        Side side;
        for (const QJsonValue value : known) {
            if (!isSameName(value[QStringLiteral("table")].toString(), name))
                continue;
            content.whyNot = value[QStringLiteral("why")].toString();
            content.madeKey = value[QStringLiteral("made_key")].toString();
            for (const QJsonValue source : value[QStringLiteral("numbered_by")].toArray())
                content.numberedBy.append(source.toString());
            for (const QJsonValue column : value[QStringLiteral("columns")].toArray())
                content.columns.append(column.toString());
            for (const QJsonValue part : value[QStringLiteral("key")].toArray())
                content.keyAt.push_back(part.toInt());
            content.suffixedAt = value[QStringLiteral("suffixed")].toInt();
            side.digest = digestOf(value);
        }
        m_tables.push_back(std::move(content));
        m_expectedSides.push_back(std::move(side));
    }
    return {};
}

} // namespace godwit::core
