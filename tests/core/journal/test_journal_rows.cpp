// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/row_values.h"
#include "support.h"

#include <QTest>

using namespace godwit::core;

class TestJournalRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<JournalFixture>(); }
    void keepsTheBalanceOfEachTable();
    void keepsAnEntryWithAllItSays();
    void tellsNullFromEmptyText();
    void filtersTheQuarantine_data();
    void filtersTheQuarantine();
    void pagesThroughTheQuarantine();
    void countsByCauseAndState();
    void givesTheLiteralsOfWhatIsNotTheTextThatIsShown();
    void waivesWhatTheFilterNames();
    void waivesNothingTwice();
    void keepsOtherRunsApart();
    void decisionsOutliveTheRowsTheyAreAbout();
    void aDecisionIsAboutOneContentOnly();
    void rowsWithoutAKeyAreToldApartByTheirContent();
    void clearsTheRowsOfOnePhaseOnly();
    void findsTheDispositionOfAKey_data();
    void findsTheDispositionOfAKey();

private:
    Repository& journal() { return m_fixture->journal; }
    void add(const char* table, const QString& key, const char* cause, const char* phase = "move",
             const char* digest = nullptr);
    void addThreeCauses();
    QuarantinePage page(const QuarantineFilter& filter = {});
    QStringList keys(const QuarantineFilter& filter = {});
    std::unique_ptr<JournalFixture> m_fixture;
};

void TestJournalRows::add(const char* table, const QString& key, const char* cause, const char* phase,
                          const char* digest)
{
    QuarantineEntry entry;
    entry.table = QString::fromLatin1(table);
    entry.key = key;
    entry.cause = QString::fromLatin1(cause);
    entry.code = QStringLiteral("GW-2107");
    entry.phase = QString::fromLatin1(phase);
    const QString content = digest ? QString::fromLatin1(digest) : QStringLiteral("digest of %1").arg(key);
    QVERIFY(journal().addQuarantine(m_fixture->run, entry, Value::null(), content));
}

void TestJournalRows::addThreeCauses()
{
    add("tasks", QStringLiteral("1"), "bad date");
    add("tasks", QStringLiteral("2"), "bad date");
    add("tasks", QStringLiteral("3"), "no parent", "second");
    add("notes", QStringLiteral("4"), "bad date");
}

QuarantinePage TestJournalRows::page(const QuarantineFilter& filter)
{
    const auto page = journal().quarantine(m_fixture->run, filter);
    if (!page)
        qFatal("%s", qPrintable(page.error().detail));
    return *page;
}

QStringList TestJournalRows::keys(const QuarantineFilter& filter)
{
    QStringList keys;
    for (const QuarantineEntry& entry : page(filter).entries)
        keys.append(entry.key);
    return keys;
}

void TestJournalRows::keepsTheBalanceOfEachTable()
{
    BalanceRow tasks{.table = QStringLiteral("tasks"),
                     .rows = 21,
                     .moved = 1,
                     .merged = 2,
                     .skipped = 3,
                     .quarantined = 4,
                     .kept = 5,
                     .unaccounted = 6};
    BalanceRow notes{.table = QStringLiteral("notes"), .rows = 7};
    QVERIFY(journal().putBalance(m_fixture->run, {notes}));
    QVERIFY(journal().putBalance(m_fixture->run, {tasks, notes}));
    const auto rows = journal().balance(m_fixture->run);
    QVERIFY(rows);
    QCOMPARE(rows->size(), 2);
    QCOMPARE(rows->at(0).table, QStringLiteral("notes"));
    QCOMPARE(rows->at(0).rows, 7);
    const BalanceRow& read = rows->at(1);
    QCOMPARE((QList<qint64>{read.rows, read.moved, read.merged, read.skipped, read.quarantined, read.kept,
                            read.unaccounted}),
             (QList<qint64>{21, 1, 2, 3, 4, 5, 6}));
    QVERIFY(journal().clearBalance(m_fixture->run));
    QVERIFY(journal().balance(m_fixture->run)->isEmpty());
}

