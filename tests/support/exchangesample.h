// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/annotatedarticle.h"

#include <QRandomGenerator>
#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>

/// Articles with annotations for the tests of exchange: one made by hand that has every trap in it once, and
/// as many random ones as wanted.
namespace exchangesample {

using namespace bluepencil;

inline QUuid uuid(int number)
{
    return QUuid::fromString(QStringLiteral("00000000-0000-4000-8000-%1").arg(number, 12, 16, QLatin1Char('0')));
}

/// Strings that try to be more than text wherever they are put.
inline QStringList hostileStrings()
{
    return {
        QStringLiteral("</mark></p><script>alert(1)</script>"),
        QStringLiteral("\" onmouseover=\"alert(1)"),
        QStringLiteral("' onfocus='alert(1)' x='"),
        QStringLiteral("<img src=x onerror=alert(1)>"),
        QStringLiteral("</style><style>*{background:url(http://example.org/x)}"),
        QStringLiteral("</title><svg onload=alert(1)>"),
        QStringLiteral("javascript:alert(1)"),
        QStringLiteral("--><!-- ]]> &lt;b&gt; &#x41; &amp;"),
        QStringLiteral("=HYPERLINK(\"http://example.org\")"),
        QStringLiteral("+1+cmd|' /C calc'!A0"),
        QStringLiteral("-2+3"),
        QStringLiteral("@SUM(1)"),
        QStringLiteral("\t=1"),
        QStringLiteral("\r=1"),
        QStringLiteral("\uff1d1+1"),
        QStringLiteral("'=1"),
        QStringLiteral("''@x"),
        QStringLiteral("'plain"),
        QStringLiteral("a,b;c\"d\"\te\nf\r\ng"),
        QStringLiteral("\u2028\u2029\u0085\v\f\x1c\x1d\x1e"),
        QStringLiteral("T1\tPerson 0 5\tfake"),
        QStringLiteral("#1\tAnnotatorNotes T1\tfake"),
        QStringLiteral("[entities] | Short | \\n \\\\ !x"),
        QStringLiteral("\x1b]52;c;aGk=\x07\u009b31m"),
        QStringLiteral("\u202Egpj.exe\u2066x\u00a0y"),
        QStringLiteral("שלום \U0001F6A2 e\u0301 \U0001F468\u200D\U0001F469"),
        QStringLiteral(" leading and trailing "),
        QStringLiteral("{\"to\":\"x\"}"),
    };
}

/// The bytes of the nth occurrence of some words.
inline Span spanOf(const QByteArray &text, const char *words, int nth = 1)
{
    qsizetype at = -1;
    for (int i = 0; i < nth; ++i)
        at = text.indexOf(words, at + 1);
    Q_ASSERT(at >= 0);
    return {static_cast<qint32>(at), static_cast<qint32>(at + qsizetype(qstrlen(words)))};
}

inline ExportedAnnotation annotation(int id, const QList<Span> &parts, const QString &label)
{
    ExportedAnnotation exported;
    exported.annotation.id = uuid(id);
    exported.annotation.parts = parts;
    exported.annotation.label = label;
    return exported;
}

/// The one whose exports are kept as goldens. The text is the project's own.
inline AnnotatedArticle handMade()
{
    ArticleParts parts;
    parts.id = QStringLiteral("harbour.txt");
    parts.text =
        "date 2026-01-05\n"
        "\n"
        "“Trade 🚢 will grow,” said Ana Ruiz, the harbour minister, in New Lima. “Slowly.”\n"
        "\n"
        "The paper \u202bصحيفة الميناء\u202c and the writer שירה כהן called her plan a “fairy tale & <more>.”\n"
        "She answered on 6 January:\u00a0“We count crates,\n"
        "not tales.”\n"
        "\n"
        "\n"
        "=SUM(1) is how the port's ledger begins.\n";
    const QByteArray &text = parts.text;
    parts.header.published = QDate(2026, 1, 5);
    parts.header.language = QStringLiteral("en");
    parts.header.publishedSpan = spanOf(text, "2026-01-05");
    parts.header.span = spanOf(text, "date 2026-01-05");

    AnnotatedArticle sample;
    sample.tagset = Tagset::builtIn();
    sample.tagset.put({QStringLiteral("b1d9"), QStringLiteral("Öffentlich | <b>wichtig</b>"), QStringLiteral("#b3401f"),
                       QStringLiteral("c"), QString(), 20});
    sample.tagset.put({QStringLiteral("b1da"), QStringLiteral("_ffentlich | <b>wichtig</b>"),
                       QStringLiteral("red;}body{display:none"), QStringLiteral("d"), QString(), 21});

    ExportedAnnotation trade =
        annotation(1, {spanOf(text, "“Trade 🚢 will grow,”"), spanOf(text, "“Slowly.”")}, labels::quote);
    trade.kind = QStringLiteral("direct");
    trade.annotation.note = QStringLiteral("Check the tonnage; ask “customs” & <port> [later].");
    ExportedAnnotation ruiz = annotation(2, {spanOf(text, "Ana Ruiz")}, labels::person);
    ruiz.status = MarkStatus::Accepted;
    ruiz.annotation.origin = Origin::Suggestion;
    ruiz.annotation.entity = QStringLiteral("e1");
    ruiz.name = QStringLiteral("Ana Ruiz");
    ExportedAnnotation lima = annotation(3, {spanOf(text, "New Lima")}, labels::place);
    lima.status = MarkStatus::Suggested;
    lima.annotation.entity = QStringLiteral("e2");
    lima.name = QStringLiteral("New Lima");
    lima.why = Evidence{QStringLiteral("place.gazetteer"), 0.75, {spanOf(text, "New Lima")}};
    ExportedAnnotation claim = annotation(4, {spanOf(text, "will grow,” said Ana Ruiz")}, labels::claim);
    claim.annotation.attributes = {{QStringLiteral("checked"), false},
                                   {QStringLiteral("certainty"), 0.5},
                                   {QStringLiteral("source"), QStringLiteral("port, table 3")}};
    ExportedAnnotation said = annotation(5, {spanOf(text, "said")}, labels::cue);
    ExportedAnnotation paper = annotation(6, {spanOf(text, "صحيفة الميناء")}, labels::organization);
    ExportedAnnotation writer = annotation(7, {spanOf(text, "שירה כהן")}, labels::person);
    writer.annotation.note = QStringLiteral("Two lines,\nC:\\temp and\u2028a third\tone");
    ExportedAnnotation tale = annotation(8, {spanOf(text, "“fairy tale & <more>.”")}, labels::quote);
    tale.kind = QStringLiteral("partial");
    ExportedAnnotation crates = annotation(9, {spanOf(text, "“We count crates,\nnot tales.”")}, labels::quote);
    crates.kind = QStringLiteral("direct");
    ExportedAnnotation she = annotation(10, {spanOf(text, "She")}, labels::speaker);
    she.name = QStringLiteral("Ana Ruiz");
    she.annotation.entity = QStringLiteral("e1");
    ExportedAnnotation day = annotation(11, {spanOf(text, "6 January")}, labels::date);
    day.value = QStringLiteral("2026-01-06");
    day.precision = QStringLiteral("day");
    ExportedAnnotation ledger = annotation(12, {spanOf(text, "=SUM(1)")}, QStringLiteral("b1d9"));
    ledger.annotation.note = QStringLiteral("=2+5 is a note, not a formula");
    ledger.annotation.origin = Origin::CommandLine;
    ledger.annotation.author = QStringLiteral("Ana <ana@example.org>");
    ledger.annotation.time = QDateTime(QDate(2026, 1, 7), QTime(8, 30, 0, 125), QTimeZone::utc());
    ExportedAnnotation port = annotation(13, {spanOf(text, "the port's ledger")}, QStringLiteral("b1da"));
    ExportedAnnotation blank = annotation(14, {spanOf(text, "\n\n\n")}, labels::claim);
    ExportedAnnotation refused = annotation(15, {spanOf(text, "crates")}, labels::person);
    refused.status = MarkStatus::Rejected;
    ExportedAnnotation gone = annotation(16, {}, labels::place);
    gone.annotation.lost = {Anchor{{4, 12}, "Old Lima", "in ", "."}};
    gone.annotation.note = QStringLiteral("Was in the first edition");
    ExportedAnnotation money = annotation(17, {spanOf(text, "1", 2)}, QStringLiteral("number"));
    money.value = QStringLiteral("1");
    sample.annotations = {trade, claim, said,   ruiz, lima,  paper,   writer, tale, crates,
                          she,   day,   ledger, port, blank, refused, gone,   money};
    sample.relations = {{uuid(101), uuid(1), uuid(2), labels::speaker},
                        {uuid(102), uuid(1), uuid(5), labels::cue},
                        {uuid(103), uuid(9), uuid(10), labels::speaker},
                        {uuid(104), uuid(8), uuid(7), labels::speaker},
                        {uuid(105), uuid(8), uuid(6), labels::speaker},
                        {uuid(106), uuid(4), uuid(1), QStringLiteral("doubts <this>")},
                        {uuid(107), uuid(4), uuid(15), QStringLiteral("doubts <this>")}};
    sample.cast = {{QStringLiteral("e1"),
                    labels::person,
                    QStringLiteral("Ana Ruiz"),
                    {QStringLiteral("She")},
                    QStringLiteral("the harbour minister")},
                   {QStringLiteral("e2"), labels::place, QStringLiteral("New Lima"), {}, QString()}};
    sample.article = Article(std::move(parts));
    return sample;
}

/// A text of pieces that are awkward for somebody, and annotations that overlap at random.
class Random
{
public:
    explicit Random(quint32 seed)
        : m_random(seed)
    {
    }

