// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of RunController that is about what is kept: verified, taken, removed, shown to others.
#include "ui/run_controller.h"

#include "core/engine/engine.h"

namespace godwit::ui {

void RunController::verify()
{
    if (isBusy())
        return;
    m_last = {};
    m_engine.verify({});
}

void RunController::verifyQuick()
{
    if (isBusy())
        return;
    m_last = {};
    m_engine.verify({true});
}

void RunController::takeSnapshot()
{
    if (isBusy())
        return;
    core::Consequence consequence;
    consequence.action = tr("Take a snapshot");
    consequence.does = {tr("The database is copied as it is now; it is only read."),
                        tr("The copy is verified: integrity, rows and digests equal to the database.")};
    consequence.wayBack = tr("Remove the snapshot again.");
    confirm(consequence, tr("Take"), true, {}, [this](const core::Answers& answers) {
        if (isBusy())
            return;
        m_last = {};
        m_engine.takeSnapshot({answers.reason});
    });
}

void RunController::pruneSnapshots()
{
    askPrune({}, tr("Remove them"));
}

void RunController::removeSnapshot(const QString& snapshot)
{
    core::PruneRequest request;
    request.ids = {snapshot};
    askPrune(request, tr("Remove"));
}

void RunController::askPrune(const core::PruneRequest& request, const QString& verb)
{
    if (isBusy())
        return;
    const auto prune = [this, request](bool apply) {
        if (isBusy())
            return;
        core::PruneRequest answered = request;
        answered.apply = apply;
        m_last = {};
        m_engine.prune(answered);
    };
    previewAction([this, request] { m_engine.previewPrune(request); },
                  [this, prune, verb](const core::Consequence& consequence) {
                      if (consequence.loses.isEmpty()) { // the outcome says why nothing goes
                          prune(false);
                          return;
                      }
                      confirm(consequence, verb, false, {}, [prune](const core::Answers&) { prune(true); });
                  });
}

void RunController::listChanges()
{
    if (isBusy())
        return;
    m_last = {};
    m_engine.listChanges({});
}

void RunController::exportChanges(const QString& folder)
{
    if (isBusy())
        return;
    m_last = {};
    m_engine.listChanges({folder});
}

void RunController::saveEvidence(const QString& file, bool withValues)
{
    if (isBusy())
        return;
    m_last = {};
    m_engine.writeEvidence({file, withValues});
}

void RunController::exportReport(const core::ReportRequest& request)
{
    if (isBusy())
        return;
    m_last = {};
    m_engine.writeReport(request);
}

void RunController::previewReport(const core::ReportRequest& request)
{
    if (isBusy())
        return;
    if (!m_previewFolder)
        m_previewFolder = std::make_unique<QTemporaryDir>();
    core::ReportRequest html = request;
    html.format = QStringLiteral("html");
    html.file = m_previewed = m_previewFolder->filePath(request.kind + QStringLiteral(".html"));
    m_last = {};
    m_engine.writeReport(html);
}

} // namespace godwit::ui
