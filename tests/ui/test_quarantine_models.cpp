// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/sample_quarantine.h"
#include "ui/format.h"
#include "ui/models/edits_model.h"
#include "ui/models/new_values_model.h"
#include "ui/models/quarantine_model.h"
#include "ui/models/values_model.h"
#include "ui/theme/colours.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace godwit;
using namespace godwit::ui;

/// The models of rows in quarantine, their values, edits and causes.
class TestQuarantineModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void loadsQuarantinePageByPage();
    void makesAnEditOfWhatDiffersOnly();
    void keepsTheTypeOfAValueThatIsEdited();
    void takesNoValueForHtmlAndCutsLongOnes();
    void knowsNoRowUntilItsPageHasCome();
    void showsWhatWasEditedBeforeAndAfter();
    void ignoresAPageThatCameTooLate();
    void sumsCausesOverTablesTheMostFrequentFirst();
};

void TestQuarantineModels::makesAnEditOfWhatDiffersOnly()
{
    core::QuarantineEntry entry;
    entry.values = {{QStringLiteral("name"), QStringLiteral("it's\nso")}, {QStringLiteral("rank"), QString()},
                    {QStringLiteral("badge"), QStringLiteral("X'00ff'")}};
    entry.edits = {{QStringLiteral("badge"), QStringLiteral("'blue'")}};
    NewValuesModel model(entry);
    const auto type = [&model](int row, const QString& text) {
        return model.setData(model.index(row, NewValuesModel::New), text, Qt::EditRole);
    };
    const auto tick = [&model](int row, Qt::CheckState state) {
        return model.setData(model.index(row, NewValuesModel::Null), state, Qt::CheckStateRole);
    };
    using Changes = QList<std::pair<QString, QString>>;
    QCOMPARE(model.index(2, NewValuesModel::Now).data().toString(), QStringLiteral("blue")); // as edited before
    QVERIFY(type(0, QStringLiteral("it's\nso"))); // looked at
    QVERIFY(type(1, QString()));                  // an editor opened on NULL and left
    QCOMPARE(model.changes(), Changes());
    QVERIFY(tick(1, Qt::Unchecked));
    QCOMPARE(model.changes(), (Changes{{QStringLiteral("rank"), QStringLiteral("''")}}));
    QVERIFY(tick(1, Qt::Checked));
    QVERIFY(type(0, QStringLiteral("that's it")));
    QVERIFY(type(2, QStringLiteral("\\X'01'")));
    QCOMPARE(model.changes(), (Changes{{QStringLiteral("name"), QStringLiteral("'that''s it'")},
                                       {QStringLiteral("badge"), QStringLiteral("X'01'")}}));
    QVERIFY(tick(2, Qt::Checked));
    QCOMPARE(model.changes().last().second, QStringLiteral("NULL"));
    QVERIFY(!model.setData(model.index(0, NewValuesModel::Now), QStringLiteral("x"), Qt::EditRole));
    QVERIFY(!model.flags(model.index(0, NewValuesModel::Now)).testFlag(Qt::ItemIsEditable));
    QCOMPARE(model.index(0, NewValuesModel::New).data(ToneRole).toInt(), static_cast<int>(Tone::Ok));
}

void TestQuarantineModels::keepsTheTypeOfAValueThatIsEdited()
{
    core::QuarantineEntry entry;
    entry.values = {{QStringLiteral("raw"), QStringLiteral("X'00ff'")}, {QStringLiteral("text"), QStringLiteral("X'00ff'")},
                    {QStringLiteral("rank"), QStringLiteral("5")}, {QStringLiteral("note"), QStringLiteral("CAST(X'610062' AS TEXT)")}};
    entry.literals = {{QStringLiteral("raw"), QStringLiteral("X'00ff'")}, {QStringLiteral("rank"), QStringLiteral("5")},
                      {QStringLiteral("note"), QStringLiteral("CAST(X'610062' AS TEXT)")}};
    NewValuesModel model(entry);
    const auto begins = [&model](int row) { return model.index(row, NewValuesModel::New).data(Qt::EditRole).toString(); };
    const auto type = [&model](int row, const QString& text) { return model.setData(model.index(row, NewValuesModel::New), text, Qt::EditRole); };
    using Changes = QList<std::pair<QString, QString>>;
    QCOMPARE(begins(0), QStringLiteral("\\X'00ff'"));
    QCOMPARE(begins(1), QStringLiteral("X'00ff'"));
    QCOMPARE(begins(2), QStringLiteral("5"));
    QCOMPARE(begins(3), QStringLiteral("\\CAST(X'610062' AS TEXT)"));
    for (int row = 0; row < model.rowCount(); ++row)
        QVERIFY(type(row, begins(row))); // looked at
    QCOMPARE(model.changes(), Changes());
    QVERIFY(type(0, QStringLiteral("\\X'01'")) && type(1, QStringLiteral("X'01'")) && type(2, QStringLiteral("6")) && type(3, QStringLiteral("ab")));
    QCOMPARE(model.changes(), (Changes{{QStringLiteral("raw"), QStringLiteral("X'01'")}, {QStringLiteral("text"), core::Value::ofText(QStringLiteral("X'01'")).toLiteral()},
                                       {QStringLiteral("rank"), QStringLiteral("6")}, {QStringLiteral("note"), QStringLiteral("'ab'")}}));
    QCOMPARE(model.index(0, NewValuesModel::New).data().toString(), QStringLiteral("X'01'"));
}

