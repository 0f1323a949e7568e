// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration.h"

#include "core/plan/reader.h"
#include "core/steps/step.h"
#include "migration_text.h"
#include "tests/support/file_content.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace godwit::tests {

using namespace core;

namespace {

QString readText(const QString& path)
{
    return QString::fromUtf8(fileContent(path));
}

void writeText(const QString& path, const QString& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("%s cannot be written", qPrintable(path));
}

/// "table people", "index people_name on people", …, of what is no part of another object.
QStringList objectsOf(Database& database)
{
    const QString sql =
        QStringLiteral("SELECT s.type || ' ' || s.name || ' on ' || s.tbl_name FROM sqlite_schema AS s"
                       " WHERE s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1");
    QStringList objects;
    const auto rows = database.rows(sql);
    for (const Row& row : rows ? *rows : std::vector<Row>())
        objects.append(row[0].toString());
    return objects;
}

QString howEnded(const Outcome& outcome)
{
    return outcome.message + u'\n' + (outcome.error ? outcome.error->detail + u'\n' : QString());
}

Answers answers()
{
    return {.yes = false, .confirm = QStringLiteral("app.db"), .reason = QStringLiteral("a test"), .allowCommands = true, .approvals = {kApproveAll}};
}

} // namespace

Migration::Migration(const QString& kind)
{
    copyPlan(kind);
    databaseOf(m_folder.path(), readText(file(QStringLiteral("v1.sql"))));
    for (const QString& name : QDir(m_folder.path()).entryList({QStringLiteral("*.db.sql")}))
        databaseOf(m_folder.path(), readText(file(name)), name.chopped(4));
    m_source = file(QStringLiteral("as-it-was.db"));
    if (!QFile::copy(database(), m_source))
        qFatal("%s cannot be copied", qPrintable(database()));
    m_digest = sha256Of(database());
    QObject::connect(&m_engine, &Engine::statusChanged, &m_engine,
                     [this](const RunStatus& status) { m_status = status; });
    QObject::connect(&m_engine, &Engine::quarantineLoaded, &m_engine,
                     [this](const QuarantinePage& page) { m_page = page; });
    QObject::connect(&m_engine, &Engine::finished, &m_engine,
                     [this](const Outcome& outcome) { m_outcome = outcome; });
    m_engine.open({.database = database(), .plan = file(QStringLiteral("plan.yaml")), .workspace = {}});
    if (const Outcome opened = done(); opened.error)
        qFatal("%s: %s\n%s", qPrintable(kind), qPrintable(opened.message), qPrintable(opened.error->detail));
}

void Migration::copyPlan(const QString& kind) const
{
    const QDir plans(QDir(QStringLiteral(GODWIT_MIGRATIONS)).filePath(kind)); // an absolute path stays
    for (const QString& name : plans.entryList(QDir::Files)) {
        if (!QFile::copy(plans.filePath(name), file(name)))
            qFatal("%s cannot be copied", qPrintable(plans.filePath(name)));
    }
}

