// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "tests/ui/support/sample_assessment.h"
#include "tests/ui/support/sample_findings.h"
#include "tests/ui/support/sample_quarantine.h"
#include "tests/ui/support/sample_status.h"
#include "ui/dialogs/check_dialog.h"
#include "ui/dialogs/choice_dialog.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/dialogs/edit_dialog.h"
#include "ui/dialogs/fix_dialog.h"
#include "ui/main_window.h"
#include "ui/page_stack.h"
#include "ui/pages/assessment_page.h"
#include "ui/theme/colours.h"

#include <QDir>
#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace godwit;

namespace {

ui::FixTarget sampleFix()
{
    ui::FixTarget target;
    target.filter.table = QStringLiteral("project_milestone_tasks");
    target.filter.cause = QStringLiteral("due_date does not exist");
    target.columns = {QStringLiteral("project_id"), QStringLiteral("due_date"), QStringLiteral("notes")};
    target.column = QStringLiteral("due_date");
    target.rows = 12;
    return target;
}

} // namespace

/// Grabs each page in the light and the dark palette; with GODWIT_SCREENSHOTS set the pictures stay there.
class TestScreens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsEachPageInBothPalettes_data();
    void showsEachPageInBothPalettes();
    void showsTheWelcomeWhenNothingIsOpen();
    void showsNoticesAndDialogs_data();
    void showsNoticesAndDialogs();
    void showsTheWorkOnTheQuarantine_data() { showsNoticesAndDialogs_data(); }
    void showsTheWorkOnTheQuarantine();

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keep(QWidget* widget, const QString& name) const;
    static void dressAs(bool isDark);

    QTemporaryDir m_temporary;
    QTranslator m_english;      ///< for the plurals
    QStringList m_strayWindows; ///< that flashed up before they had a parent
};

void TestScreens::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_temporary.path());
    QVERIFY(m_english.load(QStringLiteral(":/i18n/godwit_en.qm")));
    QCoreApplication::installTranslator(&m_english);
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    qApp->installEventFilter(this);
}

bool TestScreens::eventFilter(QObject* watched, QEvent* event)
{
    const auto* widget = qobject_cast<QWidget*>(watched);
    const bool isShown = event->type() == QEvent::Show && widget && widget->isWindow();
    if (isShown && !widget->inherits("QMainWindow") && !widget->inherits("QDialog"))
        m_strayWindows.append(QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') +
                              widget->objectName());
    return false;
}

void TestScreens::keep(QWidget* widget, const QString& name) const
{
    const QString wanted = qEnvironmentVariable("GODWIT_SCREENSHOTS");
    const QString folder = wanted.isEmpty() ? m_temporary.path() : wanted;
    QVERIFY(QDir().mkpath(folder));
    const QPixmap picture = widget->grab();
    QVERIFY2(picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")), qPrintable(name));
}

void TestScreens::dressAs(bool isDark)
{
    QApplication::setPalette(ui::paletteOf(isDark ? ui::darkColours() : ui::lightColours()));
}

void TestScreens::showsEachPageInBothPalettes_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<int>("moment");
    QTest::addColumn<int>("page");
    QTest::addColumn<QString>("name");
    const QStringList names{QStringLiteral("overview"),   QStringLiteral("assessment"),
                            QStringLiteral("plan"),       QStringLiteral("run"),
                            QStringLiteral("quarantine"), QStringLiteral("report"),
                            QStringLiteral("restore"),    QStringLiteral("history")};
    for (const bool isDark : {false, true}) {
        for (int page = 0; page < names.size(); ++page) {
            const test::Moment moment = page == 3  ? test::Moment::Moving
                                        : page < 1 ? test::Moment::Fresh
                                                   : test::Moment::Validated;
            const QString name = names.at(page) + (isDark ? QStringLiteral("-dark") : QString());
            QTest::newRow(qPrintable(name)) << isDark << static_cast<int>(moment) << page << name;
        }
    }
}

void TestScreens::showsEachPageInBothPalettes()
{
    QFETCH(bool, isDark);
    QFETCH(int, moment);
    QFETCH(int, page);
    QFETCH(QString, name);
    dressAs(isDark);
    core::Engine engine;
    ui::MainWindow window(engine);
    window.resize(1360, 860);
    window.show();
    Q_EMIT engine.statusChanged(test::sampleStatus(static_cast<test::Moment>(moment)));
    window.pages()->showPage(static_cast<ui::PageStack::Page>(page));
    Q_EMIT engine.previewed(test::sampleConsequence());
    if (static_cast<test::Moment>(moment) == test::Moment::Moving) {
        Q_EMIT engine.started(QStringLiteral("run"));
        for (int tick = 1; tick <= 30; ++tick)
            Q_EMIT engine.progressed(test::sampleProgress(tick * 0.55 / 30));
        for (const core::LogLine& line : test::sampleLog())
            Q_EMIT engine.logged(line);
    }
    QTest::qWait(20);
    Q_EMIT engine.quarantineLoaded(test::sampleQuarantine({}));
    Q_EMIT engine.historyLoaded(test::sampleHistory());
    Q_EMIT engine.preflighted(test::samplePreflight());
    Q_EMIT engine.doctored(test::sampleDoctor());
    Q_EMIT engine.assessmentLoaded(test::sampleAssessment());
    QTest::qWait(20);
    QCOMPARE(m_strayWindows, QStringList());
    QCOMPARE(window.size(), QSize(1360, 860));
    QCOMPARE(window.pages()->page(), static_cast<ui::PageStack::Page>(page));
    keep(&window, name);
    if (page == ui::PageStack::Assessment) // what lies below the window's edge
        keep(window.findChild<ui::AssessmentPage*>()->widget(), name + QStringLiteral("-whole"));
    if (static_cast<test::Moment>(moment) == test::Moment::Moving)
        Q_EMIT engine.finished({});
}

