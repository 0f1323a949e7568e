// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/synchroniser.h"
#include "core/safety/volume.h"

#include "support.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/sysmacros.h>

using namespace godwit::core;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

Volume volumeNamed(const char* fileSystem, quint64 magic, const char* source = "/dev/sda1",
                   const char* mountPoint = "/data")
{
    Volume volume;
    volume.fileSystem = QString::fromLatin1(fileSystem);
    volume.magic = magic;
    volume.source = QString::fromLatin1(source);
    volume.mountPoint = QString::fromLatin1(mountPoint);
    return volume;
}

} // namespace

/// What is told of the volume and the folders that a database lies in.
class TestVolume : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheVolumeOfAPathThatIsNotThereYet();
    void namesAMountPointWithASpace();
    void keepsAReserveThatFitsTheVolume_data();
    void keepsAReserveThatFitsTheVolume();
    void knowsNetworksFromLocalFileSystems_data();
    void knowsNetworksFromLocalFileSystems();
    void findsDevicesThatMayBePulledOut();
    void findsFoldersThatAreSynchronised_data();
    void findsFoldersThatAreSynchronised();
    void takesAnOrdinaryFolderForNone();
};

void TestVolume::namesTheVolumeOfAPathThatIsNotThereYet()
{
    const QTemporaryDir folder;
    const auto here = volumeOf(folder.path());
    QVERIFY(here);
    QVERIFY(here->total > 0 && here->free > 0 && here->free <= here->total);
    QVERIFY(!here->fileSystem.isEmpty());
    QVERIFY(folder.path().startsWith(here->mountPoint));
    const auto later = volumeOf(folder.filePath(QStringLiteral("not/there/yet")));
    QVERIFY(later);
    QCOMPARE(later->device, here->device);
    QCOMPARE(networkOf(*here), QString());
    QCOMPARE(removableReason(*here), QString());
    QVERIFY(!lacksExchange(*here));
}

void TestVolume::namesAMountPointWithASpace()
{
    const QTemporaryDir folder;
    const QString point = folder.filePath(QStringLiteral("a disk"));
    QVERIFY(QDir().mkdir(point));
    if (::mount("tmpfs", QFile::encodeName(point).constData(), "tmpfs", 0, "size=4m") != 0)
        QSKIP("not covered: nothing can be mounted here");
    const auto volume = volumeOf(point + QStringLiteral("/app.db"));
    const auto outside = volumeOf(folder.path());
    ::umount2(QFile::encodeName(point).constData(), MNT_DETACH);
    QVERIFY(volume && outside);
    QCOMPARE(volume->mountPoint, point);
    QCOMPARE(volume->fileSystem, QStringLiteral("tmpfs"));
    QCOMPARE(volume->total, 4 * kMiB);
    QVERIFY(volume->device != outside->device);
}

void TestVolume::keepsAReserveThatFitsTheVolume_data()
{
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("reserve");
    QTest::newRow("tiny: a quarter") << 40 * kMiB << 10 * kMiB;
    QTest::newRow("small: the least") << 1000 * kMiB << 64 * kMiB;
    QTest::newRow("5 %") << 10'000 * kMiB << 500 * kMiB;
    QTest::newRow("large: the most") << 1'000'000 * kMiB << 2048 * kMiB;
}

void TestVolume::keepsAReserveThatFitsTheVolume()
{
    QFETCH(qint64, total);
    QFETCH(qint64, reserve);
    Volume volume;
    volume.total = total;
    QCOMPARE(reserveOf(volume), reserve);
}

void TestVolume::knowsNetworksFromLocalFileSystems_data()
{
    QTest::addColumn<Volume>("volume");
    QTest::addColumn<QString>("network");
    QTest::addColumn<bool>("lacks");
    QTest::newRow("nfs") << volumeNamed("nfs4", 0x6969, "server:/home") << QStringLiteral("NFS") << true;
    QTest::newRow("cifs") << volumeNamed("cifs", 0xFF534D42, "//server/share") << QStringLiteral("SMB")
                          << true;
    QTest::newRow("smb2") << volumeNamed("cifs", 0xFE534D42, "//server/share") << QStringLiteral("SMB")
                          << true;
    QTest::newRow("9p") << volumeNamed("9p", 0x01021997, "share") << QStringLiteral("9p") << true;
    QTest::newRow("sshfs") << volumeNamed("fuse.sshfs", 0x65735546, "ana@host:") << QStringLiteral("sshfs")
                           << true;
    QTest::newRow("an unknown FUSE of a host")
        << volumeNamed("fuse.xyz", 0x65735546, "https://host/x") << QStringLiteral("xyz") << true;
    QTest::newRow("ntfs-3g") << volumeNamed("fuseblk", 0x65735546, "/dev/sdb1") << QString() << true;
    QTest::newRow("fuse-overlayfs") << volumeNamed("fuse.fuse-overlayfs", 0x65735546, "fuse-overlayfs")
                                    << QString() << false;
    QTest::newRow("ext4") << volumeNamed("ext4", 0xEF53) << QString() << false;
    QTest::newRow("btrfs") << volumeNamed("btrfs", 0x9123683E) << QString() << false;
    QTest::newRow("tmpfs") << volumeNamed("tmpfs", 0x01021994, "tmpfs") << QString() << false;
    QTest::newRow("overlay") << volumeNamed("overlay", 0x794C7630, "overlay") << QString() << false;
    QTest::newRow("exfat") << volumeNamed("exfat", 0x2011BAB0) << QString() << true;
}

