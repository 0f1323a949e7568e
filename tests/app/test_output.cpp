// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output/error_text.h"
#include "app/output/figures.h"
#include "app/output/output.h"
#include "app/output/text_table.h"
#include "app/output/visible.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QTest>

using namespace godwit;
using namespace godwit::app;

namespace {

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

/// An Output on two buffers.
struct Spoken
{
    explicit Spoken(Output::Style style)
    {
        outBuffer.open(QIODevice::WriteOnly);
        errBuffer.open(QIODevice::WriteOnly);
        output = std::make_unique<Output>(outBuffer, errBuffer, style);
    }
    [[nodiscard]] QByteArray out() const { return outBuffer.data(); }
    [[nodiscard]] QByteArray err() const { return errBuffer.data(); }

    QBuffer outBuffer;
    QBuffer errBuffer;
    std::unique_ptr<Output> output;
};

core::Progress halfWay()
{
    core::Progress progress;
    progress.phase = QStringLiteral("move");
    progress.step = QStringLiteral("moving tasks into tasks");
    progress.done = 1'500'000;
    progress.total = 3'000'000;
    progress.unit = QStringLiteral("rows");
    progress.phaseFraction = 0.5;
    progress.perSecond = 310'000.7;
    progress.etaLowMs = 4'000;
    progress.etaHighMs = 6'000;
    return progress;
}

} // namespace

class TestOutput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesWhatSteersATerminalVisible_data();
    void makesWhatSteersATerminalVisible();
    void measuresCellsAsATerminalDoes();
    void cutsLongTextsWithAnEllipsis();
    void groupsFiguresByThousands();
    void saysDurationsInTheirOwnUnits_data();
    void saysDurationsInTheirOwnUnits();
    void hasAWordForEveryState();
    void alignsFiguresToTheRight();
    void keepsColumnsInLineWhateverTheValues();
    void leavesTheHeadingOutWhereThereIsNone();
    void showsProgressWithRateAndTimeLeft();
    void showsACounterWhereTheTotalIsUnknown();
    void saysWhatItWaitsForInsteadOfTheTimeLeft();
    void fitsProgressIntoTheTerminal();
    void drawsProgressOnATerminalOnly();
    void takesTheProgressLineAwayBeforeItSpeaks();
    void printsNothingButJsonOnStandardOutput();
    void printsTheLogOnlyIfAsked();
    void tellsAnErrorWithStateAndWayOn();
    void saysWhatAConfirmedActionWouldDo();
    void showsAFewRowsOfWhatWouldBeLost();
    void saysThatNothingWouldBeLost();
    void putsTheConfirmationIntoTheCommand();
};

void TestOutput::makesWhatSteersATerminalVisible_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << text("Größe 寸 🐦 é") << text("Größe 寸 🐦 é");
    QTest::newRow("escape") << text("\x1b[2Jgone") << text("\\x1b[2Jgone");
    QTest::newRow("line ends") << text("a\r\nb\tc") << text("a\\r\\nb\\tc");
    QTest::newRow("NUL") << QString(QChar(0)) << text("\\x00");
    QTest::newRow("delete") << text("\x7f") << text("\\x7f");
    QTest::newRow("C1") << QString(QChar(0x9b)) << text("\\x9b");
    QTest::newRow("right to left") << QString(QChar(0x202e)) + text("gpj.exe") << text("\\u202egpj.exe");
    QTest::newRow("isolate") << QString(QChar(0x2066)) << text("\\u2066");
    QTest::newRow("line separator") << QString(QChar(0x2028)) << text("\\u2028");
    QTest::newRow("zero width") << text("a\u200bb") << text("a\\u200bb");
    QTest::newRow("byte order mark") << QString(QChar(0xfeff)) << text("\\ufeff");
    QTest::newRow("tag") << text("\U000E0041") << text("\\ue0041");
    QTest::newRow("half a pair") << QString(QChar(0xd800)) + text("x") << text("\\ud800x");
    QTest::newRow("half a pair at the end") << QString(QChar(0xd800)) << text("\\ud800");
    QTest::newRow("none") << QString() << QString();
}

void TestOutput::makesWhatSteersATerminalVisible()
{
    QFETCH(const QString, given);
    QFETCH(const QString, shown);
    QCOMPARE(visible(given), shown);
}

void TestOutput::measuresCellsAsATerminalDoes()
{
    QCOMPARE(cellsOf(text("abc")), 3);
    QCOMPARE(cellsOf(text("寸法")), 4);
    QCOMPARE(cellsOf(text("e\u0301")), 1);
    QCOMPARE(cellsOf(QString()), 0);
}