    AnnotatedArticle article()
    {
        ArticleParts parts;
        parts.id = hostile();
        parts.text = text();
        AnnotatedArticle made;
        made.tagset = Tagset::builtIn();
        for (int i = 0; i < 3; ++i)
            made.tagset.put({QStringLiteral("own-%1").arg(i), hostile(), hostile(), {}, {}, 30 + i});
        made.article = Article(std::move(parts));
        made.cast = {{QStringLiteral("e1"), labels::person, hostile(), {hostile(), hostile()}, hostile()}};
        const int count = below(12);
        for (int i = 0; i < count; ++i)
            made.annotations.append(oneAnnotation(made, i + 1));
        const int links = count == 0 ? 0 : below(6);
        const QStringList kinds{labels::speaker, labels::cue, QStringLiteral("supports"), hostile()};
        for (int i = 0; i < links; ++i)
            made.relations.append({uuid(1000 + i), uuid(1 + below(count)), uuid(1 + below(count)),
                                   kinds.at(below(static_cast<int>(kinds.size())))});
        return made;
    }

    QByteArray text()
    {
        static const QStringList pieces{
            QStringLiteral("Ana"),     QStringLiteral(" "),          QStringLiteral(" said "),
            QStringLiteral("\n"),      QStringLiteral("\n\n"),       QStringLiteral("“"),
            QStringLiteral("”"),       QStringLiteral("\U0001F6A2"), QStringLiteral("\U0001F468\u200D\U0001F469"),
            QStringLiteral("e\u0301"), QStringLiteral("שלום"),       QStringLiteral("<b>&amp;"),
            QStringLiteral("\""),      QStringLiteral("'"),          QStringLiteral("\t"),
            QStringLiteral("\u2028"),  QStringLiteral("\u2029"),     QStringLiteral("\u0085"),
            QStringLiteral("\v"),      QStringLiteral("\f"),         QStringLiteral("\x1c"),
            QStringLiteral("\u00a0"),  QStringLiteral("\ufeff"),     QStringLiteral("=1+1"),
            QStringLiteral(";"),       QStringLiteral(","),          QStringLiteral("\\n"),
            QStringLiteral("\ufdd0"),  QStringLiteral("\u202e")};
        QString made;
        for (int i = below(40); i > 0; --i)
            made += pieces.at(below(static_cast<int>(pieces.size())));
        return made.toUtf8();
    }

