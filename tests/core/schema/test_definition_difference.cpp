// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/definition_difference.h"

#include <QTest>

using namespace godwit::core;

/// What a definition lacks, in words.
class TestDefinitionDifference : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatDiffers_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("told");
        const auto table = [](const char* columns, const char* behind = "") {
            return QStringLiteral("CREATE TABLE t (%1)%2").arg(QLatin1StringView(columns), QLatin1StringView(behind));
        };
        QTest::newRow("the same") << table("a INT, b TEXT") << QStringLiteral("CREATE TABLE \"T\" ( A int, -- one\n [b] text );") << "";
        QTest::newRow("NOT NULL") << table("a INT, b TEXT NOT NULL") << table("a INT, b TEXT") << "“b TEXT” instead of “b TEXT NOT NULL”";
        QTest::newRow("collation") << table("a INT, b TEXT COLLATE NOCASE") << table("a INT, b TEXT")
                                   << "“b TEXT” instead of “b TEXT COLLATE NOCASE”";
        QTest::newRow("default") << table("a INT DEFAULT (1 + 2)") << table("a INT DEFAULT 3")
                                 << "“a INT DEFAULT 3” instead of “a INT DEFAULT (1 + 2)”";
        QTest::newRow("a column") << table("a INT, b TEXT") << table("a INT") << "“b TEXT” is missing";
        QTest::newRow("a column more") << table("a INT") << table("a INT, b TEXT") << "“b TEXT” is too many";
        QTest::newRow("a constraint") << table("a INT, b INT, UNIQUE (a, b), CHECK (a > b)") << table("a INT, b INT, UNIQUE (a, b)")
                                      << "“CHECK (a > b)” is missing";
        QTest::newRow("another order") << table("a INT, b INT") << table("b INT, a INT") << "its parts stand in another order";
        QTest::newRow("STRICT") << table("a INT", " STRICT") << table("a INT") << "“STRICT” is missing";
        QTest::newRow("several") << table("a INT, b TEXT, c", " WITHOUT ROWID") << table("a TEXT, c")
                                 << "“a TEXT” instead of “a INT”, “b TEXT” is missing, “WITHOUT ROWID” is missing";
        QTest::newRow("index over another column") << "CREATE INDEX i ON t (a, b)" << "CREATE INDEX i ON t (a, c)"
                                                   << "“b” is missing, “c” is too many";
        QTest::newRow("index in another order") << "CREATE INDEX i ON t (a COLLATE NOCASE DESC)" << "CREATE INDEX i ON t (a)"
                                                << "“a” instead of “a COLLATE NOCASE DESC”";
        QTest::newRow("partial index") << "CREATE INDEX i ON t (a) WHERE a > 1" << "CREATE INDEX i ON t (a)" << "“WHERE a > 1” is missing";
        QTest::newRow("unique index") << "CREATE INDEX i ON t (a)" << "CREATE UNIQUE INDEX i ON t (a)"
                                      << "“CREATE UNIQUE INDEX i ON t” instead of “CREATE INDEX i ON t”";
        QTest::newRow("view") << "CREATE VIEW v AS SELECT a FROM t" << "CREATE VIEW v AS SELECT a FROM t WHERE a > 1"
                              << "“…WHERE a > 1” is too many";
        QTest::newRow("trigger") << "CREATE TRIGGER g AFTER DELETE ON t BEGIN DELETE FROM u WHERE id = old.id; END"
                                 << "CREATE TRIGGER g AFTER DELETE ON t BEGIN DELETE FROM w WHERE id = old.id; END"
                                 << "“…w WHERE id = old . id ; END” instead of “…u WHERE id = old . id ; END”";
    }

    void saysWhatDiffers()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, now);
        QFETCH(QString, told);
        QCOMPARE(definitionDifferences(wanted, now).join(QStringLiteral(", ")), told);
    }

    void knowsTablesByTheirNewNames()
    {
        const NameMap renamed{{QStringLiteral("_godwit_new_t"), QStringLiteral("t")}};
        QCOMPARE(definitionDifferences(QStringLiteral("CREATE TABLE t (a REFERENCES t (a), b TEXT)"),
                                       QStringLiteral("CREATE TABLE \"_godwit_new_t\" (a REFERENCES \"_godwit_new_t\" (a), b)"), renamed),
                 QStringList{QStringLiteral("“b” instead of “b TEXT”")});
    }
};

QTEST_GUILESS_MAIN(TestDefinitionDifference)
#include "test_definition_difference.moc"
