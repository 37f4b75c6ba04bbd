// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/jsonlines.h"

#include "tests/support/exchangesample.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace bluepencil;
using namespace exchangesample;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QJsonObject parsed(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    return error.error == QJsonParseError::NoError ? document.object()
                                                   : QJsonObject{{s("unparsable"), error.errorString()}};
}

// The keys of the outermost object in the order they are written.
QStringList keysOf(const QByteArray &line)
{
    QStringList keys;
    const Result<JsonFields> fields = splitJsonObject(line);
    if (fields.ok())
        for (const JsonField &field : *fields)
            keys.append(QString::fromUtf8(field.key));
    return keys;
}

QJsonObject placeOf(const Article &article, Span span)
{
    const QList<uint> points = codePoints(article.text());
    const qsizetype start = codePointAt(article, span.start);
    const qsizetype end = codePointAt(article, span.end);
    return {{s("start"), start}, {s("end"), end}, {s("text"), slice(points, start, end)}};
}

bool hasPlace(const QJsonObject &object, const QJsonObject &place)
{
    return object.value(s("start")) == place.value(s("start")) && object.value(s("end")) == place.value(s("end")) &&
           object.value(s("text")) == place.value(s("text"));
}

// The object that stands for an annotation, wherever its line has it.
QJsonObject objectOf(const QJsonObject &line, const QUuid &id)
{
    const QString wanted = id.toString(QUuid::WithoutBraces);
    const auto is = [&](const QJsonObject &object) { return object.value(s("id")).toString() == wanted; };
    for (const char *list : {"entities", "quotes", "lost"})
        for (const QJsonValue &value : line.value(s(list)).toArray())
            if (is(value.toObject()))
                return value.toObject();
    for (const QJsonValue &value : line.value(s("quotes")).toArray())
        for (const char *end : {"speaker", "cue"})
            if (is(value.toObject().value(s(end)).toObject()))
                return value.toObject().value(s(end)).toObject();
    return {};
}

// Every relation of the line, folded or not, as "from label to".
QStringList relationsOf(const QJsonObject &line)
{
    QStringList all;
    for (const QJsonValue &value : line.value(s("quotes")).toArray())
        for (const char *end : {"speaker", "cue"})
            if (value.toObject().value(s(end)).isObject())
                all.append(value.toObject().value(s("id")).toString() + u' ' + s(end) + u' ' +
                           value.toObject().value(s(end)).toObject().value(s("id")).toString());
    for (const QJsonValue &value : line.value(s("relations")).toArray()) {
        const QJsonObject relation = value.toObject();
        all.append(relation.value(s("from")).toString() + u' ' + relation.value(s("label")).toString() + u' ' +
                   relation.value(s("to")).toString());
    }
    all.sort();
    return all;
}

Article article(const char *text, const char *id = "a.txt")
{
    ArticleParts parts;
    parts.id = s(id);
    parts.text = text;
    return Article(std::move(parts));
}

} // namespace

class TestExchangeJsonl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void losesNothing();
    void escapesWhatEndsLines();
    void recognitionHasTheContractsKeys();
    void whyOnlyWhenAsked();
    void passesThroughAsGiven();
    void splitsObjects_data();
    void splitsObjects();
    void decodesStrings();
    void refusesBadLines_data();
    void refusesBadLines();
    void answersBadLines();
};

void TestExchangeJsonl::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestExchangeJsonl::losesNothing()
{
    for (quint32 seed = 0; seed < 300; ++seed) {
        const AnnotatedArticle sample = Random(seed).article();
        const Export made = findExchangeFormat(u"jsonl")->write({sample}).value();
        QCOMPARE(made.losses.size(), 0);
        QByteArray content = made.files.first().content;
        QCOMPARE(content.count('\n'), 1);
        QVERIFY(content.endsWith('\n'));
        const QJsonObject line = parsed(content);
        QCOMPARE(line.value(s("id")).toString(), sample.article.id());
        QCOMPARE(line.value(s("text")).toString().toUtf8(), sample.article.text());

        for (const ExportedAnnotation &exported : sample.annotations) {
            const Annotation &annotation = exported.annotation;
            const QJsonObject object = objectOf(line, annotation.id);
            QVERIFY2(!object.isEmpty(), qPrintable(s("seed %1").arg(seed)));
            if (annotation.isLost()) {
                QCOMPARE(object.value(s("anchors")).toArray().size(), annotation.lost.size());
            } else {
                QVERIFY(hasPlace(object, placeOf(sample.article, annotation.hull())));
                const QJsonArray parts = object.value(s("parts")).toArray();
                QCOMPARE(parts.size(), annotation.parts.size() > 1 ? annotation.parts.size() : 0);
                for (qsizetype i = 0; i < parts.size(); ++i)
                    QCOMPARE(parts.at(i).toObject(), placeOf(sample.article, annotation.parts.at(i)));
            }
            QCOMPARE(object.value(s("note")).toString(), annotation.note);
            QCOMPARE(object.value(s("status")).toString(s("own")), toString(exported.status));
            QCOMPARE(object.value(s("attributes")).toObject(), annotation.attributes);
            QCOMPARE(object.value(s("entity")).toString(), annotation.entity);
        }
        QStringList expected;
        for (const Relation &relation : sample.relations)
            expected.append(relation.from.toString(QUuid::WithoutBraces) + u' ' + relation.label + u' ' +
                            relation.to.toString(QUuid::WithoutBraces));
        expected.removeDuplicates();
        expected.sort();
        QCOMPARE(relationsOf(line), expected);
    }
}

