// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/journal/support.h"

#include <QTest>

using namespace godwit::core;

namespace {

const QString kMove = QStringLiteral("move");
const QString kAda = QStringLiteral("ada");

} // namespace

/// What people decided about rows, and how it finds them again.
class TestJournalDecisions : public QObject
{
    Q_OBJECT
private:
    std::optional<JournalFixture> m_fixture;

    Repository& journal() { return m_fixture->journal; }

    /// Puts a row into quarantine; the number of its entry.
    qint64 add(const QString& key, const QString& digest, const QString& table = QStringLiteral("tasks"))
    {
        QuarantineEntry entry;
        entry.table = table;
        entry.key = key;
        entry.phase = kMove;
        entry.step = QStringLiteral("tasks → jobs");
        entry.cause = QStringLiteral("bad date");
        entry.code = QStringLiteral("GW-2107");
        entry.column = QStringLiteral("due");
        entry.values = {{QStringLiteral("due"), QStringLiteral("soon")}};
        if (auto added = journal().addQuarantine(m_fixture->run, entry, Value::ofInteger(1), digest); !added)
            qFatal("%s", qPrintable(added.error().what));
        return journal().quarantine(m_fixture->run, {})->entries.last().id;
    }

    QList<QuarantineEntry> entries() { return journal().quarantine(m_fixture->run, {})->entries; }

    void edit(qint64 entry, const QString& key, const QString& digest, const QString& column, const Value& value)
    {
        const EditRecord record{.id = 0, .entry = entry, .table = {}, .key = key, .digest = digest, .values = {{column, value}}};
        if (auto added = journal().addEdit(m_fixture->run, record, kAda); !added)
            qFatal("%s", qPrintable(added.error().what));
    }

    QList<EditRecord> edits()
    {
        auto edits = journal().edits();
        if (!edits)
            qFatal("%s", qPrintable(edits.error().what));
        return *edits;
    }

private Q_SLOTS:
    void init() { m_fixture.emplace(); }

    void keepsEditedValuesBitByBit()
    {
        const QList<Value> values{Value::null(), Value::ofBlob(QByteArray("\0\xff", 2)), Value::ofText(QByteArray("a\0\xfe", 3)),
                                  Value::ofReal(0.1), Value::ofReal(-0.0), Value::ofInteger(-5), Value::ofText(QStringLiteral("it's \"ä\""))};
        const qint64 entry = add(QStringLiteral("1"), QStringLiteral("d0"));
        for (qsizetype index = 0; index < values.size(); ++index)
            edit(entry, QStringLiteral("1"), QStringLiteral("d%1").arg(index), QStringLiteral("c"), values[index]);
        const auto read = edits();
        QCOMPARE(read.size(), values.size());
        for (qsizetype index = 0; index < values.size(); ++index) {
            QVERIFY(read[index].values.first().second == values[index]);
            QCOMPARE(read[index].table, QStringLiteral("tasks"));
            QVERIFY(read[index].isInEffect);
        }
        QCOMPARE(entries().first().state, EntryState::Undecided);
        QCOMPARE(entries().first().edits, (QList<std::pair<QString, QString>>{{QStringLiteral("c"), QStringLiteral("'it''s \"ä\"'")}}));
        QCOMPARE(entries().first().who, kAda);
        QVERIFY(entries().first().decidedAt.isValid());
    }

    void theLatestDecisionOfARowCounts()
    {
        const qint64 entry = add(QStringLiteral("1"), QStringLiteral("d0"));
        edit(entry, QStringLiteral("1"), QStringLiteral("d0"), QStringLiteral("c"), Value::ofInteger(1));
        QCOMPARE(journal().waive(m_fixture->run, {}, QStringLiteral("old"), kAda).value(), 1);
        QCOMPARE(entries().first().state, EntryState::Waived);
        QVERIFY(!edits().first().isInEffect);
        QCOMPARE(journal().unwaive(m_fixture->run, {}).value(), 1);
        QCOMPARE(entries().first().state, EntryState::Undecided);
        QVERIFY(edits().first().isInEffect);
        edit(entry, QStringLiteral("1"), QStringLiteral("d0"), QStringLiteral("c"), Value::ofInteger(2));
        QVERIFY(!edits().first().isInEffect);
        QVERIFY(edits().last().isInEffect);
    }

    void takesBackAllWaiversOfARow()
    {
        add(QStringLiteral("1"), QStringLiteral("d0"));
        add(QStringLiteral("1"), QStringLiteral("d0")); // another move reads the same row
        add(QString(), QStringLiteral("d0"));
        QCOMPARE(journal().waive(m_fixture->run, {}, QStringLiteral("old"), kAda).value(), 3);
        QuarantineFilter first;
        first.id = entries().first().id;
        QCOMPARE(journal().unwaive(m_fixture->run, first).value(), 1);
        QCOMPARE(entries().at(0).state, EntryState::Undecided);
        QCOMPARE(entries().at(1).state, EntryState::Undecided);
        QCOMPARE(entries().at(2).state, EntryState::Waived);
        QCOMPARE(journal().unwaive(m_fixture->run, first).value(), 0);
    }

