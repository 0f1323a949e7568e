// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/workload_sample.h"

#include "app/sample/new_file.h"
#include "app/sample/random.h"
#include "app/sample/words.h"
#include "core/sqlite/transaction.h"

namespace godwit::bench {

using app::SampleRandom;
using core::Database;
using core::Row;
using core::Statement;
using core::Status;
using core::Value;

namespace {

constexpr qint64 kProjects = 100;
constexpr qint64 kMilestones = 1'000;
constexpr int kCacheKib =
    256 * 1024; // the keys are random: below this their index is written again and again

constexpr const char* kSchema = R"(
CREATE TABLE projects(id TEXT PRIMARY KEY, name);
CREATE TABLE milestones(id TEXT PRIMARY KEY, project_id, title);
CREATE TABLE sections(id TEXT PRIMARY KEY, project_id, title);
CREATE TABLE milestone_section_map(milestone_id TEXT PRIMARY KEY, section_id) WITHOUT ROWID;
CREATE TABLE project_milestone_tasks(id TEXT PRIMARY KEY, project_id TEXT NOT NULL, milestone_id TEXT, due_date TEXT,
  notes TEXT, status TEXT, created_at TEXT, migrated_at TEXT, new_record_id TEXT);
)";

enum class Stream : quint64 { Project = 1, Milestone, Section, Task };

SampleRandom randomOf(const WorkloadSample& sample, Stream stream, qint64 index)
{
    return SampleRandom(sample.seed, static_cast<quint64>(stream), static_cast<quint64>(index));
}

QByteArray idOf(const WorkloadSample& sample, Stream stream, qint64 index)
{
    return randomOf(sample, stream, index).uuid();
}

/// From 60 to 100 bytes of words.
QByteArray notesOf(SampleRandom& random)
{
    constexpr const char* kWords[] = {
        "supplier", "sends",  "the",   "first", "parts",  "after", "approval", "of",
        "drawing",  "waits",  "for",   "tool",  "repair", "and",   "a",        "measured",
        "sample",   "before", "start", "trial", "report", "with",  "open",     "points",
        "checked",  "by",     "plant", "next",  "week",   "goes",  "back",     "once",
        "quality",  "signs",  "it",    "off",   "again",  "both",  "sides",    "agree"};
    constexpr qint64 kLongest = 8;
    const qint64 most = 60 + kLongest + 1 + random.below(40 - kLongest);
    QByteArray notes;
    for (QByteArray word = random.pick(kWords); notes.size() + 1 + word.size() <= most;
         word = random.pick(kWords)) {
        if (!notes.isEmpty())
            notes += ' ';
        notes += word;
    }
    return notes;
}

/// YYYY-MM-DDTHH:MM:SS.mmmZ
QByteArray createdAt(SampleRandom& random)
{
    QByteArray moment = app::words::moment(random.below(365), random);
    moment[10] = 'T';
    return moment + '.' + QByteArray::number(1'000 + random.below(1'000)).last(3) + 'Z';
}

Row taskOf(const WorkloadSample& sample, qint64 index, const QByteArrayList& projects,
           const QByteArrayList& milestones)
{
    constexpr const char* kStatuses[] = {"todo", "doing", "in_review", "done", "blocked", "cancelled"};
    SampleRandom random = randomOf(sample, Stream::Task, index);
    const bool isBad = index % kBadEvery == kFirstBad;
    const QByteArray id = random.uuid();
    const qint64 milestone = random.below(kMilestones);
    const Value due = random.percent(10) ? Value::null() : Value::ofText(app::words::day(random.below(730)));
    QByteArray notes = notesOf(random);
    QByteArray status = random.pick(kStatuses);
    if (sample.hasJson())
        notes = "{\"n\": \"" + notes + "\"}";
    if (isBad && sample.variant == WorkloadSample::Variant::BrokenJson)
        notes.truncate(notes.size() / 2);
    if (isBad && sample.variant == WorkloadSample::Variant::BadStatus)
        status = "???";
    return {Value::ofText(id),
            Value::ofText(projects[milestone % kProjects]),
            Value::ofText(milestones[milestone]),
            due,
            Value::ofText(notes),
            Value::ofText(status),
            Value::ofText(createdAt(random))};
}

