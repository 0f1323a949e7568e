// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QTemporaryDir>

namespace godwit::bench {

/// What every benchmark can be told, read from the command line; a wrong one ends the program. Owned by main,
/// after its QCoreApplication; without --folder it holds a temporary one, which goes with it.
class BenchOptions
{
public:
    explicit BenchOptions(const QList<QCommandLineOption>& others);

    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] int rounds() const { return m_rounds; }
    [[nodiscard]] QString folder() const { return m_folder; } ///< absolute, without symbolic links, and there
    [[nodiscard]] QString cli() const { return m_parser.value(QStringLiteral("cli")); }
    [[nodiscard]] bool isSet(const QString& option) const { return m_parser.isSet(option); }
    [[nodiscard]] QString value(const QString& option) const { return m_parser.value(option); }
    /// What was measured, as the line over the table.
    void printHead() const;

private:
    QCommandLineParser m_parser;
    QTemporaryDir m_temporary;
    qint64 m_rows = 0;
    int m_rounds = 0;
    QString m_folder;
};

} // namespace godwit::bench