void TestScreens::showsTheWelcomeWhenNothingIsOpen()
{
    dressAs(false);
    core::Engine engine;
    ui::MainWindow window(engine);
    window.resize(1360, 860);
    window.show();
    QTest::qWait(20);
    QVERIFY(window.findChild<QWidget*>(QStringLiteral("welcome_open"))->isVisible());
    QVERIFY(!window.findChild<QWidget*>(QStringLiteral("safety_strip"))->isVisible());
    keep(&window, QStringLiteral("welcome"));
}

void TestScreens::showsNoticesAndDialogs_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestScreens::showsNoticesAndDialogs()
{
    QFETCH(bool, isDark);
    const QString suffix = isDark ? QStringLiteral("-dark") : QString();
    dressAs(isDark);
    core::Engine engine;
    ui::MainWindow window(engine);
    window.resize(1360, 860);
    window.show();
    core::RunStatus status = test::sampleStatus(test::Moment::Moving);
    status.phases[3].state = core::PhaseState::Failed;
    status.phases[3].canStart = true;
    status.phases[3].canRollBack = true;
    Q_EMIT engine.statusChanged(status);
    core::Outcome outcome;
    outcome.kind = core::Outcome::Kind::Failed;
    outcome.action = QStringLiteral("run");
    outcome.error = core::Error(core::ErrorCode::NoSpace, QStringLiteral("The disk is full."));
    Q_EMIT engine.finished(outcome);
    QTest::qWait(20);
    Q_EMIT engine.statusChanged(status);
    QTest::qWait(20);
    keep(&window, QStringLiteral("notice") + suffix);
    ui::ConfirmDialog restore(test::sampleConsequence(), {QStringLiteral("Restore now"), false, false, {}},
                              &window);
    restore.show();
    keep(&restore, QStringLiteral("confirm") + suffix);
    ui::ConfirmDialog finish(test::sampleFinish(), {QStringLiteral("Finish"), false, true, {}}, &window);
    finish.show();
    keep(&finish, QStringLiteral("finish") + suffix);
    const core::RunStatus validated = test::sampleStatus(test::Moment::Validated);
    ui::CheckDialog check(validated.checks.at(9), &window);
    check.show();
    keep(&check, QStringLiteral("check") + suffix);
    ui::ChoiceDialog choice(
        QStringLiteral("Move data is running"), QStringLiteral("The original is safe whichever you choose."),
        {{QStringLiteral("Pause"), QStringLiteral("Ends the current batch."), QStringLiteral("a")},
         {QStringLiteral("Undo this phase"), QStringLiteral("Rolls back."), QStringLiteral("b")},
         {QStringLiteral("Keep going"), QStringLiteral("Nothing changes."), QStringLiteral("c")}},
        &window);
    choice.show();
    keep(&choice, QStringLiteral("choice") + suffix);
}

void TestScreens::showsTheWorkOnTheQuarantine()
{
    QFETCH(bool, isDark);
    const QString suffix = isDark ? QStringLiteral("-dark") : QString();
    dressAs(isDark);
    core::Engine engine;
    ui::MainWindow window(engine);
    window.resize(1360, 860);
    window.show();
    Q_EMIT engine.statusChanged(test::sampleStatus(test::Moment::Validated));
    window.pages()->showPage(ui::PageStack::Quarantine);
    QTest::qWait(20);
    core::QuarantinePage page = test::sampleQuarantine({});
    page.entries[0].edits = {{QStringLiteral("due_date"), QStringLiteral("'2025-02-28'")}};
    page.entries[1].state = core::EntryState::Waived;
    page.entries[1].reason = QStringLiteral("agreed with the owner");
    Q_EMIT engine.quarantineLoaded(page);
    QTest::qWait(20);
    keep(&window, QStringLiteral("quarantine-edited") + suffix);
    ui::EditDialog edit(page.entries.at(2), &window);
    edit.show();
    auto* const values = edit.findChild<QAbstractItemView*>(QStringLiteral("edit_values"))->model();
    QVERIFY(values->setData(values->index(2, 2), QStringLiteral("2025-03-15")));
    core::Outcome refused;
    refused.error = core::Error(core::ErrorCode::EditRefused, QStringLiteral("NOT NULL constraint failed: due_date."));
    edit.showOutcome(refused);
    QTest::qWait(20);
    keep(&edit, QStringLiteral("edit") + suffix);
    ui::FixDialog fix(sampleFix(), &window);
    fix.show();
    QTest::qWait(20);
    keep(&fix, QStringLiteral("fix-empty") + suffix);
    fix.findChild<QLineEdit*>(QStringLiteral("fix_expression"))->setText(QStringLiteral("last_valid_day(due_date)"));
    fix.showSummary(test::sampleEdits());
    fix.showOutcome({});
    QTest::qWait(20);
    QVERIFY(fix.findChild<QPushButton*>(QStringLiteral("mending_apply"))->isEnabled());
    keep(&fix, QStringLiteral("fix") + suffix);
    ui::ImportDialog import(QStringLiteral("/tmp/project_milestone_tasks.csv"), &window);
    import.show();
    import.preview();
    import.showSummary(test::sampleEdits());
    import.showOutcome({});
    QTest::qWait(20);
    keep(&import, QStringLiteral("import") + suffix);
    window.findChild<QPushButton*>(QStringLiteral("quarantine_replay"))->click();
    QTest::qWait(20);
    auto* const replay = window.findChild<ui::ConfirmDialog*>();
    QVERIFY(replay);
    keep(replay, QStringLiteral("replay") + suffix);
    QCOMPARE(m_strayWindows, QStringList());
}

QTEST_MAIN(TestScreens)
#include "test_screens.moc"
