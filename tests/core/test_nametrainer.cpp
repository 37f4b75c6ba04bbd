// SPDX-License-Identifier: GPL-3.0-or-later
// Training the name tagger from small texts of our own.
#include "core/base/locations.h"
#include "core/recognition/nametrainer.h"
#include "core/recognition/trainednametagger.h"
#include "core/recognition/trainingsentences.h"
#include "core/recognition/wordsources.h"
#include "tests/support/markednotation.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace bluepencil;
using namespace bluepencil::recognition;
using namespace bluepencil::test;

namespace {

const Lexicon &lexicon()
{
    static const Lexicon lists = Lexicon::load(findData);
    return lists;
}

/// Sentences made from a few patterns: people speak, towns lie, firms are sold.
QByteArray columns()
{
    const QByteArrayList surnames = {"Brusk", "Ortega", "Lund", "Sorel", "Miller", "Ulv"};
    const QByteArrayList towns = {"Alder", "Torn", "Lima", "Marsk", "Orlo", "Vest"};
    QByteArray text;
    for (const QByteArray &surname : surnames) {
        for (const QByteArray &town : towns) {
            text += "Mr.\tO\n" + surname + "\tB-PER\nsaid\tO\nso\tO\n.\tO\n\n";
            text += "It\tO\nrained\tO\nin\tO\nNew\tB-LOC\n" + town + "\tI-LOC\n.\tO\n\n";
            text += "The\tO\n" + town + "\tB-ORG\nMining\tI-ORG\nCompany\tI-ORG\nwas\tO\nsold\tO\n.\tO\n\n";
            text += "The\tO\n" + town + "\tB-MISC\nGames\tI-MISC\nbegan\tO\n.\tO\n\n";
        }
    }
    return text;
}

class Folder
{
public:
    QString put(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a fixture");
        return file.fileName();
    }
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private:
    QTemporaryDir m_folder;
};

QByteArray trained(const std::vector<TrainingText> &texts, quint64 seed)
{
    TrainingOptions options;
    options.seed = seed;
    options.rounds = 5;
    options.runs = 2;
    return modelBytes(trainNames(texts, lexicon(), {}, {}, options));
}

QByteArray tagged(const QByteArray &model, const QByteArray &text)
{
    const TrainedNameTagger tagger(NameModel::fromBytes(model).value());
    ArticleParts parts;
    parts.text = text;
    const Article article(parts);
    const Tokens tokens(view(article), textBlocks(article), lexicon());
    QList<MarkedSpan> marks;
    for (const Name &name : tagger.tag(tokens, {}))
        marks.append({tokens.span(name.first, name.end), toString(name.label).toUtf8()});
    return printMarked(text, marks);
}

QByteArray notation(const TrainingText &text)
{
    QList<MarkedSpan> marks;
    for (const TrainingText::KnownName &name : text.names)
        marks.append({name.span, toString(name.label).toUtf8()});
    return printMarked(QByteArray::fromStdString(text.text), marks);
}

} // namespace

class TestNameTrainer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void readsColumns();
    void readsLines();
    void refuses_data();
    void refuses();
    void cutsLikeTheProgram();
    void learns_data();
    void learns();
    void sameModelTwice();
    void learnsHabits();
    void marksKnownOrganizations();
    void readsWordSources();
    void refusesWordSources();
};

void TestNameTrainer::readsColumns()
{
    const Folder folder;
    const auto texts = readColumns(
        folder.put("a.conll", "-DOCSTART-\tO\n\nAna\tNNP\tB-PER\nRuiz\tNNP\tI-PER\ndid\tVB\tO\nn't\tRB\tO\r\n\n\n"
                              "Lima\tx\tS-GPE\nAlder\tx\tB-ORG\nBoard\tx\tE-ORG\nCup\tx\tI-Misc\nit\tx\tO\n's\tx\tO\n"),
        3);
    QVERIFY2(texts.ok(), texts.ok() ? "" : qPrintable(texts.error().message));
    QCOMPARE(texts->size(), std::size_t(1));
    QCOMPARE(texts->front().source, 3);
    QCOMPARE(notation(texts->front()), QByteArray("[[person|Ana Ruiz]] didn't\n"
                                                  "[[place|Lima]] [[organization|Alder Board]] [[other|Cup]] it's\n"));
    QCOMPARE(texts->front().blocks.size(), std::size_t(2));
}

