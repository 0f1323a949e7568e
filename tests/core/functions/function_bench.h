// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"

#include <QTest>

namespace godwit::core {

/// A database in memory with the functions, and what they gave and noted for one expression.
class FunctionBench
{
public:
    explicit FunctionBench(bool hasVerdict = true)
        : verdict(hasVerdict ? std::make_shared<RowVerdict>() : nullptr), m_database(Database::openInMemory())
    {
        isReady = m_database && registerFunctions(*m_database, verdict);
    }

    /// The value of an expression over bound values; a verdict of the expression before is forgotten.
    Value eval(const QString& expression, const Row& values = {})
    {
        if (verdict)
            verdict->clear();
        auto result = m_database->value(QStringLiteral("SELECT ") + expression, values);
        if (!result)
            qWarning("%s", qPrintable(result.error().what));
        hasFailed = !result;
        return result ? *result : Value::null();
    }
    Database& database() { return *m_database; }
    [[nodiscard]] QString cause() const { return verdict && verdict->isRejected ? verdict->cause : QString(); }

    std::shared_ptr<RowVerdict> verdict;
    bool isReady = false;
    bool hasFailed = false;

private:
    Result<Database> m_database;
};

} // namespace godwit::core
