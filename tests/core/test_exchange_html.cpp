// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exchangeformat.h"

#include "tests/support/exchangesample.h"
#include "tests/support/stricthtml.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace bluepencil;
using namespace exchangesample;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QByteArray pageOf(const AnnotatedArticle &article)
{
    return findExchangeFormat(u"html")->write({article}).value().files.first().content;
}

using Places = QList<std::pair<qsizetype, qsizetype>>;

struct ReadAnnotation {
    QMap<QString, QString> attributes; ///< of its first mark
    Places places;                     ///< code points
};

/// Reads an exported page as formats.md says an importer does.
struct PageReader {
    explicit PageReader(const QByteArray &page)
        // A byte order mark in front keeps fromUtf8 from eating one that belongs to the page.
        : html(QString::fromUtf8("\xef\xbb\xbf" + page))
    {
        int last = -1; // the p before
        for (int i = 0; i < html.elements.size(); ++i) {
            if (html.elements.at(i).name != QLatin1StringView("p"))
                continue;
            if (last >= 0)
                text += QString(gapAfter(last, 2), u'\n');
            starts.insert(i, text.toUcs4().size());
            text += html.textOf(i);
            last = i;
        }
        if (last >= 0)
            text += QString(gapAfter(last, 0), u'\n');
        readMarks();
        readNotes();
    }

    qsizetype gapAfter(int paragraph, int usual) const
    {
        return html.elements.at(paragraph).attributes.value(s("data-gap"), QString::number(usual)).toInt();
    }

    void readMarks()
    {
        QMap<int, qsizetype> done; // by p: code points read so far
        for (const StrictHtml::Text &piece : html.texts) {
            int paragraph = -1;
            for (const int element : piece.inside)
                if (html.elements.at(element).name == QLatin1StringView("p"))
                    paragraph = element;
            if (paragraph < 0)
                continue;
            const qsizetype from = starts.value(paragraph) + done.value(paragraph);
            const qsizetype to = from + piece.text.toUcs4().size();
            done[paragraph] += to - from;
            for (const int element : piece.inside) {
                const StrictHtml::Element &mark = html.elements.at(element);
                if (mark.name != QLatin1StringView("mark"))
                    continue;
                const QString id = mark.attributes.value(s("data-id"));
                if (!annotations.contains(id))
                    annotations.insert(id, {mark.attributes, {}});
                Places &places = annotations[id].places;
                if (!places.isEmpty() && places.last().second == from)
                    places.last().second = to;
                else
                    places.append({from, to});
            }
        }
        for (ReadAnnotation &annotation : annotations) {
            const QString parts = annotation.attributes.value(s("data-parts"));
            if (parts.isEmpty())
                continue;
            annotation.places.clear();
            for (const QString &part : parts.split(u' '))
                annotation.places.append(
                    {part.section(u'-', 0, 0).toLongLong(), part.section(u'-', 1, 1).toLongLong()});
        }
    }

    void readNotes()
    {
        for (int i = 0; i < html.elements.size(); ++i)
            if (html.elements.at(i).attributes.contains(s("data-note")))
                notes.insert(html.elements.at(i).attributes.value(s("data-note")), html.textOf(i));
    }

    StrictHtml html;
    QString text;
    QMap<int, qsizetype> starts; ///< of each p, in code points
    QMap<QString, ReadAnnotation> annotations;
    QMap<QString, QString> notes;
};

QString pageId(const QUuid &id)
{
    return u'a' + id.toString(QUuid::Id128);
}

Places expectedPlaces(const Article &article, const Annotation &annotation)
{
    Places places;
    for (const Span &part : annotation.parts)
        if (!part.isEmpty())
            places.append({codePointAt(article, part.start), codePointAt(article, part.end)});
    return places;
}

bool onlyLineEnds(const Article &article, const Annotation &annotation)
{
    QByteArray words;
    for (const Span &part : annotation.parts)
        words += article.bytes(part);
    return words.count('\n') == words.size();
}

} // namespace

class TestExchangeHtml : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsBackTheSame();
    void nothingOnThePageActs_data();
    void nothingOnThePageActs();
    void declaresItselfInTime();
    void coloursAreColours();
};

void TestExchangeHtml::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(s(".?")));
}

