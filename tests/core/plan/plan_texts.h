// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/reader.h"

#include <QFile>
#include <QTemporaryDir>

/// A folder with a plan's files, gone at the end of a test.
class PlanFolder
{
public:
    PlanFolder() { write("v2.sql", "CREATE TABLE new_things (id TEXT PRIMARY KEY, name TEXT NOT NULL);"); }

    [[nodiscard]] QString path(const QString& name = QStringLiteral("plan.yaml")) const { return m_folder.filePath(name); }

    void write(const char* name, const QByteArray& bytes) const
    {
        QFile file(path(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s", qUtf8Printable(file.errorString()));
    }

    [[nodiscard]] godwit::core::Result<godwit::core::Plan> read(const QByteArray& yaml) const
    {
        return godwit::core::readPlanText(yaml, path());
    }

private:
    QTemporaryDir m_folder;
};

constexpr auto kHead = "godwit: 1\n"
                       "name: Things\n"
                       "target: { schema: v2.sql }\n";
constexpr auto kPhases = "phases:\n"
                         "  - phase: all\n"
                         "    steps:\n";

/// A plan of four head lines; the steps stand from line 7, with six spaces before each dash.
inline QByteArray planWithSteps(const QByteArray& steps)
{
    return QByteArray(kHead) + kPhases + steps;
}
