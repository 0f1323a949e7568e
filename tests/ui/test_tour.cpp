// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sample/product_manager.h"
#include "core/engine/engine.h"
#include "core/sqlite/database.h"
#include "tests/support/python_child.h"
#include "tests/ui/support/looks.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/tables_dialog.h"
#include "ui/main_window.h"
#include "ui/page_stack.h"
#include "ui/theme/colours.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QTreeWidget>

using namespace godwit;

namespace {

constexpr int kPatienceMs = 120'000; // a hang, not a time limit
constexpr QSize kSizes[] = {QSize(1280, 800), QSize(1024, 700)};

} // namespace

/// A tour through the built-in example with a real engine, in both languages: every page and dialog, in both palettes and two
/// sizes, is looked at for cut text, missing names and missing reasons. With GODWIT_SCREENSHOTS its pictures stay there.
class TestTour : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsNothingToComplainAbout_data();
    void showsNothingToComplainAbout();

private:
    template <typename Widget = QPushButton>
    Widget* part(const QString& name) { return m_window->findChild<Widget*>(name); }
    void prepare(const QString& language);
    void look(const QString& moment);
    void lookAtPages(const QString& moment, const QList<int>& pages);
    void lookAtDialog(const QString& moment);
    void save(QWidget* widget, const QString& name);
    void dressAs(bool isDark);
    void click(const QString& name);
    void start(const QString& phase);
    void choose(int timelineRow);
    void tourBefore();
    void tourQuarantine();
    void tourCutOver();
    void tourAfter();
    ui::ConfirmDialog* question() { return m_window->findChild<ui::ConfirmDialog*>(); }
    void ask(const QString& button, const QString& moment);
    void answer(const QString& reason = {});
    void cancel();
    core::PhaseState state(const QString& phase) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QTranslator m_translator;
    QString m_language;
    QString m_database;
    std::unique_ptr<core::Engine> m_engine;
    std::unique_ptr<ui::MainWindow> m_window;
    core::RunStatus m_status;
    bool m_isIdle = true;
    QStringList m_faults;
};

void TestTour::initTestCase()
{
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
}

void TestTour::prepare(const QString& language)
{
    m_language = language;
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path() + QStringLiteral("/settings"));
    QVERIFY(m_translator.load(QStringLiteral(":/i18n/godwit_%1.qm").arg(language)));
    QCoreApplication::installTranslator(&m_translator);
    const QString deep = m_folder->path() + QStringLiteral("/Kunden und Projekte der Niederlassung/Archiv-2026-November/Datenbanken");
    QVERIFY(QDir().mkpath(deep));
    m_database = deep + QStringLiteral("/product_manager_of_the_whole_company_with_a_long_name.db");
    QVERIFY(app::writeProductManagerSample(m_database, {.rows = 600, .seed = 7, .dirty = 0.02}, [](qint64, qint64) {}));
    m_engine = std::make_unique<core::Engine>();
    connect(m_engine.get(), &core::Engine::statusChanged, this, [this](const core::RunStatus& status) { m_status = status; });
    connect(m_engine.get(), &core::Engine::started, this, [this] { m_isIdle = false; });
    connect(m_engine.get(), &core::Engine::finished, this, [this] { m_isIdle = true; });
    m_window = std::make_unique<ui::MainWindow>(*m_engine);
    m_window->show();
}

void TestTour::dressAs(bool isDark)
{
    QApplication::setPalette(ui::paletteOf(isDark ? ui::darkColours() : ui::lightColours()));
    QTest::qWait(5);
}