void TestOutput::cutsLongTextsWithAnEllipsis()
{
    QCOMPARE(elided(text("abcdef"), 6), text("abcdef"));
    QCOMPARE(elided(text("abcdefg"), 6), text("abcde…"));
    QCOMPARE(elided(text("寸法寸法"), 6), text("寸法…"));
}

void TestOutput::groupsFiguresByThousands()
{
    QCOMPARE(grouped(0), text("0"));
    QCOMPARE(grouped(999), text("999"));
    QCOMPARE(grouped(1'257'292), text("1,257,292"));
    QCOMPARE(grouped(-1000), text("-1,000"));
    QCOMPARE(sizeText(308'200'000), text("308.2 MB"));
}

void TestOutput::saysDurationsInTheirOwnUnits_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("said");
    QTest::newRow("tenths") << qint64(440) << text("0.4 s");
    QTest::newRow("seconds") << qint64(41'900) << text("41 s");
    QTest::newRow("minutes") << qint64(185'000) << text("3 min 05 s");
    QTest::newRow("hours") << qint64(8'040'000) << text("2 h 14 min");
}

void TestOutput::saysDurationsInTheirOwnUnits()
{
    QFETCH(const qint64, milliseconds);
    QFETCH(const QString, said);
    QCOMPARE(durationText(milliseconds), said);
}

void TestOutput::hasAWordForEveryState()
{
    using core::PhaseState;
    QStringList words;
    for (const PhaseState state :
         {PhaseState::NotStarted, PhaseState::Ready, PhaseState::Running, PhaseState::Paused,
          PhaseState::Waiting, PhaseState::Done, PhaseState::DoneWithExceptions, PhaseState::Failed,
          PhaseState::RolledBack})
        words += stateText(state);
    QCOMPARE(words.size() - words.removeDuplicates(), 9);
    QVERIFY(!words.contains(QString()));
    QCOMPARE(stateText(core::EntryState::Undecided), text("undecided"));
    QCOMPARE(stateText(core::EntryState::Waived), text("waived"));
    QCOMPARE(stateText(core::EntryState::Moved), text("moved"));
    QCOMPARE(verdictText(core::Verdict::Passed), text("passed"));
    QCOMPARE(verdictText(core::Verdict::Warning), text("warning"));
    QCOMPARE(verdictText(core::Verdict::Failed), text("failed"));
    QCOMPARE(verdictText(core::Verdict::NotRun), text("not run"));
    QVERIFY(timeText(QDateTime()).isEmpty());
    const QDateTime time(QDate(2026, 1, 15), QTime(14, 2, 11));
    QCOMPARE(timeText(time.toUTC()), text("2026-01-15 14:02:11"));
}

void TestOutput::alignsFiguresToTheRight()
{
    TextTable table({{text("Table")}, {text("Rows"), TextTable::Align::Right}});
    table.add({text("tasks"), text("1,200")});
    table.add({text("projects"), text("7")});
    QCOMPARE(table.lines(),
             QStringList({text("Table      Rows"), text("tasks     1,200"), text("projects      7")}));
}

void TestOutput::keepsColumnsInLineWhateverTheValues()
{
    TextTable table({{text("Key"), TextTable::Align::Left, 8}, {text("Code")}});
    table.add({text("寸法"), text("A")});
    table.add({text("a\nb\x1b"), text("B")});
    table.add({text("much longer than eight"), text("C")});
    table.add({text("short")});
    QCOMPARE(table.lines(), QStringList({text("Key       Code"), text("寸法      A"), text("a\\nb\\x1b  B"),
                                         text("much lo…  C"), text("short")}));
}

void TestOutput::leavesTheHeadingOutWhereThereIsNone()
{
    TextTable table({{}, {}});
    QVERIFY(table.isEmpty());
    table.add({text("a"), text("b")});
    QVERIFY(!table.isEmpty());
    QCOMPARE(table.lines(), QStringList{text("a  b")});
}

void TestOutput::showsProgressWithRateAndTimeLeft()
{
    QCOMPARE(progressText(halfWay(), 200),
             text("move  [##########..........]   50 %  1,500,000 / 3,000,000 rows  310,000 rows/s  "
                  "4.0 s to 6.0 s left  moving tasks into tasks"));
    core::Progress progress = halfWay();
    progress.etaHighMs = progress.etaLowMs;
    progress.quarantined = 1'017;
    const QString line = progressText(progress, 200);
    QVERIFY(line.contains(text("  about 4.0 s left  ")));
    QVERIFY(line.contains(text("  1,017 in quarantine  ")));
}

void TestOutput::showsACounterWhereTheTotalIsUnknown()
{
    core::Progress progress = halfWay();
    progress.total = -1;
    progress.etaLowMs = -1;
    progress.perSecond = 0;
    progress.step.clear();
    QCOMPARE(progressText(progress, 200), text("move  [##########..........]   50 %  1,500,000 rows"));
    progress.done = 0;
    progress.phaseFraction = 7; // whatever comes, the bar stays a bar
    QCOMPARE(progressText(progress, 200), text("move  [####################]  100 %"));
}

void TestOutput::saysWhatItWaitsForInsteadOfTheTimeLeft()
{
    core::Progress progress = halfWay();
    progress.activity = text("syncing to disk");
    const QString line = progressText(progress, 200);
    QVERIFY(line.contains(text("syncing to disk")));
    QVERIFY(!line.contains(text("left")));
}

void TestOutput::fitsProgressIntoTheTerminal()
{
    for (const int cells : {1, 10, 40, 79})
        QCOMPARE(cellsOf(progressText(halfWay(), cells)), cells);
}

void TestOutput::drawsProgressOnATerminalOnly()
{
    Spoken elsewhere({});
    elsewhere.output->progress().show(halfWay());
    elsewhere.output->progress().show(text("following"));
    QVERIFY(elsewhere.err().isEmpty());
    QVERIFY(!elsewhere.output->isTerminal());

    Spoken terminal({false, false, true});
    terminal.output->progress().show(halfWay());
    QVERIFY(terminal.output->isTerminal());
    QVERIFY(terminal.err().startsWith("\rmove  [##########"));
    QVERIFY(terminal.err().endsWith("\x1b[K"));
    QVERIFY(!terminal.err().contains('\n'));
    QVERIFY(terminal.out().isEmpty());
}

void TestOutput::takesTheProgressLineAwayBeforeItSpeaks()
{
    Spoken spoken({false, false, true});
    spoken.output->progress().show(text("busy\x1b[1m"));
    spoken.output->note(text("said"));
    QCOMPARE(spoken.err(), QByteArray("\rbusy\\x1b[1m\x1b[K\r\x1b[Ksaid\n"));
    spoken.output->progress().show(text("busy"));
    spoken.output->line(text("result"));
    QVERIFY(spoken.err().endsWith("\rbusy\x1b[K\r\x1b[K"));
    QCOMPARE(spoken.out(), QByteArray("result\n"));
}

void TestOutput::printsNothingButJsonOnStandardOutput()
{
    Spoken json({true, false, false});
    json.output->line(text("for people"));
    json.output->lines({text("more"), text("of it")});
    json.output->json(QJsonObject{{text("exit"), 0}});
    json.output->note(text("aside"));
    json.output->error(core::Error(core::ErrorCode::NotADatabase, text("It is a picture.")));
    QCOMPARE(QJsonDocument::fromJson(json.out()).object().value(text("exit")), QJsonValue(0));
    QVERIFY(json.err().contains("aside\nGW-1003  It is a picture.\n"));

    Spoken array({true, false, false});
    array.output->json(QJsonArray{1, 2});
    QCOMPARE(QJsonDocument::fromJson(array.out()).array().size(), 2);

    Spoken people({});
    people.output->json(QJsonObject{{text("exit"), 0}});
    people.output->json(QJsonArray{1});
    people.output->lines({text("one\x1b"), text("two")});
    QCOMPARE(people.out(), QByteArray("one\\x1b\ntwo\n"));
    QVERIFY(people.output->isComplete());
}

void TestOutput::printsTheLogOnlyIfAsked()
{
    core::LogLine line;
    line.at = QDateTime(QDate(2026, 1, 15), QTime(14, 2, 11)).toUTC();
    line.phase = text("move");
    line.text = text("batch 1\ncommitted");
    Spoken quiet({});
    quiet.output->log(line);
    QVERIFY(quiet.err().isEmpty());
    Spoken verbose({true, true, false});
    verbose.output->log(line);
    line.level = core::LogLine::Level::Warning;
    verbose.output->log(line);
    line.level = core::LogLine::Level::Error;
    line.phase.clear();
    verbose.output->log(line);
    QCOMPARE(verbose.err(), QByteArray("2026-01-15 14:02:11  move: batch 1\\ncommitted\n"
                                       "2026-01-15 14:02:11  move: warning: batch 1\\ncommitted\n"
                                       "2026-01-15 14:02:11  error: batch 1\\ncommitted\n"));
    QVERIFY(verbose.out().isEmpty());
}

void TestOutput::tellsAnErrorWithStateAndWayOn()
{
    const core::Error error = core::Error(core::ErrorCode::NotADatabase, text("a.db is no SQLite database."))
                                  .withState(text("It was only read."))
                                  .withNext(text("Check the path."))
                                  .withDetail(text("first\nsecond"));
    QCOMPARE(errorText(error),
             QStringList({text("GW-1003  a.db is no SQLite database."), text("It was only read."),
                          text("Check the path."), text("  first"), text("  second")}));
    const core::Error bare = core::Error(core::ErrorCode::NoRun, text("No run.")).withState({}).withNext({});
    QCOMPARE(errorText(bare), QStringList{text("GW-4002  No run.")});
}

void TestOutput::saysWhatAConfirmedActionWouldDo()
{
    core::Consequence consequence;
    consequence.action = text("Roll back to the start of Cut over");
    consequence.does =
        QStringList{text("The live file is kept as a snapshot."), text("The original comes back.")};
    consequence.loses = QStringList{text("3 rows written to tasks since")};
    consequence.wayBack = text("Restore snapshot 2.");
    consequence.facts = {{text("From"), text("app.db")}, {text("Size"), text("308 MB")}};
    QCOMPARE(
        consequenceText(consequence),
        QStringList({text("Roll back to the start of Cut over"),
                     text("  The live file is kept as a snapshot."), text("  The original comes back."),
                     text("  From  app.db"), text("  Size  308 MB"), text("What would be lost:"),
                     text("  3 rows written to tasks since"), text("The way back: Restore snapshot 2.")}));
}

void TestOutput::showsAFewRowsOfWhatWouldBeLost()
{
    core::TableChanges tasks;
    tasks.table = text("tasks");
    tasks.keyColumns = {text("id")};
    tasks.columns = {text("id"), text("title")};
    tasks.inserted = 5;
    for (int id = 1; id <= 5; ++id)
        tasks.samples.append({.operation = core::RowOperation::Inserted,
                              .key = {QString::number(id)},
                              .before = {},
                              .after = {QString::number(id), text("'New'")}});
    tasks.changed = 1;
    tasks.samples.append({.operation = core::RowOperation::Changed,
                          .key = {text("9")},
                          .before = {text("9"), text("'Old'")},
                          .after = {text("9"), text("NULL")}});
    core::TableChanges later;
    later.table = text("later");
    later.unlisted = text("the table was added.");
    core::Consequence consequence;
    consequence.action = text("Roll back to the start of Cut over");
    consequence.loses = QStringList{text("tasks: 5 inserted, 1 changed, 0 deleted.")};
    consequence.written = core::ChangesSince();
    consequence.written->tables = {later, tasks};
    QCOMPARE(consequenceText(consequence).join(u'\n'),
             text("Roll back to the start of Cut over\n"
                  "What would be lost:\n"
                  "  tasks: 5 inserted, 1 changed, 0 deleted.\n"
                  "  tasks, rows by id:\n"
                  "            Key  Before       After\n"
                  "  inserted  1                 id 1, title 'New'\n"
                  "  inserted  2                 id 2, title 'New'\n"
                  "  inserted  3                 id 3, title 'New'\n"
                  "  changed   9    title 'Old'  title NULL\n"
                  "  These are the first 4 of 6 rows."));
}

void TestOutput::saysThatNothingWouldBeLost()
{
    core::Consequence consequence;
    consequence.action = text("Cut over");
    QCOMPARE(consequenceText(consequence), QStringList({text("Cut over"), text("Nothing would be lost.")}));
}

void TestOutput::putsTheConfirmationIntoTheCommand()
{
    QCOMPARE(confirmedCommand({text("finish"), text("/data/app.db")}, text("app.db")),
             text("godwit-cli finish --confirm app.db /data/app.db"));
    QCOMPARE(
        confirmedCommand({text("run"), text("--"), text("my plan.yaml"), text("-it's.db")}, text("-it's.db")),
        text("godwit-cli run --confirm '-it'\\''s.db' -- 'my plan.yaml' '-it'\\''s.db'"));
}

QTEST_GUILESS_MAIN(TestOutput)
#include "test_output.moc"
