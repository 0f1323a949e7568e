// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/product_manager.h"
#include "core/engine/engine.h"
#include "core/sqlite/database.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/edit_dialog.h"
#include "ui/main_window.h"
#include "ui/models/forecast_model.h"
#include "ui/models/new_values_model.h"
#include "ui/models/quarantine_model.h"
#include "ui/page_stack.h"
#include "ui/views/notice_banner.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace godwit;

/// The console as a person uses it, on a real engine and a real database: clicks through all phases of the built-in
/// example, decides, goes back, goes on, cuts over, cleans up and restores; looks only at what the widgets show.
class TestConsole : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void opensTheDatabaseAndShowsWhatComesFirst();
    void rehearsesBesideTheRun();
    void runsUpToValidateAndHoldsTheCutOverBack();
    void rollsBackToAPhaseAndGoesOn();
    void editsARowAndReplaysIt();
    void cutsOverOnceEveryRowIsDecidedAndTheNameIsTyped();
    void asksForAReasonWhenTheCleanUpIsTooEarly();
    void restoresTheOriginalWithOneClickAndOneConfirm();
    void bringsASingleTableBack();
    void looksAtWhatIsKeptAndCleansUp();
    void cleanupTestCase();

private:
    template <typename Widget = QPushButton>
    Widget* part(const QString& name)
    {
        return m_window->findChild<Widget*>(name);
    }
    QString label(const QString& name) { return part<QLabel>(name) ? part<QLabel>(name)->text() : QString(); }
    core::PhaseState state(const QString& phase) const;
    bool isIdle() const { return m_isIdle; }
    void click(const QString& name);
    void start(const QString& phase);
    QString situation(const QString& phase); ///< for messages: what the console shows instead
    ui::ConfirmDialog* question() { return m_window->findChild<ui::ConfirmDialog*>(); }
    void answer(const QString& name, const QString& reason = {});
    void picture(const QString& name);
    qint64 liveUserVersion() const;

    QTemporaryDir m_folder;
    QString m_database;
    core::Engine m_engine;
    std::unique_ptr<ui::MainWindow> m_window;
    core::RunStatus m_status;
    bool m_isIdle = true;
    QTimer m_pulse;
    QElapsedTimer m_sincePulse;
    qint64 m_longestPauseMs = 0; ///< of the console's thread
};

namespace {

constexpr int kPatienceMs = 120'000; // a hang, not a time limit: the machine may be busy

} // namespace

void TestConsole::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path() + QStringLiteral("/settings"));
    m_database = m_folder.path() + QStringLiteral("/product_manager.db");
    // GODWIT_CONSOLE_ROWS=1000000 shows by hand that the console stays responsive; the longest pause is printed at the end.
    const qint64 rows = qEnvironmentVariable("GODWIT_CONSOLE_ROWS", QStringLiteral("3000")).toLongLong();
    QVERIFY(app::writeProductManagerSample(m_database, {.rows = rows, .seed = 7, .dirty = 0.01}, [](qint64, qint64) {}));
    connect(&m_engine, &core::Engine::statusChanged, this, [this](const core::RunStatus& status) { m_status = status; });
    connect(&m_engine, &core::Engine::started, this, [this] { m_isIdle = false; });
    connect(&m_engine, &core::Engine::finished, this, [this] { m_isIdle = true; });
    m_window = std::make_unique<ui::MainWindow>(m_engine);
    m_window->resize(1360, 860);
    m_window->show();
    connect(&m_pulse, &QTimer::timeout, this, [this] {
        m_longestPauseMs = std::max(m_longestPauseMs, m_sincePulse.restart() - m_pulse.interval());
    });
    m_sincePulse.start();
    m_pulse.start(10);
}

core::PhaseState TestConsole::state(const QString& phase) const
{
    for (const core::PhaseStatus& status : m_status.phases) {
        if (status.id == phase)
            return status.state;
    }
    return core::PhaseState::NotStarted;
}

