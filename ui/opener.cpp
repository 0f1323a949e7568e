// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/opener.h"

#include "ui/dialogs/files.h"
#include "ui/run_controller.h"

#include <QFileInfo>
#include <QWidget>

namespace godwit::ui {

namespace {

constexpr QLatin1String kWorkspaceSuffix(".godwit");

bool isPlanFile(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("yaml") || suffix == QLatin1String("yml");
}

} // namespace

Opener::Opener(RunController& controller, ExampleOpener example, QWidget* window)
    : QObject(window), m_controller(controller), m_example(std::move(example)), m_window(window)
{
}

void Opener::open(const core::OpenRequest& request)
{
    if (m_controller.isBusy())
        return;
    if (request.database.isEmpty() && !request.plan.isEmpty()) {
        openPlan(request.plan);
        return;
    }
    m_last = request;
    m_plan.clear();
    Q_EMIT planChosen({});
    m_controller.open(request);
}

void Opener::openPath(const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists()) {
        Q_EMIT failed(core::Error(core::ErrorCode::FileMissing, tr("There is no file %1.").arg(path)));
        return;
    }
    if (isPlanFile(path))
        openPlan(path);
    else if (file.isDir() || path.endsWith(kWorkspaceSuffix))
        openWorkspace(path);
    else
        openDatabase(path);
}

void Opener::openDatabase(const QString& path)
{
    core::OpenRequest request;
    request.database = QFileInfo(path).absoluteFilePath();
    request.plan = m_plan;
    open(request);
}

void Opener::openPlan(const QString& path)
{
    const QString database =
        m_controller.status().database.isEmpty() ? m_last.database : m_controller.status().database;
    if (database.isEmpty()) {
        m_plan = path;
        Q_EMIT planChosen(path);
        return;
    }
    core::OpenRequest request;
    request.database = database;
    request.workspace = m_last.workspace;
    request.plan = path;
    open(request);
}

void Opener::openWorkspace(const QString& path)
{
    QString database = QFileInfo(path).absoluteFilePath();
    if (database.endsWith(kWorkspaceSuffix))
        database.chop(kWorkspaceSuffix.size());
    if (!QFileInfo(database).isFile()) {
        Q_EMIT failed(core::Error(core::ErrorCode::FileMissing, tr("No database lies beside %1.").arg(path)));
        return;
    }
    openDatabase(database);
}

void Opener::askDatabase()
{
    askOpenFile(m_window, tr("Open database"),
                {tr("SQLite databases (*.db *.sqlite *.sqlite3 *.db3)"), tr("All files (*)")},
                [this](const QString& path) { openPath(path); });
}

void Opener::askPlan()
{
    askOpenFile(m_window, tr("Open plan"), {tr("Plans (*.yaml *.yml)"), tr("All files (*)")},
                [this](const QString& path) { openPlan(path); });
}

void Opener::openExample()
{
    if (!m_example || m_controller.isBusy())
        return;
    Q_EMIT exampleBusy(true);
    m_example([this](const core::Result<core::OpenRequest>& request) {
        Q_EMIT exampleBusy(false);
        if (request)
            open(*request);
        else
            Q_EMIT failed(request.error());
    });
}

void Opener::openReadOnly()
{
    core::OpenRequest request = m_last;
    request.readOnly = true;
    open(request);
}

} // namespace godwit::ui
