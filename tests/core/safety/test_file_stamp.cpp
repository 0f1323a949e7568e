// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/file_stamp.h"
#include "tests/support/database_text.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace godwit::core;
using namespace godwit::tests;

/// What a look at a database file tells without reading it.
class TestFileStamp : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString made(const QString& name, const QString& mode = QStringLiteral("delete")) const
    {
        return databaseOf(
            m_folder.path(),
            QStringLiteral("PRAGMA journal_mode = %1; CREATE TABLE t (a); INSERT INTO t VALUES (1)")
                .arg(mode),
            name);
    }
    static void write(const QString& path, const QString& sql)
    {
        auto database = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite});
        QVERIFY(database && database->execute(sql));
    }

private Q_SLOTS:
    void isTheSameWhereNobodyWrote()
    {
        const QString path = made(QStringLiteral("same.db"));
        const auto before = stampOf(path);
        QVERIFY(before && before->bytes > 0 && before->inode != 0 && before->changeCounter > 0);
        {
            auto reader = Database::open(path, {.mode = OpenOptions::Mode::ReadOnly});
            QVERIFY(reader && reader->integer(QStringLiteral("SELECT count(*) FROM t")));
        }
        const auto after = stampOf(path);
        QVERIFY(after && *after == *before);
    }

    void tellsACommitWhoseTimeWasPutBack()
    {
        const QString path = made(QStringLiteral("back.db"));
        const auto before = stampOf(path);
        const auto time = std::filesystem::last_write_time(path.toStdString());
        write(path, QStringLiteral("UPDATE t SET a = 2"));
        std::filesystem::last_write_time(path.toStdString(), time);
        const auto after = stampOf(path);
        QVERIFY(before && after);
        QCOMPARE(after->mtimeNs, before->mtimeNs);
        QCOMPARE(after->bytes, before->bytes);
        QVERIFY(after->changeCounter != before->changeCounter);
        QVERIFY(!before->isUnwritten(*after));
    }

    void passesOverRightsWhereOnlyWritesMatter()
    {
        const QString path = made(QStringLiteral("rights.db"));
        const auto before = stampOf(path);
        QTest::qWait(20); // the clock of the file system
        QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner));
        const auto after = stampOf(path);
        QVERIFY(before && after && before->isUnwritten(*after));
        QVERIFY(*after != *before);
    }

    void seesWhatLiesInAWriteAheadLog()
    {
        const QString path = made(QStringLiteral("wal.db"), QStringLiteral("wal"));
        const auto before = stampOf(path);
        auto writer = Database::open(path, {.mode = OpenOptions::Mode::ReadWrite});
        QVERIFY(writer && writer->execute(QStringLiteral("UPDATE t SET a = 2")));
        QVERIFY(QFile::copy(path, m_folder.filePath(QStringLiteral("copy.db"))));
        QVERIFY(QFile::copy(path + QStringLiteral("-wal"), m_folder.filePath(QStringLiteral("copy.db-wal"))));
        const auto after = stampOf(m_folder.filePath(QStringLiteral("copy.db")));
        QVERIFY(before && after);
        QCOMPARE(before->walBytes, 0);
        QVERIFY(after->walBytes > 0);
        QVERIFY(!before->isUnwritten(*after));
    }

    void comesBackFromItsText()
    {
        const auto stamp = stampOf(made(QStringLiteral("text.db")));
        QVERIFY(stamp);
        const auto again = FileStamp::ofText(stamp->toText());
        QVERIFY(again && *again == *stamp);
        QVERIFY(!FileStamp::ofText(QString()));
        QVERIFY(!FileStamp::ofText(QStringLiteral("ours")));
    }

    void saysThatAFileIsGone()
    {
        const auto stamp = stampOf(m_folder.filePath(QStringLiteral("none.db")));
        QVERIFY(!stamp && stamp.error().code == ErrorCode::FileMissing);
    }
};

QTEST_GUILESS_MAIN(TestFileStamp)
#include "test_file_stamp.moc"
