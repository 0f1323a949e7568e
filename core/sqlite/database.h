// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cancel.h"
#include "core/result.h"
#include "core/sqlite/statement.h"

#include <QString>

#include <functional>
#include <memory>
#include <optional>

struct sqlite3;

namespace godwit::core {

/// How a file is opened. The defaults suit a file that may be hostile.
struct OpenOptions
{
    enum class Mode { ReadOnly, ReadWrite, Create };
    Mode mode = Mode::ReadOnly;
    int busyMs = 5000;          ///< how long a lock held by others is waited for
    bool trustedSchema = false; ///< let views and triggers of the file call unsafe functions
    bool defensive = true;
    bool isProven = false; ///< integrity_check passed: cells are not checked again whenever a page is read
    qint64 mmapBytes = 0;
    int cacheKib = 2000;
    /// Read without locks and without what may lie beside it: only of a file that nobody can write meanwhile, such as one
    /// in WAL mode whose folder is read-only, which SQLite cannot read otherwise.
    bool isImmutable = false;
};

/// One connection to one SQLite file. Owned by whoever opened it, used on one thread at a time, closed by
/// the destructor (an open transaction is rolled back by SQLite then: the safe side).
/// Paths are made absolute, so that no name is ever taken for `:memory:` or a `file:` URI; symbolic links
/// are not followed: resolve them first.
class Database
{
public:
    static Result<Database> open(const QString& path, const OpenOptions& options = {});
    static Result<Database> openInMemory(const OpenOptions& options = {});

    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    /// Runs one or more statements that give no rows.
    Status execute(const QString& sql);
    /// Runs one statement with bound values.
    Status execute(const QString& sql, const Row& values);
    Result<Statement> prepare(const QString& sql);
    /// As prepare, for statements that are kept and run many times.
    Result<Statement> preparePersistent(const QString& sql);
    /// The first statement of a script, and where the next one starts; none if only comments are left.
    struct Prepared
    {
        std::optional<Statement> statement;
        const char* tail = nullptr;
    };
    Result<Prepared> prepareNext(const char* utf8, int size);
    /// First column of the first row; Null if there is no row.
    Result<Value> value(const QString& sql, const Row& values = {});
    Result<qint64> integer(const QString& sql, const Row& values = {});
    Result<QString> text(const QString& sql, const Row& values = {});
    Result<std::vector<Row>> rows(const QString& sql, const Row& values = {});

    /// Attaches another file, read-only, under a schema name.
    Status attachReadOnly(const QString& path, const QString& schema);

    /// SQLite's progress handler polls this token every 10,000 steps and interrupts on Cancel.
    void setCancel(const CancelToken& token);
    /// A pause interrupts too, for a statement that cannot be cut into batches and is begun again afterwards.
    void setPauseInterrupts(bool interrupts);
    [[nodiscard]] CancelToken cancel() const; ///< the token set, to share it with a helping connection
    /// Called from the progress handler, for live counters; runs on the connection's thread.
    void setHeartbeat(std::function<void()> beat);

    /// Registers an SQL function on this connection; `arguments` -1: any number. It may use the connection itself.
    /// Not deterministic, so that SQLite neither hoists nor caches it.
    Status registerFunction(const QString& name, int arguments, std::function<Value(const Row&)> function);

    /// Lets triggers fire, or not; gives what held before. They fire on a new connection.
    bool setTriggers(bool fire);

    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] qint64 lastInsertId() const;
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] sqlite3* handle() const { return m_handle.get(); } ///< for the rooms sqlite and functions only
    [[nodiscard]] QString path() const { return m_path; }
    /// The error of the last call on this connection.
    [[nodiscard]] Error lastError(const QString& doing) const;
    /// What SQL of a plan may do on this connection; see guard.h. An empty function lifts the guard.
    /// `innermost`: the view, trigger or WITH that the SQL stands in, null for the statement itself.
    using Authorizer = std::function<bool(int action, const char* first, const char* second,
                                          const char* schema, const char* innermost)>;
    void setAuthorizer(Authorizer allow);
    /// A function of ours under this name was registered here; the guard lets it be called.
    void addOwnFunction(const QByteArray& name);
    [[nodiscard]] bool isOwnFunction(const char* name) const;

    /// From now on a statement that runs so long without restartClock() ends with SqlTooLong; 0: no limit.
    /// Gives the limit that held before. Looked at every 10,000 steps of SQLite; a single call of a function
    /// is not interrupted.
    qint64 limitTime(qint64 milliseconds);
    void restartClock();
    /// The longest value or row, in bytes; gives what held before.
    int limitLength(int bytes);

private:
    struct Closer
    {
        void operator()(sqlite3* handle) const;
    };
    struct Hooks;

    Database(std::unique_ptr<sqlite3, Closer> handle, QString path);
    Status harden(const OpenOptions& options);
    Result<Statement> prepare(const QString& sql, unsigned flags);

    std::unique_ptr<Hooks> m_hooks;
    std::unique_ptr<sqlite3, Closer> m_handle;
    QString m_path;
};

/// An Error for the last failure on a handle: the code follows SQLite's result code.
[[nodiscard]] Error errorOf(sqlite3* handle, const QString& doing);

/// True if SQL failed for want of something that only the application has: a function, a collation, a module.
/// Such SQL has not run; it has not failed.
[[nodiscard]] bool lacksFunction(const Error& error);

/// SQLite's version and source id, as linked here.
[[nodiscard]] QString sqliteVersion();
[[nodiscard]] QString sqliteSourceId();

} // namespace godwit::core
