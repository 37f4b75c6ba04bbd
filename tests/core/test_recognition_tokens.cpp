// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/locations.h"
#include "core/recognition/tokens.h"

#include <QtTest>

using namespace bluepencil;
using namespace bluepencil::recognition;

namespace {

const Lexicon &lexicon()
{
    static const Lexicon loaded = Lexicon::load(findData);
    return loaded;
}

/// Tokens joined by "|", sentences by " ‖ ".
QByteArray printed(const QByteArray &text)
{
    ArticleParts parts;
    parts.text = text;
    const Article article(parts);
    const Tokens tokens(view(article), textBlocks(article), lexicon());
    QByteArray out;
    for (const Sentence &sentence : tokens.sentences()) {
        if (!out.isEmpty())
            out += " ‖ ";
        for (qint32 i = sentence.first; i < sentence.end; ++i) {
            if (i > sentence.first)
                out += '|';
            out += QByteArray(tokens.word(i).data(), static_cast<qsizetype>(tokens.word(i).size()));
        }
    }
    return out;
}

} // namespace

class TestRecognitionTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void listsAreRead();
    void tokensAndSentences_data();
    void tokensAndSentences();
    void blocks_data();
    void blocks();
    void headerLinesAreNoStory();
    void classesOfWords();
};

void TestRecognitionTokens::listsAreRead()
{
    QCOMPARE(lexicon().problems(), QStringList());
}

void TestRecognitionTokens::tokensAndSentences_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("empty", "", "");
    row("white space only", " \t \n\n  ", "");
    row("plain", "Rain fell. Nobody came.", "Rain|fell|. ‖ Nobody|came|.");
    row("question and exclamation", "Why? Stop! Go.", "Why|? ‖ Stop|! ‖ Go|.");
    row("title", "Mr. Ruiz left. Dr. Lind stayed.", "Mr.|Ruiz|left|. ‖ Dr.|Lind|stayed|.");
    row("initials", "J. R. Ortega met H. Lind.", "J.|R.|Ortega|met|H.|Lind|.");
    row("country with full stops", "He left the U.S. on Monday.", "He|left|the|U.S.|on|Monday|.");
    row("country at a sentence's end", "He left the U.S. The rest stayed.", "He|left|the|U.S. ‖ The|rest|stayed|.");
    row("country before a name", "U.S. Senator Ana Ruiz won.", "U.S.|Senator|Ana|Ruiz|won|.");
    row("district", "They met in Washington, D.C. He spoke.", "They|met|in|Washington|,|D.C. ‖ He|spoke|.");
    row("time of day", "It began at 9 a.m. Police came at 10 p.m. on Friday.",
        "It|began|at|9|a.m. ‖ Police|came|at|10|p.m.|on|Friday|.");
    row("company", "Orla Foods Inc. bought it. Orla Foods Inc. The end.",
        "Orla|Foods|Inc.|bought|it|. ‖ Orla|Foods|Inc. ‖ The|end|.");
    row("decimals", "It rose 3.5% to 1,200.75 points.", "It|rose|3.5|%|to|1,200.75|points|.");
    row("a date in digits", "On 2025-08-06 it rained.", "On|2025-08-06|it|rained|.");
    row("no as a word", "He said no. Then he left.", "He|said|no|. ‖ Then|he|left|.");
    row("number", "See no. 7 and No. 8.", "See|no.|7|and|No.|8|.");
    row("end inside marks", "“We won.” They left.", "“|We|won|.|” ‖ They|left|.");
    row("no end before a small letter", "“Why?” she asked.", "“|Why|?|”|she|asked|.");
    row("end before an opening mark", "It rained. “So what?”", "It|rained|. ‖ “|So|what|?|”");
    row("possessive", "Ruiz’s and Lind's and the workers’ homes", "Ruiz|’s|and|Lind|'s|and|the|workers|’|homes");
    row("contractions", "They’re sure he'd say don't.", "They|’re|sure|he|'d|say|don't|.");
    row("inner apostrophe", "O’Hara met D'Souza.", "O’Hara|met|D'Souza|.");
    row("hyphens", "Jean-Pierre Al-Sayed met six-year-olds.", "Jean-Pierre|Al-Sayed|met|six-year-olds|.");
    row("hyphen after a name", "the Lima-based firm", "the|Lima|-|based|firm");
    row("hyphen after an abbreviation", "a U.S.-led mission", "a|U.S.|-|led|mission");
    row("dots", "Wait... what? Well … fine.", "Wait|...|what|? ‖ Well|…|fine|.");
    row("paragraphs end sentences", "A headline\n\nThe story", "A|headline ‖ The|story");
    row("ampersand", "AT&T and Lind & Sons", "AT&T|and|Lind|&|Sons");
    row("accents", "São Luís é grande", "São|Luís|é|grande");
    row("address", "www.example.org is down", "www.example.org|is|down");
    row("dashes", "He -- or she—left.", "He|--|or|she|—|left|.");
    row("closing bracket", "(It rained.) We left.", "(|It|rained|.|) ‖ We|left|.");
}

