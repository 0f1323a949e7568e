// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/failing_column.h"

namespace godwit::core {

Result<QString> failingColumn(const ChangeScene& scene, const RowExpressions& row, const Row& identity,
                              QString* message)
{
    const RowVerdict before = *scene.verdict;
    for (qsizetype column = 0; column < row.columns.size(); ++column) {
        GODWIT_TRY(auto statement, scene.work.prepare(QString(row.select)
                                                          .replace(row.select.indexOf(QStringLiteral("%1")),
                                                                   2, row.expressions[column])));
        scene.bindParameters(statement);
        KeyOrder::bind(statement, identity);
        scene.verdict->clear();
        const auto stepped = scene.step(statement, true);
        if (!stepped && stepped.error().isCancel())
            return stepped.error();
        if (stepped && !scene.verdict->isRejected)
            continue;
        if (message && !stepped)
            *message = stepped.error().what;
        return row.columns[column];
    }
    *scene.verdict = before;
    return QString();
}

} // namespace godwit::core
