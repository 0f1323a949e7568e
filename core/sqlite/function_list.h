// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace godwit::core {

/// Where SQL of a plan may call a function of SQLite. resources/help/guard.md publishes the list; a test
/// compares them, and looks whether the linked SQLite knows a function that stands nowhere.
enum class FunctionUse {
    Always,   ///< the same arguments give the same value, and nothing is changed
    Time,     ///< reads 'now': in checks as it is; in expressions under the name withoutNow() gives, which
              ///< refuses it
    FullText, ///< where the database has a full-text table
    Tree,     ///< where the database has an R-tree
    Changing, ///< what ALTER TABLE calls behind the scenes; SQL itself cannot
    Refused,  ///< nowhere
};

/// One name of the list; the same name with another number of arguments is the same function.
struct ListedFunction
{
    const char* name; ///< as SQLite spells it
    FunctionUse use;
};

/// All of them, static; any thread.
[[nodiscard]] const QList<ListedFunction>& listedFunctions();
/// Of a function that is not listed: Refused.
[[nodiscard]] FunctionUse useOf(const char* name);
/// True for what SQLite knows and a plan may not call. Another name may be a function of ours, or none at
/// all.
[[nodiscard]] bool isRefusedFunction(const QByteArray& name);

/// What calls of a Time function become in expressions; the functions are registered by core/functions.
inline constexpr const char* kWithoutNowPrefix = "_godwit_";
/// One of the six that read 'now'.
[[nodiscard]] bool isTimeFunction(const QByteArray& name);

} // namespace godwit::core
