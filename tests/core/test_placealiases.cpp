// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/characters.h"
#include "core/recognition/lexicon.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace bluepencil;
using namespace bluepencil::recognition;

/// Other names of towns and regions: which place a line of placealiases.tsv makes a sense of a word. The lists are our
/// own small ones.
class TestPlaceAliases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aliases_data();
    void aliases();
    void wellKnown();
    void aliasIsNoName();

private:
    static Lexicon loaded(const QTemporaryDir &folder, const QByteArray &aliases);
};

namespace {

/// "GB 82, CA 359": the senses of a word, in order.
QByteArray senses(const Lexicon &lexicon, const QByteArray &word)
{
    QByteArrayList found;
    lexicon.forEachPlace(lexicon.entry(lexicon.find(folded({word.constData(), static_cast<std::size_t>(word.size())}))),
                         [&](const GazetteerPlace &place) {
                             found.append(QByteArray(place.country, 2) + ' ' + QByteArray::number(place.population));
                         });
    std::sort(found.begin(), found.end());
    return found.join(", ");
}

} // namespace

Lexicon TestPlaceAliases::loaded(const QTemporaryDir &folder, const QByteArray &aliases)
{
    const auto write = [&](const char *name, const QByteArray &bytes) {
        QFile file(folder.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a list can't be written");
    };
    write("places.tsv", "Oldport\tGB\t82\t53.7\t-1.8\tENG\n"
                        "Oldport\tCA\t359\t44.6\t-63.5\tNS\n"
                        "Río Alto\tPE\t20\t-12.0\t-77.0\n");
    write("placealiases.tsv", aliases);
    return Lexicon::load([&](const QString &name) { return folder.filePath(name.section(u'/', -1)); });
}

void TestPlaceAliases::aliases_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *name, const char *line, const char *word, const char *found) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(word) << QByteArray(found);
    };
    row("another name", "Newport\tOldport\tGB", "Newport", "GB 82");
    row("of another country", "Newport\tOldport\tCA", "Newport", "CA 359");
    row("of a part", "Newport\tOldport\tCA\tNS", "newport", "CA 359");
    row("of another part", "Newport\tOldport\tCA\tON", "Newport", "");
    row("of a country that has none", "Newport\tOldport\tFR", "Newport", "");
    row("of a place that is not there", "Newport\tNowhere\tGB", "Newport", "");
    row("accents left out", "High River\tRio Alto\tPE", "High River", "PE 20");
    row("too few columns", "Newport\tOldport", "Newport", "");
    row("a name of two places", "Newport\tOldport\tGB\nNewport\tOldport\tCA", "Newport", "CA 359, GB 82");
    row("the place keeps its name", "Newport\tOldport\tGB", "Oldport", "CA 359, GB 82");
}

void TestPlaceAliases::aliases()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, word);
    QFETCH(QByteArray, found);
    const QTemporaryDir folder;
    QCOMPARE(senses(loaded(folder, line + '\n'), word), found);
}

/// A place's own name says which of several the world means.
void TestPlaceAliases::wellKnown()
{
    const QTemporaryDir folder;
    const Lexicon lexicon = loaded(folder, "Oldport\tOldport\tGB\n");
    int known = 0;
    lexicon.forEachPlace(lexicon.entry(lexicon.find("oldport")), [&](const GazetteerPlace &place) {
        known += place.wellKnown;
        QCOMPARE(place.wellKnown, std::string_view(place.country, 2) == "GB");
    });
    QCOMPARE(known, 1);
}

/// Another name has senses, but is not taken for a place's name by itself.
void TestPlaceAliases::aliasIsNoName()
{
    const QTemporaryDir folder;
    const Lexicon lexicon = loaded(folder, "Newport\tOldport\tGB\n");
    QVERIFY(lexicon.entry(lexicon.find("oldport")).is(WordClass::Place));
    QVERIFY(!lexicon.entry(lexicon.find("newport")).is(WordClass::Place));
}

QTEST_GUILESS_MAIN(TestPlaceAliases)
#include "test_placealiases.moc"
