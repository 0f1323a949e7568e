// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of evidence: looking at a bundle that comes from anywhere.
#include "core/report/evidence.h"

#include "core/checks/figures.h"
#include "core/plan/plan_files.h"
#include "core/report/json.h"
#include "core/safety/snapshot_manifest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace godwit::core {

namespace {

const QString kManifest = QStringLiteral("manifest.json");

Error tampered(const QString& what, const QStringList& all = {})
{
    return Error(ErrorCode::EvidenceTampered, what).withDetail(all.join(u'\n'));
}

/// A bundle whose archive could be unpacked, looked at piece by piece.
class Look
{
public:
    EvidenceFinding at(const QByteArray& bundle)
    {
        run(QStringLiteral("bundle"),
            QStringLiteral("a ZIP file with a manifest of ours; names, sizes and packing are plain"),
            [&] { return unpack(bundle); });
        if (m_finding.result || m_finding.result.error().code == ErrorCode::EvidenceTampered)
            m_finding.about = about();
        if (!m_finding.result)
            return m_finding;
        run(QStringLiteral("files"),
            QStringLiteral("SHA-256 and size of each file; none missing, none added"),
            [&] { return checkFiles(); });
        run(QStringLiteral("audit log"),
            QStringLiteral("the hash chain, entry by entry; its head is the manifest's; the heads that "
                           "snapshots' manifests remember"),
            [&] { return checkAudit(); });
        run(QStringLiteral("plan"), QStringLiteral("the hash of the plan with all its files"),
            [&] { return checkPlan(); });
        return m_finding;
    }

private:
    void run(const QString& name, const QString& query, const std::function<Status()>& look)
    {
        CheckResult check = newCheck(QStringLiteral("security"), name, query);
        QElapsedTimer timer;
        timer.start();
        m_figures.clear();
        const Status result = look();
        check.elapsedUs = timer.nsecsElapsed() / 1000;
        check.figures = m_figures;
        check.verdict = result ? Verdict::Passed : Verdict::Failed;
        if (!result)
            check.why = result.error().detail.isEmpty() ? result.error().what
                                                        : result.error().what + u'\n' + result.error().detail;
        m_finding.checks.append(check);
        if (!result && m_finding.result)
            m_finding.result = result;
    }

    Status unpack(const QByteArray& bundle)
    {
        GODWIT_TRY(const auto files, ZipArchive::unpack(bundle));
        qint64 bytes = 0;
        for (const ZipArchive::File& file : files) {
            m_files.insert(file.name, file.bytes);
            bytes += file.bytes.size();
        }
        m_manifest = QJsonDocument::fromJson(m_files.value(kManifest)).object();
        if (m_manifest.value(QStringLiteral("format")).toString() != QLatin1String("godwit-evidence"))
            return Error(
                ErrorCode::EvidenceUnreadable,
                QStringLiteral(
                    "It is a ZIP file, but no evidence of a migration: it has no manifest of ours."));
        if (m_manifest.value(QStringLiteral("version")).toInt() != 1)
            return Error(ErrorCode::EvidenceUnreadable, QStringLiteral("It was made by a later version."));
        m_figures = QStringLiteral("%1, %2").arg(
            countText(files.size(), QStringLiteral("file"), QStringLiteral("files")),
            countText(bytes, QStringLiteral("byte"), QStringLiteral("bytes")));
        return {};
    }

