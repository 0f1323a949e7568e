// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "facts.h"
#include "tests/faults/sweep/commands.h"
#include "tests/faults/sweep/databases.h"

#include <QJsonDocument>

namespace godwit::faults {

/// One migration of the small plan in a sandbox, for tests that let other programs or the system get in its way.
class Migration : public Sandbox
{
public:
    explicit Migration(bool isWal = false) : m_table(smallPlanTable(isWal)) { makeDatabase(*this, m_table); }

    Ran to(const QString& phase, const Fault& fault = {}, const QMap<QString, QString>& more = {}) const { return run(line(phase), fault, more); }
    Ran back(const QString& phase) const { return run(backTo(phase)); }
    Ran restore() const { return cli("restore app.db --yes --confirm app.db"); }
    Ran cli(const char* words) const { return run(QString::fromUtf8(words).split(u' ', Qt::SkipEmptyParts)); }
    [[nodiscard]] QStringList line(const QString& phase) const { return runTo(m_table.plan, phase); }
    [[nodiscard]] QString content() const { return m_contents.of(*this, database()).text; }
    [[nodiscard]] QJsonObject status() const { return QJsonDocument::fromJson(cli("status app.db --json").out).object(); }
    /// A row of the application's, in a table that both versions have.
    [[nodiscard]] static QString rowSql() { return QStringLiteral("INSERT INTO kinds (name) VALUES ('written')"); }

private:
    SweepTable m_table;
    LiveContents m_contents;
};

/// For QVERIFY2.
[[nodiscard]] inline QByteArray said(const Ran& ran)
{
    return "exit " + QByteArray::number(ran.exit) + ": " + ran.err + ran.out.left(500);
}

} // namespace godwit::faults