    QString hostile()
    {
        static const QStringList strings = hostileStrings();
        return strings.at(below(static_cast<int>(strings.size())));
    }

    int below(int limit) { return m_random.bounded(std::max(1, limit)); }

private:
    ExportedAnnotation oneAnnotation(const AnnotatedArticle &made, int id)
    {
        static const QStringList builtIn{labels::person,
                                         labels::quote,
                                         labels::quote,
                                         labels::speaker,
                                         labels::cue,
                                         QStringLiteral("own-0"),
                                         QStringLiteral("own-1"),
                                         QStringLiteral("own-2"),
                                         QStringLiteral("elsewhere")};
        ExportedAnnotation exported = annotation(id, randomParts(made.article), builtIn.at(below(9)));
        exported.status = static_cast<MarkStatus>(below(8) == 0 ? 3 : below(3));
        if (exported.annotation.label == labels::quote)
            exported.kind = below(2) ? QStringLiteral("direct") : QStringLiteral("title");
        if (below(2))
            exported.annotation.note = hostile();
        if (below(3) == 0)
            exported.annotation.attributes = {{hostile(), hostile()}, {QStringLiteral("n"), 7}};
        if (below(3) == 0) {
            exported.annotation.entity = QStringLiteral("e1");
            exported.name = made.cast.first().name;
        }
        if (exported.annotation.parts.isEmpty())
            exported.annotation.lost = {Anchor{{0, 3}, "Ana", "", " said"}};
        return exported;
    }

    // Ascending and not overlapping, now and then touching or empty; rarely none at all.
    QList<Span> randomParts(const Article &article)
    {
        if (below(15) == 0)
            return {};
        QList<qint32> bounds;
        for (int i = 2 * (1 + below(3)); i > 0; --i) {
            qint32 at = below(article.size() + 1);
            while (!article.isValid({at, at}))
                --at;
            bounds.append(at);
        }
        std::sort(bounds.begin(), bounds.end());
        QList<Span> parts;
        for (qsizetype i = 0; i + 1 < bounds.size(); i += 2)
            parts.append({bounds.at(i), bounds.at(i + 1)});
        return parts;
    }

    QRandomGenerator m_random;
};

/// The code points of a text, found without the code under test.
inline QList<uint> codePoints(const QByteArray &utf8)
{
    QList<uint> points;
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0u) == 0x80u)
            points.last() = (points.last() << 6) | (byte & 0x3fu);
        else
            points.append(byte < 0x80 ? byte : byte < 0xe0 ? byte & 0x1fu : byte < 0xf0 ? byte & 0x0fu : byte & 0x07u);
    }
    return points;
}

inline qsizetype codePointAt(const Article &article, qint32 byte)
{
    return codePoints(article.text().left(byte)).size();
}

inline QString slice(const QList<uint> &points, qsizetype from, qsizetype to)
{
    QString text;
    for (qsizetype i = from; i < to; ++i)
        text += QStringView(QChar::fromUcs4(points.at(i))); // QString::fromUcs4 would eat a U+FEFF
    return text;
}

} // namespace exchangesample
