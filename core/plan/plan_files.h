// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "core/result.h"

namespace godwit::core {

/// SHA-256, hex, over the name, the length and the bytes of each file of a plan, in their order.
[[nodiscard]] QString hashOfPlanFiles(const QList<std::pair<QString, QByteArray>>& files);

/// The files of one plan: the plan's own and those it names, all in its own folder. Keeps what it read, in the
/// order in which it was asked for; each file is read once.
class PlanFiles
{
public:
    /// `planPath` may be a Qt resource. `text` is the plan's own content.
    PlanFiles(const QString& planPath, const QByteArray& text);

    /// A text file that the plan names at `at`: UTF-8, at most 8 MiB, inside the plan's folder also when
    /// symbolic links are followed.
    Result<SqlText> read(const QString& relative, const Position& at);

    [[nodiscard]] QList<std::pair<QString, QByteArray>> files() const { return m_files; }
    [[nodiscard]] QString hash() const { return hashOfPlanFiles(m_files); }

private:
    [[nodiscard]] bool isInside(const QString& path) const;

    QString m_folder;
    QList<std::pair<QString, QByteArray>> m_files;
};

/// True for a path like a.sql or sql/a.sql: relative, without "..", ".", empty or odd parts.
[[nodiscard]] bool isPlainRelativePath(const QString& path);

} // namespace godwit::core
