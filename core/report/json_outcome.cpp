// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"

#include "core/report/json_parts.h"

#include <array>

namespace godwit::core {

namespace {

QString outcomeId(Outcome::Kind kind)
{
    static constexpr std::array kIds{"done", "paused", "cancelled", "waiting", "failed"};
    return QString::fromLatin1(kIds.at(static_cast<std::size_t>(kind)));
}

} // namespace

QJsonObject toJson(const Consequence& consequence)
{
    QJsonArray facts; // an array keeps their order
    for (const auto& [name, value] : consequence.facts)
        facts.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("value"), value}});
    QJsonObject object{
        {QStringLiteral("action"), consequence.action},
        {QStringLiteral("does"), QJsonArray::fromStringList(consequence.does)},
        {QStringLiteral("loses"), QJsonArray::fromStringList(consequence.loses)},
        {QStringLiteral("way_back"), consequence.wayBack},
        {QStringLiteral("changes_live_file"), consequence.changesLiveFile},
        {QStringLiteral("confirm_with"), consequence.confirmWith},
        {QStringLiteral("facts"), facts},
    };
    if (!consequence.refused.isEmpty())
        object.insert(QStringLiteral("refused"), consequence.refused);
    if (consequence.written)
        object.insert(QStringLiteral("written"), toJson(*consequence.written));
    return object;
}

QJsonObject toJson(const SnapshotTables& tables)
{
    QJsonArray all;
    for (const TableOffer& offer : tables.tables) {
        QJsonObject table{{QStringLiteral("table"), offer.table},
                          {QStringLiteral("notes"), QJsonArray::fromStringList(offer.notes)}};
        if (offer.rows >= 0)
            table.insert(QStringLiteral("rows"), offer.rows);
        if (offer.present >= 0)
            table.insert(QStringLiteral("present"), offer.present);
        if (!offer.refused.isEmpty())
            table.insert(QStringLiteral("refused"), offer.refused);
        all.append(table);
    }
    QJsonObject object{{QStringLiteral("snapshot"), tables.snapshot}, {QStringLiteral("tables"), all}};
    if (!tables.refused.isEmpty())
        object.insert(QStringLiteral("refused"), tables.refused);
    return object;
}

QJsonObject toJson(const Progress& progress)
{
    QJsonObject object{
        {QStringLiteral("phase"), progress.phase},
        {QStringLiteral("step"), progress.step},
        {QStringLiteral("step_index"), progress.stepIndex},
        {QStringLiteral("step_count"), progress.stepCount},
        {QStringLiteral("done"), progress.done},
        {QStringLiteral("unit"), progress.unit},
        {QStringLiteral("phase_fraction"), progress.phaseFraction},
        {QStringLiteral("per_second"), progress.perSecond},
        {QStringLiteral("elapsed_ms"), progress.elapsedMs},
        {QStringLiteral("quarantined"), progress.quarantined},
        {QStringLiteral("memory_bytes"), progress.memoryBytes},
        {QStringLiteral("activity"), progress.activity},
    };
    insertKnown(object, QStringLiteral("total"), progress.total);
    insertKnown(object, QStringLiteral("eta_low_ms"), progress.etaLowMs);
    insertKnown(object, QStringLiteral("eta_high_ms"), progress.etaHighMs);
    return object;
}

QJsonObject toJson(const Error& error)
{
    QJsonObject object{
        {QStringLiteral("code"), error.id()},     {QStringLiteral("what"), error.what},
        {QStringLiteral("state"), error.state},   {QStringLiteral("next"), error.next},
        {QStringLiteral("detail"), error.detail},
    };
    if (error.sqlite != 0)
        object.insert(QStringLiteral("sqlite"), error.sqlite);
    return object;
}

QJsonObject toJson(const Outcome& outcome)
{
    QJsonObject object{
        {QStringLiteral("action"), outcome.action},
        {QStringLiteral("outcome"), outcomeId(outcome.kind)},
        {QStringLiteral("exit"), static_cast<int>(outcome.exit)},
        {QStringLiteral("message"), outcome.message},
        {QStringLiteral("files"), QJsonArray::fromStringList(outcome.files)},
        {QStringLiteral("checks"), toJsonArray(outcome.checks)},
    };
    if (outcome.error)
        object.insert(QStringLiteral("error"), toJson(*outcome.error));
    return object;
}

} // namespace godwit::core