void TestNameTrainer::readsLines()
{
    const Folder folder;
    const auto texts = readAnnotatedLines(
        folder.put("a.jsonl", R"({"text":"🚢 Ana Ruiz sailed.","entities":[{"start":2,"end":10,"label":"Person"},)"
                              R"({"start":6,"end":10,"label":"LOC"},{"start":11,"end":17,"label":"Date"}]})"
                              "\n\n"
                              R"({"text":"Nothing here."})"
                              "\n"),
        0);
    QVERIFY2(texts.ok(), texts.ok() ? "" : qPrintable(texts.error().message));
    QCOMPARE(texts->size(), std::size_t(2));
    QCOMPARE(notation(texts->front()), QByteArray("🚢 [[person|Ana Ruiz]] sailed."));
    QVERIFY(texts->back().names.empty());
}

void TestNameTrainer::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *title, const char *name, const char *content, ErrorCode code, const char *says) {
        QTest::newRow(title) << QString::fromLatin1(name) << QByteArray(content) << code << QString::fromLatin1(says);
    };
    row("unknown label", "a.conll", "Ana\tB-PER\nx\tB-SHIP\n", ErrorCode::Damaged, "Line 2");
    row("no tag", "a.conll", "Ana\tB-PER\nRuiz\n", ErrorCode::Damaged, "Line 2");
    row("no token", "a.conll", "\tO\n", ErrorCode::Damaged, "Line 1");
    row("odd tag", "a.conll", "Ana\tPER\n", ErrorCode::Damaged, "Line 1");
    row("empty", "a.conll", "", ErrorCode::Empty, "empty");
    row("only line ends", "a.conll", "\n\n", ErrorCode::Empty, "empty");
    row("empty lines", "a.jsonl", "\n", ErrorCode::Empty, "empty");
    row("no JSON", "a.jsonl", "{\"text\":\"a\"}\n{", ErrorCode::Damaged, "Line 2");
    row("no text", "a.jsonl", "{\"entities\":[]}", ErrorCode::Damaged, "Line 1");
    row("outside", "a.jsonl", R"({"text":"Ana","entities":[{"start":0,"end":4,"label":"PER"}]})", ErrorCode::Damaged,
        "Line 1");
    row("turned", "a.jsonl", R"({"text":"Ana","entities":[{"start":2,"end":1,"label":"PER"}]})", ErrorCode::Damaged,
        "Line 1");
    row("below 0", "a.jsonl", R"({"text":"Ana","entities":[{"start":-1,"end":1,"label":"PER"}]})", ErrorCode::Damaged,
        "Line 1");
    row("no offsets", "a.jsonl", R"({"text":"Ana","entities":[{"label":"PER"}]})", ErrorCode::Damaged, "Line 1");
}

void TestNameTrainer::refuses()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    const Folder folder;
    const auto read = name.endsWith(QLatin1String(".jsonl")) ? readAnnotatedLines : readColumns;
    const auto texts = read(folder.put(name.toLatin1().constData(), content), 0);
    QVERIFY(!texts.ok());
    QCOMPARE(texts.error().code, code);
    QVERIFY2(texts.error().message.contains(says), qPrintable(texts.error().message));
    const auto absent = read(folder.path("absent"), 0);
    QVERIFY(!absent.ok());
    QCOMPARE(absent.error().code, ErrorCode::NotFound);
}