void TestConsole::cleanupTestCase()
{
    qInfo("longest pause of the console's thread: %lld ms", static_cast<long long>(m_longestPauseMs));
    m_window.reset();
}

void TestConsole::click(const QString& name)
{
    QTRY_VERIFY2_WITH_TIMEOUT(part(name) && part(name)->isEnabled() && m_isIdle, qPrintable(name), kPatienceMs);
    QTest::mouseClick(part(name), Qt::LeftButton);
}

QString TestConsole::situation(const QString& phase)
{
    QStringList lines{phase + QLatin1Char(' ') + core::stateId(state(phase)), m_isIdle ? QStringLiteral("idle") : QStringLiteral("busy"),
                      part<ui::NoticeBanner>(QStringLiteral("notice"))->what(), label(QStringLiteral("reason_") + phase)};
    if (question())
        lines.append(QStringLiteral("asks: ") + question()->windowTitle());
    return lines.join(QStringLiteral("; "));
}

void TestConsole::start(const QString& phase)
{
    click(QStringLiteral("start_") + phase);
    QTRY_VERIFY2_WITH_TIMEOUT(state(phase) == core::PhaseState::Done || state(phase) == core::PhaseState::DoneWithExceptions,
                              qPrintable(situation(phase)), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
    QTRY_VERIFY(label(QStringLiteral("state_") + phase).contains(QStringLiteral("done")));
}

void TestConsole::answer(const QString& name, const QString& reason)
{
    QTRY_VERIFY_WITH_TIMEOUT(question(), kPatienceMs);
    auto* const act = question()->findChild<QPushButton*>(QStringLiteral("confirm_act"));
    if (auto* const field = question()->findChild<QLineEdit*>(QStringLiteral("confirm_name")); field && field->isVisible()) {
        QVERIFY(!act->isEnabled());
        field->setText(QStringLiteral("something else"));
        QVERIFY(!act->isEnabled());
        field->setText(name);
    }
    if (!reason.isEmpty())
        question()->findChild<QLineEdit*>(QStringLiteral("confirm_reason"))->setText(reason);
    QVERIFY(act->isEnabled());
    QTest::mouseClick(act, Qt::LeftButton);
    QTRY_VERIFY(!question());
}

void TestConsole::picture(const QString& name)
{
    const QString folder = qEnvironmentVariable("GODWIT_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    QVERIFY(m_window->grab().save(folder + QStringLiteral("/real-") + name + QStringLiteral(".png")));
}

qint64 TestConsole::liveUserVersion() const
{
    auto database = core::Database::open(m_database);
    return database ? database->integer(QStringLiteral("PRAGMA user_version")).value() : -1;
}

void TestConsole::opensTheDatabaseAndShowsWhatComesFirst()
{
    m_window->open({.database = m_database, .plan = QStringLiteral(":/examples/product_manager/plan.yaml"), .workspace = {}, .readOnly = false});
    QTRY_COMPARE_WITH_TIMEOUT(m_status.phases.size(), 8, kPatienceMs);
    QTRY_VERIFY(part(QStringLiteral("start_assess")) && part(QStringLiteral("start_assess"))->isEnabled());
    QVERIFY(!part(QStringLiteral("start_move"))->isEnabled());
    QVERIFY(label(QStringLiteral("reason_move")).contains(QStringLiteral("comes first")));
    QVERIFY(!QFile::exists(m_database + QStringLiteral(".godwit")));
    picture(QStringLiteral("overview"));
}

void TestConsole::rehearsesBesideTheRun()
{
    m_window->findChild<QAction*>(QStringLiteral("action_page_3"))->trigger();
    click(QStringLiteral("rehearse"));
    auto* const notice = part<ui::NoticeBanner>(QStringLiteral("notice"));
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && notice->isVisible(), kPatienceMs);
    QVERIFY2(notice->what().contains(QStringLiteral("The database is as it was")), qPrintable(notice->what()));
    const QAbstractItemModel* const forecast = part<QAbstractItemView>(QStringLiteral("plan_forecast"))->model();
    QTRY_COMPARE(forecast->index(0, ui::ForecastModel::Basis).data().toString(), QStringLiteral("rehearsal"));
    QCOMPARE(forecast->rowCount(), 8);
    QVERIFY(forecast->index(3, ui::ForecastModel::Quarantine).data(ui::SortRole).toLongLong() > 0);
    QCOMPARE(state(QStringLiteral("assess")), core::PhaseState::Ready);
    QCOMPARE(label(QStringLiteral("time_assess")).isEmpty(), false);
    QCOMPARE(liveUserVersion(), 1);
    picture(QStringLiteral("rehearsed"));
}

void TestConsole::runsUpToValidateAndHoldsTheCutOverBack()
{
    for (const char* const phase : {"assess", "backup", "expand", "move", "validate"})
        start(QString::fromLatin1(phase));
    QCOMPARE(state(QStringLiteral("move")), core::PhaseState::DoneWithExceptions);
    QVERIFY(m_status.undecided() > 0);
    QVERIFY(m_status.safety.snapshotVerified);
    for (const core::BalanceRow& row : m_status.balance)
        QVERIFY2(row.closes(), qPrintable(row.table));
    QTRY_VERIFY(!part(QStringLiteral("start_cutover"))->isEnabled());
    QVERIFY(label(QStringLiteral("reason_cutover")).contains(QStringLiteral("quarantine")));
    QCOMPARE(liveUserVersion(), 1);
    for (int page = 1; page <= 8; ++page) {
        m_window->findChild<QAction*>(QStringLiteral("action_page_%1").arg(page))->trigger();
        QTest::qWait(50); // lets the page ask for its rows and paint
        picture(QStringLiteral("page%1").arg(page));
    }
}

void TestConsole::rollsBackToAPhaseAndGoesOn()
{
    const qint64 before = m_status.quarantined();
    click(QStringLiteral("rollback_move"));
    answer({});
    QTRY_COMPARE_WITH_TIMEOUT(state(QStringLiteral("validate")), core::PhaseState::RolledBack, kPatienceMs);
    QTRY_VERIFY(m_isIdle);
    QCOMPARE(m_status.quarantined(), 0);
    QTRY_VERIFY(label(QStringLiteral("state_validate")).contains(QStringLiteral("rolled back")));
    start(QStringLiteral("move"));
    start(QStringLiteral("validate"));
    QCOMPARE(m_status.quarantined(), before);
}

void TestConsole::editsARowAndReplaysIt()
{
    m_window->findChild<QAction*>(QStringLiteral("action_page_5"))->trigger();
    const qint64 before = m_status.undecided();
    auto* const tables = part<QComboBox>(QStringLiteral("quarantine_table"));
    auto* const rows = part<QAbstractItemView>(QStringLiteral("quarantine_rows"));
    QTRY_VERIFY_WITH_TIMEOUT(rows->model()->rowCount() > 0 && tables->count() > 1, kPatienceMs);
    auto* const causes = part<QAbstractItemView>(QStringLiteral("quarantine_causes"));
    const QModelIndexList dates = causes->model()->match(causes->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("the date does not exist"));
    QCOMPARE(dates.size(), 1);
    causes->setCurrentIndex(dates.first());
    QTRY_COMPARE_WITH_TIMEOUT(rows->model()->index(0, ui::QuarantineModel::Cause).data(), dates.first().data(), kPatienceMs);
    const QString column = rows->model()->index(0, ui::QuarantineModel::FailedColumn).data().toString();
    click(QStringLiteral("quarantine_edit"));
    auto* const dialog = m_window->findChild<ui::EditDialog*>();
    QVERIFY(dialog);
    auto* const values = dialog->findChild<QAbstractItemView*>(QStringLiteral("edit_values"))->model();
    auto* const save = dialog->findChild<QPushButton*>(QStringLiteral("mending_apply"));
    QVERIFY(!save->isEnabled());
    int row = 0;
    while (row + 1 < values->rowCount() && values->index(row, 0).data().toString() != column)
        ++row;
    const QModelIndex wanted = values->index(row, ui::NewValuesModel::New);
    QVERIFY(values->setData(wanted, QStringLiteral("\\random()"), Qt::EditRole));
    save->click();
    auto* const message = dialog->findChild<QLabel*>(QStringLiteral("mending_message"));
    QTRY_VERIFY_WITH_TIMEOUT(!message->isHidden(), kPatienceMs);
    QVERIFY2(message->text().contains(QStringLiteral("literal")), qPrintable(message->text()));
    QVERIFY(dialog->isVisible());
    QVERIFY(values->setData(wanted, QStringLiteral("2024-05-06"), Qt::EditRole));
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<ui::EditDialog*>() && m_isIdle, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(rows->model()->index(0, ui::QuarantineModel::State).data().toString(),
                              QStringLiteral("edited"), kPatienceMs);
    picture(QStringLiteral("edited"));
    click(QStringLiteral("quarantine_replay"));
    answer({});
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && m_status.undecided() < before, kPatienceMs);
    // The moved row's edit is taken back, and everything is as before.
    auto* const states = part<QComboBox>(QStringLiteral("quarantine_state"));
    const auto showState = [states](int index) {
        states->setCurrentIndex(index);
        Q_EMIT states->activated(index);
    };
    showState(states->findData(core::stateId(core::EntryState::Moved)));
    QTRY_COMPARE_WITH_TIMEOUT(rows->model()->rowCount(), 1, kPatienceMs);
    click(QStringLiteral("quarantine_take_back"));
    answer({});
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && m_status.undecided() < before, kPatienceMs);
    click(QStringLiteral("notice_replay"));
    answer({});
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && m_status.undecided() == before, kPatienceMs);
    showState(0);
    causes->setCurrentIndex(causes->model()->index(0, 0));
    QVERIFY(m_status.safety.originalUntouched);
    QCOMPARE(liveUserVersion(), 1);
}

