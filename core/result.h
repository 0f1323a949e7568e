// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <utility>
#include <variant>

namespace godwit::core {

/// A value or an Error. Nothing in Godwit throws across a file's edge; whoever calls decides.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] explicit operator bool() const { return m_state.index() == 0; }
    [[nodiscard]] T& value() & { return std::get<0>(m_state); }
    [[nodiscard]] const T& value() const& { return std::get<0>(m_state); }
    /// By value, so that `for (x : call().value())` keeps what it walks over.
    [[nodiscard]] T value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] T* operator->() { return &std::get<0>(m_state); }
    [[nodiscard]] const T* operator->() const { return &std::get<0>(m_state); }
    [[nodiscard]] T& operator*() & { return std::get<0>(m_state); }
    [[nodiscard]] const T& operator*() const& { return std::get<0>(m_state); }
    [[nodiscard]] const Error& error() const& { return std::get<1>(m_state); }
    [[nodiscard]] Error&& error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, Error> m_state;
};

/// Success, or an Error.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] explicit operator bool() const { return !m_error.has_value(); }
    [[nodiscard]] const Error& error() const& { return *m_error; }
    [[nodiscard]] Error&& error() && { return *std::move(m_error); }

private:
    std::optional<Error> m_error;
};

using Status = Result<void>;

} // namespace godwit::core

#define GODWIT_JOIN_(a, b) a##b
#define GODWIT_JOIN(a, b) GODWIT_JOIN_(a, b)

/// GODWIT_TRY(auto db, Database::open(path)): declares `db` from the value, or returns the error.
#define GODWIT_TRY_(temporary, declaration, ...)                                                              \
    auto temporary = (__VA_ARGS__);                                                                           \
    if (!temporary)                                                                                           \
        return std::move(temporary).error();                                                                  \
    declaration = std::move(temporary).value()
#define GODWIT_TRY(declaration, ...) GODWIT_TRY_(GODWIT_JOIN(result_, __LINE__), declaration, __VA_ARGS__)

/// GODWIT_CHECK(db.execute(sql)): returns the error, if there is one.
#define GODWIT_CHECK_(temporary, ...)                                                                         \
    do {                                                                                                      \
        if (auto temporary = (__VA_ARGS__); !temporary)                                                       \
            return std::move(temporary).error();                                                              \
    } while (false)
#define GODWIT_CHECK(...) GODWIT_CHECK_(GODWIT_JOIN(status_, __LINE__), __VA_ARGS__)
