// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the database and its workspace lie: links, networks, devices that may go, folders that others copy.
#include "core/safety/preflight.h"

#include "core/safety/durable.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

void findLinks(const PreflightQuestion& question, QList<Finding>& findings)
{
    const QFileInfo given(question.given);
    const QString wanted = QFileInfo(question.given).absoluteFilePath();
    if (given.isSymLink())
        findings.append(
            findingOf(ErrorCode::SymbolicLink, FindingSeverity::Note, wanted,
                      QStringLiteral("%1 is a symbolic link to %2.").arg(wanted, question.database)));
    const auto identity = identityOf(question.database);
    if (identity && identity->links > 1)
        findings.append(
            findingOf(ErrorCode::HardLinks, FindingSeverity::Warning, question.database,
                      QStringLiteral("%1 has %2 names (hard links); all of them will show the new content.")
                          .arg(question.database, QString::number(identity->links))));
}

void findVolume(const QString& what, const QString& path, const Surroundings& surroundings,
                QList<Finding>& findings)
{
    const auto volume = surroundings.volumeOf(path);
    if (!volume)
        return;
    if (const QString network = networkOf(*volume); !network.isEmpty())
        findings.append(
            findingOf(ErrorCode::NetworkVolume, FindingSeverity::Warning, path,
                      QStringLiteral("%1 lies on a network volume (%2, %3): its locks cannot be relied on.")
                          .arg(what, network, volume->mountPoint)));
    if (const QString reason = surroundings.removableReason(*volume); !reason.isEmpty())
        findings.append(findingOf(ErrorCode::RemovableVolume, FindingSeverity::Warning, path,
                                  QStringLiteral("%1 lies %2 (%3).").arg(what, reason, volume->mountPoint)));
}

void findSynchroniser(const QString& what, const QString& path, const Surroundings& surroundings,
                      QList<Finding>& findings)
{
    const Synchroniser program = surroundings.synchroniserOf(path);
    if (!program.name.isEmpty())
        findings.append(findingOf(
            ErrorCode::SynchronisedFolder, FindingSeverity::Warning, path,
            QStringLiteral("%1 lies in %2, which %3 synchronises: it may copy a file that is half written.")
                .arg(what, program.folder, program.name)));
}

/// Why names cannot be exchanged, beside hard links; empty: they can.
QString whyNoExchange(const PreflightQuestion& question, const Surroundings& surroundings)
{
    const auto live = surroundings.volumeOf(question.database);
    const auto work = surroundings.volumeOf(question.workspace);
    if (!live || !work)
        return {};
    if (live->device != work->device)
        return QStringLiteral("The workspace lies on another volume (%1) than the database (%2), so the swap "
                              "cannot exchange names.")
            .arg(work->mountPoint, live->mountPoint);
    if (lacksExchange(*live))
        return QStringLiteral("The file system of %1 (%2) cannot exchange two names at once.")
            .arg(live->mountPoint, live->fileSystem);
    return {};
}

} // namespace

bool copiesIn(const PreflightQuestion& question, const Surroundings& surroundings)
{
    const auto identity = identityOf(question.database);
    return (identity && identity->links > 1) || !whyNoExchange(question, surroundings).isEmpty();
}

void findPlace(const PreflightQuestion& question, const Surroundings& surroundings, QList<Finding>& findings)
{
    findLinks(question, findings);
    const QString database = QStringLiteral("The database");
    const QString workspace = QStringLiteral("The workspace");
    findVolume(database, question.database, surroundings, findings);
    findSynchroniser(database, question.database, surroundings, findings);
    const bool isBeside =
        QFileInfo(question.workspace).absolutePath() == QFileInfo(question.database).absolutePath();
    if (!isBeside) { // else all has been said of the database
        findVolume(workspace, question.workspace, surroundings, findings);
        findSynchroniser(workspace, question.workspace, surroundings, findings);
    }
    const QString why = question.space.isCutOver ? QString() : whyNoExchange(question, surroundings);
    if (!why.isEmpty()) // a workspace elsewhere was asked for, and copying in is as safe, only longer
        findings.append(findingOf(
            ErrorCode::NoExchange, FindingSeverity::Note, question.workspace,
            why + QStringLiteral(" The content is copied in under SQLite's own journal instead."),
            QStringLiteral("Put the workspace on the database's volume if the cut-over has to be short.")));
}

} // namespace godwit::core
