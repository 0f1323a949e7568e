// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/rollback_journal.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <optional>
#include <utility>

namespace godwit::core {

namespace {

constexpr char kMagic[] = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
constexpr qint64 kMagicBytes = 8;
constexpr qint64 kHeaderBytes = 28;
constexpr quint32 kToTheEnd = 0xffffffff; // as many records as there are
constexpr qint64 kLockByte = 1073741824;  // the page that holds it is never used

quint32 number(const QByteArray& bytes, qsizetype at)
{
    return bytes.size() >= at + 4 ? qFromBigEndian<quint32>(bytes.constData() + at) : 0;
}

/// The start of a segment; a journal has one more for each time that it was synced in the middle of its
/// transaction.
struct Segment
{
    QByteArray magic;
    quint32 records = 0;
    quint32 nonce = 0;
    quint32 pages = 0;
    qint64 sector = 0;
    qint64 pageSize = 0;

    [[nodiscard]] bool isSynced() const { return magic == QByteArray(kMagic, kMagicBytes); }
    /// Begun, and not synced: none of its pages was written to the database before it was.
    [[nodiscard]] bool isBegun() const { return magic == QByteArray(kMagicBytes, '\0') && records == 0; }
};

Segment segmentAt(QFile& file, qint64 at)
{
    if (!file.seek(at))
        return {};
    const QByteArray bytes = file.read(kHeaderBytes);
    return {.magic = bytes.left(kMagicBytes),
            .records = number(bytes, 8),
            .nonce = number(bytes, 12),
            .pages = number(bytes, 16),
            .sector = number(bytes, 20),
            .pageSize = number(bytes, 24)};
}

/// SQLite's checksum of a record: each two-hundredth byte, from the end.
quint32 checksumOf(const QByteArray& page, quint32 nonce)
{
    quint32 sum = nonce;
    for (qsizetype at = page.size() - 200; at > 0; at -= 200)
        sum += static_cast<quint8>(page.at(at));
    return sum;
}

bool isPowerOfTwo(qint64 size)
{
    return size > 0 && (size & (size - 1)) == 0;
}

/// Goes through one journal, and looks into the database beside it.
class JournalReader
{
public:
    JournalReader(QFile& journal, QFile& database) : m_file(journal), m_database(database) {}

    RollbackJournal read()
    {
        const Segment first = segmentAt(m_file, 0);
        m_journal.isOne = first.isSynced();
        if (!m_journal.isOne)
            return m_journal;
        m_journal.pageSize = first.pageSize;
        m_journal.pagesBefore = first.pages;
        m_sector = first.sector;
        m_pageSize = first.pageSize != 0 ? first.pageSize : headerOf(databaseAt(0, 100)).pageSize;
        if (isPowerOfTwo(m_sector) && isPowerOfTwo(m_pageSize) && m_pageSize >= 512 && m_pageSize <= 65536)
            readSegments(first);
        readSuperJournal();
        return m_journal;
    }

private:
    void readSegments(Segment segment)
    {
        qint64 at = 0;
        for (; segment.isSynced(); segment = segmentAt(m_file, at)) {
            const auto end = readRecords(segment, at + m_sector, true);
            if (!end)
                return;
            at = (*end + m_sector - 1) / m_sector * m_sector;
        }
        if (segment.isBegun() && segment.sector == m_sector && segment.pageSize == m_pageSize) {
            segment.records = kToTheEnd;
            (void)readRecords(segment, at + m_sector, false);
        }
    }

    /// Where the segment ends; nothing: SQLite reads no further.
    std::optional<qint64> readRecords(const Segment& segment, qint64 at, bool isPlayed)
    {
        for (quint32 record = 0; record < segment.records; ++record) {
            if (!m_file.seek(at))
                return {};
            const QByteArray bytes = m_file.read(4 + m_pageSize + 4);
            const quint32 page = number(bytes, 0);
            if (bytes.size() < 4 + m_pageSize + 4 || page == 0 || page == kLockByte / m_pageSize + 1)
                return {};
            const QByteArray image = bytes.mid(4, m_pageSize);
            if (checksumOf(image, segment.nonce) != number(bytes, 4 + m_pageSize))
                return {};
            if (page <= m_journal.pagesBefore)
                take(page, image, isPlayed);
            at += bytes.size();
        }
        return at;
    }

    void take(quint32 page, const QByteArray& image, bool isPlayed)
    {
        const bool differs = databaseAt((page - 1) * m_pageSize, m_pageSize) != image;
        ++(isPlayed ? m_journal.played : m_journal.unwritten);
        if (differs)
            ++(isPlayed ? m_journal.differing : m_journal.unwrittenDiffering);
        if (page == 1 && !std::exchange(m_journal.hasFirstPage, true))
            m_journal.first = headerOf(image);
    }

