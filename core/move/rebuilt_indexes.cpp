// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/rebuilt_indexes.h"

#include "core/sqlite/quoting.h"
#include "core/sqlite/transaction.h"

namespace godwit::core {

namespace {

/// CREATE INDEX under another name.
QString renamedIndex(const QString& createSql, const QString& name)
{
    const QList<SqlToken> tokens = tokensOf(createSql);
    QString text;
    bool isNext = false;
    bool isDone = false;
    for (const SqlToken& token : tokens) {
        const bool isName = isNext && !isDone && (token.isName() || token.kind == SqlToken::Kind::Text);
        text += isName ? quoted(name) : token.text;
        isDone = isDone || isName;
        isNext = isNext || token.is(u"index");
    }
    return text;
}

Status dropIndex(Database& work, const QString& name)
{
    return work.execute(QStringLiteral("DROP INDEX IF EXISTS main.%1").arg(quoted(name)));
}

} // namespace

QString RebuiltIndexes::reserved(qsizetype index) const
{
    return m_scene.reserved(QStringLiteral("index")) + QStringLiteral("_%1").arg(index);
}

Result<bool> RebuiltIndexes::isThere(const QString& name, const QString& table)
{
    GODWIT_TRY(
        const qint64 count,
        m_scene.work.integer(
            QStringLiteral(
                "SELECT count(*) FROM main.sqlite_schema WHERE type = 'index' AND name = ?1 COLLATE NOCASE"
                " AND (?2 IS NULL OR tbl_name = ?2 COLLATE NOCASE)"),
            {Value::ofText(name), table.isEmpty() ? Value::null() : Value::ofText(table)}));
    return count > 0;
}

Status RebuiltIndexes::begin(const NameMap& physical)
{
    for (qsizetype number = 0; number < m_wanted.indexes.size(); ++number) {
        const Index& index = m_wanted.indexes[number];
        if (index.sql.isNull())
            continue;
        GODWIT_TRY(const bool isTaken, isThere(index.name, {}));
        const QString name = isTaken ? reserved(number) : index.name;
        GODWIT_CHECK(m_scene.work.execute(renamedIndex(renameTables(index.sql, physical), name)));
        if (!index.isUnique)
            GODWIT_CHECK(dropIndex(m_scene.work, name));
    }
    return {};
}

Result<bool> RebuiltIndexes::createNext()
{
    for (qsizetype number = 0; number < m_wanted.indexes.size(); ++number) {
        const Index& index = m_wanted.indexes[number];
        if (index.sql.isNull())
            continue;
        GODWIT_TRY(const bool isDone, isThere(index.name, m_wanted.name));
        if (isDone)
            continue;
        GODWIT_TRY(auto transaction, Transaction::begin(m_scene.work));
        GODWIT_CHECK(dropIndex(m_scene.work, index.name));
        GODWIT_CHECK(m_scene.work.execute(index.sql));
        GODWIT_CHECK(dropIndex(m_scene.work, reserved(number)));
        GODWIT_CHECK(transaction.commit());
        return false;
    }
    return true;
}

} // namespace godwit::core
