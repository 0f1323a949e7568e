// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/digest.h"
#include "core/safety/file_stamp.h"
#include "core/steps/content_difference.h"
#include "core/steps/rebuilt_state.h"
#include "core/steps/validate_suites.h"

#include <QJsonObject>

namespace godwit::core {

/// Compares what the source says has to be in the target's tables with what is there: a digest of every
/// column that can be told from the source, both sides row by row, in any order. The two readings are for two
/// threads; all else is for the step's own. After the cut-over what the source says is taken from the
/// journal, as it was told before it: what moves ask the work file is gone by then. What differs there is led
/// down to rows all the same, and what was written since is told from what is wrong (content_since.cpp).
class ContentCheck
{
public:
    /// `seen`: the file that is judged, before anything of ours opened it.
    static Result<std::unique_ptr<ContentCheck>> create(StepContext& context, const FileStamp& seen);

    Status readExpected();
    Status readStored();
    /// One result a table, and one more for columns that were not compared. Where a table differs both sides
    /// are read again to find its rows.
    Status judge(QList<CheckResult>& checks);
    /// Of tables that the source does not tell whole, what they hold as a phase ends; and whether they hold it still. Before the
    /// cut-over.
    static Status noteWritten(StepContext& context);
    Status judgeWritten(QList<CheckResult>& checks);
    /// Tables whose moves keep the keys of a table with AUTOINCREMENT; after the cut-over as they were told before it.
    [[nodiscard]] QList<GivenNumbers> keptNumbers() const;
    /// A kept table that no step has touched, or one of the old version, which `physical` is the name of now, by digests of its rows in the snapshot and now; where they
    /// differ its rows are found.
    Status judgeKept(const QString& name, const QString& physical, const ContentDigest& before,
                     const ContentDigest& now, CheckResult& check);
    /// How many rows a table has, against how many it has to have. After the cut-over the application may
    /// have written some, and some only.
    Status judgeCount(const QString& name, qint64 rows, qint64 expected, CheckResult& check);

private:
    /// What one side came to.
    struct Side
    {
        TableDigest digest;
        std::optional<Error> error;
        bool hasMadeKey = false;
        qint64 elapsedUs = 0;
    };
    explicit ContentCheck(StepContext& context) : m_context(context) {}
    Status openSides(const QString& workFile);
    void readEdited();
    Status recall();
    Status remember();
    Result<QString> marker();
    [[nodiscard]] static QJsonObject toJson(const TableContent& table, const TableDigest& digest);
    [[nodiscard]] static TableDigest digestOf(const QJsonValue& table);
    Result<CheckResult> judgedAsWritten(const TableContent& table, const TableDigest& written);
    Status readExpected(size_t table);
    Status readStored(size_t table);
    Result<CheckResult> judged(size_t table);
    [[nodiscard]] bool settleDoubts(size_t table);
    Status drillDown(size_t table, CheckResult& check);
    Status drillDownLive(size_t table, CheckResult& check);
    Status compareWithPutInPlace(size_t table, CheckResult& check);
    Status listPutInPlaceWrong(size_t table, Database& placed, CheckResult& check);
    Status tellPutInPlaceWrong(size_t table, Database& placed, CheckResult& check);
    Result<Database> openPutInPlace();
    Status tellKept(const TableContent& table, const QString& physical, const ContentDigest& before, CheckResult& check);
    Result<ContentDifference> expectedDifference(const TableContent& table);
    Result<std::optional<ContentDifference>> pairedDifference(const TableContent& table);
    void tellWritten(const ContentDifference& since, CheckResult& check) const;
    [[nodiscard]] QString queryOf(const TableContent& table) const;

    StepContext& m_context;
    bool m_isUncommitted = false;                 ///< certainly nobody wrote to the live file since the cut-over
    std::unique_ptr<RebuiltState> m_putInPlace;   ///< once a table of the live file differs
    FurtherTables m_further;
    std::unique_ptr<MoveScene> m_scene;
    std::unique_ptr<ExpectedSource> m_snapshot;
    std::unique_ptr<ExpectedSource> m_work;
    std::optional<ExpectedContent> m_reader;
    std::optional<Database> m_stored;
    std::vector<TableContent> m_tables;
    std::vector<Side> m_expectedSides;
    std::vector<Side> m_storedSides;
};

} // namespace godwit::core
