// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_files.h"

#include "core/plan/nearest.h"
#include "core/plan/yaml_node.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace godwit::core {

namespace {

bool isResource(const QString& path)
{
    return path.startsWith(u':');
}

SqlText textOf(const QByteArray& bytes, const QString& name)
{
    const bool hasMark = bytes.startsWith("\xef\xbb\xbf");
    return {QString::fromUtf8(hasMark ? bytes.mid(3) : bytes), {name, 1, 1}};
}

} // namespace

PlanFiles::PlanFiles(const QString& planPath, const QByteArray& text) : m_folder(QFileInfo(planPath).path())
{
    m_files.append({QFileInfo(planPath).fileName(), text});
}

bool PlanFiles::isInside(const QString& path) const
{
    if (isResource(path))
        return true;
    const QString folder = QFileInfo(m_folder).canonicalFilePath();
    const QString file = QFileInfo(path).canonicalFilePath();
    const QString prefix = folder.endsWith(u'/') ? folder : folder + u'/';
    return !folder.isEmpty() && file.startsWith(prefix);
}

Result<SqlText> PlanFiles::read(const QString& relative, const Position& at)
{
    if (!isPlainRelativePath(relative))
        return planError(ErrorCode::PlanFileOutside, at,
                         QStringLiteral("the file %1 is not in the plan's own folder.").arg(named(relative)));
    for (const auto& [name, bytes] : m_files) {
        if (name == relative)
            return textOf(bytes, name);
    }
    const QString path = m_folder + u'/' + relative;
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return planError(ErrorCode::PlanFileMissing, at, QStringLiteral("there is no file %1.").arg(named(relative)))
            .withDetail(path);
    if (!isInside(path))
        return planError(ErrorCode::PlanFileOutside, at,
                         QStringLiteral("the link %1 leads out of the plan's own folder.").arg(named(relative)));
    if (!file.open(QIODevice::ReadOnly))
        return planError(ErrorCode::PlanFileMissing, at, QStringLiteral("the file %1 cannot be read.").arg(named(relative)))
            .withDetail(file.errorString());
    const QByteArray bytes = file.read(kMostPlanBytes + 1);
    if (bytes.size() > kMostPlanBytes)
        return planError(ErrorCode::PlanTooLarge, at, QStringLiteral("the file %1 has more than 8 MiB.").arg(named(relative)));
    if (!bytes.isValidUtf8() || bytes.contains('\0'))
        return planError(ErrorCode::PlanSyntax, at, QStringLiteral("the file %1 is no text in UTF-8.").arg(named(relative)));
    m_files.append({relative, bytes});
    return textOf(bytes, relative);
}

QString hashOfPlanFiles(const QList<std::pair<QString, QByteArray>>& files)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& [name, bytes] : files) {
        hash.addData(name.toUtf8());
        hash.addData(QByteArray(1, '\0'));
        hash.addData(QByteArray::number(bytes.size()));
        hash.addData(QByteArray(1, '\0'));
        hash.addData(bytes);
    }
    return QString::fromLatin1(hash.result().toHex());
}

bool isPlainRelativePath(const QString& path)
{
    if (path.contains(u'\\') || path.contains(u':') || path.contains(QChar(u'\0')))
        return false;
    const QStringList parts = path.split(u'/');
    for (const QString& part : parts) {
        if (part.isEmpty() || part == QStringLiteral("..") || part == QStringLiteral("."))
            return false;
    }
    return true;
}

} // namespace godwit::core
