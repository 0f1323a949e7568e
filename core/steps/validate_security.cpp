// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/steps/validate_suites.h"

#include "core/checks/figures.h"
#include "core/journal/audit.h"
#include "core/safety/snapshot_manifest.h"
#include "core/steps/work_file.h"

#include <QFile>

namespace godwit::core {

namespace {

CheckResult checkModes(const QString& snapshot)
{
    CheckResult check = newCheck(kSecuritySuite, QStringLiteral("file modes"), {});
    check.query = QStringLiteral("rights of the snapshot and the workspace");
    const auto rights = QFile::permissions(snapshot);
    const bool isOpen = rights & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup |
                                  QFileDevice::WriteOther);
    check.verdict = isOpen ? Verdict::Warning : Verdict::Passed;
    check.figures = isOpen ? QStringLiteral("others may read the snapshot") : QStringLiteral("only you can read the snapshot");
    check.why = isOpen ? check.figures : QString();
    return check;
}

} // namespace

Status checkSecurity(StepContext& context, QList<CheckResult>& checks)
{
    GODWIT_TRY(const SnapshotRecord snapshot, findSnapshot(context.journal, context.run.originalSnapshot));
    checks.append(checkModes(snapshot.info.path));
    CheckResult chain = newCheck(kSecuritySuite, QStringLiteral("audit log"), {});
    chain.query = QStringLiteral("the hash chain of migration_audit, entry by entry, and the heads that manifests remember");
    Audit audit(context.journal);
    const auto verified = audit.verify(auditHeadsIn(context.workspace.snapshots()));
    GODWIT_TRY(const auto entries, audit.entries());
    chain.verdict = verified ? Verdict::Passed : Verdict::Failed;
    chain.figures = QStringLiteral("%1 entries").arg(entries.size());
    chain.why = verified ? QString() : verified.error().what;
    checks.append(chain);
    return {};
}

} // namespace godwit::core
