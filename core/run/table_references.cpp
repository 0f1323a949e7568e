// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/table_references.h"

#include "core/checks/digest.h"
#include "core/checks/figures.h"
#include "core/checks/orphan_query.h"
#include "core/schema/sql_words.h"

#include <algorithm>

namespace godwit::core {

namespace {

QString pairOf(const Table& table, const ForeignKey& key)
{
    return table.name + QStringLiteral(" → ") + key.parent;
}

/// One reference under the eye: the rows of a table by one of its keys.
class ReferenceLook
{
public:
    ReferenceLook(Database& database, const Table& table, const ForeignKey& key, const PlaceOfTable& place)
        : m_database(database), m_table(table), m_key(key), m_place(place)
    {
    }

    Status look(const QList<const BrokenRows*>& before, BrokenRows& broken) const
    {
        qint64& rows = broken.pairs[pairOf(m_table, m_key)];
        const QString parent = m_place(m_key.parent);
        if (!parent.isNull() &&
            (m_key.columns.isEmpty() || m_key.columns.size() != m_key.parentColumns.size())) {
            return Error(ErrorCode::SqlFailed,
                         QStringLiteral("The key (%1) fits no key of %2.")
                             .arg(m_key.columns.join(QStringLiteral(", ")), m_key.parent));
        }
        const QStringList named = namingColumns(m_table);
        QStringList shown;
        for (const QString& column : named + m_key.columns)
            shown.append(ofChild(column));
        GODWIT_TRY(
            Statement found,
            m_database.prepare(
                QStringLiteral("SELECT %1%2 ORDER BY %3")
                    .arg(shown.join(QStringLiteral(", ")),
                         orphansFrom(m_place(m_table.name), parent, m_table, m_key),
                         shown.mid(0, std::max<qsizetype>(1, named.size())).join(QStringLiteral(", ")))));
        while (true) {
            GODWIT_TRY(const bool hasRow, found.step());
            if (!hasRow)
                return {};
            ++rows;
            note(found, static_cast<int>(named.size()), before, broken);
        }
    }

private:
    [[nodiscard]] QByteArray identity(const Statement& row) const
    {
        const QStringList key{foldedName(m_table.name), foldedName(m_key.parent),
                              foldedName(m_key.columns.join(u'\0')), digestOfRow(row, 0, row.columnCount())};
        return key.join(u'\0').toUtf8();
    }

    void note(const Statement& row, int named, const QList<const BrokenRows*>& before,
              BrokenRows& broken) const
    {
        const QByteArray id = identity(row);
        broken.known.insert(id);
        if (std::any_of(before.begin(), before.end(),
                        [&id](const BrokenRows* other) { return other->known.contains(id); }))
            return;
        ++broken.fresh;
        if (broken.samples.size() >= kSampleRows)
            return;
        QStringList values;
        for (int column = 0; column < row.columnCount(); ++column) {
            const Value::Type type = row.type(column);
            const bool isLong =
                (type == Value::Type::Text || type == Value::Type::Blob) && row.bytes(column).size() > kShown;
            values.append(isLong ? bytesText(row.bytes(column), type, kShown)
                                 : row.value(column).toLiteral());
        }
        const QString name =
            named > 0 ? values.mid(0, named).join(QStringLiteral(", ")) : QStringLiteral("(a row)");
        broken.samples.append(
            QStringLiteral("%1 %2 would refer to %3 %4, which is not there")
                .arg(m_table.name, name, m_key.parent, values.mid(named).join(QStringLiteral(", "))));
    }

    static constexpr int kShown = 60; ///< characters of one value

    Database& m_database;
    const Table& m_table;
    const ForeignKey& m_key;
    const PlaceOfTable& m_place;
};

} // namespace

Result<BrokenRows> findBrokenRows(Database& database, const QList<Table>& tables, const QStringList& restored,
                                  const PlaceOfTable& place, const QList<const BrokenRows*>& before)
{
    BrokenRows broken;
    QSet<QString> unchecked; // whatever was counted by another key of the pair is no count of it
    for (const Table& table : tables) {
        if (table.isVirtual || place(table.name).isNull())
            continue;
        for (const ForeignKey& key : table.foreignKeys) {
            if (!restored.contains(table.name, Qt::CaseInsensitive) &&
                !restored.contains(key.parent, Qt::CaseInsensitive))
                continue;
            const Status looked = ReferenceLook(database, table, key, place).look(before, broken);
            if (!looked && looked.error().code != ErrorCode::SqlFailed)
                return looked.error();
            if (!looked)
                unchecked.insert(pairOf(table, key));
        }
    }
    for (const QString& pair : std::as_const(unchecked))
        broken.pairs.remove(pair);
    return broken;
}

} // namespace godwit::core
