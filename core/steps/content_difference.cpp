// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/content_difference.h"

#include "core/checks/figures.h"

#include <map>

namespace godwit::core {

namespace {

constexpr int kExpected = 0;
constexpr int kStored = 1;

/// The rows that differ, by identity, as far as they are shown.
struct ShownRow
{
    std::optional<Row> expected;
    std::optional<Row> stored;
};

Row rowOf(const ContentRow& row)
{
    Row values;
    for (const Cell& cell : row.cells)
        values.push_back(valueOf(cell));
    return values;
}

/// True for `name` with what `unique` appends.
bool isSuffixed(const Unique& unique, const Value& name, const Value& stored)
{
    if (name.type != Value::Type::Text || stored.type != Value::Type::Text ||
        !stored.bytes.startsWith(name.bytes))
        return false;
    QByteArray rest = stored.bytes.mid(name.bytes.size());
    const QByteArray suffix = unique.suffix.toUtf8();
    const qsizetype number = suffix.indexOf("{n}");
    if (number < 0) {
        while (!rest.isEmpty() && rest.startsWith(suffix))
            rest.remove(0, suffix.size());
        return rest.isEmpty();
    }
    const QByteArray before = suffix.left(number);
    const QByteArray after = suffix.mid(number + 3);
    if (!rest.startsWith(before) || !rest.endsWith(after) || rest.size() <= before.size() + after.size())
        return false;
    bool isNumber = false;
    const qint64 counted =
        rest.mid(before.size(), rest.size() - before.size() - after.size()).toLongLong(&isNumber);
    return isNumber && counted >= 2;
}

/// Compares one table; lives for one call.
class Comparison
{
public:
    Comparison(const TableContent& table, Database scratch) : m_table(table), m_scratch(std::move(scratch)) {}

    Status begin()
    {
        // Never committed: the tables go with the connection.
        return m_scratch.execute(QStringLiteral(
            "BEGIN; CREATE TEMP TABLE hashes (identity INTEGER NOT NULL, hash INTEGER NOT NULL, side INTEGER "
            "NOT NULL);"
            "CREATE TEMP TABLE names (identity INTEGER NOT NULL, side INTEGER NOT NULL, name, suffix TEXT)"));
    }

    Status load(const ContentRow& row, int side)
    {
        if (!m_insert) {
            GODWIT_TRY(Statement insert,
                       m_scratch.prepare(QStringLiteral(
                           "INSERT INTO temp.hashes (identity, hash, side) VALUES (?, ?, ?)")));
            m_insert.emplace(std::move(insert));
            GODWIT_TRY(Statement name,
                       m_scratch.prepare(QStringLiteral(
                           "INSERT INTO temp.names (identity, side, name, suffix) VALUES (?, ?, ?, ?)")));
            m_name.emplace(std::move(name));
        }
        const quint64 identity = identityOf(m_table, row);
        quint64 hash = 0;
        for (size_t column = 0; column < row.cells.size(); ++column) {
            if (static_cast<int>(column) != m_table.suffixedAt)
                hash = identityWith(hash, row.cells[column]);
        }
        m_insert->bindInteger(1, static_cast<qint64>(identity));
        m_insert->bindInteger(2, static_cast<qint64>(hash));
        m_insert->bindInteger(3, side);
        GODWIT_CHECK(m_insert->run());
        if (m_table.suffixedAt < 0)
            return {};
        m_unique = row.unique ? row.unique : m_unique;
        m_name->bindInteger(1, static_cast<qint64>(identity));
        m_name->bindInteger(2, side);
        m_name->bind(3, valueOf(row.cells[static_cast<size_t>(m_table.suffixedAt)]));
        m_name->bind(4, row.unique ? Value::ofText(QStringLiteral("")) : Value::null());
        return m_name->run();
    }

    /// Identities with another number of rows, or other values, on the two sides.
    Status compare(ContentDifference& difference)
    {
        m_insert.reset();
        m_name.reset();
        GODWIT_TRY(
            Statement rows,
            m_scratch.prepare(QStringLiteral(
                "SELECT identity, sum(side = 0), sum(side = 1) FROM temp.hashes GROUP BY identity"
                " HAVING sum(side = 0) <> sum(side = 1) OR min(hash) <> max(hash) ORDER BY identity")));
        while (true) {
            GODWIT_TRY(const bool hasRow, rows.step());
            if (!hasRow)
                break;
            const qint64 expected = rows.integer(1);
            const qint64 stored = rows.integer(2);
            difference.missing += std::max<qint64>(expected - stored, 0);
            difference.surplus += std::max<qint64>(stored - expected, 0);
            difference.changed += expected == stored ? 1 : 0;
            show(rows.integer(0));
        }
        return compareNames(difference);
    }

