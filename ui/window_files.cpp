// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MainWindow that asks where something is written or read.
#include "ui/main_window.h"

#include "ui/dialogs/files.h"
#include "ui/run_controller.h"
#include "ui/words.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace godwit::ui {

namespace {

QString documents(const QString& file)
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QLatin1Char('/') + file;
}

} // namespace

void MainWindow::askExportReport(const core::ReportRequest& request)
{
    const QString name = QFileInfo(m_controller->status().database).completeBaseName();
    const QString kind = request.kind.isEmpty() ? QStringLiteral("report") : request.kind;
    askSaveFile(this, tr("Export report"),
                documents(QStringLiteral("%1-%2.%3").arg(name, kind, request.format)),
                {Words::reportFormat(request.format)}, [this, request](const QString& file) {
                    core::ReportRequest chosen = request;
                    chosen.file = file;
                    m_controller->exportReport(chosen);
                });
}

void MainWindow::askExportQuarantine(const core::QuarantineFilter& filter)
{
    const QString name = QFileInfo(m_controller->status().database).completeBaseName();
    askSaveFile(this, tr("Export quarantine"), documents(name + QStringLiteral("-quarantine.csv")),
                {tr("CSV (*.csv)")},
                [this, filter](const QString& file) { m_controller->exportQuarantine(filter, file); });
}

void MainWindow::askImportQuarantine()
{
    askOpenFile(this, tr("Import quarantine"), {tr("CSV (*.csv)")},
                [this](const QString& file) { m_controller->importQuarantine(file); });
}

void MainWindow::askSaveProposal()
{
    const QString name = QFileInfo(m_controller->status().database).completeBaseName();
    askSaveFile(this, tr("Save proposed plan"),
                documents(tr("%1-repair").arg(name) + QStringLiteral(".yaml")), {tr("Plans (*.yaml)")},
                [this](const QString& file) { m_controller->saveProposal(file); });
}

void MainWindow::askRestoreCopy(const QString& snapshot)
{
    const QFileInfo database(m_controller->status().database);
    const QString name =
        tr("%1-restored").arg(database.completeBaseName()) + QLatin1Char('.') + database.suffix();
    askSaveFile(this, tr("Restore as a copy"), documents(name), {tr("All files (*)")},
                [this, snapshot](const QString& file) { m_controller->restoreCopy(snapshot, file); });
}

void MainWindow::askEvidence(bool withValues)
{
    const QString name = QFileInfo(m_controller->status().database).completeBaseName();
    askSaveFile(this, tr("Save evidence"), documents(name + QStringLiteral("-evidence.zip")),
                {tr("ZIP (*.zip)")},
                [this, withValues](const QString& file) { m_controller->saveEvidence(file, withValues); });
}

void MainWindow::askExportChanges()
{
    const QString name = QFileInfo(m_controller->status().database).completeBaseName();
    askNewFolder(this, tr("Export what was written, into a new folder"),
                 documents(tr("%1-changes").arg(name)),
                 [this](const QString& folder) { m_controller->exportChanges(folder); });
}

} // namespace godwit::ui
