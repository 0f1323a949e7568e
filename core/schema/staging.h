// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/catalog.h"
#include "core/schema/sql_tokens.h"

namespace godwit::core {

/// All names of ours inside a work file begin with this; none is left in a file that is swapped in.
inline constexpr const char* kReservedPrefix = "_godwit_";

/// How the target's tables are called in the work file until the cut-over: their own name where it is free, a reserved
/// one where the source has something of that name.
class Staging
{
public:
    Staging() = default;
    /// `rebuilt` tables take the place of the source's within the work file; they are never staged.
    Staging(const Catalog& source, const Catalog& target, const QStringList& rebuilt = {});

    [[nodiscard]] QString physicalName(const QString& targetTable) const;
    [[nodiscard]] bool isStaged(const QString& targetTable) const;
    [[nodiscard]] const NameMap& names() const { return m_names; } ///< folded final name → physical name, all tables
    [[nodiscard]] NameMap stagedNames() const;                     ///< only those whose name is taken

    /// CREATE TABLE of a target table, under its physical name and with references to physical names.
    [[nodiscard]] QString createTable(const Table& table) const;
    /// CREATE INDEX of a target index on the physical table.
    [[nodiscard]] QString createIndex(const Index& index) const;

private:
    NameMap m_names;
};

} // namespace godwit::core
