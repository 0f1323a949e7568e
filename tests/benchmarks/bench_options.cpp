// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/bench_options.h"

#include "tests/benchmarks/measured_process.h"

#include <QCoreApplication>
#include <QDir>
#include <QTextStream>

namespace godwit::bench {

BenchOptions::BenchOptions(const QList<QCommandLineOption>& others)
{
    m_parser.addHelpOption();
    m_parser.addOptions(
        {{QStringLiteral("rows"), QStringLiteral("Rows of the sample."), QStringLiteral("N"),
          QStringLiteral("1000000")},
         {QStringLiteral("rounds"), QStringLiteral("How often."), QStringLiteral("N"), QStringLiteral("3")},
         {QStringLiteral("folder"), QStringLiteral("Where samples and copies lie."), QStringLiteral("DIR")},
         {QStringLiteral("cli"), QStringLiteral("The godwit-cli to measure."), QStringLiteral("PATH"),
          QStringLiteral(GODWIT_CLI)}});
    m_parser.addOptions(others);
    m_parser.process(*QCoreApplication::instance());
    m_rows = m_parser.value(QStringLiteral("rows")).toLongLong();
    m_rounds = m_parser.value(QStringLiteral("rounds")).toInt();
    if (m_rows < 1 || m_rounds < 1)
        giveUp(QStringLiteral("Rows and rounds are numbers from 1 on."));
    const QDir folder(isSet(QStringLiteral("folder")) ? value(QStringLiteral("folder")) : m_temporary.path());
    if (!folder.mkpath(QStringLiteral(".")))
        giveUp(QStringLiteral("The folder %1 cannot be made.").arg(folder.path()));
    m_folder = folder.canonicalPath();
}

void BenchOptions::printHead() const
{
    QTextStream(stdout) << m_rows << " rows, " << m_rounds << " rounds, " << GODWIT_BUILD_TYPE << " build, "
                        << cli() << Qt::endl;
}

} // namespace godwit::bench
