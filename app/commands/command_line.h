// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace godwit::app {

class Command;

/// The words after a verb, read by what the verb says of itself: a value. Strict: an unknown option, an
/// option given twice (unless the verb says it may be), a missing, empty or surplus argument is an error of code Usage.
class CommandLine
{
public:
    /// `arguments` starts with the verb.
    static core::Result<CommandLine> parse(const Command& command, const QStringList& arguments);

    /// As typed, with the verb first.
    [[nodiscard]] QStringList arguments() const { return m_arguments; }
    [[nodiscard]] bool wantsHelp() const { return has(QStringLiteral("help")); }
    [[nodiscard]] bool has(const QString& option) const { return m_options.contains(option); }
    /// Null if the option was not given.
    [[nodiscard]] QString value(const QString& option) const { return m_options.value(option).value(0); }
    /// In the order given; one, unless the verb lets the option be repeated.
    [[nodiscard]] QStringList values(const QString& option) const { return m_options.value(option); }
    /// Null if there are fewer.
    [[nodiscard]] QString positional(qsizetype index) const { return m_positionals.value(index); }
    [[nodiscard]] QStringList positionalsFrom(qsizetype index) const { return m_positionals.mid(index); }

private:
    QStringList m_arguments;
    QStringList m_positionals;
    QHash<QString, QStringList> m_options; ///< by the longest name; a flag has no value
};

} // namespace godwit::app