void TestJournalRows::keepsAnEntryWithAllItSays()
{
    QuarantineEntry entry;
    entry.table = QStringLiteral("tasks");
    entry.key = QStringLiteral("it's");
    entry.column = QStringLiteral("due");
    entry.cause = QStringLiteral("The date cannot be read.");
    entry.code = QStringLiteral("GW-2107");
    entry.firstCause = QStringLiteral("The parent's date cannot be read.");
    entry.phase = QStringLiteral("move");
    entry.step = QStringLiteral("tasks → tasks");
    entry.values = {{QStringLiteral("due"), QStringLiteral("\"soon\"\n\u00e9\U0001F426")}};
    QVERIFY(journal().addQuarantine(m_fixture->run, entry, Value::ofInteger(5), QStringLiteral("d")));
    const QuarantineEntry read = page().entries.value(0);
    QVERIFY(read.id > 0);
    QCOMPARE(read.table, entry.table);
    QCOMPARE(read.key, entry.key);
    QCOMPARE(read.column, entry.column);
    QCOMPARE(read.cause, entry.cause);
    QCOMPARE(read.code, entry.code);
    QCOMPARE(read.firstCause, entry.firstCause);
    QCOMPARE(read.phase, entry.phase);
    QCOMPARE(read.step, entry.step);
    QCOMPARE(read.values, entry.values);
    QCOMPARE(read.state, EntryState::Undecided);
    QVERIFY(read.reason.isEmpty());
}

void TestJournalRows::tellsNullFromEmptyText()
{
    QuarantineEntry entry;
    entry.values = {{QStringLiteral("a"), QString()}, {QStringLiteral("b"), QStringLiteral("")}};
    QVERIFY(journal().addQuarantine(m_fixture->run, entry, Value::null(), QStringLiteral("d")));
    entry.key = QStringLiteral("");
    QVERIFY(journal().addQuarantine(m_fixture->run, entry, Value::null(), QStringLiteral("d")));
    const QuarantinePage read = page();
    QVERIFY(read.entries.at(0).key.isNull());
    QVERIFY(!read.entries.at(1).key.isNull());
    QVERIFY(read.entries.at(1).key.isEmpty());
    QCOMPARE(read.entries.at(0).values.size(), 2);
    QVERIFY(read.entries.at(0).values.at(0).second.isNull());
    QVERIFY(!read.entries.at(0).values.at(1).second.isNull());
    QVERIFY(read.entries.at(0).values.at(1).second.isEmpty());
}

void TestJournalRows::filtersTheQuarantine_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("cause");
    QTest::addColumn<QString>("phase");
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("expected");
    const QString all;
    QTest::newRow("all") << all << all << all << 0 << -1 << "1 2 3 4";
    QTest::newRow("table") << "tasks" << all << all << 0 << -1 << "1 2 3";
    QTest::newRow("cause") << all << "bad date" << all << 0 << -1 << "1 2 4";
    QTest::newRow("phase") << all << all << "second" << 0 << -1 << "3";
    QTest::newRow("table and cause") << "tasks"
                                     << "bad date" << all << 0 << -1 << "1 2";
    QTest::newRow("undecided") << all << all << all << 0 << int(EntryState::Undecided) << "1 2 4";
    QTest::newRow("waived") << all << all << all << 0 << int(EntryState::Waived) << "3";
    QTest::newRow("one entry") << all << all << all << 2 << -1 << "2";
    QTest::newRow("one entry of another table") << "notes" << all << all << 2 << -1 << "";
    QTest::newRow("nothing by that name") << "none" << all << all << 0 << -1 << "";
}

void TestJournalRows::filtersTheQuarantine()
{
    QFETCH(QString, table);
    QFETCH(QString, cause);
    QFETCH(QString, phase);
    QFETCH(int, id);
    QFETCH(int, state);
    QFETCH(QString, expected);
    addThreeCauses();
    QuarantineFilter parentless;
    parentless.cause = QStringLiteral("no parent");
    QCOMPARE(
        journal().waive(m_fixture->run, parentless, QStringLiteral("known"), QStringLiteral("ada")).value(),
        1);
    QuarantineFilter filter{.table = table, .cause = cause, .phase = phase, .state = {}, .id = {}, .after = {}};
    if (state >= 0)
        filter.state = EntryState(state);
    if (id > 0)
        filter.id = page().entries.at(id - 1).id;
    QCOMPARE(keys(filter).join(u' '), expected);
    QCOMPARE(page(filter).total, qint64(expected.split(u' ', Qt::SkipEmptyParts).size()));
}

void TestJournalRows::pagesThroughTheQuarantine()
{
    addThreeCauses();
    QuarantineFilter filter;
    filter.limit = 2;
    filter.offset = 1;
    const QuarantinePage middle = page(filter);
    QCOMPARE(middle.total, 4);
    QCOMPARE(middle.offset, 1);
    QCOMPARE(keys(filter), (QStringList{QStringLiteral("2"), QStringLiteral("3")}));
    filter.offset = 4;
    QVERIFY(keys(filter).isEmpty());
    QCOMPARE(page(filter).total, 4);
}

