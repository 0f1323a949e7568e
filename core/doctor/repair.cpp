// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plan that a diagnosis proposes: only for what needs no decision, as text that a person reads and runs.
#include "core/doctor/doctor.h"
#include "core/doctor/leftovers.h"
#include "core/schema/sql_tokens.h"
#include "core/sqlite/quoting.h"

#include <QFileInfo>

namespace godwit::core {

namespace {

/// A double-quoted scalar: the one form of YAML in which every text can stand.
QString yaml(const QString& text)
{
    QString out = QStringLiteral("\"");
    for (const QChar character : text) {
        if (character == u'"' || character == u'\\')
            out += u'\\' + QString(character);
        else if (character.unicode() < 0x20 || character.unicode() == 0x7f)
            out += QStringLiteral("\\x%1").arg(character.unicode(), 2, 16, QLatin1Char('0'));
        else
            out += character;
    }
    return out + u'"';
}

QString yamlList(const QStringList& texts)
{
    QStringList items;
    for (const QString& text : texts)
        items.append(yaml(text));
    return u'[' + items.join(QStringLiteral(", ")) + u']';
}

/// The text of a comment stays on its line.
QString oneLine(QString text)
{
    return text.replace(u'\n', u' ').replace(u'\r', u' ');
}

class Repair
{
public:
    Repair(const DoctorQuestion& question, const QList<LeftOver>& leftOvers)
        : m_question(question), m_name(question.proposalName)
    {
        for (const LeftOver& left : leftOvers) {
            if (left.repair != LeftOver::Repair::None)
                add(left, *question.catalog->table(left.table));
        }
    }

    Proposal take()
    {
        if (m_gone.isEmpty())
            return {};
        m_proposal.plan = head() + phases();
        if (m_proposal.schema.isEmpty())
            m_proposal.schema =
                QStringLiteral("-- No table is made anew: the plan only removes what was left.\n");
        return std::move(m_proposal);
    }

private:
    void add(const LeftOver& left, const Table& table)
    {
        m_gone.append(table.name);
        m_expected.append(
            QStringLiteral("      %1: %2\n").arg(yaml(table.name), yamlList(table.columnNames())));
        switch (left.repair) {
        case LeftOver::Repair::Restore:
            restore(left, table);
            return;
        case LeftOver::Repair::Refill:
            refill(left, table);
            return;
        default:
            m_proposal.does.append(
                QStringLiteral("%1 goes: %2 has all of its rows.").arg(table.name, left.original));
        }
    }

    void restore(const LeftOver& left, const Table& table)
    {
        const NameMap names{{foldedName(table.name), left.original}};
        m_proposal.schema += renameTables(table.sql, names) + QStringLiteral(";\n");
        for (const Index& index : table.indexes) {
            if (!index.sql.isNull())
                m_proposal.schema += renameTables(index.sql, names) + QStringLiteral(";\n");
        }
        m_moves += QStringLiteral("      - move: %1\n        into: %2\n        columns: { \"*\": same }\n")
                       .arg(yaml(table.name), yaml(left.original));
        m_proposal.does.append(QStringLiteral("%1 becomes %2, with all of its rows. Indexes and triggers "
                                              "that %2 had are not known; add them to the schema file.")
                                   .arg(table.name, left.original));
    }

    void refill(const LeftOver& left, const Table& table)
    {
        const Table& original = *m_question.catalog->table(left.original);
        const QString columns = quotedList(commonColumns(table, original));
        m_proposal.scripts.append(QStringLiteral("INSERT INTO %1 (%2)\nSELECT %2 FROM %3;\n")
                                      .arg(quoted(original.name), columns, quoted(table.name)));
        m_moves +=
            QStringLiteral("      - sql: %1\n        script: %2\n        writes: %3\n")
                .arg(
                    yaml(QStringLiteral("put the rows of %1 back").arg(table.name)),
                    yaml(QStringLiteral("%1-%2.sql").arg(m_name, QString::number(m_proposal.scripts.size()))),
                    yamlList({original.name}));
        m_proposal.does.append(
            QStringLiteral("The rows of %1 go back into %2.").arg(table.name, original.name));
    }

    /// All that stays as it is.
    [[nodiscard]] QStringList kept() const
    {
        QStringList names;
        for (const Table& table : m_question.catalog->tables) {
            if (!table.isShadow && !m_gone.contains(table.name))
                names.append(table.name);
        }
        return names;
    }

    [[nodiscard]] QString head() const
    {
        QString text =
            QStringLiteral(
                "# Proposed by godwit-cli doctor for %1. It is a draft: read it, mend it, and run it up to\n"
                "# “validate” first; until the cut-over the database is only read.\n")
                .arg(oneLine(m_question.database));
        for (const QString& sentence : m_proposal.does)
            text += QStringLiteral("# - %1\n").arg(oneLine(sentence));
        text += QStringLiteral("godwit: 1\nname: %1\nversion: \"1\"\nstatus: draft\nabout:\n  summary: %2\n")
                    .arg(yaml(QStringLiteral("Repair of %1").arg(QFileInfo(m_question.database).fileName())),
                         yaml(m_proposal.does.join(u' ')));
        text += QStringLiteral("source:\n  expects:\n    user_version: %1\n    tables:\n%2")
                    .arg(m_question.catalog->userVersion)
                    .arg(m_expected.join(QString()));
        text += QStringLiteral("target:\n  schema: %1\n").arg(yaml(m_name + QStringLiteral(".sql")));
        if (const QStringList names = kept(); !names.isEmpty())
            text += QStringLiteral("  keep: %1\n").arg(yamlList(names));
        text += QStringLiteral("  user_version: %1\n  application_id: %2\n")
                    .arg(m_question.catalog->userVersion)
                    .arg(m_question.catalog->applicationId);
        return text;
    }

    [[nodiscard]] QString phases() const
    {
        return QStringLiteral("phases:\n"
                              "  - phase: backup\n    title: Back up\n    steps:\n      - backup: snapshot\n"
                              "  - phase: repair\n    title: Repair\n    steps:\n      - schema: target\n%1"
                              "  - phase: validate\n    title: Validate\n    steps:\n      - validate: [data "
                              "integrity, functionality]\n"
                              "  - phase: cutover\n    title: Cut over\n    steps:\n      - cutover: swap\n"
                              "  - phase: cleanup\n    title: Clean up\n    steps:\n      - drop: %2\n       "
                              " rule: left-overs of an interrupted migration\n")
            .arg(m_moves, yamlList(m_gone));
    }

    const DoctorQuestion& m_question;
    QString m_name;
    Proposal m_proposal;
    QStringList m_gone;
    QStringList m_expected;
    QString m_moves;
};

} // namespace

Proposal proposedRepair(const DoctorQuestion& question, const QList<LeftOver>& leftOvers)
{
    return Repair(question, leftOvers).take();
}

} // namespace godwit::core