    [[nodiscard]] bool showsAny() const { return !m_shown.empty(); }
    void keep(const ContentRow& row, int side)
    {
        const auto found = m_shown.find(identityOf(m_table, row));
        if (found != m_shown.end())
            (side == kExpected ? found->second.expected : found->second.stored) = rowOf(row);
    }

    void addSamples(ContentDifference& difference) const
    {
        for (const auto& [identity, row] : m_shown) {
            if (difference.samples.size() >= kSampleRows)
                return;
            const qsizetype shown = difference.samples.size();
            if (row.expected && row.stored && !m_table.keyAt.empty())
                addCells(*row.expected, *row.stored, difference);
            if (difference.samples.size() == shown) // the same values, another number of times
                addRow(row, difference);
        }
    }

private:
    void show(qint64 identity)
    {
        if (m_shown.size() < static_cast<size_t>(kSampleRows))
            m_shown.emplace(static_cast<quint64>(identity), ShownRow());
    }

    Status compareNames(ContentDifference& difference)
    {
        if (m_table.suffixedAt < 0)
            return {};
        GODWIT_CHECK(m_scratch.execute(
            QStringLiteral("CREATE INDEX temp.names_by_identity ON names (identity, side)")));
        GODWIT_TRY(
            Statement rows,
            m_scratch.prepare(QStringLiteral(
                "SELECT e.identity, e.name, s.name, e.suffix IS NOT NULL FROM temp.names AS e CROSS JOIN "
                "temp.names AS s"
                " ON s.identity = e.identity AND s.side = 1 WHERE e.side = 0"
                " AND (e.name IS NOT s.name OR typeof(e.name) <> typeof(s.name))")));
        while (true) {
            GODWIT_TRY(const bool hasRow, rows.step());
            if (!hasRow)
                return {};
            if (rows.integer(3) != 0 && m_unique && isSuffixed(*m_unique, rows.value(1), rows.value(2))) {
                ++difference.suffixed;
                continue;
            }
            ++difference.changed;
            show(rows.integer(0));
        }
    }

    [[nodiscard]] QString keyText(const Row& row) const
    {
        Row key;
        for (const int part : m_table.keyAt)
            key.push_back(row[static_cast<size_t>(part)]);
        return shownKey(key);
    }

    void addCells(const Row& expected, const Row& stored, ContentDifference& difference) const
    {
        difference.showCells(
            m_table.name, keyText(expected), m_table.columns, expected, stored, [&](size_t column) {
                const bool mayHaveSuffix = static_cast<int>(column) == m_table.suffixedAt && m_unique;
                return expected[column] == stored[column] ||
                       (mayHaveSuffix && isSuffixed(*m_unique, expected[column], stored[column]));
            });
    }

    void addRow(const ShownRow& row, ContentDifference& difference) const
    {
        const QString key =
            keyText(row.expected ? *row.expected
                                 : row.stored.value_or(Row(static_cast<size_t>(m_table.columns.size()))));
        difference.showRow(m_table.name, key, row.expected, row.stored);
    }

    const TableContent& m_table;
    Database m_scratch;
    std::optional<Statement> m_insert;
    std::optional<Statement> m_name;
    const Unique* m_unique = nullptr;
    std::map<quint64, ShownRow> m_shown;
};

} // namespace

Result<ContentDifference> differenceOf(const TableContent& table, const ReadContent& expected,
                                       const ReadContent& stored, const CancelToken& cancel)
{
    GODWIT_TRY(auto scratch, Database::openInMemory());
    scratch.setCancel(cancel);
    Comparison comparison(table, std::move(scratch));
    GODWIT_CHECK(comparison.begin());
    GODWIT_CHECK(expected([&](const ContentRow& row) { return comparison.load(row, kExpected); }));
    GODWIT_CHECK(stored([&](const ContentRow& row) { return comparison.load(row, kStored); }));
    ContentDifference difference;
    GODWIT_CHECK(comparison.compare(difference));
    if (!comparison.showsAny())
        return difference;
    const auto keep = [&](int side) {
        return [&comparison, side](const ContentRow& row) -> Status {
            comparison.keep(row, side);
            return {};
        };
    };
    GODWIT_CHECK(expected(keep(kExpected)));
    GODWIT_CHECK(stored(keep(kStored)));
    comparison.addSamples(difference);
    return difference;
}

} // namespace godwit::core
