// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/row_values.h"
#include "migration.h"
#include "migration_text.h"

using namespace godwit::core;
using namespace godwit::tests;

namespace {

const QString kParcels = QStringLiteral("parcels");

/// "column = literal" of each column of a row.
QStringList literalsOf(const QList<std::pair<QString, Value>>& values)
{
    QStringList literals;
    for (const auto& [column, value] : values)
        literals.append(column + QStringLiteral(" = ") + value.toLiteral());
    return literals;
}

/// The same of the row in the database.
QStringList literalsIn(Database& database, const Value& key)
{
    QList<std::pair<QString, Value>> values;
    const auto columns =
        database.rows(QStringLiteral("SELECT name FROM pragma_table_info('parcels') ORDER BY cid"));
    const auto rows = database.rows(QStringLiteral("SELECT * FROM parcels WHERE id = ?"), {key});
    for (size_t column = 0; column < columns->size(); ++column)
        values.append({columns->at(column)[0].toString(), rows->front()[column]});
    return literalsOf(values);
}

} // namespace

/// Rows that cannot move, each for another reason: a join that finds nothing, a lookup, NOT NULL, UNIQUE,
/// CHECK, a foreign key, an overflow, bad JSON, STRICT columns.
class TestAccountsMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowThatCannotMoveSaysWhyAndMayBeWaived()
    {
        Migration migration(QStringLiteral("accounting"));
        VERIFY_SAME(migration.differences());
        for (const QuarantineEntry& entry : migration.entries())
            QCOMPARE(entry.state, EntryState::Waived);
    }

    void quarantineKeepsEachValueBitByBit()
    {
        Migration migration(QStringLiteral("accounting"));
        VERIFY_ENDED(migration.runTo(QStringLiteral("validate")), Exit::Undecided);
        auto journal = Database::open(migration.journal());
        auto source = Database::open(migration.source());
        QVERIFY(journal && source);
        const auto rows =
            journal->rows(QStringLiteral("SELECT row_id, row_values FROM quarantine ORDER BY id"));
        QVERIFY(rows);
        QCOMPARE(rows->size(), size_t(10));
        for (const Row& row : *rows) {
            const QStringList kept = literalsOf(exactRowValues(row[1].toString()));
            QCOMPARE(kept, literalsIn(*source, row[0]));
            for (const char* odd :
                 {"raw = X'00ff80'", "broken = CAST(X'61ff62' AS TEXT)", "cut = CAST(X'610062' AS TEXT)",
                  "zero = (0.0 * -1)", "endless = 9e999", "large = 9007199254740993"})
                QVERIFY2(kept.contains(QLatin1String(odd)), odd);
        }
    }

    void rowsThatAreRepairedMoveWithTheirOddValues()
    {
        Migration migration(QStringLiteral("accounting"));
        VERIFY_ENDED(migration.runTo(QStringLiteral("validate")), Exit::Undecided);
        const QList<std::array<const char*, 3>> edits = {
            {"2", "zone", "'S'"},   {"3", "kind", "'bag'"},
            {"4", "code", "'P4'"},  {"5", "code", "'P5'"},
            {"6", "weight", "2.5"}, {"7", "depot_id", "2"},
            {"8", "units", "3"},    {"9", "extra", "'{\"to\":\"Bob\"}'"},
            {"10", "units", "3"},   {"11", "weight", "5.0"}};
        for (const auto& [key, column, literal] : edits)
            VERIFY_ENDED(
                migration.edit(kParcels, QLatin1String(key), QLatin1String(column), QLatin1String(literal)),
                Exit::Done);
        VERIFY_ENDED(migration.replay(), Exit::Done);
        VERIFY_SAME(migration.finished(QStringLiteral("mended.txt")));
    }
};

QTEST_GUILESS_MAIN(TestAccountsMigrations)
#include "test_accounts_migrations.moc"