void TestJournalRows::countsByCauseAndState()
{
    addThreeCauses();
    QuarantineFilter first;
    first.id = page().entries.first().id;
    QVERIFY(journal().waive(m_fixture->run, first, QStringLiteral("known"), QStringLiteral("ada")));
    const auto counts = journal().quarantineCounts(m_fixture->run);
    QVERIFY(counts);
    QStringList lines;
    for (const QuarantineCount& count : *counts)
        lines.append(QStringLiteral("%1, %2, %3, %4, %5: %6")
                         .arg(count.table, count.cause, count.code, stateId(count.state), count.phase)
                         .arg(count.rows));
    QCOMPARE(lines, (QStringList{QStringLiteral("notes, bad date, GW-2107, undecided, move: 1"),
                                 QStringLiteral("tasks, bad date, GW-2107, undecided, move: 1"),
                                 QStringLiteral("tasks, bad date, GW-2107, waived, move: 1"),
                                 QStringLiteral("tasks, no parent, GW-2107, undecided, second: 1")}));
}

void TestJournalRows::givesTheLiteralsOfWhatIsNotTheTextThatIsShown()
{
    QuarantineEntry entry;
    entry.table = QStringLiteral("tasks");
    entry.key = QStringLiteral("1");
    const QString values = rowValuesText({{QStringLiteral("raw"), Value::ofBlob(QByteArrayLiteral("\xff"))},
                                          {QStringLiteral("text"), Value::ofText(QStringLiteral("X'ff'"))},
                                          {QStringLiteral("rank"), Value::ofInteger(5)},
                                          {QStringLiteral("none"), Value::null()}});
    QVERIFY(journal().addQuarantine(m_fixture->run, entry, Value::null(), QStringLiteral("digest"), values));
    const QuarantineEntry kept = page().entries.first();
    QCOMPARE(kept.values.at(0).second, kept.values.at(1).second);
    QCOMPARE(kept.literals, (QHash<QString, QString>{{QStringLiteral("raw"), QStringLiteral("X'ff'")}, {QStringLiteral("rank"), QStringLiteral("5")}}));
}

