// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command_line.h"
#include "app/output/output.h"
#include "core/result.h"

#include <QCommandLineOption>
#include <QList>
#include <QString>

namespace godwit::app {

/// What stands on the command line without a dash.
struct Positional
{
    enum class Count { One, Optional, Many };
    QString name; ///< as the usage shows it: "DB"
    QString description;
    Count count = Count::One;
};

/// One verb of the command line: how it is called, and what it does. Without state; the registry owns one of
/// each.
class Command
{
public:
    virtual ~Command() = default;

    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual QString summary() const = 0; ///< one line
    [[nodiscard]] virtual QList<Positional> positionals() const = 0;
    [[nodiscard]] virtual QList<QCommandLineOption> options() const = 0;
    /// Options that may be given more than once.
    [[nodiscard]] virtual QStringList repeatable() const { return {}; }
    [[nodiscard]] virtual QStringList examples() const = 0;

    /// Does it and prints it. An error returned has not been printed yet; one of code Usage says that the
    /// command line was wrong in a way that only the verb itself can see.
    virtual core::Result<core::Exit> execute(const CommandLine& line, Output& output) const = 0;
};

/// "Usage: godwit-cli run PLAN DB [options]", arguments, options and examples.
[[nodiscard]] QStringList usageText(const Command& command);

} // namespace godwit::app