void TestTour::save(QWidget* widget, const QString& name)
{
    for (const QString& fault : test::faultsOfLooks(widget))
        m_faults.append(name + QStringLiteral(": ") + fault);
    const QString folder = qEnvironmentVariable("GODWIT_SCREENSHOTS");
    if (!folder.isEmpty())
        QVERIFY(widget->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

void TestTour::look(const QString& moment)
{
    for (const bool isDark : {false, true}) {
        dressAs(isDark);
        for (const QSize& size : kSizes) {
            m_window->resize(size);
            QTest::qWait(5);
            const QString name = QStringLiteral("%1-%2-%3-%4").arg(moment, m_language, isDark ? QStringLiteral("dark") : QStringLiteral("light")).arg(size.width());
            if (m_window->size() != size)
                m_faults.append(name + QStringLiteral(": the window does not become so small"));
            save(m_window.get(), name);
        }
    }
    dressAs(false);
    m_window->resize(kSizes[0]);
}

void TestTour::lookAtPages(const QString& moment, const QList<int>& pages)
{
    const QStringList names{QStringLiteral("overview"), QStringLiteral("assessment"), QStringLiteral("plan"), QStringLiteral("run"),
                            QStringLiteral("quarantine"), QStringLiteral("report"), QStringLiteral("restore"), QStringLiteral("history")};
    for (const int page : pages) {
        part<QAction>(QStringLiteral("action_page_%1").arg(page + 1))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
        QTest::qWait(60); // lets the page ask for its rows and paint
        look(moment + QLatin1Char('-') + names.at(page));
    }
}

void TestTour::lookAtDialog(const QString& moment)
{
    QTest::qWait(60);
    for (QDialog* dialog : m_window->findChildren<QDialog*>()) {
        if (!dialog->isVisible())
            continue;
        for (const bool isDark : {false, true}) {
            dressAs(isDark);
            save(dialog, QStringLiteral("dialog-%1-%2-%3").arg(moment, m_language, isDark ? QStringLiteral("dark") : QStringLiteral("light")));
        }
        dressAs(false);
        const auto* focused = dialog->focusWidget();
        if (!focused)
            m_faults.append(QStringLiteral("dialog-%1: nothing has the focus").arg(moment));
        for (const QPushButton* button : dialog->findChildren<QPushButton*>()) {
            if (button->isDefault() && (button->property("kind") == QStringLiteral("danger")))
                m_faults.append(QStringLiteral("dialog-%1: Enter destroys").arg(moment));
        }
    }
}

core::PhaseState TestTour::state(const QString& phase) const
{
    for (const core::PhaseStatus& status : m_status.phases) {
        if (status.id == phase)
            return status.state;
    }
    return core::PhaseState::NotStarted;
}

void TestTour::click(const QString& name)
{
    QTRY_VERIFY2_WITH_TIMEOUT(part(name) && part(name)->isEnabled() && m_isIdle, qPrintable(name), kPatienceMs);
    part(name)->click();
}

void TestTour::start(const QString& phase)
{
    click(QStringLiteral("start_") + phase);
    QTRY_VERIFY2_WITH_TIMEOUT(state(phase) == core::PhaseState::Done || state(phase) == core::PhaseState::DoneWithExceptions,
                              qPrintable(phase), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
}

void TestTour::ask(const QString& button, const QString& moment)
{
    click(button);
    QTRY_VERIFY_WITH_TIMEOUT(question(), kPatienceMs);
    lookAtDialog(moment);
}

void TestTour::answer(const QString& reason)
{
    QVERIFY(question());
    if (auto* const name = question()->findChild<QLineEdit*>(QStringLiteral("confirm_name")))
        name->setText(QFileInfo(m_database).fileName());
    if (auto* const field = question()->findChild<QLineEdit*>(QStringLiteral("confirm_reason")))
        field->setText(reason);
    for (QCheckBox* box : question()->findChildren<QCheckBox*>()) {
        if (box->objectName().startsWith(QStringLiteral("confirm_item_")))
            box->setChecked(true);
    }
    auto* const act = question()->findChild<QPushButton*>(QStringLiteral("confirm_act"));
    QVERIFY(act->isEnabled());
    act->click();
    QTRY_VERIFY(!question());
}

void TestTour::cancel()
{
    for (QDialog* dialog : m_window->findChildren<QDialog*>()) {
        if (dialog->isVisible())
            QTest::keyClick(dialog, Qt::Key_Escape);
    }
    QTRY_VERIFY(!question());
}

void TestTour::choose(int timelineRow)
{
    auto* const timeline = part<QAbstractItemView>(QStringLiteral("restore_timeline"));
    timeline->setCurrentIndex(timeline->model()->index(timelineRow, 0));
    QTest::qWait(60);
}

void TestTour::tourBefore()
{
    look(QStringLiteral("start"));
    m_window->open({.database = m_database, .plan = QStringLiteral(":/examples/product_manager/plan.yaml"), .workspace = {}, .readOnly = false});
    QTRY_COMPARE_WITH_TIMEOUT(m_status.phases.size(), 8, kPatienceMs);
    lookAtPages(QStringLiteral("fresh"), {0, 1, 3, 4, 5, 6, 7});
    click(QStringLiteral("rehearse"));
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
    lookAtPages(QStringLiteral("rehearsed"), {2});
    for (const char* const phase : {"assess", "backup", "expand", "move", "validate"})
        start(QString::fromLatin1(phase));
    lookAtPages(QStringLiteral("validated"), {0, 1, 2, 3, 4, 5, 6, 7});
}

void TestTour::tourQuarantine()
{
    part<QAction>(QStringLiteral("action_page_5"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(part<QAbstractItemView>(QStringLiteral("quarantine_rows"))->model()->rowCount() > 0, kPatienceMs);
    click(QStringLiteral("quarantine_edit"));
    lookAtDialog(QStringLiteral("edit"));
    cancel();
    ask(QStringLiteral("quarantine_waive"), QStringLiteral("waive"));
    answer(QStringLiteral("known and agreed"));
    QTRY_COMPARE_WITH_TIMEOUT(m_status.undecided(), 0, kPatienceMs);
    ask(QStringLiteral("rollback_move"), QStringLiteral("rollback-before"));
    cancel();
}

void TestTour::tourCutOver()
{
    for (const char* const mode : {"WAL", "DELETE"}) {
        tests::PythonChild other({m_database});
        QVERIFY(other.isReady() && other.openDatabase());
        QVERIFY(other.sql(QStringLiteral("PRAGMA journal_mode = ") + QLatin1String(mode)));
        QVERIFY(other.sql(QStringLiteral("SELECT count(*) FROM suppliers")));
        click(QStringLiteral("start_cutover"));
        QTRY_VERIFY_WITH_TIMEOUT(question(), kPatienceMs);
        auto* const copyIn = question()->findChild<QCheckBox*>(QStringLiteral("confirm_copy_in"));
        QTRY_VERIFY_WITH_TIMEOUT(copyIn->isVisible(), kPatienceMs);
        lookAtDialog(QStringLiteral("cutover-held-") + QLatin1String(mode));
        QVERIFY(question()->findChild<QLabel*>(QStringLiteral("confirm_holders"))->text().contains(other.named()));
        QCOMPARE(copyIn->isEnabled(), QLatin1String(mode) == QLatin1String("DELETE"));
        if (QLatin1String(mode) == QLatin1String("WAL")) {
            cancel();
            QVERIFY(other.sql(QStringLiteral("PRAGMA journal_mode = DELETE")));
            continue;
        }
        answer(); // armed: it waits until the program is gone
        part<QAction>(QStringLiteral("action_page_4"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(part<QLabel>(QStringLiteral("reason_cutover"))->text().contains(other.named()), kPatienceMs);
        look(QStringLiteral("armed-run"));
        part(QStringLiteral("pause_cutover"))->click();
        other.kill();
        QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
    }
    if (state(QStringLiteral("cutover")) != core::PhaseState::Done) {
        look(QStringLiteral("paused"));
        ask(QStringLiteral("start_cutover"), QStringLiteral("cutover"));
        answer();
    }
    QTRY_COMPARE_WITH_TIMEOUT(state(QStringLiteral("cutover")), core::PhaseState::Done, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle, kPatienceMs);
}

void TestTour::tourAfter()
{
    tests::PythonChild application({m_database});
    QVERIFY(application.isReady() && application.openDatabase());
    QVERIFY(application.sql(QStringLiteral("DELETE FROM supplier_task_instances WHERE rowid % 40 = 0")));
    QVERIFY(application.sql(QStringLiteral("UPDATE suppliers SET name = name || ' and sons' WHERE rowid % 3 = 0")));
    QVERIFY(application.run(QStringLiteral("db.close()")));
    part<QAction>(QStringLiteral("action_changes"))->trigger();
    auto* const changes = part<QAbstractItemView>(QStringLiteral("changes_tables"));
    QTRY_VERIFY_WITH_TIMEOUT(m_isIdle && changes->isVisible() && changes->model()->rowCount() > 0, kPatienceMs);
    QVERIFY(part<QAbstractItemView>(QStringLiteral("changes_rows"))->model()->rowCount() > 0);
    look(QStringLiteral("after-changes"));
    choose(2);
    look(QStringLiteral("after-point"));
    ask(QStringLiteral("rollback_move"), QStringLiteral("rollback-after"));
    cancel();
    lookAtPages(QStringLiteral("after"), {0, 5, 6, 7});
    auto* const timeline = part<QAbstractItemView>(QStringLiteral("restore_timeline"));
    part<QAction>(QStringLiteral("action_page_7"))->trigger();
    for (int row = timeline->model()->rowCount() - 1; row >= 0 && !part(QStringLiteral("restore_tables"))->isVisible(); --row)
        choose(row);
    click(QStringLiteral("restore_tables"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ui::TablesDialog*>(), kPatienceMs);
    lookAtDialog(QStringLiteral("tables"));
    cancel();
    ask(QStringLiteral("restore_now"), QStringLiteral("restore"));
    cancel();
    part<QAction>(QStringLiteral("action_roll_back"))->trigger();
    QTRY_VERIFY(m_window->findChild<ui::PickDialog*>());
    lookAtDialog(QStringLiteral("pick"));
    cancel();
}

void TestTour::showsNothingToComplainAbout_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("German") << QStringLiteral("de");
}

void TestTour::showsNothingToComplainAbout()
{
    QFETCH(QString, language);
    m_faults.clear();
    m_status = {};
    prepare(language);
    for (void (TestTour::*const leg)() : {&TestTour::tourBefore, &TestTour::tourQuarantine, &TestTour::tourCutOver, &TestTour::tourAfter}) {
        if (!QTest::currentTestFailed())
            (this->*leg)();
    }
    m_window.reset();
    m_engine.reset();
    QCoreApplication::removeTranslator(&m_translator);
    m_faults.removeDuplicates();
    QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(QLatin1Char('\n'))));
}

QTEST_MAIN(TestTour)
#include "test_tour.moc"