void TestJournalRows::waivesWhatTheFilterNames()
{
    addThreeCauses();
    QuarantineFilter filter;
    filter.table = QStringLiteral("tasks");
    filter.cause = QStringLiteral("bad date");
    QCOMPARE(
        journal().waive(m_fixture->run, filter, QStringLiteral("it's old"), QStringLiteral("ada")).value(),
        2);
    filter.state = EntryState::Waived;
    QCOMPARE(keys(filter), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    QCOMPARE(page(filter).entries.first().reason, QStringLiteral("it's old"));
    QCOMPARE(journal().database().text(QStringLiteral("SELECT DISTINCT who FROM decisions")).value(),
             QStringLiteral("ada"));
}

void TestJournalRows::waivesNothingTwice()
{
    addThreeCauses();
    QCOMPARE(journal().waive(m_fixture->run, {}, QStringLiteral("first"), QStringLiteral("ada")).value(), 4);
    QCOMPARE(journal().waive(m_fixture->run, {}, QStringLiteral("second"), QStringLiteral("bob")).value(), 0);
    QuarantineFilter waived; // asking for the waived ones decides nothing anew either
    waived.state = EntryState::Waived;
    QCOMPARE(journal().waive(m_fixture->run, waived, QStringLiteral("third"), QStringLiteral("bob")).value(),
             0);
    for (const QuarantineEntry& entry : page().entries)
        QCOMPARE(entry.reason, QStringLiteral("first"));
}

void TestJournalRows::keepsOtherRunsApart()
{
    addThreeCauses();
    const qint64 other = JournalFixture::begun(journal());
    QCOMPARE(journal().quarantine(other, {})->total, 0);
    QCOMPARE(journal().waive(other, {}, QStringLiteral("none"), QStringLiteral("ada")).value(), 0);
    QVERIFY(journal().quarantineCounts(other)->isEmpty());
    QVERIFY(journal().clearRows(other, QStringLiteral("move")));
    QCOMPARE(page().total, 4);
}

void TestJournalRows::decisionsOutliveTheRowsTheyAreAbout()
{
    addThreeCauses();
    QuarantineFilter filter;
    filter.table = QStringLiteral("tasks");
    filter.cause = QStringLiteral("bad date");
    QVERIFY(journal().waive(m_fixture->run, filter, QStringLiteral("known"), QStringLiteral("ada")));
    QVERIFY(journal().clearRows(m_fixture->run, QStringLiteral("move")));
    QVERIFY(journal().clearRows(m_fixture->run, QStringLiteral("second")));
    QCOMPARE(page().total, 0);
    addThreeCauses();
    QuarantineFilter waived;
    waived.state = EntryState::Waived;
    QCOMPARE(keys(waived), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
    QCOMPARE(page(waived).entries.first().reason, QStringLiteral("known"));
}

void TestJournalRows::aDecisionIsAboutOneContentOnly()
{
    add("tasks", QStringLiteral("1"), "bad date", "move", "old content");
    QVERIFY(journal().waive(m_fixture->run, {}, QStringLiteral("known"), QStringLiteral("ada")));
    QVERIFY(journal().clearRows(m_fixture->run, QStringLiteral("move")));
    add("tasks", QStringLiteral("1"), "bad date", "move", "new content");
    add("notes", QStringLiteral("1"), "bad date", "move", "old content");
    add("tasks", QStringLiteral("2"), "bad date", "move", "old content");
    QuarantineFilter undecided;
    undecided.state = EntryState::Undecided;
    QCOMPARE(page(undecided).total, 3);
}

void TestJournalRows::rowsWithoutAKeyAreToldApartByTheirContent()
{
    add("tasks", QString(), "bad date", "move", "one");
    add("tasks", QString(), "bad date", "move", "two");
    add("tasks", QStringLiteral(""), "bad date", "move", "one");
    QuarantineFilter first;
    first.id = page().entries.first().id;
    QCOMPARE(journal().waive(m_fixture->run, first, QStringLiteral("known"), QStringLiteral("ada")).value(),
             1);
    QList<EntryState> states;
    for (const QuarantineEntry& entry : page().entries)
        states.append(entry.state);
    QCOMPARE(states, (QList<EntryState>{EntryState::Waived, EntryState::Undecided, EntryState::Undecided}));
}

void TestJournalRows::clearsTheRowsOfOnePhaseOnly()
{
    addThreeCauses();
    LineageRecord record{.table = QStringLiteral("tasks"),
                         .rowId = Value::ofInteger(1),
                         .key = Value::ofInteger(1),
                         .disposition = Disposition::Skipped,
                         .targetKey = Value::null(),
                         .rule = {}};
    QVERIFY(journal().addLineage(m_fixture->run, QStringLiteral("move"), record));
    record.key = Value::ofInteger(3);
    QVERIFY(journal().addLineage(m_fixture->run, QStringLiteral("second"), record));
    QVERIFY(journal().clearRows(m_fixture->run, QStringLiteral("move")));
    QCOMPARE(keys(), QStringList{QStringLiteral("3")});
    QVERIFY(
        !journal().disposition(m_fixture->run, QStringLiteral("tasks"), Value::ofInteger(1))->has_value());
    QVERIFY(journal().disposition(m_fixture->run, QStringLiteral("tasks"), Value::ofInteger(3))->has_value());
}

void TestJournalRows::findsTheDispositionOfAKey_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("expected");
    QTest::newRow("merged") << QByteArray("a") << int(Value::Type::Text) << "merged";
    QTest::newRow("the stronger of two") << QByteArray("b") << int(Value::Type::Text) << "quarantined";
    QTest::newRow("NULL") << QByteArray() << int(Value::Type::Null) << "skipped";
    QTest::newRow("unknown") << QByteArray("c") << int(Value::Type::Text) << "none";
    QTest::newRow("the same bytes as BLOB") << QByteArray("a") << int(Value::Type::Blob) << "none";
}

void TestJournalRows::findsTheDispositionOfAKey()
{
    QFETCH(QByteArray, key);
    QFETCH(int, type);
    QFETCH(QString, expected);
    const auto lineage = [this](const Value& value, Disposition disposition) {
        QVERIFY(journal().addLineage(m_fixture->run, QStringLiteral("move"),
                                     {.table = QStringLiteral("tasks"),
                                      .rowId = Value::ofInteger(1),
                                      .key = value,
                                      .disposition = disposition,
                                      .targetKey = Value::ofInteger(9),
                                      .rule = QStringLiteral("r")}));
    };
    lineage(Value::ofText(QByteArray("a")), Disposition::Merged);
    lineage(Value::ofText(QByteArray("b")), Disposition::Moved);
    lineage(Value::ofText(QByteArray("b")), Disposition::Quarantined);
    lineage(Value::null(), Disposition::Skipped);
    const Value value{.type = Value::Type(type), .integer = 0, .real = 0, .bytes = key};
    const auto found = journal().disposition(m_fixture->run, QStringLiteral("tasks"), value);
    QVERIFY(found);
    QCOMPARE(*found ? dispositionId(**found) : QStringLiteral("none"), expected);
    QVERIFY(!journal().disposition(m_fixture->run, QStringLiteral("notes"), value)->has_value());
}

QTEST_GUILESS_MAIN(TestJournalRows)
#include "test_journal_rows.moc"
