// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/ascii.h"
#include "core/functions/blank.h"
#include "core/functions/call.h"
#include "core/functions/list_text.h"

#include <array>

namespace godwit::core {

namespace {

constexpr qsizetype kLongestCause = 500; // a cause may carry a whole column

void jsonList(Call& call)
{
    const std::optional<QByteArrayView> text = call.text(0);
    if (!text)
        return;
    const ListText list = listText(*text);
    if (list.isValid && !list.json.isNull())
        call.giveText(list.json);
    if (!list.isValid) {
        call.reject(ErrorCode::RowListInvalid,
                    [&] { return QStringLiteral("the list is not a JSON array of texts"); });
    }
}

/// A cause that is NULL or blank rejects all the same: a row must not slip through because a cause was put together
/// from a column that is NULL.
void rejectRow(Call& call)
{
    call.reject(ErrorCode::RowRejected, [&] {
        const QString cause = call.type(0) == Value::Type::Null ? QString() : QString::fromUtf8(call.bytes(0));
        return cause.trimmed().isEmpty() ? QStringLiteral("The plan rejects this row")
                                         : cause.left(kLongestCause);
    });
}

void nullifBlank(Call& call)
{
    const Value::Type type = call.type(0);
    if (type == Value::Type::Null || (type == Value::Type::Text && isBlank(call.bytes(0))))
        return;
    call.giveArgument(0);
}

/// Called for every row that moves, with all its texts.
void textOk(Call& call)
{
    for (int argument = 0; argument < call.count(); ++argument) {
        const Value::Type type = call.type(argument);
        if (type != Value::Type::Blob) {
            if (type != Value::Type::Text)
                continue;
            const QByteArrayView text = call.bytes(argument);
            if (isAscii(text) || isValidUtf8(text))
                continue;
        }
        call.giveInteger(argument + 1);
        return;
    }
}

/// SQLite gives NULL where the text would be longer than the limit, and where the format is NULL or empty. The x that was put
/// before the format tells the two apart.
void printed(Call& call)
{
    if (call.type(1) == Value::Type::Null || call.bytes(1).isEmpty())
        return;
    if (call.type(0) == Value::Type::Null)
        call.failExpression(QStringLiteral("the text that printf() makes is longer than the limit"));
    else
        call.giveText(call.bytes(0).sliced(1));
}

constexpr std::array kFunctions{
    FunctionDefinition{"json_list", 1, &callUnlessNull<jsonList>, TryForm::Yes},
    FunctionDefinition{"reject", 1, &callAlways<rejectRow>},
    FunctionDefinition{"nullif_blank", 1, &callAlways<nullifBlank>},
    FunctionDefinition{"_godwit_printed", 2, &callAlways<printed>},
    FunctionDefinition{"text_ok", -1, &callAlways<textOk>},
};

} // namespace

std::span<const FunctionDefinition> rowFunctions()
{
    return kFunctions;
}

} // namespace godwit::core
