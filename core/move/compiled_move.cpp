// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/compiled_move.h"

namespace godwit::core {

QString titleOf(const MoveStep& step)
{
    return QStringLiteral("%1 → %2").arg(step.from, step.into);
}

void CompiledMove::bind(Statement& statement, const Value& from) const
{
    statement.bindNamed(QString::fromLatin1(kFromParameter), from);
    for (auto it = parameters.constBegin(); it != parameters.constEnd(); ++it)
        statement.bindNamed(it.key(), Value::ofText(it.value()));
}

QString CompiledMove::reserved(const QString& what) const
{
    return QLatin1String(kReservedPrefix) + QStringLiteral("%1_%2").arg(what).arg(number);
}

int CompiledMove::targetKeyAt() const
{
    return targetKey.size() == 1 ? static_cast<int>(targetColumns.indexOf(targetKey.first())) : -1;
}

} // namespace godwit::core