    /// Its name, length and checksum stand before the magic at the end.
    void readSuperJournal()
    {
        const qint64 size = m_file.size();
        if (size < 16 || !m_file.seek(size - 16))
            return;
        const QByteArray end = m_file.read(16);
        const qint64 length = number(end, 0);
        if (end.mid(8) != QByteArray(kMagic, kMagicBytes) || length == 0 || length > 4096 ||
            length > size - 16 || !m_file.seek(size - 16 - length))
            return;
        const QByteArray name = m_file.read(length);
        quint32 sum = 0;
        for (const char letter : name)
            sum += static_cast<quint32>(static_cast<signed char>(letter));
        if (sum != number(end, 4))
            return;
        m_journal.superJournal = QFile::decodeName(name);
        m_journal.isSuperGone = !QFileInfo::exists(m_journal.superJournal);
    }

    QByteArray databaseAt(qint64 at, qint64 bytes)
    {
        return m_database.seek(at) ? m_database.read(bytes) : QByteArray();
    }

    QFile& m_file;
    QFile& m_database;
    RollbackJournal m_journal;
    qint64 m_sector = 0;
    qint64 m_pageSize = 0;
};

/// Against page 1 as it was when the write began: SQLite counts on by one as it writes it.
QString whyOutOfStep(const DatabaseHeader& start, const DatabaseHeader& database)
{
    if (start.pageSize == 0 || !start.bytes.startsWith("SQLite format 3"))
        return QStringLiteral("holds a page 1 that is none of a database.");
    if (database.changes != start.changes && database.changes != start.changes + 1)
        return QStringLiteral(
                   "began at change %1, and the database stands at %2: it belongs to another file, or to an "
                   "older or newer copy of this one.")
            .arg(start.changes)
            .arg(database.changes);
    if (database.isOfOlderSchema(start))
        return QStringLiteral(
            "is of a schema that was changed more often than the database's: it belongs to another file.");
    return {};
}

} // namespace

bool RollbackJournal::hasWork(qint64 databaseBytes) const
{
    return isOne && !isSuperGone &&
           (differing > 0 || (pageSize != 0 && databaseBytes != pagesBefore * pageSize));
}

Result<RollbackJournal> readJournal(const QString& path, const QString& database)
{
    QFile journal(path);
    if (!journal.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed,
                     QStringLiteral("%1 cannot be read: %2.").arg(path, journal.errorString()));
    QFile file(database);
    if (!file.open(QIODevice::ReadOnly))
        return Error(ErrorCode::FileFailed,
                     QStringLiteral("%1 cannot be read: %2.").arg(database, file.errorString()));
    return JournalReader(journal, file).read();
}

QString whyDoubtful(const RollbackJournal& journal, const DatabaseHeader& database)
{
    if (!journal.hasFirstPage || journal.isSuperGone || journal.first.changes != database.changes ||
        journal.first.bytes == database.bytes)
        return {};
    return QStringLiteral("began at change %1, where the database stands, and with another page 1: it may be "
                          "of a copy. So it is, too, "
                          "where a program went back to a savepoint before it was stopped.")
        .arg(database.changes);
}

QString whyForeign(const RollbackJournal& journal, const DatabaseHeader& database, qint64 databaseBytes)
{
    if (!journal.isOne || journal.isSuperGone)
        return {};
    if (journal.hasFirstPage) {
        if (const QString why = whyOutOfStep(journal.first, database); !why.isEmpty())
            return why;
    }
    if (journal.pageSize != 0 && journal.pageSize != database.pageSize) // a VACUUM can change it
        return journal.hasFirstPage && database.changes != journal.first.changes
                   ? QString()
                   : QStringLiteral("has pages of %1 bytes, the database of %2: it belongs to another file.")
                         .arg(journal.pageSize)
                         .arg(database.pageSize);
    if (journal.unwrittenDiffering > 0)
        return QStringLiteral("keeps %1 pages for a write that had not come to them, and %2 of them are "
                              "other ones in the "
                              "database: it belongs to another file, perhaps a copy.")
            .arg(journal.unwritten)
            .arg(journal.unwrittenDiffering);
    if (journal.pagesBefore == 0)
        return database.changes <= 1
                   ? QString()
                   : QStringLiteral("is of a database that was being made, and this one has been written "
                                    "before: it belongs to another file.");
    const quint32 pages = journal.hasFirstPage ? journal.first.pages : database.pages;
    const bool isTooSmall = pages != 0 && journal.pagesBefore < pages;
    const bool isTooLarge = !journal.hasFirstPage && pages != 0 && journal.pagesBefore > pages &&
                            journal.pagesBefore * database.pageSize > databaseBytes;
    if (isTooSmall || isTooLarge)
        return QStringLiteral(
                   "is of a database of %1 pages, and this one has %2: it belongs to another file.")
            .arg(journal.pagesBefore)
            .arg(pages);
    return {};
}

} // namespace godwit::core
