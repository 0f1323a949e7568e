// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/fresh_copy.h"

#include "tests/benchmarks/measured_process.h"

#include <QFile>

#include <unistd.h>

namespace godwit::bench {

FreshCopy::FreshCopy(const QString& folder, const QString& sample)
    : m_folder(folder + QStringLiteral("/copy-XXXXXX"))
{
    if (!m_folder.isValid())
        giveUp(m_folder.errorString());
    if (!QFile::copy(sample, path()))
        giveUp(QStringLiteral("%1 cannot be copied to %2.").arg(sample, path()));
    ::sync();
}

} // namespace godwit::bench
