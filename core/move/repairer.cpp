// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/repairer.h"

#include "core/schema/staging.h"
#include "core/sqlite/literal.h"
#include "core/sqlite/quoting.h"

namespace godwit::core {

namespace {

constexpr const char* kCreateList =
    "CREATE TABLE IF NOT EXISTS main._godwit_repaired (id INTEGER PRIMARY KEY, edit INTEGER NOT NULL,"
    " table_name TEXT NOT NULL, copy INTEGER NOT NULL, number INTEGER NOT NULL, origin TEXT NOT NULL,"
    " place TEXT NOT NULL, digest TEXT NOT NULL);"
    "CREATE INDEX IF NOT EXISTS main._godwit_repaired_place ON _godwit_repaired (copy, place)";

QString copyName(int copy)
{
    return QStringLiteral("main._godwit_repaired_%1").arg(copy);
}

/// c0, c1, …: names of the source may be anything, rowid among it.
QString copyColumns(const Table& table)
{
    QStringList columns;
    for (qsizetype index = 0; index < table.columnNames().size(); ++index)
        columns.append(QStringLiteral("c%1").arg(index));
    return columns.join(QStringLiteral(", "));
}

/// SQLite's own words, or ours.
QString wordsOf(const Error& error)
{
    return error.detail.isEmpty() ? error.what : error.detail.section(u'\n', 0, 0);
}

} // namespace

Repairer::Repairer(Database& database, Catalog catalog, QStringList staying)
    : m_database(&database),
      m_firedBefore(database.setTriggers(false)),
      m_catalog(std::make_unique<Catalog>(std::move(catalog))),
      m_staying(std::move(staying))
{
}

Repairer::Repairer(Repairer&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)),
      m_firedBefore(other.m_firedBefore),
      m_catalog(std::move(other.m_catalog)),
      m_staying(std::move(other.m_staying)),
      m_tables(std::move(other.m_tables))
{
}

Repairer::~Repairer()
{
    if (m_database)
        m_database->setTriggers(m_firedBefore);
}

Result<Repairer> Repairer::create(Database& database, const QStringList& staying)
{
    GODWIT_CHECK(database.execute(QString::fromLatin1(kCreateList)));
    GODWIT_TRY(Catalog catalog, readCatalog(database));
    return Repairer(database, std::move(catalog), staying);
}

Result<Repairer::Repaired*> Repairer::repaired(const QString& name)
{
    const QString folded = foldedName(name);
    if (const auto known = m_tables.find(folded); known != m_tables.end())
        return &known->second;
    const Table* const table = m_catalog->table(name);
    if (!table)
        return Error(ErrorCode::EditRefused, QStringLiteral("There is no table %1.").arg(name));
    GODWIT_TRY(SourceRows rows, SourceRows::open(*m_database, *table));
    GODWIT_TRY(const qint64 kept,
               m_database->integer(QStringLiteral("SELECT max(copy) FROM main._godwit_repaired WHERE table_name = ?"),
                                   {Value::ofText(table->name)}));
    qint64 copy = kept;
    const bool stays = m_staying.contains(table->name, Qt::CaseInsensitive);
    if (copy == 0) {
        for (const auto& [other, repaired] : m_tables)
            copy = std::max<qint64>(copy, repaired.copy);
        GODWIT_TRY(const qint64 last, m_database->integer(QStringLiteral("SELECT max(copy) FROM main._godwit_repaired")));
        copy = std::max(copy, last) + 1;
        // One may be left of a table none of whose edits was taken.
        const QString copied = copyName(static_cast<int>(copy));
        if (!stays)
            GODWIT_CHECK(m_database->execute(QStringLiteral("DROP TABLE IF EXISTS %1; CREATE TABLE %1 (%2)")
                                                 .arg(copied, copyColumns(*table))));
    }
    const auto added =
        m_tables.emplace(folded, Repaired{table, std::move(rows), static_cast<int>(copy), stays, {}});
    return &added.first->second;
}

Result<SourceRows*> Repairer::rowsOf(const QString& table)
{
    GODWIT_TRY(Repaired* const found, repaired(table));
    return &found->rows;
}