void TestVolume::knowsNetworksFromLocalFileSystems()
{
    QFETCH(Volume, volume);
    QFETCH(QString, network);
    QFETCH(bool, lacks);
    QCOMPARE(networkOf(volume), network);
    QCOMPARE(lacksExchange(volume), lacks);
}

void TestVolume::findsDevicesThatMayBePulledOut()
{
    const QTemporaryDir system; // as sysfs: a disk with a partition, a USB disk, an encrypted volume on it
    const auto put = [&](const QString& path, const QByteArray& text) {
        QVERIFY(QDir().mkpath(QFileInfo(system.filePath(path)).path()));
        putFile(system.filePath(path), text);
    };
    const auto link = [&](const QString& target, const QString& name) {
        QVERIFY(QDir().mkpath(QFileInfo(system.filePath(name)).path()));
        QVERIFY(QFile::link(system.filePath(target), system.filePath(name)));
    };
    put(QStringLiteral("devices/ata1/sda/removable"), "0\n");
    put(QStringLiteral("devices/ata1/sda/sda1/partition"), "1\n");
    put(QStringLiteral("devices/mmc0/mmcblk0/removable"), "1\n");
    put(QStringLiteral("devices/usb2/2-1/sdb/removable"), "0\n");
    put(QStringLiteral("devices/usb2/2-1/sdb/sdb1/partition"), "1\n");
    put(QStringLiteral("devices/virtual/dm-0/removable"), "0\n");
    link(QStringLiteral("devices/usb2/2-1/sdb/sdb1"), QStringLiteral("devices/virtual/dm-0/slaves/sdb1"));
    link(QStringLiteral("devices/ata1/sda/sda1"), QStringLiteral("dev/block/8:1"));
    link(QStringLiteral("devices/mmc0/mmcblk0"), QStringLiteral("dev/block/179:0"));
    link(QStringLiteral("devices/usb2/2-1/sdb/sdb1"), QStringLiteral("dev/block/8:17"));
    link(QStringLiteral("devices/virtual/dm-0"), QStringLiteral("dev/block/253:0"));
    const auto reason = [&](unsigned majorNumber, unsigned minorNumber, const char* mountPoint = "/data") {
        Volume volume = volumeNamed("ext4", 0xEF53, "none", mountPoint);
        volume.device = makedev(majorNumber, minorNumber);
        return removableReason(volume, system.path());
    };
    QCOMPARE(reason(8, 1), QString());
    QCOMPARE(reason(179, 0), QStringLiteral("on a removable device"));
    QCOMPARE(reason(8, 17), QStringLiteral("on a USB device"));
    QCOMPARE(reason(253, 0), QStringLiteral("on a USB device"));
    QCOMPARE(reason(0, 40), QString()); // tmpfs, overlay
    QCOMPARE(reason(8, 1, "/media/ana/STICK"), QStringLiteral("mounted below /media"));
    QCOMPARE(reason(8, 1, "/run/media/ana/STICK"), QStringLiteral("mounted below /run/media"));
    QCOMPARE(reason(8, 1, "/mediathek"), QString());
}

void TestVolume::findsFoldersThatAreSynchronised_data()
{
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("name");
    QTest::newRow("Syncthing") << QStringLiteral(".stfolder/") << QStringLiteral("Syncthing");
    QTest::newRow("Dropbox's cache") << QStringLiteral(".dropbox.cache/") << QStringLiteral("Dropbox");
    QTest::newRow("Nextcloud") << QStringLiteral(".sync_0a1b2c.db") << QStringLiteral("Nextcloud");
    QTest::newRow("Google Drive") << QStringLiteral(".tmp.driveupload/") << QStringLiteral("Google Drive");
    QTest::newRow("Resilio") << QStringLiteral(".sync/ID") << QStringLiteral("Resilio Sync");
    QTest::newRow("Dropbox by name") << QStringLiteral("Dropbox/work/") << QStringLiteral("Dropbox");
    QTest::newRow("OneDrive of a company")
        << QStringLiteral("OneDrive - Contoso/work/") << QStringLiteral("OneDrive");
    QTest::newRow("iCloud") << QStringLiteral("com~apple~CloudDocs/work/") << QStringLiteral("iCloud");
}

void TestVolume::findsFoldersThatAreSynchronised()
{
    QFETCH(QString, mark);
    QFETCH(QString, name);
    const QTemporaryDir folder;
    QString place = folder.path();
    if (mark.endsWith(u'/')) {
        QVERIFY(QDir(folder.path()).mkpath(mark));
        if (!mark.startsWith(u'.'))
            place = folder.filePath(mark);
    } else {
        QVERIFY(QDir(folder.path()).mkpath(QFileInfo(mark).path()));
        putFile(folder.filePath(mark), "x");
    }
    QVERIFY(QDir(place).mkpath(QStringLiteral("below/it")));
    const Synchroniser found = synchroniserOf(place + QStringLiteral("/below/it/app.db"));
    QCOMPARE(found.name, name);
    QVERIFY(place.startsWith(found.folder));
}

void TestVolume::takesAnOrdinaryFolderForNone()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("Dropboxes/.sync/x")));
    putFile(folder.filePath(QStringLiteral("Dropboxes/sync_1.db")), "x");
    QCOMPARE(synchroniserOf(folder.filePath(QStringLiteral("Dropboxes/app.db"))).name, QString());
}

QTEST_GUILESS_MAIN(TestVolume)
#include "test_volume.moc"
