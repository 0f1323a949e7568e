// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sqlite/function_list.h"

#include <QHash>

#include <array>

namespace godwit::core {

namespace {

constexpr std::array kAlways{
    // Values and texts
    "->", "->>", "abs", "char", "coalesce", "concat", "concat_ws", "format", "glob", "hex", "if", "ifnull",
    "iif", "instr", "length", "like", "likelihood", "likely", "lower", "ltrim", "max", "min", "nullif",
    "octet_length", "printf", "quote", "replace", "round", "rtrim", "sign", "soundex", "substr", "substring",
    "trim", "typeof", "unhex", "unicode", "unlikely", "upper", "zeroblob",
    // Mathematics
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "ceil", "ceiling", "cos", "cosh", "degrees",
    "exp", "floor", "ln", "log", "log10", "log2", "mod", "pi", "pow", "power", "radians", "sin", "sinh",
    "sqrt", "tan", "tanh", "trunc",
    // Over several rows
    "avg", "count", "group_concat", "median", "percentile", "percentile_cont", "percentile_disc",
    "string_agg", "sum", "total",
    // Windows
    "cume_dist", "dense_rank", "first_value", "lag", "last_value", "lead", "nth_value", "ntile",
    "percent_rank", "rank", "row_number",
    // JSON
    "json", "json_array", "json_array_length", "json_error_position", "json_extract", "json_group_array",
    "json_group_object", "json_insert", "json_object", "json_patch", "json_pretty", "json_quote",
    "json_remove", "json_replace", "json_set", "json_type", "json_valid"};

constexpr std::array kTime{"date", "datetime", "julianday", "strftime", "time", "unixepoch"};

constexpr std::array kFullText{"bm25", "highlight", "match", "matchinfo", "offsets", "snippet"};

constexpr std::array kTree{"rtreecheck", "rtreedepth", "rtreenode"};

constexpr std::array kChanging{"sqlite_drop_column", "sqlite_rename_column", "sqlite_rename_quotefix",
                               "sqlite_rename_table", "sqlite_rename_test"};

constexpr std::array kRefused{// Another value each time
                              "current_date", "current_time", "current_timestamp", "random", "randomblob",
                              "timediff",
                              // What the connection did before
                              "changes", "last_insert_rowid", "total_changes",
                              // What runs code, writes, or speaks of the library
                              "fts3_tokenizer", "fts5", "fts5_source_id", "load_extension", "optimize",
                              "sqlite_compileoption_get", "sqlite_compileoption_used", "sqlite_log",
                              "sqlite_offset", "sqlite_source_id", "sqlite_version", "subtype"};

const QHash<QByteArray, FunctionUse>& uses()
{
    static const QHash<QByteArray, FunctionUse> all = [] {
        QHash<QByteArray, FunctionUse> byName;
        for (const ListedFunction& function : listedFunctions())
            byName.insert(function.name, function.use);
        return byName;
    }();
    return all;
}

} // namespace

const QList<ListedFunction>& listedFunctions()
{
    static const QList<ListedFunction> all = [] {
        QList<ListedFunction> functions;
        const auto add = [&](const auto& names, FunctionUse use) {
            for (const char* name : names)
                functions.append({name, use});
        };
        add(kAlways, FunctionUse::Always);
        add(kTime, FunctionUse::Time);
        add(kFullText, FunctionUse::FullText);
        add(kTree, FunctionUse::Tree);
        add(kChanging, FunctionUse::Changing);
        add(kRefused, FunctionUse::Refused);
        return functions;
    }();
    return all;
}

FunctionUse useOf(const char* name)
{
    return uses().value(QByteArray(name).toLower(), FunctionUse::Refused);
}

bool isRefusedFunction(const QByteArray& name)
{
    const auto found = uses().constFind(name.toLower());
    return found != uses().constEnd() && (*found == FunctionUse::Refused || *found == FunctionUse::Changing);
}

bool isTimeFunction(const QByteArray& name)
{
    return useOf(name.constData()) == FunctionUse::Time;
}

} // namespace godwit::core
