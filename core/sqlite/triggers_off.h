// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sqlite/database.h"

namespace godwit::core {

/// While it lives, no trigger of the connection's files fires: a plan's step changes what it says and nothing else, and a
/// trigger that calls what only the application has cannot stop it.
class TriggersOff
{
public:
    explicit TriggersOff(Database& database);
    ~TriggersOff();
    TriggersOff(const TriggersOff&) = delete;
    TriggersOff& operator=(const TriggersOff&) = delete;

private:
    Database& m_database;
};

} // namespace godwit::core