void TestExchangeHtml::readsBackTheSame()
{
    qsizetype compared = 0;
    for (quint32 seed = 0; seed < 300; ++seed) {
        const AnnotatedArticle article = Random(seed).article();
        const PageReader page(pageOf(article));
        QCOMPARE(page.html.complaints, QStringList());
        QCOMPARE(page.text.toUtf8(), article.article.text());

        QStringList written;
        for (const ExportedAnnotation &exported : article.annotations) {
            const Annotation &annotation = exported.annotation;
            if (exported.status == MarkStatus::Rejected || onlyLineEnds(article.article, annotation))
                continue;
            const QString id = pageId(annotation.id);
            written.append(id);
            QVERIFY2(page.annotations.contains(id), qPrintable(s("seed %1 %2").arg(seed).arg(id)));
            const ReadAnnotation read = page.annotations.value(id);
            QCOMPARE(read.places, expectedPlaces(article.article, annotation));
            const auto attribute = [&](const char *name) { return read.attributes.value(s(name)); };
            QCOMPARE(attribute("id"), id);
            QCOMPARE(attribute("data-kind"), exported.kind);
            QCOMPARE(attribute("data-entity"), annotation.entity);
            QCOMPARE(read.attributes.value(s("data-status"), s("own")), toString(exported.status));
            QCOMPARE(QJsonDocument::fromJson(attribute("data-attributes").toUtf8()).object(), annotation.attributes);
            if (const Label *label = article.tagset.find(annotation.label))
                QCOMPARE(attribute("data-label"), label->name);
            QCOMPARE(page.notes.value(id), annotation.note);
            ++compared;
        }
        written.sort();
        QCOMPARE(QStringList(page.annotations.keys()), written);

        QStringList expectedSpeakers;
        for (const Relation &relation : article.relations)
            if (relation.label == labels::speaker && written.contains(pageId(relation.from)) &&
                written.contains(pageId(relation.to)))
                expectedSpeakers.append(pageId(relation.from) + u' ' + pageId(relation.to));
        expectedSpeakers.removeDuplicates();
        expectedSpeakers.sort();
        QStringList speakers;
        for (auto read = page.annotations.begin(); read != page.annotations.end(); ++read)
            for (const QString &to : read->attributes.value(s("data-speaker")).split(u' ', Qt::SkipEmptyParts))
                speakers.append(read.key() + u' ' + to);
        speakers.sort();
        QCOMPARE(speakers, expectedSpeakers);
    }
    QVERIFY(compared > 500);
}

void TestExchangeHtml::nothingOnThePageActs_data()
{
    QTest::addColumn<QString>("payload");
    const QStringList payloads = hostileStrings();
    for (qsizetype i = 0; i < payloads.size(); ++i)
        QTest::addRow("payload %lld", static_cast<long long>(i)) << payloads.at(i);
}

/// Every place that takes somebody's words, with every payload: the page has only elements and attributes
/// that show something, and links only to its own marks.
void TestExchangeHtml::nothingOnThePageActs()
{
    QFETCH(QString, payload);
    ArticleParts parts;
    parts.id = parts.header.title = parts.header.source = parts.header.language = payload;
    parts.text = "x " + payload.toUtf8() + " y";
    AnnotatedArticle article;
    article.tagset.put({s("x"), payload, payload, payload, payload, 0});
    article.tagset.put({payload, payload, payload, payload, payload, 1});
    ExportedAnnotation first = annotation(1, {{0, static_cast<qint32>(parts.text.size())}}, labels::quote);
    first.annotation.entity = first.annotation.note = first.annotation.author = payload;
    first.name = first.kind = first.value = first.precision = payload;
    first.annotation.attributes = {{payload, payload}};
    ExportedAnnotation second = annotation(2, {{0, 1}}, s("x"));
    ExportedAnnotation third = annotation(3, {{0, 1}}, payload);
    third.name = payload;
    article.article = Article(std::move(parts));
    article.annotations = {first, second, third};
    article.relations = {{uuid(9), uuid(1), uuid(3), labels::speaker}, {uuid(8), uuid(1), uuid(2), payload}};
    article.cast = {{payload, payload, payload, {payload}, payload}};

    const PageReader page(pageOf(article));
    QCOMPARE(page.html.complaints, QStringList());
    static const QStringList allowedElements = s("html head meta title style body header h1 div ul li span article p "
                                                 "mark aside section h2 table tbody tr th td "
                                                 "a bdi ol")
                                                   .split(u' ');
    static const QStringList allowedAttributes =
        s("lang charset http-equiv content name class dir role aria-level id title href scope rowspan style")
            .split(u' ');
    QStringList ids;
    for (const StrictHtml::Element &element : page.html.elements) {
        QVERIFY2(allowedElements.contains(element.name), qPrintable(element.name));
        for (auto attribute = element.attributes.begin(); attribute != element.attributes.end(); ++attribute) {
            QVERIFY2(allowedAttributes.contains(attribute.key()) || attribute.key().startsWith(s("data-")),
                     qPrintable(attribute.key()));
            if (attribute.key() == s("href"))
                QVERIFY(QRegularExpression(s("\\A#a[0-9a-f]{32}\\z")).match(*attribute).hasMatch());
            if (attribute.key() == s("style"))
                QCOMPARE(*attribute, s("--line:currentColor"));
            if (attribute.key() == s("id"))
                ids.append(*attribute);
        }
        if (element.name == s("style"))
            QVERIFY(!element.text.contains(s("url(")) && !element.text.contains(s("@import")) &&
                    !element.text.contains(u'<'));
    }
    const qsizetype count = ids.size();
    ids.removeDuplicates();
    QCOMPARE(ids.size(), count);
    QCOMPARE(page.notes.value(pageId(uuid(1))), payload);
}

void TestExchangeHtml::declaresItselfInTime()
{
    const QByteArray page = pageOf(handMade());
    const QByteArray start = page.left(1024);
    QVERIFY(start.contains("<meta charset=\"utf-8\">"));
    QVERIFY(start.contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"));
    QVERIFY(
        start.contains("<meta name=\"bluepencil-sha256\" content=\"" + handMade().article.textHash().toHex() + "\">"));
    QVERIFY(page.contains("@media print"));
    QVERIFY(page.contains("prefers-color-scheme:dark"));
}

void TestExchangeHtml::coloursAreColours()
{
    const QByteArray page = pageOf(handMade());
    QVERIFY(page.contains(".u1{--line:#b3401f;"));
    QVERIFY(!page.contains("body{display:none"));
}

QTEST_GUILESS_MAIN(TestExchangeHtml)
#include "test_exchange_html.moc"