/// Tags stand on the program's own tokens, whatever the columns cut.
void TestNameTrainer::cutsLikeTheProgram()
{
    const Folder folder;
    QByteArray rows = "The\tO\nU.S.-led\tO\ntroops\tO\nleft\tO\nAna\tB-PER\n's\tO\nhouse\tO\n.\tO\n\n";
    for (int i = 0; i < 6; ++i)
        rows += "It\tO\nrained\tO\nin\tO\nthe\tO\nU.S.\tB-LOC\n.\tO\n\n";
    const auto texts = readColumns(folder.put("a.conll", rows), 0);
    const std::vector<TaggedText> tagged = tagTexts(*texts, lexicon());
    const Tokens &tokens = *tagged.front().tokens;
    QByteArray line;
    for (qint32 i = 0; i < tokens.sentences().front().end; ++i)
        line += QByteArray(tokens.word(i).data(), static_cast<qsizetype>(tokens.word(i).size())) + '/' +
                QByteArray::number(tagged.front().tags[static_cast<std::size_t>(i)]) + ' ';
    const QByteArray place = QByteArray::number(nameTag(NameLabel::Place, NamePart::Single));
    const QByteArray person = QByteArray::number(nameTag(NameLabel::Person, NamePart::Single));
    QCOMPARE(line, "The/0 U.S./" + place + " -/0 led/0 troops/0 left/0 Ana/" + person + " 's/0 house/0 ./0 ");
}

void TestNameTrainer::learns_data()
{
    QTest::addColumn<QByteArray>("notation");
    QTest::newRow("seen") << QByteArray("Mr. [[person|Brusk]] said so.");
    QTest::newRow("unseen person") << QByteArray("Mr. [[person|Halvar]] said so.");
    QTest::newRow("unseen place") << QByteArray("It rained in [[place|New Bergen]].");
    QTest::newRow("unseen firm") << QByteArray("The [[organization|Bergen Mining Company]] was sold.");
    QTest::newRow("others are not told") << QByteArray("The Bergen Games began.");
    QTest::newRow("none") << QByteArray("it rained and nobody said so.");
}

void TestNameTrainer::learns()
{
    QFETCH(QByteArray, notation);
    static const Folder folder;
    static const QByteArray model = trained(*readColumns(folder.put("a.conll", columns()), 0), 1);
    QCOMPARE(tagged(model, parseMarked(notation).text), notation);
}

void TestNameTrainer::sameModelTwice()
{
    const Folder folder;
    const auto texts = readColumns(folder.put("a.conll", columns()), 0);
    const QByteArray once = trained(*texts, 1);
    QVERIFY(once.size() > 1000);
    QCOMPARE(trained(*texts, 1), once);
    QVERIFY(trained(*texts, 2) != once);
}

void TestNameTrainer::learnsHabits()
{
    const Folder folder;
    QByteArray rows;
    for (int i = 0; i < 4; ++i)
        rows += "It\tO\nwas\tO\nAlder\tO\nNATO\tO\nwater\tO\nalder\tO\nOslo\tO\n\n";
    const auto texts = readColumns(folder.put("a.conll", rows), 0);
    std::vector<NameModelParts::Word> words;
    for (const char *word : {"alder", "nato", "water", "oslo", "unseen", "strange"}) {
        NameModelParts::Word one;
        one.hash = knowledgeHash(word);
        one.facts.clusters = {1, 1, 1, static_cast<quint16>(words.size() == 4 ? 3 : words.size())}; // unseen with oslo
        words.push_back(one);
    }
    learnHabits(tagTexts(*texts, lexicon()), words);
    const std::array<WordHabit, 6> expected = {WordHabit::Mixed, WordHabit::Capitals,     WordHabit::Small,
                                               WordHabit::Title, WordHabit::ClusterTitle, WordHabit::Unknown};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(words[i].facts.habit == expected[i]);
}