void TestRecognitionTokens::tokensAndSentences()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(printed(text), expected);
}

void TestRecognitionTokens::blocks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected"); // blocks joined by "¶", headings in front of "#"
    QTest::newRow("lines are paragraphs")
        << QByteArray("A title\n\nRain fell.\nSnow fell.\n") << QByteArray("#A title¶Rain fell.¶Snow fell.");
    QTest::newRow("broken lines")
        << QByteArray("The harbour was closed on Monday because of\nthe storm that came over the northern islands\n"
                      "and left two ships without any power until the\nmorning.\n\nNobody was hurt.")
        << QByteArray("The harbour was closed on Monday because of\nthe storm that came over the northern islands\n"
                      "and left two ships without any power until the\nmorning.¶Nobody was hurt.");
    QTest::newRow("a sentence that goes on")
        << QByteArray("Nobody in the whole village had expected\nthe storm to come back.")
        << QByteArray("Nobody in the whole village had expected\nthe storm to come back.");
    QTest::newRow("empty") << QByteArray("\n\n \n") << QByteArray();
}

void TestRecognitionTokens::blocks()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    ArticleParts parts;
    parts.text = text;
    const Article article(parts);
    QByteArray printedBlocks;
    for (const TextBlock &block : textBlocks(article)) {
        if (!printedBlocks.isEmpty())
            printedBlocks += "¶";
        printedBlocks += (block.heading ? "#" : "") + article.bytes(block.span).toByteArray();
    }
    QCOMPARE(printedBlocks, expected);
}

void TestRecognitionTokens::headerLinesAreNoStory()
{
    ArticleParts parts;
    parts.text = "date 2025-08-06 Rain fell in Lima.";
    parts.header.span = {0, 16};
    parts.header.publishedSpan = {5, 15};
    const Article article(parts);
    const std::vector<TextBlock> blocks = textBlocks(article);
    QCOMPARE(blocks.size(), std::size_t(1));
    QCOMPARE(article.bytes(blocks.front().span).toByteArray(), QByteArray("Rain fell in Lima."));
}

void TestRecognitionTokens::classesOfWords()
{
    ArticleParts parts;
    parts.text = "The mayor told Kraków, Krakow and New Delhi.";
    const Article article(parts);
    const Tokens tokens(view(article), textBlocks(article), lexicon());
    QVERIFY(tokens.is(0, WordClass::Determiner));
    QVERIFY(tokens.is(1, WordClass::Title));
    QVERIFY(tokens.is(2, WordClass::Say));
    QVERIFY(tokens.is(3, WordClass::Place)); // with its accent
    QVERIFY(tokens.is(5, WordClass::Place)); // without
    QVERIFY(tokens.entry(7).phraseWords >= 2);
    QVERIFY(!tokens.is(-1, WordClass::Place));
    QVERIFY(!tokens.is(tokens.count(), WordClass::Place));
    const GazetteerPlace *place = lexicon().place(tokens.entry(3));
    QVERIFY(place != nullptr);
    QCOMPARE(QByteArray(place->country, 2), QByteArray("PL"));
    QVERIFY(std::abs(place->latitude - 50.06f) < 0.1f);
}

QTEST_GUILESS_MAIN(TestRecognitionTokens)
#include "test_recognition_tokens.moc"
