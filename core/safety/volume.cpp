// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/volume.h"

#include "core/safety/file_handle.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>

#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>

namespace godwit::core {

namespace {

constexpr qint64 kMiB = 1024 * 1024;

struct Magic
{
    quint64 magic;
    const char* name;
};

/// f_type of file systems that lie elsewhere.
constexpr Magic kNetworks[] = {
    {0x6969, "NFS"},        {0x517B, "SMB"},        {0xFF534D42, "SMB"},    {0xFE534D42, "SMB"},
    {0x01021997, "9p"},     {0x5346414F, "AFS"},    {0x6B414653, "AFS"},    {0x00C36400, "Ceph"},
    {0x73757245, "Coda"},   {0x564C, "NCP"},        {0x7461636F, "OCFS2"},  {0x01161970, "GFS2"},
    {0x0BD00BD0, "Lustre"}, {0x786F4256, "vboxsf"}, {0x19830326, "BeeGFS"}, {0xAAD7AAEA, "PanFS"},
};

constexpr quint64 kFuse = 0x65735546;

/// What stands behind "fuse." for file systems that lie elsewhere.
constexpr const char* kRemoteFuse[] = {
    "sshfs",     "rclone",   "curlftpfs",  "davfs",     "davfs2",
    "s3fs",      "gcsfuse",  "gvfsd-fuse", "glusterfs", "ceph",
    "ceph-fuse", "smbnetfs", "kio-fuse",   "onedriver", "google-drive-ocamlfuse",
    "pCloud.fs", "juicefs"};

/// File systems that take no RENAME_EXCHANGE, by mountinfo's name.
constexpr const char* kWithoutExchange[] = {"nfs",   "nfs4",    "cifs", "smb3", "smbfs",  "9p",     "exfat",
                                            "ntfs3", "fuseblk", "afs",  "ceph", "vboxsf", "hfsplus"};

QString withoutEscapes(const QByteArray& field)
{
    QByteArray plain;
    for (qsizetype at = 0; at < field.size(); ++at) {
        bool isOctal = false;
        const int code = field[at] == '\\' ? field.mid(at + 1, 3).toInt(&isOctal, 8) : 0;
        plain.append(isOctal ? static_cast<char>(code) : field[at]);
        at += isOctal ? 3 : 0;
    }
    return QFile::decodeName(plain);
}

bool liesBelow(const QString& path, const QString& folder)
{
    return path == folder || folder == QStringLiteral("/") || path.startsWith(folder + u'/');
}

/// The mount that a path lies on: the longest mount point, and of several on one point the last.
void addMount(const QString& path, Volume& volume)
{
    QFile file(QStringLiteral("/proc/self/mountinfo"));
    if (!file.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray& line : file.readAll().split('\n')) {
        const qsizetype dash = line.indexOf(" - ");
        const QList<QByteArray> front = line.left(std::max<qsizetype>(dash, 0)).split(' ');
        const QList<QByteArray> back = line.mid(dash + 3).split(' ');
        if (dash < 0 || front.size() < 5 || back.size() < 2)
            continue;
        const QString point = withoutEscapes(front[4]);
        if (!liesBelow(path, point) || point.size() < volume.mountPoint.size())
            continue;
        volume.mountPoint = point;
        volume.fileSystem = withoutEscapes(back[0]);
        volume.source = withoutEscapes(back[1]);
    }
}

QString nearestFolder(const QString& path)
{
    QFileInfo info(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    while (!info.exists() && info.absolutePath() != info.absoluteFilePath())
        info = QFileInfo(info.absolutePath());
    return info.canonicalFilePath();
}

QByteArray firstLineOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readLine(256).trimmed() : QByteArray();
}

/// Looks at a block device and at those that it is made of.
QString reasonOf(const QString& device, int depth)
{
    const QString real = QFileInfo(device).canonicalFilePath();
    if (real.isEmpty() || depth > 8)
        return {};
    if (QFileInfo::exists(real + QStringLiteral("/partition")))
        return reasonOf(QFileInfo(real).path(), depth + 1);
    if (real.contains(QStringLiteral("/usb")))
        return QStringLiteral("on a USB device");
    if (firstLineOf(real + QStringLiteral("/removable")) == "1")
        return QStringLiteral("on a removable device");
    const QDir slaves(real + QStringLiteral("/slaves"));
    for (const QString& name : slaves.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QString reason = reasonOf(slaves.filePath(name), depth + 1);
        if (!reason.isEmpty())
            return reason;
    }
    return {};
}

QString blockDevice(quint64 device, const QString& system)
{
    return QStringLiteral("%1/dev/block/%2:%3").arg(system).arg(major(device)).arg(minor(device));
}

} // namespace

Result<Volume> volumeOf(const QString& path)
{
    const QString folder = nearestFolder(path);
    const QByteArray name = QFile::encodeName(folder);
    struct stat status = {};
    struct statfs figures = {};
    if (folder.isEmpty() || ::stat(name.constData(), &status) != 0 ||
        ::statfs(name.constData(), &figures) != 0)
        return errorOfFile(errno, path, QStringLiteral("asked for its volume"));
    const auto block = static_cast<qint64>(figures.f_frsize > 0 ? figures.f_frsize : figures.f_bsize);
    Volume volume;
    volume.device = static_cast<quint64>(status.st_dev);
    volume.magic = static_cast<quint64>(figures.f_type) & 0xFFFFFFFF;
    volume.total = static_cast<qint64>(figures.f_blocks) * block;
    volume.free = static_cast<qint64>(figures.f_bavail) * block;
    addMount(folder, volume);
    return volume;
}

qint64 reserveOf(const Volume& volume)
{
    return std::min(std::clamp<qint64>(volume.total / 20, 64 * kMiB, 2048 * kMiB), volume.total / 4);
}

QString networkOf(const Volume& volume)
{
    for (const Magic& network : kNetworks) {
        if (network.magic == volume.magic)
            return QString::fromLatin1(network.name);
    }
    if (volume.magic != kFuse)
        return {};
    const QString kind = volume.fileSystem.section(u'.', 1);
    for (const char* const remote : kRemoteFuse) {
        if (kind == QLatin1StringView(remote))
            return kind;
    }
    const bool namesHost = volume.source.contains(QStringLiteral("://")) ||
                           (volume.source.contains(QStringLiteral(":/")) && !volume.source.startsWith(u'/'));
    return namesHost ? (kind.isEmpty() ? QStringLiteral("FUSE") : kind) : QString();
}

bool lacksExchange(const Volume& volume)
{
    return std::any_of(std::begin(kWithoutExchange), std::end(kWithoutExchange),
                       [&](const char* name) { return volume.fileSystem == QLatin1StringView(name); }) ||
           (volume.magic == kFuse && !networkOf(volume).isEmpty());
}

QString removableReason(const Volume& volume, const QString& system)
{
    for (const char* const place : {"/media", "/run/media"}) {
        const QString folder = QString::fromLatin1(place);
        if (volume.mountPoint != folder && liesBelow(volume.mountPoint, folder))
            return QStringLiteral("mounted below %1").arg(folder);
    }
    QString device = blockDevice(volume.device, system);
    if (!QFileInfo::exists(device)) { // as btrfs, whose volumes have numbers of their own
        struct stat status = {};
        const bool isDevice = volume.source.startsWith(QStringLiteral("/dev/")) &&
                              ::stat(QFile::encodeName(volume.source).constData(), &status) == 0 &&
                              S_ISBLK(status.st_mode);
        device = isDevice ? blockDevice(static_cast<quint64>(status.st_rdev), system) : QString();
    }
    return device.isEmpty() ? QString() : reasonOf(device, 0);
}

} // namespace godwit::core
