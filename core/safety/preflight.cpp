// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/safety/preflight.h"

#include "core/schema/unknown_names.h"
#include "core/sqlite/library.h"

namespace godwit::core {

namespace {

void addUnknown(const UnknownName& name, QList<Finding>& findings)
{
    switch (name.kind) {
    case UnknownName::Kind::Module:
        findings.append(findingOf(ErrorCode::UnknownModule, FindingSeverity::Warning, name.object,
                                  QStringLiteral("%1 needs the module %2, which only the application has.")
                                      .arg(name.object, name.name)));
        return;
    case UnknownName::Kind::Collation:
        findings.append(findingOf(
            ErrorCode::UnknownCollation, FindingSeverity::Warning, name.object + u' ' + name.name,
            QStringLiteral(
                "%1 goes by the collation %2, which only the application has and the plan does not declare.")
                .arg(name.object, name.name)));
        return;
    case UnknownName::Kind::Function:
        findings.append(findingOf(ErrorCode::UnknownFunction, FindingSeverity::Warning,
                                  name.object + u' ' + name.name,
                                  QStringLiteral("%1 calls the function %2, which only the application has.")
                                      .arg(name.object, name.name)));
        return;
    }
}

void findSchema(const PreflightQuestion& question, QList<Finding>& findings)
{
    if (!question.connection)
        return;
    const auto names = unknownNames(*question.connection, question.collations);
    if (!names) {
        findings.append(findingOf(names.error().code, FindingSeverity::Error, question.database,
                                  names.error().what, names.error().next));
        return;
    }
    for (UnknownName name : *names) {
        name.object[0] = name.object[0].toUpper();
        addUnknown(name, findings);
    }
}

void findLibraries(const Surroundings& surroundings, QList<Finding>& findings)
{
    const QStringList libraries = surroundings.sqliteLibraries();
    if (libraries.size() > 1)
        findings.append(findingOf(
            ErrorCode::TwoSqliteLibraries, FindingSeverity::Error, QStringLiteral("SQLite"),
            QStringLiteral("This program has %1 copies of SQLite loaded, which break each other's locks: %2.")
                .arg(libraries.size())
                .arg(libraries.join(QStringLiteral(", ")))));
}

} // namespace

Surroundings::Surroundings() : sqliteLibraries(&loadedSqliteLibraries) {}

Finding findingOf(ErrorCode code, FindingSeverity severity, const QString& subject, const QString& what,
                  const QString& next)
{
    return {.code = code,
            .severity = severity,
            .what = what,
            .next = next.isEmpty() ? Error(code, {}).next : next,
            .subject = subject};
}

SpaceQuestion spaceQuestionOf(const PreflightQuestion& question, const Surroundings& surroundings)
{
    SpaceQuestion space = question.space;
    space.database = question.database;
    space.workspace = question.workspace;
    space.temporaryFolder = temporaryFolderOfSqlite();
    space.copiesIn = !space.isCutOver && copiesIn(question, surroundings);
    return space;
}

PreflightReport preflight(const PreflightQuestion& question, const Surroundings& surroundings)
{
    PreflightReport report;
    report.database = question.database;
    report.workspace = question.workspace;
    report.at = QDateTime::currentDateTimeUtc();
    report.isBeforeCutover = question.isBeforeCutover;
    report.volumes = spaceNeeds(spaceQuestionOf(question, surroundings), surroundings.volumeOf);
    report.findings = findingsOf(report.volumes);
    findAccess(question, surroundings, report.findings);
    findPlace(question, surroundings, report.findings);
    findSchema(question, report.findings);
    findLibraries(surroundings, report.findings);
    sortFindings(report.findings);
    return report;
}

} // namespace godwit::core
