// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include "tests/support/database_text.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace godwit::faults {

namespace {

const QStringList kSet{QString(), QStringLiteral("-wal"), QStringLiteral("-journal")};

LiveContents::Content contentOfCopy(const QString& path)
{
    LiveContents::Content content;
    // To write, so that a hot journal or a log is brought in, as the application would.
    auto database = core::Database::open(path, {.mode = core::OpenOptions::Mode::ReadWrite, .trustedSchema = true});
    if (!database)
        return {.text = database.error().what, .journalMode = {}};
    content.journalMode = tests::rowsOf(*database, QStringLiteral("PRAGMA journal_mode"));
    for (const char* pragma : {"user_version", "application_id", "page_size", "encoding", "auto_vacuum", "foreign_key_check", "integrity_check"})
        content.text += QLatin1String(pragma) + u'\n' + tests::rowsOf(*database, QStringLiteral("PRAGMA ") + QLatin1String(pragma));
    content.text += tests::rowsOf(*database, QStringLiteral("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"));
    content.text += tests::treeOf(*database);
    return content;
}

bool hasTimes(const QString& name)
{
    return name.endsWith(QStringLiteral(".html")) || name.endsWith(QStringLiteral(".zip"));
}

QJsonArray members(const QJsonValue& list, const QStringList& names)
{
    QJsonArray result;
    for (const QJsonValue& item : list.toArray()) {
        QJsonObject part;
        for (const QString& name : names)
            part.insert(name, item.toObject().value(name));
        result.append(part);
    }
    return result;
}

} // namespace

LiveContents::Content LiveContents::of(const Sandbox& sandbox, const QString& database) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& end : kSet) {
        hash.addData(contentOf(database + end));
        hash.addData(QByteArray(1, '|'));
    }
    const QByteArray key = hash.result();
    if (const auto known = m_known.constFind(key); known != m_known.constEnd())
        return *known;
    const QString folder = sandbox.aside(QStringLiteral("looked-at"));
    removeTree(folder);
    QDir().mkpath(folder);
    for (const QString& end : kSet)
        QFile::copy(database + end, folder + QStringLiteral("/copy.db") + end);
    QFile::setPermissions(folder + QStringLiteral("/copy.db"), QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return *m_known.insert(key, contentOfCopy(folder + QStringLiteral("/copy.db")));
}

QString Facts::differenceFrom(const Facts& expected) const
{
    if (live.text != expected.live.text)
        return QStringLiteral("the database holds:\n%1\ninstead of:\n%2").arg(live.text, expected.live.text);
    if (live.journalMode != expected.live.journalMode)
        return QStringLiteral("journal mode %1 instead of %2").arg(live.journalMode.trimmed(), expected.live.journalMode.trimmed());
    if (beside.keys() != expected.beside.keys())
        return QStringLiteral("files of the user: %1 instead of %2").arg(QStringList(beside.keys()).join(u' '), QStringList(expected.beside.keys()).join(u' '));
    for (auto one = beside.begin(); one != beside.end(); ++one) {
        if (one.value() != expected.beside.value(one.key()))
            return QStringLiteral("%1 holds “%2” instead of “%3”").arg(one.key(), QString::fromUtf8(one.value().left(200)), QString::fromUtf8(expected.beside.value(one.key()).left(200)));
    }
    for (const QString& key : expected.status.keys()) {
        if (status.value(key) == expected.status.value(key))
            continue;
        const auto text = [&key](const QJsonObject& object) {
            return QString::fromUtf8(QJsonDocument(QJsonObject{{key, object.value(key)}}).toJson(QJsonDocument::Compact));
        };
        return QStringLiteral("the status says %1 instead of %2").arg(text(status), text(expected.status));
    }
    return {};
}

QJsonObject lastingPartOf(const QJsonObject& status)
{
    QJsonObject part;
    for (const char* key : {"is_cut_over", "is_complete", "is_finished", "undecided", "quarantined"})
        part.insert(QLatin1String(key), status.value(QLatin1String(key)));
    part.insert(QStringLiteral("phases"), members(status.value(QStringLiteral("phases")), {QStringLiteral("id"), QStringLiteral("state"), QStringLiteral("can_roll_back")}));
    part.insert(QStringLiteral("balance"), status.value(QStringLiteral("balance")));
    part.insert(QStringLiteral("quarantine"), status.value(QStringLiteral("quarantine")));
    part.insert(QStringLiteral("points"), members(status.value(QStringLiteral("points")), {QStringLiteral("phase")}));
    return part;
}

QJsonArray snapshotsIn(const QJsonObject& status)
{
    return members(status.value(QStringLiteral("snapshots")), {QStringLiteral("id")});
}

bool accountCloses(const QJsonObject& status)
{
    for (const QJsonValue& row : status.value(QStringLiteral("balance")).toArray()) {
        if (!row.toObject().value(QStringLiteral("closes")).toBool())
            return false;
    }
    return true;
}

QMap<QString, QByteArray> filesBeside(const Sandbox& sandbox)
{
    QMap<QString, QByteArray> found;
    for (const QString& name : sandbox.files()) {
        const bool isDatabase = name == QStringLiteral("app.db") || name.startsWith(QStringLiteral("app.db-"));
        if (!isDatabase && !name.startsWith(QStringLiteral("app.db.godwit")))
            found.insert(name, hasTimes(name) ? QByteArray("a report, with times") : contentOf(sandbox.user(name)));
    }
    return found;
}

QMap<QString, QByteArray> outsideOf(const Sandbox& sandbox)
{
    QMap<QString, QByteArray> found = filesBeside(sandbox);
    for (const QString& name : found.keys()) {
        if (name != QStringLiteral(".env") && !name.startsWith(QStringLiteral("settings/")))
            found.remove(name);
    }
    return found;
}

} // namespace godwit::faults