Result<Statement*> Repairer::statement(Repaired& repaired, const QString& sql)
{
    auto known = repaired.statements.find(sql);
    if (known == repaired.statements.end()) {
        GODWIT_TRY(Statement prepared, m_database->preparePersistent(sql));
        known = repaired.statements.emplace(sql, std::move(prepared)).first;
    }
    known->second.reset();
    return &known->second;
}

Result<EditResult> Repairer::apply(const EditRecord& edit)
{
    EditResult result;
    const auto table = repaired(edit.table);
    if (!table && table.error().code == ErrorCode::EditRefused) {
        result.refused = table.error().what;
        return result;
    }
    if (!table)
        return table.error();
    GODWIT_TRY(const auto found, (*table)->rows.find(edit.key));
    for (const SourceRow& row : found) {
        if (row.digest != edit.digest)
            continue;
        GODWIT_CHECK(m_database->execute(QStringLiteral("SAVEPOINT godwit_edit")));
        SourceRow after;
        const Status applied = applyTo(**table, row, edit, after);
        // A full disk or a cancel ends the whole; what is wrong with the values leaves the row as it was.
        if (!applied && applied.error().code != ErrorCode::SqlFailed && applied.error().code != ErrorCode::EditRefused)
            return applied.error();
        if (applied)
            result.rows.append(after);
        else
            result.refused = wordsOf(applied.error());
        if (!applied)
            GODWIT_CHECK(m_database->execute(QStringLiteral("ROLLBACK TO godwit_edit")));
        GODWIT_CHECK(m_database->execute(QStringLiteral("RELEASE godwit_edit")));
    }
    return result;
}

Status Repairer::applyTo(Repaired& repaired, const SourceRow& row, const EditRecord& edit, SourceRow& after)
{
    GODWIT_TRY(Statement* const known, statement(repaired, QStringLiteral("SELECT id FROM main._godwit_repaired WHERE copy = ? AND place = ?")));
    known->bindAll({Value::ofInteger(repaired.copy), Value::ofText(literalsOf(row.place))});
    GODWIT_TRY(const bool isKnown, known->step());
    qint64 id = isKnown ? known->integer(0) : 0;
    known->reset();
    if (!isKnown) {
        GODWIT_TRY(id, repaired.stays ? list(repaired, row, 0) : keep(repaired, row));
    }
    GODWIT_TRY(const Row place, update(repaired, row.place, edit));
    GODWIT_TRY(const auto present, repaired.rows.at(place));
    if (!present)
        return Error(ErrorCode::EditRefused, QStringLiteral("The row cannot be found again after the edit."));
    after = *present;
    GODWIT_TRY(Statement* const moved, statement(repaired, QStringLiteral("UPDATE main._godwit_repaired SET edit = ?, place = ?, digest = ? WHERE id = ?")));
    moved->bindAll({Value::ofInteger(edit.id), Value::ofText(literalsOf(after.place)), Value::ofText(after.digest), Value::ofInteger(id)});
    return moved->run();
}

Result<qint64> Repairer::keep(Repaired& repaired, const SourceRow& row)
{
    const Table& table = *repaired.table;
    GODWIT_TRY(Statement* const copy,
               statement(repaired, QStringLiteral("INSERT INTO %1 SELECT %2 FROM main.%3 WHERE %4")
                                       .arg(copyName(repaired.copy), quotedList(table.columnNames()), quoted(table.name),
                                            SourceRows::placeCondition(table))));
    copy->bindAll(row.place);
    GODWIT_CHECK(copy->run());
    const qint64 number = m_database->lastInsertId();
    GODWIT_TRY(const qint64 id, list(repaired, row, number));
    // Only a row that can be put back as it was is changed at all.
    GODWIT_CHECK(remove(repaired, row.place));
    GODWIT_CHECK(putBack(repaired, number, row.place));
    GODWIT_TRY(const auto again, repaired.rows.at(row.place));
    if (!again || again->digest != row.digest)
        return Error(ErrorCode::EditRefused, QStringLiteral("The table would not take the row back as it is."));
    return id;
}