void TestExchangeJsonl::escapesWhatEndsLines()
{
    AnnotatedArticle sample;
    sample.article = article("a\xe2\x80\xa8"
                             "b\xe2\x80\xa9"
                             "c\x01\t\"\\ é");
    QCOMPARE(annotatedLine(sample),
             QByteArray("{\"id\":\"a.txt\",\"text\":\"a\\u2028b\\u2029c\\u0001\\t\\\"\\\\ é\",\"entities\":[],"
                        "\"quotes\":[],\"cast\":[]}"));
}

void TestExchangeJsonl::recognitionHasTheContractsKeys()
{
    const Article text = article("🚢 “Yes,” said Ana, “no.” 5 May");
    const QByteArray &bytes = text.text();
    Recognition found;
    found.cast = {{s("e1"), labels::person, s("Ana Ruiz"), {s("Ana")}, s("minister")}};
    Mention ana{spanOf(bytes, "Ana"), labels::person, 0, {}, {}, {s("person.title"), 0.5, {spanOf(bytes, "said")}}};
    Mention day{spanOf(bytes, "5 May"), labels::date, -1, s("2026-05-05"), s("day"), {}};
    Mention five{spanOf(bytes, "5"), s("number"), -1, s("5"), {}, {}};
    found.mentions = {ana, day, five};
    Quote quote;
    quote.parts = {spanOf(bytes, "“Yes,”"), spanOf(bytes, "“no.”")};
    quote.speaker = Speaker{spanOf(bytes, "Ana"), 0, s("Ana Ruiz"), s("named"), {}};
    quote.cue = spanOf(bytes, "said");
    Quote lonely;
    lonely.parts = {spanOf(bytes, "“no.”")};
    lonely.kind = QuoteKind::Partial;
    found.quotes = {quote, lonely};
    QCOMPARE(QString::fromUtf8(recognitionLine(text, found, false)),
             s("{\"id\":\"a.txt\",\"text\":\"🚢 “Yes,” said Ana, “no.” 5 May\","
               "\"entities\":[{\"start\":14,\"end\":17,\"text\":\"Ana\",\"label\":\"Person\",\"entity\":\"e1\","
               "\"name\":\"Ana Ruiz\"},{\"start\":25,\"end\":30,\"text\":\"5 May\",\"label\":\"Date\","
               "\"value\":\"2026-05-05\",\"precision\":\"day\"},"
               "{\"start\":25,\"end\":26,\"text\":\"5\",\"label\":\"Number\",\"value\":5}],"
               "\"quotes\":[{\"start\":2,\"end\":24,\"text\":\"“Yes,” said Ana, “no.”\",\"parts\":["
               "{\"start\":2,\"end\":8,\"text\":\"“Yes,”\"},{\"start\":19,\"end\":24,\"text\":\"“no.”\"}],"
               "\"speaker\":{\"start\":14,\"end\":17,\"text\":\"Ana\",\"entity\":\"e1\",\"name\":\"Ana Ruiz\","
               "\"type\":\"named\"},\"cue\":{\"start\":9,\"end\":13,\"text\":\"said\"},\"kind\":\"direct\"},"
               "{\"start\":19,\"end\":24,\"text\":\"“no.”\",\"speaker\":null,\"cue\":null,\"kind\":\"partial\"}],"
               "\"cast\":[{\"id\":\"e1\",\"label\":\"Person\",\"name\":\"Ana Ruiz\",\"aliases\":[\"Ana\"],"
               "\"description\":\"minister\"}]}"));
}

void TestExchangeJsonl::whyOnlyWhenAsked()
{
    const Article text = article("said Ana");
    Recognition found;
    found.mentions = {{{5, 8}, labels::person, -1, {}, {}, {s("person.cue"), 1.0 / 3, {{0, 4}}}}};
    QVERIFY(!recognitionLine(text, found, false).contains("why"));
    QCOMPARE(parsed(recognitionLine(text, found, true)).value(s("entities")).toArray().at(0).toObject().value(s("why")),
             QJsonValue(QJsonObject{{s("rule"), s("person.cue")},
                                    {s("score"), 0.333333},
                                    {s("spans"), QJsonArray{placeOf(text, {0, 4})}}}));

    // Why a mention is counted with others is told beside why it is one.
    found.mentions[0].merge = {s("cast.surname"), 0.85, {{0, 4}}};
    QVERIFY(!recognitionLine(text, found, false).contains("why"));
    const QJsonObject mention =
        parsed(recognitionLine(text, found, true)).value(s("entities")).toArray().at(0).toObject();
    QCOMPARE(mention.value(s("why_merge")).toObject().value(s("rule")).toString(), s("cast.surname"));
    QCOMPARE(mention.value(s("why")).toObject().value(s("rule")).toString(), s("person.cue"));
}