void TestNameTrainer::marksKnownOrganizations()
{
    const Folder folder;
    const auto texts = readColumns(
        folder.put("a.conll", "The\tO\nAlder\tO\nRoad\tO\nBoard\tO\nmet\tO\nAna\tB-PER\nAlder\tI-PER\nRoad\tI-PER\n\n"),
        0);
    std::vector<TaggedText> tagged = tagTexts(*texts, lexicon());
    WordSources sources(lexicon());
    QVERIFY(sources.read(folder.put("known.txt", "organization: Alder Road Board, Ana, Alder Road\n")).ok());
    NameModelParts parts;
    parts.phrases = sources.takePhrases();
    const auto model = NameModel::fromBytes(modelBytes(parts));
    markKnownOrganizations(tagged, (*model)->gazetteer());
    const auto organization = [](NamePart part) { return nameTag(NameLabel::Organization, part); };
    QCOMPARE(tagged.front().tags,
             (std::vector<NameTag>{outsideTag, organization(NamePart::Begin), organization(NamePart::Inside),
                                   organization(NamePart::End), outsideTag, nameTag(NameLabel::Person, NamePart::Begin),
                                   nameTag(NameLabel::Person, NamePart::Inside),
                                   nameTag(NameLabel::Person, NamePart::End)}));
}

void TestNameTrainer::readsWordSources()
{
    const Folder folder;
    WordSources sources(lexicon());
    for (const QString &path :
         {folder.put("words.tsv", "word\tk64\tk256\tk1024\tk4096\nthe\t1\t2\t3\t4\nalder\t5\t6\t7\t4095\n"),
          folder.put("places.tsv", "name\tcountry\tadmin1\tfeature\tpopulation\tlat\tlon\tgeonameid\n"
                                   "Alder\tXX\t1\tPPL\t20000\t0\t0\t1\nNew Alder\tXX\t1\tPPL\t9000000\t0\t0\t2\n"),
          folder.put("regions.tsv", "name\tcode\tkind\nAlderland\tAL\tcountry\nTorn\t\tregion\nVest\tAL-1\tprovince\n"),
          folder.put("names.tsv", "name\tfemale\tmale\nana\t5\t1\n"),
          folder.put("surnames_world.tsv", "romanized\tlocal\tcountry\tgender\nAlder\tAlder\tXX\t\n"),
          folder.put("demonyms.tsv", "adjective_or_demonym\nAldish\n"),
          folder.put("list.txt", "# ours\ntitle: burgomaster\nperson: singer\norganization: Alder Board\n")}) {
        const auto done = sources.read(path);
        QVERIFY2(done.ok(), done.ok() ? "" : qPrintable(done.error().message));
    }
    NameModelParts parts;
    parts.words = sources.takeWords();
    parts.phrases = sources.takePhrases();
    QCOMPARE(parts.words.size(), std::size_t(2));
    QCOMPARE(parts.words[1].facts.clusters, (std::array<quint16, 4>{5, 6, 7, 4095}));
    const auto model = NameModel::fromBytes(modelBytes(parts));
    const auto classes = [&](std::initializer_list<const char *> words) {
        quint64 phrase = 0;
        for (const char *word : words)
            phrase = NameGazetteer::phraseHash(phrase, knowledgeHash(word));
        return int((*model)->gazetteer().find(phrase));
    };
    QCOMPARE(classes({"Alder"}), SurnameBit | 2);
    QCOMPARE(classes({"New", "Alder"}), 7);
    QCOMPARE(classes({"Alderland"}), int(CountryBit));
    QCOMPARE(classes({"Torn"}), int(RegionBit));
    QCOMPARE(classes({"Vest"}), int(SubregionBit));
    QCOMPARE(classes({"Ana"}), int(ForenameBit));
    QCOMPARE(classes({"Aldish"}), int(DemonymBit));
    QCOMPARE(classes({"burgomaster"}), int(TitleBit));
    QCOMPARE(classes({"singer"}), 0);
    QCOMPARE(classes({"Alder", "Board"}), int(OrganizationBit));
}

void TestNameTrainer::refusesWordSources()
{
    const Folder folder;
    WordSources sources(lexicon());
    const auto unknown = sources.read(folder.put("a.tsv", "colour\tprice\nred\t5\n"));
    QVERIFY(!unknown.ok());
    QCOMPARE(unknown.error().code, ErrorCode::Damaged);
    const auto absent = sources.read(folder.path("absent.tsv"));
    QVERIFY(!absent.ok());
    QCOMPARE(absent.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestNameTrainer)
#include "test_nametrainer.moc"