/// An entry of the list; gives its number there.
Result<qint64> Repairer::list(Repaired& repaired, const SourceRow& row, qint64 number)
{
    const Value place = Value::ofText(literalsOf(row.place));
    GODWIT_TRY(
        Statement* const listed,
        statement(
            repaired,
            QStringLiteral(
                "INSERT INTO main._godwit_repaired (edit, table_name, copy, number, origin, place, digest)"
                " VALUES (0, ?, ?, ?, ?, ?, ?)")));
    listed->bindAll({Value::ofText(repaired.table->name), Value::ofInteger(repaired.copy),
                     Value::ofInteger(number), place, place, Value::ofText(row.digest)});
    GODWIT_CHECK(listed->run());
    return m_database->lastInsertId();
}

Status Repairer::remove(Repaired& repaired, const Row& place)
{
    GODWIT_TRY(Statement* const gone,
               statement(repaired, QStringLiteral("DELETE FROM main.%1 WHERE %2")
                                       .arg(quoted(repaired.table->name), SourceRows::placeCondition(*repaired.table))));
    gone->bindAll(place);
    return gone->run();
}

Status Repairer::putBack(Repaired& repaired, qint64 number, const Row& origin)
{
    const Table& table = *repaired.table;
    const QString rowid = table.rowidName();
    GODWIT_TRY(Statement* const back,
               statement(repaired, QStringLiteral("INSERT OR ABORT INTO main.%1 (%2%3) SELECT %4%5 FROM %6 WHERE rowid = ?1")
                                       .arg(quoted(table.name), rowid.isEmpty() ? QString() : quoted(rowid) + QStringLiteral(", "),
                                            quotedList(table.columnNames()), rowid.isEmpty() ? QString() : QStringLiteral("?2, "),
                                            copyColumns(table), copyName(repaired.copy))));
    back->bindInteger(1, number);
    if (!rowid.isEmpty())
        back->bind(2, origin.front());
    return back->run();
}

Result<Row> Repairer::update(Repaired& repaired, const Row& place, const EditRecord& edit)
{
    const Table& table = *repaired.table;
    QStringList sets;
    int parameter = static_cast<int>(place.size());
    for (const auto& [column, value] : edit.values) {
        if (!table.columnNames().contains(column, Qt::CaseInsensitive))
            return Error(ErrorCode::EditRefused, QStringLiteral("%1 has no column %2 that can be set.").arg(table.name, column));
        sets.append(QStringLiteral("%1 = ?%2").arg(quoted(column), QString::number(++parameter)));
    }
    // OR ABORT: a conflict clause of the table may say REPLACE, which would delete other rows.
    GODWIT_TRY(Statement* const change,
               statement(repaired, QStringLiteral("UPDATE OR ABORT main.%1 SET %2 WHERE %3 RETURNING %4")
                                       .arg(quoted(table.name), sets.join(QStringLiteral(", ")), SourceRows::placeCondition(table),
                                            SourceRows::placeColumns(table).join(QStringLiteral(", ")))));
    change->bindAll(place);
    parameter = static_cast<int>(place.size());
    for (const auto& [column, value] : edit.values)
        change->bind(++parameter, value);
    GODWIT_TRY(const bool hasRow, change->step());
    const Row after = hasRow ? change->row() : Row();
    change->reset();
    return after;
}

Status Repairer::putAllBack()
{
    GODWIT_TRY(const auto list,
               m_database->rows(QStringLiteral("SELECT table_name, number, origin, place"
                                               " FROM main._godwit_repaired WHERE number > 0 ORDER BY id")));
    // First all go, then all come back: two rows may have swapped what must be unique.
    for (const Row& row : list) {
        GODWIT_TRY(Repaired* const table, repaired(row[0].toString()));
        GODWIT_CHECK(remove(*table, valuesOfLiterals(row[3].toString()).value_or(Row())));
    }
    for (const Row& row : list) {
        GODWIT_TRY(Repaired* const table, repaired(row[0].toString()));
        GODWIT_CHECK(putBack(*table, row[1].integer, valuesOfLiterals(row[2].toString()).value_or(Row())));
    }
    m_tables.clear(); // their statements hold what is dropped
    GODWIT_TRY(const auto copies, m_database->rows(QStringLiteral("SELECT name FROM main.sqlite_schema WHERE type = 'table'"
                                                                  " AND name GLOB '_godwit_repaired_[0-9]*' ORDER BY name")));
    for (const Row& copy : copies)
        GODWIT_CHECK(m_database->execute(QStringLiteral("DROP TABLE main.%1").arg(quoted(copy[0].toString()))));
    return {};
}

} // namespace godwit::core