void TestConsole::cutsOverOnceEveryRowIsDecidedAndTheNameIsTyped()
{
    m_window->findChild<QAction*>(QStringLiteral("action_page_5"))->trigger();
    click(QStringLiteral("quarantine_waive"));
    answer({}, QStringLiteral("known and agreed"));
    QTRY_COMPARE_WITH_TIMEOUT(m_status.undecided(), 0, kPatienceMs);
    click(QStringLiteral("start_cutover"));
    answer(QStringLiteral("product_manager.db"));
    QTRY_COMPARE_WITH_TIMEOUT(state(QStringLiteral("cutover")), core::PhaseState::Done, kPatienceMs);
    QTRY_VERIFY(m_isIdle);
    QCOMPARE(liveUserVersion(), 2);
    QVERIFY(!m_status.safety.originalUntouched);
    QFile flag(m_folder.path() + QStringLiteral("/.env"));
    QVERIFY(flag.open(QIODevice::ReadOnly));
    QVERIFY(flag.readAll().contains("USE_V2_API=true"));
    start(QStringLiteral("verify"));
}

void TestConsole::asksForAReasonWhenTheCleanUpIsTooEarly()
{
    click(QStringLiteral("start_cleanup"));
    for (int questions = 0; questions < 2 && state(QStringLiteral("cleanup")) != core::PhaseState::Done; ++questions) {
        QTRY_VERIFY_WITH_TIMEOUT(question() || state(QStringLiteral("cleanup")) == core::PhaseState::Done, kPatienceMs);
        if (!question())
            break;
        auto* const reason = question()->findChild<QLineEdit*>(QStringLiteral("confirm_reason"));
        answer(QStringLiteral("product_manager.db"), reason && reason->isVisible() ? QStringLiteral("nobody uses version 1") : QString());
        QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(state(QStringLiteral("cleanup")), core::PhaseState::Done, kPatienceMs);
    auto live = core::Database::open(m_database);
    QVERIFY(live);
    QCOMPARE(live->integer(QStringLiteral("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'v1%' OR name = 'milestones'")).value(), 0);
    QTRY_VERIFY(m_status.isComplete);
    picture(QStringLiteral("complete"));
}

void TestConsole::restoresTheOriginalWithOneClickAndOneConfirm()
{
    m_window->findChild<QAction*>(QStringLiteral("action_restore"))->trigger();
    QTRY_VERIFY(part(QStringLiteral("restore_timeline")) || part<QAbstractItemView>(QStringLiteral("restore_timeline")));
    auto* const timeline = part<QAbstractItemView>(QStringLiteral("restore_timeline"));
    QTRY_VERIFY(timeline->model()->rowCount() > 0);
    for (int row = 0; row < timeline->model()->rowCount(); ++row) {
        if (timeline->model()->index(row, 0).data().toString().contains(QStringLiteral("original")))
            timeline->setCurrentIndex(timeline->model()->index(row, 0));
    }
    picture(QStringLiteral("restore"));
    click(QStringLiteral("restore_now"));
    answer(QStringLiteral("product_manager.db"));
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && !m_status.isCutOver, kPatienceMs);
    QCOMPARE(liveUserVersion(), 1);
    QTRY_COMPARE(state(QStringLiteral("cleanup")), core::PhaseState::RolledBack);
    QFile flag(m_folder.path() + QStringLiteral("/.env"));
    QVERIFY(!flag.exists() || (flag.open(QIODevice::ReadOnly) && !flag.readAll().contains("USE_V2_API=true")));
}

