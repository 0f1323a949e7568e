// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/requests.h"
#include "core/result.h"

#include <QObject>

#include <functional>

class QWidget;

namespace godwit::ui {

class RunController;

/// Prepares the built-in example off the console's thread and calls back in it with what to open. Given by
/// the program: ui does not know how examples are written.
using ExampleOpener = std::function<void(std::function<void(core::Result<core::OpenRequest>)> done)>;

/// Turns a chosen or dropped file into a request to open: a database, a plan, or a workspace. Opens, never
/// starts.
class Opener : public QObject
{
    Q_OBJECT
public:
    Opener(RunController& controller, ExampleOpener example, QWidget* window);

    void open(const core::OpenRequest& request);
    void openPath(const QString& path); ///< of any kind
    void askDatabase();
    void askPlan();
    void openExample();
    void openReadOnly(); ///< what is open, again, without a lease
    [[nodiscard]] bool canOpenExample() const { return static_cast<bool>(m_example); }

Q_SIGNALS:
    void planChosen(const QString& plan); ///< it waits for its database; empty: no longer
    void exampleBusy(bool isBusy);
    void failed(const godwit::core::Error& error);

private:
    void openDatabase(const QString& path);
    void openPlan(const QString& path);
    void openWorkspace(const QString& path);

    RunController& m_controller;
    ExampleOpener m_example;
    QWidget* m_window = nullptr;
    core::OpenRequest m_last;
    QString m_plan; ///< chosen before a database was
};

} // namespace godwit::ui
