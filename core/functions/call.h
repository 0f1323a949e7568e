// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/functions/functions.h"

#include <new>
#include <span>

struct sqlite3_context;
struct sqlite3_value;

namespace godwit::core {

/// One call of a function by SQLite: its arguments, its result (NULL unless one is given) and the verdict to note
/// a cause in. Lives on the stack for that one call; bytes of arguments live as long.
class Call
{
public:
    Call(sqlite3_context* context, int count, sqlite3_value** arguments);

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] sqlite3_context* context() const { return m_context; }
    [[nodiscard]] Value::Type type(int argument) const;
    [[nodiscard]] bool hasNull() const;
    /// Text and BLOBs as they are, numbers as the text SQLite makes of them.
    [[nodiscard]] QByteArrayView bytes(int argument) const;
    /// As bytes, but a BLOB or text that is no valid UTF-8 rejects the row and gives nothing.
    [[nodiscard]] std::optional<QByteArrayView> text(int argument);
    /// A whole number, of type INTEGER; anything else rejects the row and gives nothing.
    [[nodiscard]] std::optional<qint64> integer(int argument);
    /// An argument of type INTEGER or REAL, for those who looked at its type.
    [[nodiscard]] qint64 rawInteger(int argument) const;
    [[nodiscard]] double rawReal(int argument) const;
    /// The argument as a cause names it: “text”, 12, the BLOB X'00ff'; long ones shortened.
    [[nodiscard]] QString shown(int argument) const;

    void giveInteger(qint64 number);
    void giveReal(double number);
    void giveText(QByteArrayView utf8); ///< empty: the empty text
    void giveBlob(QByteArrayView data);
    void giveArgument(int argument);

    /// Notes a cause; it is put into words only if there is a verdict that has none yet. A `try_` form notes nothing.
    template <typename MakeCause>
    void reject(ErrorCode code, MakeCause&& cause)
    {
        RowVerdict* const verdict = openVerdict();
        if (verdict && !isTrying())
            verdict->reject(code, cause());
    }
    void failExpression(const QString& cause);
    /// What the plan itself got wrong (the name of a form, a letter of a pattern). Unlike the others the `try_` forms
    /// note it too: else a slip of the pen would make NULLs of a whole column.
    void refuse(const QString& cause);
    /// True: a result of so many bytes is longer than the connection's limit, and the row is rejected.
    bool isTooLong(qsizetype size);

private:
    [[nodiscard]] RowVerdict* openVerdict() const;
    [[nodiscard]] bool isTrying() const;

    sqlite3_context* m_context;
    sqlite3_value** m_arguments;
    int m_count;
};

/// What SQLite keeps for each function it knows, as long as the connection lives.
struct FunctionShare
{
    std::shared_ptr<RowVerdict> verdict; ///< null: causes go nowhere
    bool isTrying = false;               ///< the `try_` form
};

/// Whether a function has a second form that notes no cause, under the same name after `try_`.
enum class TryForm { No, Yes };

/// How a theme names its functions to registerFunctions.
struct FunctionDefinition
{
    const char* name;
    int arguments; ///< -1: any number
    void (*invoke)(sqlite3_context*, int, sqlite3_value**);
    TryForm tryForm = TryForm::No;
};

/// Tells SQLite that memory ran out.
void failForMemory(sqlite3_context* context);

/// What SQLite calls for a function that looks at NULL itself. No exception reaches SQLite.
template <void (*body)(Call&)>
void callAlways(sqlite3_context* context, int count, sqlite3_value** arguments) noexcept
{
    try {
        Call call(context, count, arguments);
        body(call);
    } catch (const std::bad_alloc&) {
        failForMemory(context);
    }
}

/// The same for all others: any NULL among the arguments gives NULL.
template <void (*body)(Call&)>
void callUnlessNull(sqlite3_context* context, int count, sqlite3_value** arguments) noexcept
{
    try {
        Call call(context, count, arguments);
        if (!call.hasNull())
            body(call);
    } catch (const std::bad_alloc&) {
        failForMemory(context);
    }
}

/// The themes, one file each. The lists are static; any thread.
[[nodiscard]] std::span<const FunctionDefinition> dateFunctions();
[[nodiscard]] std::span<const FunctionDefinition> textFunctions();
[[nodiscard]] std::span<const FunctionDefinition> partFunctions();
[[nodiscard]] std::span<const FunctionDefinition> rowFunctions();
[[nodiscard]] std::span<const FunctionDefinition> patternFunctions();
[[nodiscard]] std::span<const FunctionDefinition> binaryFunctions();
[[nodiscard]] std::span<const FunctionDefinition> guidFunctions();
[[nodiscard]] std::span<const FunctionDefinition> timeFunctions();
[[nodiscard]] std::span<const FunctionDefinition> jsonFunctions();

} // namespace godwit::core