Outcome Migration::done()
{
    if (!QTest::qWaitFor([this] { return !m_engine.isBusy(); }, 300'000))
        qFatal("the engine does not come to an end");
    return m_outcome;
}

Outcome Migration::runTo(const QString& phase)
{
    Answers given = answers();
    given.yes = !phase.isEmpty(); // to warnings of the preflight; before the cut-over nothing is waived by it
    m_engine.run({.phase = {}, .to = phase, .answers = given});
    return done();
}

Outcome Migration::waive(const QString& reason)
{
    m_engine.waive({.filter = {}, .reason = reason});
    return done();
}

Outcome Migration::edit(const QString& table, const QString& key, const QString& column,
                        const QString& literal)
{
    m_engine.edit({.entry = entry(table, key).id, .values = {{column, literal}}});
    return done();
}

Outcome Migration::replay()
{
    m_engine.replay({.answers = answers()});
    return done();
}

QList<QuarantineEntry> Migration::entries()
{
    m_page.total = -1;
    m_engine.loadQuarantine({});
    if (!QTest::qWaitFor([this] { return m_page.total >= 0; }, 60'000))
        qFatal("no page of the quarantine comes");
    return m_page.entries;
}

QuarantineEntry Migration::entry(const QString& table, const QString& key)
{
    for (const QuarantineEntry& entry : entries()) {
        if (entry.table == table && entry.key == key && entry.state == EntryState::Undecided)
            return entry;
    }
    return {};
}

QString Migration::differences()
{
    static const QRegularExpression sqlStep(QStringLiteral("^\\s*-\\s*\\{?\\s*sql\\s*:"),
                                            QRegularExpression::MultilineOption);
    if (readText(file(QStringLiteral("plan.yaml"))).contains(sqlStep))
        return QStringLiteral("The plan has a step sql.\n");
    const Outcome outcome = runTo(QStringLiteral("validate"));
    if (outcome.exit != Exit::Done && outcome.exit != Exit::Undecided)
        return howEnded(outcome) + checksText(m_status) + quarantineText(entries());
    if (sha256Of(database()) != m_digest)
        return QStringLiteral("The database was written before the cut-over.\n");
    if (outcome.exit == Exit::Undecided && waive(QStringLiteral("as the test expects")).error)
        return howEnded(m_outcome);
    return finished();
}

QString Migration::finished(const QString& answers)
{
    const Outcome outcome = runTo({});
    if (outcome.exit != Exit::Done || !m_status.isComplete)
        return howEnded(outcome) + checksText(m_status);
    return accounts() + leftovers() + compared(answers);
}

QString Migration::accounts() const
{
    QString wrong;
    for (const BalanceRow& row : m_status.balance) {
        const bool isFurther = row.table.contains(u'.');
        const QString path =
            isFurther ? file(row.table.section(u'.', 0, 0) + QStringLiteral(".db")) : m_source;
        const QString table = isFurther ? row.table.section(u'.', 1) : row.table;
        const qint64 rows =
            figureOf(path, QStringLiteral("SELECT count(*) FROM ") + quoted(table)).toLongLong();
        if (!row.closes() || rows != row.moved + row.merged + row.skipped + row.quarantined + row.kept)
            wrong +=
                QStringLiteral("%1 had %2 rows, and its account does not close.\n").arg(row.table).arg(rows);
    }
    return wrong;
}

QString Migration::leftovers()
{
    // What the target's schema and the kept tables give in a database of their own.
    auto wanted = Database::open(file(QStringLiteral("wanted.db")),
                                 {.mode = OpenOptions::Mode::Create, .trustedSchema = true});
    auto now = Database::open(database());
    auto old = Database::open(m_source);
    const auto plan = readPlan(file(QStringLiteral("plan.yaml")));
    if (!wanted || !now || !old || !plan)
        return QStringLiteral("A database or the plan cannot be read.\n");
    const auto kept = old->rows(QStringLiteral("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND "
                                               "tbl_name IN (SELECT value FROM json_each(?))"),
                                {Value::ofText(QString::fromUtf8(
                                    QJsonDocument(QJsonArray::fromStringList(plan->target.keep)).toJson()))});
    for (const Row& row : kept ? *kept : std::vector<Row>())
        (void)wanted->execute(row[0].toString());
    if (const auto made = wanted->execute(readText(file(QStringLiteral("v2.sql")))); !made)
        return made.error().what + u'\n';
    const QStringList has = objectsOf(*now);
    const QStringList wants = objectsOf(*wanted);
    QString wrong = has == wants
                        ? QString()
                        : QStringLiteral("The database has\n  %1\nand not\n  %2\n")
                              .arg(has.join(QStringLiteral("\n  ")), wants.join(QStringLiteral("\n  ")));
    const QString integrity = rowsOf(*now, QStringLiteral("PRAGMA integrity_check")) +
                              rowsOf(*now, QStringLiteral("PRAGMA foreign_key_check"));
    return integrity == QStringLiteral("'ok'\n") ? wrong : wrong + integrity;
}

QString Migration::answered(Database& database, const QString& question)
{
    if (question == QStringLiteral("quarantine"))
        return quarantineText(entries());
    if (question == QStringLiteral("balance"))
        return balanceText(m_status);
    if (question == QStringLiteral("checks"))
        return checksText(m_status);
    if (question == QStringLiteral("fates"))
        return fatesText(journal());
    if (question.startsWith(QStringLiteral("table ")))
        return rowsOf(database, QStringLiteral("SELECT * FROM %1 ORDER BY 1, 2").arg(quoted(question.mid(6))),
                      QStringLiteral("  "));
    return rowsOf(database, question, QStringLiteral("  "));
}

QString Migration::compared(const QString& answers)
{
    const QString expected = readText(file(answers));
    auto database = Database::open(this->database());
    if (!database)
        return database.error().what;
    QString actual;
    for (const QString& line : expected.split(u'\n')) {
        if (!line.isEmpty() && !line.startsWith(u' '))
            actual += line + u'\n' + answered(*database, line);
    }
    if (const QString agreed = qEnvironmentVariable("GODWIT_AGREE"); !agreed.isEmpty())
        writeText(agreed, actual);
    const auto tables = database->rows(
        QStringLiteral("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'"
                       " AND type <> 'view' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"));
    QString unasked;
    for (const Row& table : tables ? *tables : std::vector<Row>()) {
        if (!expected.contains(
                QRegularExpression(QStringLiteral("(?:^table|FROM|JOIN) \"?%1\\b").arg(table[0].toString()),
                                   QRegularExpression::MultilineOption)))
            unasked += QStringLiteral("Nothing is asked about the table %1.\n").arg(table[0].toString());
    }
    return unasked + firstDifference(expected, actual);
}

} // namespace godwit::tests