/// Inserts one row after the other; `rowOf` gives the row of a number.
template <typename RowOf>
Status fill(Database& database, const QString& insert, qint64 rows, RowOf rowOf)
{
    GODWIT_TRY(Statement statement, database.preparePersistent(insert));
    for (qint64 index = 0; index < rows; ++index) {
        statement.bindAll(rowOf(index));
        GODWIT_CHECK(statement.run());
    }
    return {};
}

Status fillParents(Database& database, const QByteArrayList& projects, const QByteArrayList& milestones,
                   const QByteArrayList& sections)
{
    const auto numbered = [](const char* what, qint64 index) {
        return Value::ofText(what + QByteArray::number(index + 1));
    };
    GODWIT_CHECK(fill(database, QStringLiteral("INSERT INTO projects (id, name) VALUES (?, ?)"), kProjects,
                      [&](qint64 index) {
                          return Row{Value::ofText(projects[index]), numbered("Project ", index)};
                      }));
    GODWIT_CHECK(
        fill(database, QStringLiteral("INSERT INTO milestones (id, project_id, title) VALUES (?, ?, ?)"),
             kMilestones, [&](qint64 index) {
                 return Row{Value::ofText(milestones[index]), Value::ofText(projects[index % kProjects]),
                            numbered("Milestone ", index)};
             }));
    GODWIT_CHECK(fill(database,
                      QStringLiteral("INSERT INTO sections (id, project_id, title) VALUES (?, ?, ?)"),
                      kMilestones, [&](qint64 index) {
                          return Row{Value::ofText(sections[index]),
                                     Value::ofText(projects[index % kProjects]), numbered("Section ", index)};
                      }));
    return fill(database,
                QStringLiteral("INSERT INTO milestone_section_map (milestone_id, section_id) VALUES (?, ?)"),
                kMilestones, [&](qint64 index) {
                    return Row{Value::ofText(milestones[index]), Value::ofText(sections[index])};
                });
}

Status fillAll(Database& database, const WorkloadSample& sample)
{
    const auto ids = [&sample](Stream stream, qint64 count) {
        QByteArrayList list;
        for (qint64 index = 0; index < count; ++index)
            list.append(idOf(sample, stream, index));
        return list;
    };
    const QByteArrayList projects = ids(Stream::Project, kProjects);
    const QByteArrayList milestones = ids(Stream::Milestone, kMilestones);
    GODWIT_TRY(auto transaction, core::Transaction::begin(database));
    GODWIT_CHECK(database.execute(QString::fromUtf8(kSchema)));
    GODWIT_CHECK(fillParents(database, projects, milestones, ids(Stream::Section, kMilestones)));
    GODWIT_CHECK(fill(
        database,
        QStringLiteral("INSERT INTO project_milestone_tasks (id, project_id, milestone_id, due_date, notes,"
                       " status, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)"),
        sample.rows, [&](qint64 index) { return taskOf(sample, index, projects, milestones); }));
    return transaction.commit();
}

} // namespace

QString WorkloadSample::fileName() const
{
    constexpr const char* kNames[] = {"", "bad-status-", "json-", "broken-json-"};
    return QStringLiteral("workload-%1%2.db").arg(QLatin1String(kNames[static_cast<int>(variant)])).arg(rows);
}

Status writeWorkloadSample(const QString& path, const WorkloadSample& sample)
{
    GODWIT_TRY(auto file, app::NewFile::beside(path));
    {
        GODWIT_TRY(auto database,
                   Database::open(file.temporaryPath(),
                                  {.mode = core::OpenOptions::Mode::ReadWrite, .cacheKib = kCacheKib}));
        GODWIT_CHECK(fillAll(database, sample));
    }
    return file.moveIntoPlace();
}

} // namespace godwit::bench
