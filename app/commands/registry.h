// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

#include <memory>
#include <vector>

namespace godwit::app {

/// All verbs, in the order in which help lists them. Owned by the dispatcher.
class Registry
{
public:
    Registry();

    [[nodiscard]] const std::vector<std::unique_ptr<Command>>& commands() const { return m_commands; }
    /// Null if there is no such verb.
    [[nodiscard]] const Command* find(const QString& name) const;

private:
    std::vector<std::unique_ptr<Command>> m_commands;
};

/// "Usage: godwit-cli VERB …" with all verbs and the exit codes.
[[nodiscard]] QStringList usageText(const Registry& registry);

} // namespace godwit::app
