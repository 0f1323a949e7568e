// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox.h"

#include <QSet>

namespace godwit::faults {

/// The stand-in of application/application.cpp, running beside Godwit. Ended by the destructor.
class ApplicationProcess
{
public:
    explicit ApplicationProcess(const Sandbox& sandbox, const QString& database = {});
    ~ApplicationProcess();

    /// True if the application could do it.
    bool tell(const QByteArray& command);
    void quit();
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /// Ids of the rows whose commit succeeded, as it was told.
    [[nodiscard]] QSet<qint64> committed() const;

private:
    QString m_log;
    QProcess m_process;
};

/// Of these rows those that lie neither in the live file nor, if `kept` too, in a file that Godwit keeps.
[[nodiscard]] QList<qint64> lostRows(const Sandbox& sandbox, const QSet<qint64>& committed, bool kept);

} // namespace godwit::faults