    Status checkFiles()
    {
        QStringList found;
        QSet<QString> known{kManifest};
        for (const QJsonValue listed : m_manifest.value(QStringLiteral("files")).toArray()) {
            const QString name = listed[QStringLiteral("name")].toString();
            known.insert(name);
            if (!m_files.contains(name))
                found.append(QStringLiteral("%1 is missing").arg(name));
            else if (m_files.value(name).size() != listed[QStringLiteral("bytes")].toInteger() ||
                     sha256OfBytes(m_files.value(name)) != listed[QStringLiteral("sha256")].toString())
                found.append(QStringLiteral("%1 was changed").arg(name));
        }
        for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
            if (!known.contains(file.key()))
                found.append(QStringLiteral("%1 was added").arg(file.key()));
        }
        found.sort();
        m_figures = QStringLiteral("%1, SHA-256 of the manifest %2")
                        .arg(countText(known.size() - 1, QStringLiteral("file"), QStringLiteral("files")),
                             sha256OfBytes(m_files.value(kManifest)));
        if (found.isEmpty())
            return {};
        return tampered(
            QStringLiteral("The evidence is not what was written: %1.")
                .arg(found.size() == 1 ? found.first() : QStringLiteral("%1 files differ").arg(found.size())),
            found);
    }

    Status checkAudit()
    {
        GODWIT_TRY(const QList<AuditLink> chain, auditLinksOf(m_files.value(QStringLiteral("audit.jsonl"))));
        const QJsonObject head = m_manifest.value(QStringLiteral("audit")).toObject();
        QList<AuditHead> heads{{.number = head.value(QStringLiteral("number")).toInteger(),
                                .hash = head.value(QStringLiteral("hash")).toString(),
                                .where = QStringLiteral("the bundle's manifest")}};
        for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
            if (file.key().startsWith(QStringLiteral("snapshots/")))
                heads.append(auditHeadOf(*file, file.key()));
        }
        m_figures = QStringLiteral("%1, head %2")
                        .arg(countText(chain.size(), QStringLiteral("entry"), QStringLiteral("entries")),
                             chain.isEmpty() ? QString() : chain.last().hash);
        if (const Status verified = verifyChain(chain, heads); !verified)
            return tampered(verified.error().what, {verified.error().id()});
        if (!chain.isEmpty() && chain.last().number != heads.first().number)
            return tampered(QStringLiteral(
                "The audit log has entries after the one that the bundle's manifest names as its last."));
        return {};
    }

    Status checkPlan()
    {
        const QJsonObject plan = m_manifest.value(QStringLiteral("plan")).toObject();
        QList<std::pair<QString, QByteArray>> files;
        for (const QJsonValue name : plan.value(QStringLiteral("files")).toArray())
            files.append({name.toString(), m_files.value(QStringLiteral("plan/") + name.toString())});
        const QString hash = hashOfPlanFiles(files);
        m_figures = QStringLiteral("%1, hash %2")
                        .arg(countText(files.size(), QStringLiteral("file"), QStringLiteral("files")), hash);
        return hash == plan.value(QStringLiteral("hash")).toString()
                   ? Status()
                   : tampered(QStringLiteral(
                         "The plan in the evidence is not the one that the run was approved with."));
    }

    [[nodiscard]] QString about() const
    {
        const QJsonObject plan = m_manifest.value(QStringLiteral("plan")).toObject();
        if (plan.isEmpty())
            return {};
        return QStringLiteral("%1, version %2, on %3, made %4")
            .arg(plan.value(QStringLiteral("name")).toString(),
                 plan.value(QStringLiteral("version")).toString(),
                 m_manifest.value(QStringLiteral("database")).toString(),
                 m_manifest.value(QStringLiteral("made_at")).toString());
    }

    EvidenceFinding m_finding;
    QHash<QString, QByteArray> m_files;
    QJsonObject m_manifest;
    QString m_figures;
};

} // namespace

EvidenceFinding verifyEvidence(const QByteArray& bundle)
{
    return Look().at(bundle);
}

EvidenceFinding verifyEvidenceFile(const QString& path)
{
    const auto refused = [](ErrorCode code, const QString& what) {
        EvidenceFinding finding;
        finding.result = Error(code, what);
        return finding;
    };
    QFile file(path);
    if (!QFileInfo::exists(path))
        return refused(ErrorCode::FileMissing, QStringLiteral("There is no file %1.").arg(path));
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return refused(ErrorCode::FileFailed, QStringLiteral("%1 cannot be read.").arg(path));
    return verifyEvidence(file.read(ZipArchive::Limits().archiveBytes + 1));
}

} // namespace godwit::core
