// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/support/migration_fixture.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <memory>

namespace godwit::test {

inline QJsonArray arrayOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toArray();
}

inline QString textOf(const QJsonValue& object, const char* key)
{
    return object.toObject().value(QLatin1String(key)).toString();
}

/// The keys that are missing from any of the array's objects.
inline QStringList missingKeys(const QJsonArray& array, const QString& keys)
{
    QStringList missing;
    for (const QJsonValue& value : array) {
        for (const QString& key : words(keys)) {
            if (!value.toObject().contains(key))
                missing += key;
        }
    }
    return missing;
}

inline bool isTime(const QString& text)
{
    return text.endsWith(QLatin1Char('Z')) && QDateTime::fromString(text, Qt::ISODateWithMs).isValid();
}

/// app.db in version 1 for each test of a verb, and the answers that most of them ask for. The test owns it
/// by being one.
class VerbFixture
{
protected:
    /// Before each test.
    void makeDatabase()
    {
        m_cli = std::make_unique<MigrationFixture>();
        const QString made = m_cli->makeVersion1(100);
        QVERIFY2(made.isEmpty(), qPrintable(made));
    }

    void runTo(const QString& phase)
    {
        const CliResult result = m_cli->migrate(QStringLiteral("--to ") + phase);
        QVERIFY2(result.exit == 0 || result.exit == 8, result.err.constData());
    }

    [[nodiscard]] QJsonArray quarantine(const QStringList& more = {}) const
    {
        return m_cli->run(words(QStringLiteral("quarantine app.db list --json")) + more).array();
    }

    [[nodiscard]] QJsonObject status() const
    {
        return m_cli->cli(QStringLiteral("status app.db --json")).object();
    }

    std::unique_ptr<MigrationFixture> m_cli;
};

} // namespace godwit::test