void TestConsole::bringsASingleTableBack()
{
    {
        auto live = core::Database::open(m_database, {.mode = core::OpenOptions::Mode::ReadWrite});
        QVERIFY(live && live->execute(QStringLiteral("UPDATE suppliers SET name = 'spoiled'")));
    }
    click(QStringLiteral("restore_tables"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QTreeWidget*>(QStringLiteral("tables_list")), kPatienceMs);
    auto* const list = m_window->findChild<QTreeWidget*>(QStringLiteral("tables_list"));
    for (int row = 0; row < list->topLevelItemCount(); ++row) {
        if (list->topLevelItem(row)->text(0) == QStringLiteral("suppliers"))
            list->topLevelItem(row)->setCheckState(0, Qt::Checked);
    }
    picture(QStringLiteral("tables"));
    click(QStringLiteral("tables_act"));
    QTRY_VERIFY_WITH_TIMEOUT(question(), kPatienceMs);
    picture(QStringLiteral("tables_confirm"));
    answer(QStringLiteral("product_manager.db"));
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
    auto live = core::Database::open(m_database);
    QTRY_COMPARE_WITH_TIMEOUT(
        live->integer(QStringLiteral("SELECT count(*) FROM suppliers WHERE name = 'spoiled'")).value(), 0,
        kPatienceMs);
}

void TestConsole::looksAtWhatIsKeptAndCleansUp()
{
    const qsizetype before = m_status.snapshots.size();
    for (const char* look : {"restore_verify_quick", "restore_verify"}) {
        click(QString::fromLatin1(look));
        QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
    }
    for (int count = 0; count < 2; ++count) {
        click(QStringLiteral("restore_take"));
        answer({}, QStringLiteral("before a try"));
        QTRY_COMPARE_WITH_TIMEOUT(m_status.snapshots.size(), before + count + 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
    }
    auto* const timeline = part<QAbstractItemView>(QStringLiteral("restore_timeline"));
    const QString id = m_status.snapshots.at(m_status.snapshots.size() - 2).id;
    for (int row = 0; row < timeline->model()->rowCount(); ++row) {
        timeline->setCurrentIndex(timeline->model()->index(row, 0));
        if (label(QStringLiteral("restore_title")) == QStringLiteral("Restore snapshot %1").arg(id))
            break;
    }
    click(QStringLiteral("restore_remove"));
    answer({});
    QTRY_COMPARE_WITH_TIMEOUT(m_status.snapshots.size(), before + 1, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
    picture(QStringLiteral("keeping"));
}

QTEST_MAIN(TestConsole)
#include "test_console.moc"
