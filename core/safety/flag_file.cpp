// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/flag_file.h"

#include "core/safety/durable.h"
#include "core/safety/env_text.h"
#include "core/safety/json_flag.h"
#include "core/safety/temporary_file.h"

#include <QFile>

#include <sys/stat.h>

namespace godwit::core {

namespace {

constexpr qint64 kMostBytes = 8 * 1024 * 1024;

enum class Format { Env, Json };

Error failed(const QString& file, const QString& key, const QString& why)
{
    return {ErrorCode::FlagFailed, QStringLiteral("%1 in %2 cannot be set: %3.").arg(key, file, why)};
}

/// The two text formats give the reason only; the file and the key are known here.
template <typename T>
Result<T> named(Result<T> result, const QString& file, const QString& key)
{
    if (!result && result.error().code == ErrorCode::FlagFailed)
        return failed(file, key, result.error().what);
    return result;
}

Result<Format> formatOf(const QString& file, const QString& key)
{
    const QString name = file.mid(file.lastIndexOf(u'/') + 1);
    const bool isJson = name.endsWith(QStringLiteral(".json"), Qt::CaseInsensitive);
    const bool isEnv = name.endsWith(QStringLiteral(".env"), Qt::CaseInsensitive) ||
                       name.startsWith(QStringLiteral(".env."));
    if (!isJson && !isEnv)
        return failed(file, key, QStringLiteral("only .env and .json files are known"));
    if (isJson ? !isJsonKey(key) : !isEnvKey(key))
        return failed(file, key, QStringLiteral("that is no name such a file can hold"));
    return isJson ? Format::Json : Format::Env;
}

/// None if there is no such file.
Result<std::optional<QByteArray>> contentsOf(const QString& file, const QString& key)
{
    struct stat status = {};
    const bool isThere = ::lstat(QFile::encodeName(file).constData(), &status) == 0;
    if (isThere && S_ISLNK(status.st_mode))
        return failed(file, key, QStringLiteral("the file is a symbolic link; name the file it leads to"));
    if (isThere && !S_ISREG(status.st_mode))
        return failed(file, key, QStringLiteral("that is no regular file"));
    auto handle = FileHandle::openToRead(file);
    if (!handle && handle.error().code == ErrorCode::FileMissing)
        return std::optional<QByteArray>();
    if (!handle)
        return handle.error();
    GODWIT_TRY(const qint64 size, handle->size());
    if (size > kMostBytes)
        return failed(file, key, QStringLiteral("the file is larger than 8 MiB"));
    QByteArray text(size, Qt::Uninitialized);
    GODWIT_TRY(const qint64 got, handle->readAt(0, text.data(), size));
    if (got != size)
        return failed(file, key, QStringLiteral("the file changed while it was read"));
    return std::optional<QByteArray>(text);
}

/// As writeDurably, but the file keeps its mode and its owner: a file of another owner might be closed to the
/// application that reads it.
Status replaceFile(const QString& file, const QString& key, const QByteArray& text, bool existed)
{
    if (!existed)
        return writeDurably(file, text, 0600);
    GODWIT_TRY(TemporaryFile temporary, TemporaryFile::create(file, 0600));
    GODWIT_CHECK(temporary.file().writeAt(0, text.constData(), text.size()));
    GODWIT_TRY(const QString notKept, copyRights(file, temporary.path()));
    if (!notKept.isEmpty())
        return failed(file, key,
                      QStringLiteral("the file belongs to another user and would change its owner"));
    return temporary.publish(TemporaryFile::Publish::Replacing);
}

Result<std::optional<QString>> valueIn(Format format, const QByteArray& text, const QString& key)
{
    return format == Format::Json ? jsonValue(text, key) : envValue(text, key);
}

/// The text with the value set. `change` learns what undo has to know.
Result<QByteArray> changed(Format format, const QByteArray& text, const QString& key, const QString& value,
                           FlagChange& change)
{
    if (format == Format::Env)
        return envWith(text, key, value);
    GODWIT_TRY(JsonText result, jsonWith(text, key, jsonLiteral(value, change.before)));
    change.parentsMade = result.parentsMade;
    return result.text;
}

bool isOurs(Format format, const QString& present, const QString& ours, const FlagChange& change)
{
    return format == Format::Json ? isSameJson(present, jsonLiteral(ours, change.before)) : present == ours;
}

Result<QByteArray> restored(Format format, const QByteArray& text, const QString& key,
                            const FlagChange& change)
{
    if (format == Format::Env)
        return change.before ? envWith(text, key, *change.before) : envWithout(text, key);
    if (!change.before)
        return jsonWithout(text, key, change.parentsMade);
    GODWIT_TRY(JsonText result, jsonWith(text, key, *change.before));
    return result.text;
}

bool holdsNothing(Format format, const QByteArray& text)
{
    const QByteArray content = text.simplified();
    return content.isEmpty() || (format == Format::Json && content == "{}");
}

} // namespace

Result<FlagChange> setFlag(const QString& file, const QString& key, const QString& value,
                           const std::function<Status(const FlagChange&)>& beforeWriting)
{
    GODWIT_TRY(const Format format, formatOf(file, key));
    GODWIT_TRY(const std::optional<QByteArray> present, contentsOf(file, key));
    FlagChange change{.fileExisted = present.has_value(), .before = {}, .parentsMade = 0};
    const QByteArray text = present.value_or(format == Format::Json ? QByteArray("{\n}\n") : QByteArray());
    GODWIT_TRY(change.before, named(valueIn(format, text, key), file, key));
    if (change.before && isOurs(format, *change.before, value, change))
        return change;
    GODWIT_TRY(const QByteArray after, named(changed(format, text, key, value, change), file, key));
    if (beforeWriting)
        GODWIT_CHECK(beforeWriting(change));
    GODWIT_CHECK(replaceFile(file, key, after, change.fileExisted));
    return change;
}

Result<QString> undoFlag(const QString& file, const QString& key, const QString& ours,
                         const FlagChange& change)
{
    GODWIT_TRY(const Format format, formatOf(file, key));
    GODWIT_TRY(const std::optional<QByteArray> present, contentsOf(file, key));
    if (!present && !change.fileExisted)
        return QString(); // undone before
    if (!present)
        return QStringLiteral("%1 is gone; %2 was not put back.").arg(file, key);
    GODWIT_TRY(const std::optional<QString> value, named(valueIn(format, *present, key), file, key));
    if (value == change.before)
        return QString(); // undone before, or there was nothing to set
    if (!value)
        return QStringLiteral("%1 is no longer in %2; it was not put back.").arg(key, file);
    if (!isOurs(format, *value, ours, change))
        return QStringLiteral("%1 in %2 was changed by somebody else since; it was left as it is.")
            .arg(key, file);
    GODWIT_TRY(const QByteArray after, named(restored(format, *present, key, change), file, key));
    if (!change.fileExisted && holdsNothing(format, after)) {
        GODWIT_CHECK(removeFileDurably(file));
        return QString();
    }
    GODWIT_CHECK(replaceFile(file, key, after, true));
    return QString();
}

} // namespace godwit::core
