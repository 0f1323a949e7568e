// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "ui/dialogs/confirm_dialog.h"
#include "ui/main_window.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTranslator>

#include <memory>

namespace godwit::test {

inline constexpr int kPatienceMs = 120'000; // a hang, not a time limit: the machine may be busy

/// The console on a real engine, worked as a person works it: by clicks on what can be seen and is enabled.
/// It is looked at in one language, both palettes and several sizes; what a person would complain about is
/// kept as lines. With GODWIT_SCREENSHOTS pictures of all that was looked at stay in that folder. A test owns
/// one; the console's thread. Its calls verify: after each the test asks QTest::currentTestFailed().
class RealConsole : public QObject
{
    Q_OBJECT
public:
    explicit RealConsole(const QString& language);
    ~RealConsole() override;

    template <typename Widget = QPushButton>
    Widget* part(const QString& name)
    {
        return m_window->findChild<Widget*>(name);
    }
    template <typename Dialog>
    Dialog* dialog()
    {
        return m_window->findChild<Dialog*>();
    }
    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] core::Engine& engine() { return *m_engine; }
    [[nodiscard]] const core::RunStatus& status() const { return m_status; }
    [[nodiscard]] bool isIdle() const { return m_isIdle; }
    [[nodiscard]] core::PhaseState state(const QString& phase) const;
    [[nodiscard]] QString situation(); ///< for messages: what the console shows
    [[nodiscard]] QString shown(const QString& label);

    void open(const core::OpenRequest& request);
    void await();
    void page(int number); ///< from 1, by its action
    void click(const QString& button);
    void trigger(const QString& action);
    void start(const QString& phase); ///< and waits until it is done
    ui::ConfirmDialog* question() { return dialog<ui::ConfirmDialog>(); }
    void ask(const QString& button, const QString& moment); ///< clicks and looks at the question that follows
    /// Gives all that the question wants; the last of its buttons.
    void answer(const QString& reason = {});
    void cancel(); ///< Escape, in every dialog

    void look(const QString& moment); ///< at the window as it is
    void lookAtPages(const QString& moment, const QList<int>& numbers);
    void lookAtDialog(const QString& moment);
    [[nodiscard]] QStringList faults() const { return m_faults; }

private:
    void dressAs(bool isDark);
    void save(QWidget* widget, const QString& name);
    void lookAs(const QString& moment, bool isDark, QSize size);

    QTemporaryDir m_settings;
    QString m_language;
    QTranslator m_translator;
    std::unique_ptr<core::Engine> m_engine;
    std::unique_ptr<ui::MainWindow> m_window;
    core::RunStatus m_status;
    QString m_database; ///< the name that questions want typed
    bool m_isIdle = true;
    QStringList m_faults;
};

} // namespace godwit::test
