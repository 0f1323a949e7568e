// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/real_console.h"

#include "tests/ui/support/looks.h"
#include "ui/theme/colours.h"
#include "ui/theme/theme.h"
#include "ui/views/notice_banner.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QSettings>
#include <QTest>

namespace godwit::test {

namespace {

constexpr QSize kSmall(1024, 640);
constexpr QSize kUsual(1360, 860);
constexpr QSize kLarge(1920, 1080);
constexpr int kSettleMs = 40; // lets a page ask for its rows and paint

QString pageName(int number)
{
    const QStringList names{QStringLiteral("overview"),   QStringLiteral("assessment"),
                            QStringLiteral("plan"),       QStringLiteral("run"),
                            QStringLiteral("quarantine"), QStringLiteral("report"),
                            QStringLiteral("restore"),    QStringLiteral("history")};
    return names.at(number - 1);
}

} // namespace

RealConsole::RealConsole(const QString& language) : m_language(language)
{
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    QLocale::setDefault(QLocale(language));
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    if (!m_translator.load(QStringLiteral(":/i18n/godwit_%1.qm").arg(language)))
        qFatal("no translation");
    QCoreApplication::installTranslator(&m_translator);
    m_engine = std::make_unique<core::Engine>();
    connect(m_engine.get(), &core::Engine::statusChanged, this,
            [this](const core::RunStatus& status) { m_status = status; });
    connect(m_engine.get(), &core::Engine::started, this, [this] { m_isIdle = false; });
    connect(m_engine.get(), &core::Engine::finished, this, [this] { m_isIdle = true; });
    m_window = std::make_unique<ui::MainWindow>(*m_engine);
    m_window->resize(kUsual);
    m_window->show();
}

RealConsole::~RealConsole()
{
    m_window.reset();
    m_engine.reset();
    QCoreApplication::removeTranslator(&m_translator);
    dressAs(false);
}

core::PhaseState RealConsole::state(const QString& phase) const
{
    for (const core::PhaseStatus& status : m_status.phases) {
        if (status.id == phase)
            return status.state;
    }
    return core::PhaseState::NotStarted;
}

QString RealConsole::shown(const QString& label)
{
    const auto* found = part<QLabel>(label);
    return found ? found->text() : QString();
}

QString RealConsole::situation()
{
    QStringList lines{m_isIdle ? QStringLiteral("idle") : QStringLiteral("busy"),
                      part<ui::NoticeBanner>(QStringLiteral("notice"))->what()};
    for (const core::PhaseStatus& phase : m_status.phases)
        lines.append(phase.id + QLatin1Char(' ') + core::stateId(phase.state));
    for (QDialog* dialog : m_window->findChildren<QDialog*>())
        lines.append(QStringLiteral("asks: ") + dialog->windowTitle());
    return lines.join(QStringLiteral("; "));
}

void RealConsole::open(const core::OpenRequest& request)
{
    m_database = QFileInfo(request.database).fileName();
    m_window->open(request);
    await();
}

void RealConsole::await()
{
    QTRY_VERIFY2_WITH_TIMEOUT(m_isIdle && !m_engine->isBusy(), qPrintable(situation()), kPatienceMs);
    QTest::qWait(1);
}

void RealConsole::page(int number)
{
    trigger(QStringLiteral("action_page_%1").arg(number));
    await();
    QTest::qWait(kSettleMs);
}

void RealConsole::click(const QString& button)
{
    QTRY_VERIFY2_WITH_TIMEOUT(part(button) && part(button)->isVisible() && part(button)->isEnabled() &&
                                  m_isIdle,
                              qPrintable(button + QStringLiteral(": ") + situation()), kPatienceMs);
    QTest::mouseClick(part(button), Qt::LeftButton);
}

void RealConsole::trigger(const QString& action)
{
    auto* const found = part<QAction>(action);
    QVERIFY2(found && found->isEnabled(), qPrintable(action + QStringLiteral(": ") + situation()));
    found->trigger();
}

void RealConsole::start(const QString& phase)
{
    click(QStringLiteral("start_") + phase);
    QTRY_VERIFY2_WITH_TIMEOUT(state(phase) == core::PhaseState::Done ||
                                  state(phase) == core::PhaseState::DoneWithExceptions,
                              qPrintable(phase + QStringLiteral(": ") + situation()), kPatienceMs);
    await();
}

void RealConsole::ask(const QString& button, const QString& moment)
{
    click(button);
    QTRY_VERIFY2_WITH_TIMEOUT(question(), qPrintable(situation()), kPatienceMs);
    lookAtDialog(moment);
}

void RealConsole::answer(const QString& reason)
{
    QTRY_VERIFY2_WITH_TIMEOUT(question(), qPrintable(situation()), kPatienceMs);
    ui::ConfirmDialog* const asked = question();
    auto* const act = asked->findChild<QPushButton*>(QStringLiteral("confirm_act"));
    if (auto* const name = asked->findChild<QLineEdit*>(QStringLiteral("confirm_name"))) {
        QVERIFY(!act->isEnabled());
        QTest::keyClicks(name, m_database);
    }
    if (auto* const field = asked->findChild<QLineEdit*>(QStringLiteral("confirm_reason")))
        QTest::keyClicks(field, reason);
    for (QCheckBox* box : asked->findChildren<QCheckBox*>()) {
        if (box->objectName().startsWith(QStringLiteral("confirm_item_")))
            box->setChecked(true);
    }
    for (QLineEdit* field : asked->findChildren<QLineEdit*>()) {
        if (field->objectName().startsWith(QStringLiteral("confirm_typed_")))
            field->setText(field->placeholderText());
    }
    QVERIFY2(act->isEnabled(), qPrintable(act->toolTip()));
    QTest::mouseClick(act, Qt::LeftButton);
    QTRY_VERIFY(question() != asked);
}

void RealConsole::cancel()
{
    for (QDialog* dialog : m_window->findChildren<QDialog*>()) {
        if (dialog->isVisible())
            QTest::keyClick(dialog, Qt::Key_Escape);
    }
    QTRY_VERIFY2(m_window->findChildren<QDialog*>().isEmpty(), qPrintable(situation()));
}

void RealConsole::dressAs(bool isDark)
{
    QApplication::setPalette(ui::paletteOf(isDark ? ui::darkColours() : ui::lightColours()));
    // Qt tells windows of a new palette only while the event loop of the application runs.
    if (m_window) {
        ui::dress(m_window.get());
        for (QDialog* dialog : m_window->findChildren<QDialog*>())
            ui::dress(dialog);
    }
    QTest::qWait(1);
}

void RealConsole::save(QWidget* widget, const QString& name)
{
    const bool isQts = widget->inherits("QFileDialog");
    for (const QString& fault : isQts ? QStringList() : faultsOfLooks(widget))
        m_faults.append(name + QStringLiteral(": ") + fault);
    const QString folder = qEnvironmentVariable("GODWIT_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(widget->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

void RealConsole::lookAs(const QString& moment, bool isDark, QSize size)
{
    dressAs(isDark);
    m_window->resize(size);
    QTest::qWait(kSettleMs);
    const QString name =
        QStringLiteral("%1-%2-%3-%4")
            .arg(moment, m_language, isDark ? QStringLiteral("dark") : QStringLiteral("light"))
            .arg(size.width());
    if (m_window->size() != size)
        m_faults.append(name + QStringLiteral(": the window does not become so small"));
    save(m_window.get(), name);
}

void RealConsole::look(const QString& moment)
{
    // Each language has its own palette for the small window, so that both together have seen all.
    const bool isGerman = m_language == QLatin1String("de");
    lookAs(moment, !isGerman, kSmall);
    lookAs(moment, isGerman, kUsual);
    if (!isGerman)
        lookAs(moment, false, kLarge);
    dressAs(false);
    m_window->resize(kUsual);
}

void RealConsole::lookAtPages(const QString& moment, const QList<int>& numbers)
{
    for (const int number : numbers) {
        page(number);
        look(moment + QLatin1Char('-') + pageName(number));
    }
}

void RealConsole::lookAtDialog(const QString& moment)
{
    QTest::qWait(kSettleMs);
    for (QDialog* dialog : m_window->findChildren<QDialog*>()) {
        if (!dialog->isVisible())
            continue;
        const QString name = QStringLiteral("dialog-%1-%2").arg(moment, m_language);
        for (const bool isDark : {false, true}) {
            dressAs(isDark);
            save(dialog, name + (isDark ? QStringLiteral("-dark") : QStringLiteral("-light")));
        }
        dressAs(false);
        if (!dialog->focusWidget())
            m_faults.append(name + QStringLiteral(": nothing has the focus"));
        if (dialog->width() > kSmall.width() || dialog->height() > kUsual.height())
            m_faults.append(
                name + QStringLiteral(": is as large as %1 x %2").arg(dialog->width()).arg(dialog->height()));
        for (const QPushButton* button : dialog->findChildren<QPushButton*>()) {
            if (button->isDefault() && button->property("kind") == QStringLiteral("danger"))
                m_faults.append(name + QStringLiteral(": Enter destroys"));
        }
    }
}

} // namespace godwit::test
