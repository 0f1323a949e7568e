// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/zip_archive.h"

#include "core/plan/plan_files.h"

#include <QSet>

#include <algorithm>
#include <memory>

#include <zip.h>

namespace godwit::core {

namespace {

constexpr zip_uint8_t kUnix = ZIP_OPSYS_UNIX;
constexpr zip_uint32_t kKindMask = 0170000;
constexpr zip_uint32_t kPlainFile = 0100000;
constexpr zip_uint64_t kNeeded =
    ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;

struct SourceCloser
{
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, SourceCloser>;

struct Discarder
{
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Handle = std::unique_ptr<zip_t, Discarder>;

Error unreadable(const QString& what)
{
    return {ErrorCode::EvidenceUnreadable, what};
}

Error notPacked(const char* why)
{
    return Error(ErrorCode::FileFailed, QStringLiteral("The ZIP file cannot be made."))
        .withDetail(QString::fromUtf8(why));
}

Source sourceOf(const QByteArray& bytes)
{
    return Source(
        zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, nullptr));
}

/// The archive keeps the source while it is open, and we keep it, too.
Handle openOn(const Source& source, int flags)
{
    if (!source)
        return {};
    zip_source_keep(source.get());
    Handle archive(zip_open_from_source(source.get(), flags, nullptr));
    if (!archive)
        zip_source_free(source.get());
    return archive;
}

Result<QByteArray> bytesOf(zip_source_t* source)
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0)
        return notPacked(zip_error_strerror(zip_source_error(source)));
    QByteArray bytes(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
    const zip_int64_t got = zip_source_read(source, bytes.data(), stat.size);
    zip_source_close(source);
    if (got != static_cast<zip_int64_t>(stat.size))
        return notPacked("it cannot be read back");
    return bytes;
}

/// A name that a careless program could unpack anywhere else than below its folder, or over another file.
bool isSafeName(const QString& name)
{
    const bool isPlain = std::all_of(name.begin(), name.end(),
                                     [](QChar c) { return c.unicode() >= 0x20 && c.unicode() != 0x7f; });
    return !name.isEmpty() && name.size() < 512 && isPlain && isPlainRelativePath(name);
}

class Unpacker
{
public:
    Unpacker(zip_t* archive, const ZipArchive::Limits& limits) : m_archive(archive), m_limits(limits) {}

    Result<QList<ZipArchive::File>> all()
    {
        const zip_int64_t count = zip_get_num_entries(m_archive, 0);
        if (count < 1 || count > m_limits.files)
            return unreadable(QStringLiteral("The ZIP file holds %1 files.").arg(count));
        // All names and sizes first: nothing is unpacked of an archive that is refused.
        std::vector<qint64> sizes;
        QList<ZipArchive::File> files;
        for (zip_int64_t index = 0; index < count; ++index) {
            GODWIT_TRY(const qint64 size, look(static_cast<zip_uint64_t>(index), files));
            sizes.push_back(size);
        }
        for (zip_int64_t index = 0; index < count; ++index)
            GODWIT_CHECK(
                read(static_cast<zip_uint64_t>(index), sizes[static_cast<size_t>(index)], files[index]));
        return files;
    }

private:
    Result<qint64> look(zip_uint64_t index, QList<ZipArchive::File>& files)
    {
        zip_stat_t stat;
        zip_stat_init(&stat);
        const char* const raw = zip_get_name(m_archive, index, ZIP_FL_ENC_RAW);
        if (!raw || zip_stat_index(m_archive, index, 0, &stat) != 0 || (stat.valid & kNeeded) != kNeeded)
            return unreadable(QStringLiteral("The ZIP file's list of files is damaged."));
        const QByteArray utf8(raw);
        const QString name = QString::fromUtf8(utf8);
        if (!utf8.isValidUtf8() || !isSafeName(name))
            return unreadable(QStringLiteral("The ZIP file has a name that is not allowed: “%1”.").arg(name));
        if (m_names.contains(name.toCaseFolded()))
            return unreadable(QStringLiteral("The ZIP file has the name “%1” twice.").arg(name));
        m_names.insert(name.toCaseFolded());
        if (stat.encryption_method != ZIP_EM_NONE ||
            (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE))
            return unreadable(
                QStringLiteral("“%1” in the ZIP file is encrypted or packed in an unusual way.").arg(name));
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        zip_file_get_external_attributes(m_archive, index, 0, &system, &attributes);
        const zip_uint32_t kind = (attributes >> 16) & kKindMask;
        if (system == kUnix && kind != 0 && kind != kPlainFile)
            return unreadable(QStringLiteral("“%1” in the ZIP file is no plain file.").arg(name));
        if (stat.size > static_cast<zip_uint64_t>(m_limits.unpackedBytes - m_total))
            return unreadable(QStringLiteral("The ZIP file is too large when it is unpacked."));
        m_total += static_cast<qint64>(stat.size);
        files.append({name, {}});
        return static_cast<qint64>(stat.size);
    }

    /// No more than the size that was announced, however much there is.
    Status read(zip_uint64_t index, qint64 size, ZipArchive::File& file)
    {
        const Error damaged(ErrorCode::EvidenceTampered,
                            QStringLiteral("“%1” in the ZIP file is damaged.").arg(file.name));
        zip_file_t* const opened = zip_fopen_index(m_archive, index, 0);
        if (!opened)
            return damaged;
        file.bytes = QByteArray(size, Qt::Uninitialized);
        qint64 got = 0;
        while (got < size) {
            const zip_int64_t part =
                zip_fread(opened, file.bytes.data() + got, static_cast<zip_uint64_t>(size - got));
            if (part <= 0)
                break;
            got += part;
        }
        char more = 0;
        const bool isWhole =
            got == size && zip_fread(opened, &more, 1) == 0; // the end is where the CRC is compared
        zip_fclose(opened);
        return isWhole ? Status() : damaged;
    }

    zip_t* m_archive;
    ZipArchive::Limits m_limits;
    qint64 m_total = 0;
    QSet<QString> m_names;
};

} // namespace

Result<QByteArray> ZipArchive::pack(const QList<File>& files, const QDateTime& at)
{
    const Source target(zip_source_buffer_create(nullptr, 0, 0, nullptr));
    Handle archive = openOn(target, ZIP_TRUNCATE);
    if (!archive)
        return notPacked("no memory");
    for (const File& file : files) {
        zip_source_t* const source = zip_source_buffer(archive.get(), file.bytes.constData(),
                                                       static_cast<zip_uint64_t>(file.bytes.size()), 0);
        const zip_int64_t index =
            source ? zip_file_add(archive.get(), file.name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8)
                   : -1;
        if (source && index < 0)
            zip_source_free(source);
        if (index < 0 || zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(index),
                                            at.toSecsSinceEpoch(), 0) != 0)
            return notPacked(zip_strerror(archive.get()));
    }
    if (zip_close(archive.get()) != 0)
        return notPacked(zip_strerror(archive.get()));
    (void)archive.release(); // closed
    return bytesOf(target.get());
}

Result<QList<ZipArchive::File>> ZipArchive::unpack(const QByteArray& archive, const Limits& limits)
{
    if (archive.size() > limits.archiveBytes)
        return unreadable(QStringLiteral("The ZIP file is too large."));
    const Source source = sourceOf(archive);
    const Handle handle = openOn(source, ZIP_RDONLY | ZIP_CHECKCONS);
    if (!handle)
        return unreadable(QStringLiteral("It is no whole ZIP file."));
    return Unpacker(handle.get(), limits).all();
}

} // namespace godwit::core