    void listsWhatAnEditMendedUntilItIsTakenBack()
    {
        const qint64 entry = add(QStringLiteral("1"), QStringLiteral("d0"));
        edit(entry, QStringLiteral("1"), QStringLiteral("d0"), QStringLiteral("due"), Value::ofText(QStringLiteral("2026-01-01")));
        const qint64 id = edits().first().id;
        QVERIFY(journal().clearRows(m_fixture->run, kMove));
        QVERIFY(journal().addMended(m_fixture->run, QStringLiteral("other"), id, QStringLiteral("tasks"), QStringLiteral("d1")));
        QVERIFY(entries().isEmpty());
        QVERIFY(journal().addMended(m_fixture->run, kMove, id, QStringLiteral("tasks"), QStringLiteral("d1")));
        QCOMPARE(entries().size(), 1);
        const QuarantineEntry moved = entries().first();
        QCOMPARE(moved.state, EntryState::Moved);
        QCOMPARE(moved.key, QStringLiteral("1"));
        QCOMPARE(moved.cause, QStringLiteral("bad date"));
        QCOMPARE(moved.values, (QList<std::pair<QString, QString>>{{QStringLiteral("due"), QStringLiteral("soon")}}));
        QCOMPARE(moved.edits.size(), 1);
        QVERIFY(moved.id != entry);
        QCOMPARE(journal().waive(m_fixture->run, {}, QStringLiteral("all"), kAda).value(), 0);
        QCOMPARE(journal().withdrawEdits(m_fixture->run, moved.id).value(), 1);
        QCOMPARE(entries().first().state, EntryState::Undecided);
        QCOMPARE(journal().withdrawEdits(m_fixture->run, moved.id).value(), 0);
        QVERIFY(!edits().first().isInEffect);
    }

    void aRowThatIsInQuarantineAgainDidNotMove()
    {
        const qint64 entry = add(QStringLiteral("1"), QStringLiteral("d0"));
        edit(entry, QStringLiteral("1"), QStringLiteral("d0"), QStringLiteral("due"), Value::ofText(QStringLiteral("later")));
        QVERIFY(journal().clearRows(m_fixture->run, kMove));
        add(QStringLiteral("1"), QStringLiteral("d1"));
        QVERIFY(journal().addMended(m_fixture->run, kMove, edits().first().id, QStringLiteral("tasks"), QStringLiteral("d1")));
        QCOMPARE(entries().size(), 1);
        QCOMPARE(entries().first().state, EntryState::Undecided);
        // The edit that made the row what it is can be taken back through its new entry.
        QCOMPARE(journal().withdrawEdits(m_fixture->run, entries().first().id).value(), 1);
    }

    void editsFollowTheirRowIntoItsNextEntry()
    {
        const qint64 entry = add(QStringLiteral("1"), QStringLiteral("d0"));
        edit(entry, QStringLiteral("1"), QStringLiteral("d0"), QStringLiteral("a"), Value::ofInteger(1));
        edit(entry, QStringLiteral("1"), QStringLiteral("d1"), QStringLiteral("b"), Value::ofInteger(2));
        QVERIFY(journal().clearRows(m_fixture->run, kMove));
        const qint64 next = add(QStringLiteral("1"), QStringLiteral("d0"));
        QVERIFY(next > entry);
        QCOMPARE(entries().first().edits.size(), 2);
        QCOMPARE(edits().first().entry, next);
        QCOMPARE(edits().last().entry, next);
        QCOMPARE(journal().withdrawEdits(m_fixture->run, next).value(), 2);
    }

    void saysWhyAnEditWasLeftOut()
    {
        const qint64 entry = add(QStringLiteral("1"), QStringLiteral("d0"));
        edit(entry, QStringLiteral("1"), QStringLiteral("d0"), QStringLiteral("a"), Value::ofInteger(1));
        QVERIFY(journal().noteLeftOut({{edits().first().id, QStringLiteral("UNIQUE")}}));
        QCOMPARE(edits().first().leftOut, QStringLiteral("UNIQUE"));
        QCOMPARE(entries().first().reason, QStringLiteral("UNIQUE"));
        QVERIFY(journal().noteLeftOut({}));
        QVERIFY(edits().first().leftOut.isEmpty());
    }

    void refusesAnEditThatHoldsNoValue()
    {
        edit(add(QStringLiteral("1"), QStringLiteral("d0")), QStringLiteral("1"), QStringLiteral("d0"), QStringLiteral("a"), Value::ofInteger(1));
        QVERIFY(journal().database().execute(QStringLiteral("UPDATE decisions SET new_values = '[[\"a\",\"random()\"]]'")));
        const auto read = journal().edits();
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::WorkspaceUnusable);
    }
};

QTEST_GUILESS_MAIN(TestJournalDecisions)
#include "test_journal_decisions.moc"
