// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migration.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QRegularExpression>

using namespace godwit::core;
using namespace godwit::tests;

namespace {

QStringList examplesOfTheReference()
{
    static const QRegularExpression block(QStringLiteral("```yaml\\n(.*?)```"), QRegularExpression::DotMatchesEverythingOption);
    QStringList examples;
    for (auto found = block.globalMatch(QString::fromUtf8(fileContent(QStringLiteral(GODWIT_REFERENCE)))); found.hasNext();)
        examples += found.next().captured(1).trimmed();
    return examples;
}

/// A file of `examples/` holds what a user would have, one file behind the other, each below a line "-- NAME --". Where its
/// plan says "# example: TEXT", the example of the reference stands in which TEXT is.
class ExampleFile
{
public:
    explicit ExampleFile(const QString& name)
    {
        static const QRegularExpression head(QStringLiteral("^-- (\\S+) --$"));
        QString file;
        QStringList lines = QString::fromUtf8(fileContent(QStringLiteral(GODWIT_EXAMPLES "/") + name)).split(u'\n');
        lines.removeLast(); // behind the last end of a line
        for (const QString& line : lines) {
            if (const auto match = head.match(line); match.hasMatch())
                file = match.captured(1);
            else
                m_files[file] += line + u'\n';
        }
    }

    /// The places of the examples that it has among all.
    [[nodiscard]] QList<int> examples(const QStringList& all) const
    {
        QList<int> places;
        for (const QString& line : m_files[QStringLiteral("plan.yaml")].split(u'\n')) {
            if (const QString text = wantedBy(line); !text.isEmpty())
                places += placeOf(text, all);
        }
        return places;
    }

    /// Writes the folder and gives the phase to run to first: up to the checks before the cut-over, if it has any.
    QString write(const QString& folder, const QStringList& all)
    {
        QString plan;
        for (const QString& line : m_files.take(QStringLiteral("plan.yaml")).split(u'\n')) {
            const QString text = wantedBy(line);
            const QString indent(line.indexOf(u'#'), u' ');
            plan += (text.isEmpty() ? line : indent + QString(all[placeOf(text, all)]).replace(u'\n', u'\n' + indent)) + u'\n';
        }
        m_files[QStringLiteral("plan.yaml")] = plan;
        for (auto file = m_files.cbegin(); file != m_files.cend(); ++file) {
            QFile out(folder + u'/' + file.key());
            if (!file.key().isEmpty() && (!out.open(QIODevice::WriteOnly) || out.write(file.value().toUtf8()) < 0))
                qFatal("%s", qPrintable(out.fileName()));
        }
        static const QRegularExpression phase(QStringLiteral("phase: (\\w+)"));
        return plan.contains(QStringLiteral("phase: validate")) ? QStringLiteral("validate") : phase.match(plan).captured(1);
    }

private:
    static QString wantedBy(const QString& line)
    {
        const QString mark = QStringLiteral("# example: ");
        return line.trimmed().startsWith(mark) ? line.section(mark, 1) : QString();
    }

    static int placeOf(const QString& text, const QStringList& all)
    {
        if (all.contains(text)) // some are one line, which stands in longer ones too
            return static_cast<int>(all.indexOf(text));
        const QStringList with = all.filter(text);
        if (with.size() != 1)
            qFatal("\"%s\" stands in %d examples", qPrintable(text), int(with.size()));
        return static_cast<int>(all.indexOf(with.first()));
    }

    QMap<QString, QString> m_files;
};

} // namespace

/// Each example of the plan reference runs as it stands there, on a database that it fits, to the last phase.
class TestReferenceExamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void eachExampleHasADatabase();
    void theExampleRuns_data();
    void theExampleRuns();

private:
    QTemporaryDir m_programs;
};

void TestReferenceExamples::initTestCase()
{
    // What the example of `command` starts, as far as this machine is concerned.
    QFile program(m_programs.filePath(QStringLiteral("systemctl")));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\necho \"$@\" >> systemctl.log\n");
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    qputenv("PATH", (m_programs.path() + u':').toUtf8() + qgetenv("PATH"));
}

void TestReferenceExamples::eachExampleHasADatabase()
{
    const QStringList all = examplesOfTheReference();
    QVERIFY(all.size() > 45);
    QList<int> run;
    for (const QString& file : QDir(QStringLiteral(GODWIT_EXAMPLES)).entryList({QStringLiteral("*.txt")}))
        run += ExampleFile(file).examples(all);
    for (int place = 0; place < all.size(); ++place)
        QVERIFY2(run.contains(place), qPrintable(QStringLiteral("No file of examples/ runs\n%1").arg(all[place])));
}

void TestReferenceExamples::theExampleRuns_data()
{
    QTest::addColumn<QString>("file");
    for (const QString& file : QDir(QStringLiteral(GODWIT_EXAMPLES)).entryList({QStringLiteral("*.txt")}))
        QTest::newRow(qPrintable(file)) << file;
}

void TestReferenceExamples::theExampleRuns()
{
    QFETCH(QString, file);
    const QTemporaryDir folder;
    const QString phase = ExampleFile(file).write(folder.path(), examplesOfTheReference());
    Migration migration(folder.path());
    const Outcome checked = migration.runTo(phase);
    QVERIFY2(checked.exit == Exit::Done || checked.exit == Exit::Undecided, qPrintable(checked.message));
    if (checked.exit == Exit::Undecided)
        VERIFY_ENDED(migration.waive(QStringLiteral("as the example expects")), Exit::Done);
    if (fileContent(folder.filePath(QStringLiteral("plan.yaml"))).contains("drop: all")) {
        VERIFY_SAME(migration.finished());
        return;
    }
    VERIFY_ENDED(migration.runTo({}), Exit::Done); // its old tables stay
    VERIFY_SAME(migration.compared(QStringLiteral("expected.txt")));
}

QTEST_GUILESS_MAIN(TestReferenceExamples)
#include "test_reference_examples.moc"
