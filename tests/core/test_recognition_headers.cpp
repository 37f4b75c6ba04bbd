// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recognized.h"

#include "core/reading/articlereader.h"

using namespace bluepencil;
using namespace bluepencil::test;

/// What an article's header does to recognition: its date, its byline, the turns of an interview. The texts are
/// read as a file is.
class TestRecognitionHeaders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void dayCounts_data();
    void dayCounts();
    void bylineIsNobodysHe_data();
    void bylineIsNobodysHe();
    void standfirstIsRead();
    void turns_data();
    void turns();
};

namespace {

Recognition ofFile(const QByteArray &text)
{
    const Result<Article> article = readArticle(ReaderInput{text, {}, QStringLiteral("test.txt")});
    const Result<std::shared_ptr<const Recognizer>> recognizer = defaultRecognizer();
    if (!article.ok() || !recognizer.ok())
        qFatal("the text can't be read");
    const Result<Recognition> result = recognizer.value()->recognize(*article);
    if (!result.ok())
        qFatal("recognition failed");
    return result.value();
}

QString wordsOf(const QByteArray &text, Span span)
{
    return QString::fromUtf8(text.mid(span.start, span.length()));
}

/// "Ana Ruiz, ?, IB": the speakers' names, or their words where nobody is found.
QString speakersOf(const QByteArray &text)
{
    QStringList names;
    for (const Quote &quote : ofFile(text).quotes) {
        if (quote.kind == QuoteKind::Title)
            continue;
        names.append(!quote.speaker                  ? QStringLiteral("?")
                     : quote.speaker->name.isEmpty() ? wordsOf(text, quote.speaker->span)
                                                     : quote.speaker->name);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace

void TestRecognitionHeaders::dayCounts_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("tuesday");
    const auto row = [](const char *header, const char *tuesday) {
        QTest::newRow(header) << QByteArray(header) << QString::fromLatin1(tuesday);
    };
    row("Council shuts the town hall\n\nPublished: 22:30, 15 Jan 2026\n\n", "2026-01-13");
    row("Council shuts the town hall\n\nNEW LIMA: January 15, 2026\n\n", "2026-01-13");
    row("Council shuts the town hall\n\nHarbour News, 15 January 2026\n\n", "2026-01-13");
    row("NEW LIMA, Jan. 15, 2026 /Wirenews/ -- ", "2026-01-13");
    row("Council shuts the town hall\n\nBy Ivo Brandt\n05/01/2026\n\n", "");
    row("Council shuts the town hall\n\nUpdated 3 hours ago\n\n", "");
    row("Council shuts the town hall\n\n", "");
}

void TestRecognitionHeaders::dayCounts()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, tuesday);
    const QByteArray text = header + "The council met on Tuesday to vote on the plan, which nobody had read.\n";
    QStringList values;
    for (const Mention &mention : ofFile(text).mentions)
        if (wordsOf(text, mention.span) == QLatin1String("Tuesday"))
            values.append(mention.value);
    QCOMPARE(values, QStringList{tuesday});
}

void TestRecognitionHeaders::bylineIsNobodysHe_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("speakers");
    const auto row = [](const char *name, const QByteArray &text, const char *speakers) {
        QTest::newRow(name) << text << QString::fromUtf8(speakers);
    };
    const QByteArray story =
        "For two hours the only voice in the room was that of a pharmacist. “I called at ten,” she "
        "told the judge.\n";
    const QByteArray headline = "Mother tells of the night of the flood\n\n";
    row("byline", headline + "By Laura Brandt\n30 October 2025\n\n" + story, "she");
    row("without By", headline + "Laura Brandt\n30 October 2025\n\n" + story, "she");
    row("two bylines", headline + "By Ivo Holm\nBy Laura Brandt\n30 October 2025\n\n" + story, "she");
    row("somebody of the headline", "Laura Brandt tells of the night of the flood\n\n30 October 2025\n\n" + story,
        "Laura Brandt");
    row("she acts in the story",
        headline + "By Laura Brandt\n30 October 2025\n\nLaura Brandt went to see. “I called at ten,” she said.\n",
        "Laura Brandt");
}

void TestRecognitionHeaders::bylineIsNobodysHe()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, speakers);
    QCOMPARE(speakersOf(text), speakers);
}

/// Names and quotes of a standfirst count as those of the story.
void TestRecognitionHeaders::standfirstIsRead()
{
    const QByteArray text = "Council shuts the town hall\n\n“It is not safe,” said Anna Whitcombe, the mayor.\n\n"
                            "By Ivo Brandt\n18 January 2026\n\nThe town hall will be shut for good.\n";
    QCOMPARE(speakersOf(text), QStringLiteral("Anna Whitcombe"));
}

void TestRecognitionHeaders::turns_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("speakers");
    const auto row = [](const char *name, const char *text, const char *speakers) {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(speakers);
    };
    row("initials behind names",
        "Daniel Okafor: When did it break?\n\nIngrid Solheim: On Monday, I think.\n\nDO: And then?\n\nIS: I went "
        "home.\n\nDO: At once?\n",
        "Daniel Okafor, Ingrid Solheim, Daniel Okafor, Ingrid Solheim, Daniel Okafor");
    row("initials of those named",
        "Ingrid Solheim kept the pier. She talks to Daniel Okafor.\n\nDO: When did it break?\n\nIS: On Monday.\n\nDO: "
        "And then?\n\nIS: I went home.\n",
        "Daniel Okafor, Ingrid Solheim, Daniel Okafor, Ingrid Solheim");
    row("initials of two people",
        "Ingrid Solheim and Ivo Sand kept the pier.\n\nDO: When did it break?\n\nIS: On Monday.\n\nDO: And "
        "then?\n\nIS: "
        "I went home.\n",
        "DO, IS, DO, IS");
    row("initials of nobody", "AB: When did it break?\n\nCD: On Monday.\n\nAB: And then?\n\nCD: I went home.\n",
        "AB, CD, AB, CD");
    row("question and answer",
        "Interview: the last keeper of the pier\n\nMarta Holm, 61, kept the pier for thirty years.\n\nQ: When did it "
        "break?\n\nA: On Monday.\n\nQ: And then?\n\nA: I went home.\n",
        "Q, Marta Holm, Q, Marta Holm");
    row("two who may answer",
        "Marta Holm and Ivo Sand kept the pier.\n\nQ: When did it break?\n\nA: On Monday.\n\nQ: And then?\n\nA: I went "
        "home.\n",
        "Q, A, Q, A");
    row("not the byline",
        "The last keeper of the pier\n\nBy Ivo Brandt\n18 January 2026\n\nMarta Holm kept the pier.\n\nQ: When did it "
        "break?\n\nA: On Monday.\n",
        "Q, Marta Holm");
    row("a paper asks",
        "Marta Holm kept the pier for thirty years.\n\nGuardian: When did it break?\n\nHolm: On Monday.\n\nGuardian: "
        "And "
        "then?\n\nHolm: I went home.\n",
        "Guardian, Marta Holm, Guardian, Marta Holm");
}

void TestRecognitionHeaders::turns()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, speakers);
    QCOMPARE(speakersOf(text), speakers);
}

QTEST_GUILESS_MAIN(TestRecognitionHeaders)
#include "test_recognition_headers.moc"