void TestExchangeJsonl::passesThroughAsGiven()
{
    const JsonFields given = splitJsonObject("{\"z\": 1.0, \"quotes\": [1], \"text\": \"\\u0041\\ud83d\\r\\n\", "
                                             "\"id\": 18446744073709551616, \"a\": {\"b\": [true, null]}}")
                                 .value();
    const QByteArray line = recognitionLine(article("A\xef\xbf\xbd\r\n", "ignored"), {}, false, given);
    QCOMPARE(line, QByteArray("{\"id\":18446744073709551616,\"text\":\"\\u0041\\ud83d\\r\\n\",\"entities\":[],"
                              "\"quotes\":[],\"cast\":[],\"z\":1.0,\"a\":{\"b\": [true, null]}}"));
    QCOMPARE(keysOf(line), QStringList({s("id"), s("text"), s("entities"), s("quotes"), s("cast"), s("z"), s("a")}));
}

void TestExchangeJsonl::splitsObjects_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QStringList>("fields"); // key=raw
    const auto row = [](const char *name, const char *line, const QStringList &fields) {
        QTest::newRow(name) << QByteArray(line) << fields;
    };
    row("empty", "{}", {});
    row("spaces", " { \"a\" : 1 , \"b\" : \"x\" } \r", {s("a=1"), s("b=\"x\"")});
    row("nested", R"({"a":{"b":[1,{"c":"}"}]},"d":[]})", {s(R"(a={"b":[1,{"c":"}"}]})"), s("d=[]")});
    row("quotes in strings", R"({"a\"b":"c\\","d":"\\\""})", {s(R"(a"b="c\\")"), s(R"(d="\\\"")")});
    row("escaped key", R"({"\u0061":null})", {s("a=null")});
    row("line separators", "{\"a\":\"\xe2\x80\xa8\"}", {s("a=\"\\u2028\"")});
    row("first character is a byte order mark", "{\"a\":\"\xef\xbb\xbfx\"}", {s("a=\"\xef\xbb\xbfx\"")});
}

void TestExchangeJsonl::splitsObjects()
{
    QFETCH(QByteArray, line);
    QFETCH(QStringList, fields);
    const Result<JsonFields> split = splitJsonObject(line);
    QVERIFY(split.ok());
    QStringList found;
    for (const JsonField &field : *split)
        found.append(QString::fromUtf8(field.key + '=' + field.raw));
    QCOMPARE(found, fields);
}

void TestExchangeJsonl::decodesStrings()
{
    const auto text = [](const char *raw) { return textOf({"text", raw}); };
    QCOMPARE(text("\"a“\""), s("a“"));
    QCOMPARE(text("\"\\u0041\\r\\n\\ud83d\\udea2\""), s("A\r\n🚢"));
    // A U+FEFF that comes first is text.
    QCOMPARE(text("\"\xef\xbb\xbfx\""), QString(QChar(0xfeff)) + u'x');
    QCOMPARE(text("\"\xef\xbb\xbfx\\n\""), QString(QChar(0xfeff)) + s("x\n"));
    QCOMPARE(text("\"\""), QString());
    QCOMPARE(text("7"), std::nullopt);
    QCOMPARE(text("null"), std::nullopt);
}

void TestExchangeJsonl::refusesBadLines_data()
{
    QTest::addColumn<QByteArray>("line");
    const auto row = [](const char *name, const QByteArray &line) { QTest::newRow(name) << line; };
    row("nothing", "");
    row("no JSON", "hello");
    row("an array", "[1]");
    row("a string", "\"x\"");
    row("half an object", "{\"a\":1");
    row("two objects", "{} {}");
    row("a key twice", R"({"a":1,"\u0061":2})");
    row("invalid UTF-8", "{\"a\":\"\xff\"}");
    row("too deep", QByteArray(2000, '[') + QByteArray(2000, ']'));
}

void TestExchangeJsonl::refusesBadLines()
{
    QFETCH(QByteArray, line);
    const Result<JsonFields> split = splitJsonObject(line);
    QVERIFY(!split.ok());
    QCOMPARE(split.error().code, ErrorCode::Damaged);
}

void TestExchangeJsonl::answersBadLines()
{
    QCOMPARE(errorLine({}, s("a \"b\"")), QByteArray("{\"id\":null,\"error\":\"a \\\"b\\\"\"}"));
    QCOMPARE(errorLine("7", s("x")), QByteArray("{\"id\":7,\"error\":\"x\"}"));
}

QTEST_GUILESS_MAIN(TestExchangeJsonl)
#include "test_exchange_jsonl.moc"
