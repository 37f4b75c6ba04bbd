// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exchangeformat.h"

#include "tests/support/exchangesample.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTest>

using namespace bluepencil;
using namespace exchangesample;

namespace {

/// RFC 4180 to the letter: CR LF ends each record, quotes only around whole cells. An empty list: not such.
QList<QByteArrayList> parsed(const QByteArray &table)
{
    QList<QByteArrayList> records;
    QByteArrayList record;
    qsizetype i = 0;
    while (i < table.size()) {
        QByteArray cell;
        if (table[i] == '"') {
            for (++i;; ++i) {
                if (i >= table.size())
                    return {};
                if (table[i] == '"' && table.mid(i + 1, 1) != "\"")
                    break;
                if (table[i] == '"')
                    ++i;
                cell += table[i];
            }
            ++i;
        } else {
            while (i < table.size() && table[i] != ',' && table[i] != '\r') {
                if (table[i] == '"' || table[i] == '\n')
                    return {};
                cell += table[i++];
            }
        }
        record.append(cell);
        if (table.mid(i, 1) == ",") {
            ++i;
            if (i == table.size())
                return {};
            if (table.mid(i, 2) == "\r\n") { // an empty last cell
                record.append(QByteArray());
                records.append(record);
                record.clear();
                i += 2;
            }
        } else if (table.mid(i, 2) == "\r\n") {
            records.append(record);
            record.clear();
            i += 2;
        } else {
            return {};
        }
    }
    return record.isEmpty() ? records : QList<QByteArrayList>();
}

bool wouldRun(const QString &cell)
{
    static const QString first = QStringLiteral("=+-@\t\r\uff1d\uff0b\uff0d\uff20");
    return !cell.isEmpty() && first.contains(cell.front());
}

// What an importer does: one apostrophe off where one was put.
QString unguarded(const QString &cell)
{
    qsizetype i = 0;
    while (i < cell.size() && cell[i] == u'\'')
        ++i;
    return i > 0 && wouldRun(cell.mid(i)) ? cell.mid(1) : cell;
}

using Row = QMap<QString, QString>;

QList<Row> rowsOf(const QByteArray &csv, QString *problem)
{
    if (!csv.startsWith("\xef\xbb\xbf")) {
        *problem = QStringLiteral("no byte order mark");
        return {};
    }
    const QList<QByteArrayList> records = parsed(csv.mid(3));
    if (records.isEmpty()) {
        *problem = QStringLiteral("not RFC 4180");
        return {};
    }
    QList<Row> rows;
    for (qsizetype r = 1; r < records.size(); ++r) {
        if (records.at(r).size() != records.first().size())
            *problem = QStringLiteral("a row of another length");
        Row row;
        for (qsizetype c = 0; c < std::min(records.at(r).size(), records.first().size()); ++c) {
            // A byte order mark in front keeps fromUtf8 from eating one that belongs to the cell.
            const QString cell = QString::fromUtf8("\xef\xbb\xbf" + records.at(r).at(c));
            if (wouldRun(cell))
                *problem = QStringLiteral("a cell that a spreadsheet runs: ") + cell;
            row.insert(QString::fromUtf8(records.first().at(c)), unguarded(cell));
        }
        rows.append(row);
    }
    return rows;
}

} // namespace

class TestExchangeCsv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsBackTheSame();
    void noCellRuns_data();
    void noCellRuns();
    void negativeNumbersStayNumbers();
};

void TestExchangeCsv::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestExchangeCsv::readsBackTheSame()
{
    qsizetype compared = 0;
    for (quint32 seed = 0; seed < 300; ++seed) {
        const AnnotatedArticle article = Random(seed).article();
        const Export made = findExchangeFormat(u"csv")->write({article}).value();
        QString problem;
        const QList<Row> rows = rowsOf(made.files.first().content, &problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const QList<uint> text = codePoints(article.article.text());
        qsizetype expectedRows = 0;
        for (const ExportedAnnotation &exported : article.annotations) {
            if (exported.status == MarkStatus::Rejected)
                continue;
            int part = 0;
            for (const Span &span : exported.annotation.parts) {
                if (span.isEmpty())
                    continue;
                ++expectedRows;
                ++part;
                const QString id = exported.annotation.id.toString(QUuid::WithoutBraces);
                const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row &r) {
                    return r[QStringLiteral("id")] == id && r[QStringLiteral("part")].toInt() == part;
                });
                QVERIFY(row != rows.end());
                const auto cell = [&](const char *column) { return row->value(QString::fromLatin1(column)); };
                QCOMPARE(cell("start").toLongLong(), codePointAt(article.article, span.start));
                QCOMPARE(cell("end").toLongLong(), codePointAt(article.article, span.end));
                QCOMPARE(cell("text"), slice(text, cell("start").toLongLong(), cell("end").toLongLong()));
                QCOMPARE(cell("unit"), QStringLiteral("codepoint"));
                QCOMPARE(cell("article"), article.article.id());
                const Label *label = article.tagset.find(exported.annotation.label);
                if (label)
                    QCOMPARE(cell("label"), label->name);
                QCOMPARE(cell("note"), part == 1 ? exported.annotation.note : QString());
                QCOMPARE(cell("status"), toString(exported.status));
                QCOMPARE(cell("entity"), exported.annotation.entity);
                QCOMPARE(cell("name"), exported.name);
                if (part == 1)
                    QCOMPARE(QJsonDocument::fromJson(cell("attributes").toUtf8()).object(),
                             exported.annotation.attributes);
                ++compared;
            }
        }
        QCOMPARE(rows.size(), expectedRows);
    }
    QVERIFY(compared > 500);
}

void TestExchangeCsv::noCellRuns_data()
{
    QTest::addColumn<QString>("payload");
    const QStringList payloads = hostileStrings();
    for (qsizetype i = 0; i < payloads.size(); ++i)
        QTest::addRow("payload %lld", static_cast<long long>(i)) << payloads.at(i);
}

/// Every column that holds somebody's words, with every payload.
void TestExchangeCsv::noCellRuns()
{
    QFETCH(QString, payload);
    ArticleParts parts;
    parts.id = payload;
    parts.text = payload.toUtf8();
    AnnotatedArticle article;
    article.tagset.put({QStringLiteral("x"), payload, {}, {}, {}, 0});
    ExportedAnnotation exported = annotation(1, {{0, static_cast<qint32>(parts.text.size())}}, QStringLiteral("x"));
    exported.annotation.entity = exported.annotation.note = exported.name = payload;
    exported.kind = exported.value = exported.precision = payload;
    article.article = Article(std::move(parts));
    article.annotations = {exported};
    article.relations = {{uuid(9), uuid(1), uuid(1), labels::speaker}, {uuid(8), uuid(1), uuid(1), labels::cue}};

    const Export made = findExchangeFormat(u"csv")->write({article}).value();
    QString problem;
    const QList<Row> rows = rowsOf(made.files.first().content, &problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(rows.size(), 1);
    for (const char *column :
         {"article", "label", "text", "speaker", "entity", "kind", "note", "name", "cue", "value", "precision"})
        QCOMPARE(rows.first().value(QString::fromLatin1(column)), payload);
}

void TestExchangeCsv::negativeNumbersStayNumbers()
{
    AnnotatedArticle article = handMade();
    article.annotations.resize(1);
    article.annotations.first().value = QStringLiteral("-5.25");
    const Export made = findExchangeFormat(u"csv")->write({article}).value();
    QVERIFY(made.files.first().content.contains(",-5.25,"));
}

QTEST_GUILESS_MAIN(TestExchangeCsv)
#include "test_exchange_csv.moc"
