// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/sqlite/value.h"

#include <QStringList>

#include <functional>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace godwit::core {

class Database;

/// One prepared statement of one Database, finalized by the destructor; must not outlive its Database.
/// Bytes that come from column views live until the next step or reset.
class Statement
{
public:
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) noexcept = default;

    /// Binds by position, from 1. Text and BLOBs are copied.
    void bind(int index, const Value& value);
    void bindInteger(int index, qint64 number);
    void bindText(int index, const QString& text);
    void bindNull(int index);
    /// Binds the i-th column of the row another statement stands on: bit-exact, as SQLite holds it.
    void bindColumn(int index, const Statement& from, int column);
    void bindAll(const Row& values, int first = 1);
    /// Binds :name wherever the statement has it; false if it has not.
    bool bindNamed(const QString& name, const Value& value);

    /// True: a row is there. False: done. After an error the statement is reset.
    Result<bool> step();
    /// Runs to the end, for statements that give no rows, and resets.
    Status run();
    void reset();

    [[nodiscard]] int columnCount() const;
    [[nodiscard]] int parameterCount() const;
    [[nodiscard]] QString columnName(int column) const;
    [[nodiscard]] Value::Type type(int column) const;
    [[nodiscard]] Value value(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QString text(int column) const; ///< lossy where the bytes are no UTF-8
    [[nodiscard]] QByteArrayView bytes(int column) const; ///< of Text and Blob; no copy
    [[nodiscard]] bool isNull(int column) const { return type(column) == Value::Type::Null; }
    [[nodiscard]] Row row() const;
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] QString sql() const;
    [[nodiscard]] sqlite3_stmt* handle() const { return m_handle.get(); }

private:
    friend class Database;
    struct Finalizer
    {
        void operator()(sqlite3_stmt* handle) const;
    };
    explicit Statement(sqlite3_stmt* handle) : m_handle(handle) {}

    std::unique_ptr<sqlite3_stmt, Finalizer> m_handle;
};

/// Splits a script by SQLite's own tail pointer and hands each statement's text over; an error of the
/// callback ends it. The statements are prepared one after the other, so each may use what the one before
/// created, if the callback runs it.
Status forEachStatement(Database& database, const QString& script,
                        const std::function<Status(Statement&, const QString& text)>& visit);

} // namespace godwit::core