void TestQuarantineModels::takesNoValueForHtmlAndCutsLongOnes()
{
    QCOMPARE(tipText(QStringLiteral("plain & short")), QStringLiteral("plain & short"));
    QVERIFY(tipText(QStringLiteral("<b>bold</b>")).contains(QStringLiteral("&lt;b&gt;bold&lt;/b&gt;")));
    const QString tip = tipText(QString(100'000, QLatin1Char('f')));
    QVERIFY(tip.size() < 3000);
    QVERIFY(tip.contains(QChar(0x200B)) && tip.contains(QStringLiteral("…")));
    QVERIFY(rowText(QStringLiteral("teams"), QString(1000, QLatin1Char('f'))).size() < 100);
    QCOMPARE(rowText(QStringLiteral("teams"), QString()), QStringLiteral("teams NULL"));
}

void TestQuarantineModels::knowsNoRowUntilItsPageHasCome()
{
    QuarantineModel model;
    QVERIFY(!model.isCurrent());
    model.setFilter({});
    model.addPage(test::sampleQuarantine({}));
    QVERIFY(model.isCurrent());
    model.forget();
    QVERIFY(!model.isCurrent());
    QCOMPARE(model.rowCount(), 17); // still to be seen
    model.setFilter({});
    core::QuarantinePage late;
    late.offset = 17;
    late.total = 17;
    model.addPage(late);
    QVERIFY(!model.isCurrent());
    model.addPage(test::sampleQuarantine({}));
    QVERIFY(model.isCurrent());
}

void TestQuarantineModels::showsWhatWasEditedBeforeAndAfter()
{
    core::QuarantineEntry entry = test::sampleQuarantine({}).entries.first();
    entry.edits = {{QStringLiteral("due_date"), QStringLiteral("NULL")}};
    QuarantineModel rows;
    rows.addPage({1, 0, {entry}});
    QCOMPARE(rows.index(0, QuarantineModel::Value).data().toString(), QStringLiteral("2025-02-30 → NULL"));
    QCOMPARE(rows.index(0, QuarantineModel::State).data().toString(), QStringLiteral("edited"));
    ValuesModel values;
    values.setEntry(entry);
    QCOMPARE(values.index(2, 1).data().toString(), QStringLiteral("2025-02-30 → NULL"));
    QCOMPARE(values.index(2, 2).data().toString(), QString()); // NULL has no type
    QVERIFY(values.index(0, 2).data().toString().startsWith(QStringLiteral("text, 11 ")));
    EditsModel edits;
    edits.setRecords(test::sampleEdits().values);
    QCOMPARE(edits.index(0, EditsModel::Before).data().toString(), QStringLiteral("2025-02-30"));
    QCOMPARE(edits.index(0, EditsModel::After).data().toString(), QStringLiteral("2025-02-28"));
    QCOMPARE(edits.index(0, EditsModel::After).data(Qt::ToolTipRole).toString(), QStringLiteral("'2025-02-28'"));
}

void TestQuarantineModels::loadsQuarantinePageByPage()
{
    QuarantineModel model;
    QSignalSpy wanted(&model, &QuarantineModel::pageWanted);
    core::QuarantineFilter filter;
    filter.limit = 10;
    model.setFilter(filter);
    QCOMPARE(wanted.size(), 1);
    model.addPage(test::sampleQuarantine(filter));
    QCOMPARE(model.rowCount(), 10);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({}); // the answer is still under way
    QCOMPARE(wanted.size(), 2);
    const auto next = wanted.last().first().value<core::QuarantineFilter>();
    QCOMPARE(next.offset, 10);
    model.addPage(test::sampleQuarantine(next));
    QCOMPARE(model.rowCount(), 17);
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.total(), 17);
}

void TestQuarantineModels::ignoresAPageThatCameTooLate()
{
    QuarantineModel model;
    core::QuarantineFilter filter;
    filter.limit = 10;
    model.addPage(test::sampleQuarantine(filter));
    core::QuarantineFilter late = filter;
    late.offset = 3;
    model.addPage(test::sampleQuarantine(late));
    QCOMPARE(model.rowCount(), 10);
}

void TestQuarantineModels::sumsCausesOverTablesTheMostFrequentFirst()
{
    CausesModel model;
    const QString cause = QStringLiteral("date");
    model.setCounts({{QStringLiteral("a"), QStringLiteral("list"), QString(), core::EntryState::Undecided, 4},
                     {QStringLiteral("a"), cause, QString(), core::EntryState::Undecided, 3},
                     {QStringLiteral("b"), cause, QString(), core::EntryState::Waived, 2}},
                    {});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.record(0).rows, 9);
    QCOMPARE(model.record(1).cause, cause);
    QCOMPARE(model.record(1).rows, 5);
    core::QuarantineFilter waived;
    waived.state = core::EntryState::Waived;
    const QList<core::QuarantineCount> counts{{QStringLiteral("a"), QStringLiteral("list"), QString(), core::EntryState::Undecided, 4, QStringLiteral("move")},
                                              {QStringLiteral("b"), cause, QString(), core::EntryState::Waived, 2, QStringLiteral("second")}};
    model.setCounts(counts, waived);
    QCOMPARE(model.record(0).rows, 2);
    QCOMPARE(model.record(model.rowOf(QStringLiteral("list"))).rows, 0); // stays, so that it can stay chosen
    core::QuarantineFilter second;
    second.phase = QStringLiteral("second");
    model.setCounts(counts, second);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf(QStringLiteral("list")), -1);
    core::QuarantineFilter other;
    other.table = QStringLiteral("c");
    model.setCounts(counts, other);
    QCOMPARE(model.record(0).rows, 0);
}

QTEST_MAIN(TestQuarantineModels)
#include "test_quarantine_models.moc"
