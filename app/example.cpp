// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/example.h"

#include "app/sample/product_manager.h"

#include <QDir>
#include <QFile>
#include <QFutureWatcher>
#include <QStandardPaths>
#include <QtConcurrentRun>

namespace godwit::app {

namespace {

using Request = core::Result<core::OpenRequest>;

QString folderOrDefault(const QString& folder)
{
    if (!folder.isEmpty())
        return QDir(folder).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
           QStringLiteral("/example");
}

Request prepareExample(const QString& folder)
{
    core::OpenRequest request;
    request.database = folder + QStringLiteral("/product_manager.db");
    request.plan = QStringLiteral(":/examples/product_manager/plan.yaml");
    if (QFile::exists(request.database))
        return request;
    if (!QDir().mkpath(folder))
        return core::Error(core::ErrorCode::FileFailed,
                           QStringLiteral("The folder %1 cannot be made.").arg(folder));
    GODWIT_CHECK(writeProductManagerSample(request.database, SampleOptions(), [](qint64, qint64) {}));
    return request;
}

} // namespace

ui::ExampleOpener makeExampleOpener(const QString& folder)
{
    return [folder = folderOrDefault(folder)](const std::function<void(Request)>& done) {
        auto* watcher = new QFutureWatcher<std::shared_ptr<Request>>;
        QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, done] {
            done(*watcher->result());
            watcher->deleteLater();
        });
        watcher->setFuture(
            QtConcurrent::run([folder] { return std::make_shared<Request>(prepareExample(folder)); }));
    };
}

} // namespace godwit::app
