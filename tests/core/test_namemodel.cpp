// SPDX-License-Identifier: GPL-3.0-or-later
// The name model's file and the search for the best row of tags.
#include "core/base/locations.h"
#include "core/recognition/namemodel.h"
#include "core/recognition/namemodelfile.h"
#include "core/recognition/namewords.h"
#include "core/recognition/rulesrecognizer.h"
#include "core/recognition/viterbi.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace bluepencil;
using namespace bluepencil::recognition;

namespace {

constexpr std::size_t rowCount = 3000;

quint64 keyOf(std::size_t number)
{
    return mixed(number + 1);
}

/// A weight that 8 bits with a power of two of the row hold exactly, or 0.
qint32 weightOf(std::size_t row, std::size_t tag)
{
    if ((row + tag) % 3 != 0)
        return 0;
    return (static_cast<qint32>((row * 31 + tag * 7) % 200) - 100) * (1 << row % 9);
}

NameModelParts someParts()
{
    NameModelParts parts;
    for (std::size_t row = 0; row < rowCount; ++row) {
        NameModelParts::Row one;
        one.key = keyOf(row);
        for (std::size_t tag = 0; tag < nameTagCount; ++tag)
            one.weights[tag] = weightOf(row, tag);
        parts.rows.push_back(one);
    }
    for (const char *word : {"alder", "brusk", "são"}) {
        NameModelParts::Word one;
        one.hash = knowledgeHash(word);
        one.facts.clusters = {63, 255, 1023, static_cast<quint16>(4000 + parts.words.size())};
        one.facts.rank = 14;
        one.facts.habit = WordHabit::ClusterTitle;
        parts.words.push_back(one);
    }
    parts.phrases.push_back({knowledgeHash("brusk"), SurnameBit | 3});
    parts.phrases.push_back({NameGazetteer::phraseHash(knowledgeHash("new"), knowledgeHash("alder")), CountryBit});
    parts.transitions.pair[outsideTag][nameTag(NameLabel::Place, NamePart::Single)] = -77;
    parts.transitions.first[outsideTag] = 12;
    return parts;
}

QString write(const QTemporaryDir &folder, const QByteArray &bytes)
{
    QFile file(folder.filePath(QStringLiteral("names.model")));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a fixture");
    return file.fileName();
}

bool isLegal(const std::vector<NameTag> &tags)
{
    NameTag before = outsideTag;
    for (const NameTag tag : tags) {
        if (!mayFollow(before, tag))
            return false;
        before = tag;
    }
    return !goesOn(before);
}

qint64 scoreOf(const std::vector<NameTag> &tags, const std::vector<TagScores> &scores, const TagTransitions &steps)
{
    qint64 sum = 0;
    for (std::size_t i = 0; i < tags.size(); ++i)
        sum += scores[i][tags[i]] + (i == 0 ? steps.first[tags[i]] : steps.pair[tags[i - 1]][tags[i]]);
    return sum;
}

} // namespace

class TestNameModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tagsFollow();
    void viterbiIsLegal();
    void viterbiIsBest();
    void viterbiKeepsOutside();
    void roundTrip();
    void sameBytes();
    void damaged_data();
    void damaged();
    void everyFlippedByteIsNoticed();
    void missing();
    void withoutModel_data();
    void withoutModel();
    void shippedModel();
};

void TestNameModel::tagsFollow()
{
    const NameTag begin = nameTag(NameLabel::Person, NamePart::Begin);
    QVERIFY(mayFollow(begin, nameTag(NameLabel::Person, NamePart::End)));
    QVERIFY(mayFollow(begin, nameTag(NameLabel::Person, NamePart::Inside)));
    QVERIFY(!mayFollow(begin, nameTag(NameLabel::Place, NamePart::End)));
    QVERIFY(!mayFollow(begin, outsideTag));
    QVERIFY(!mayFollow(begin, begin));
    QVERIFY(!mayFollow(outsideTag, nameTag(NameLabel::Other, NamePart::Inside)));
    QVERIFY(mayFollow(nameTag(NameLabel::Place, NamePart::Single), begin));
    for (const NameLabel label : {NameLabel::Person, NameLabel::Place, NameLabel::Organization, NameLabel::Other}) {
        for (const NamePart part : {NamePart::Begin, NamePart::Inside, NamePart::End, NamePart::Single}) {
            const NameTag tag = nameTag(label, part);
            QVERIFY(tag > 0 && tag < nameTagCount);
            QVERIFY(labelOf(tag) == label);
            QVERIFY(partOf(tag) == part);
        }
    }
}

void TestNameModel::viterbiIsLegal()
{
    QRandomGenerator random(7);
    Viterbi viterbi;
    for (int run = 0; run < 300; ++run) {
        std::vector<TagScores> scores(static_cast<std::size_t>(random.bounded(1, 30)));
        std::vector<quint8> active(scores.size());
        TagTransitions steps;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            active[i] = random.bounded(4) != 0;
            for (qint32 &score : scores[i])
                score = random.bounded(-1000, 1000);
        }
        for (TagScores &row : steps.pair) {
            for (qint32 &score : row)
                score = random.bounded(-1000, 1000);
        }
        const std::vector<NameTag> &tags = viterbi.best(scores, active, steps);
        QCOMPARE(tags.size(), scores.size());
        QVERIFY(isLegal(tags));
        for (std::size_t i = 0; i < tags.size(); ++i)
            QVERIFY(active[i] != 0 || tags[i] == outsideTag);
    }
    QVERIFY(viterbi.best({}, {}, {}).empty());
}

/// Against all rows of three tags.
void TestNameModel::viterbiIsBest()
{
    QRandomGenerator random(11);
    Viterbi viterbi;
    for (int run = 0; run < 20; ++run) {
        std::vector<TagScores> scores(3);
        TagTransitions steps;
        for (TagScores &row : scores) {
            for (qint32 &score : row)
                score = random.bounded(-100, 100);
        }
        for (TagScores &row : steps.pair) {
            for (qint32 &score : row)
                score = random.bounded(-100, 100);
        }
        for (qint32 &score : steps.first)
            score = random.bounded(-100, 100);
        qint64 best = std::numeric_limits<qint64>::min();
        for (NameTag a = 0; a < nameTagCount; ++a) {
            for (NameTag b = 0; b < nameTagCount; ++b) {
                for (NameTag c = 0; c < nameTagCount; ++c) {
                    if (isLegal({a, b, c}))
                        best = std::max(best, scoreOf({a, b, c}, scores, steps));
                }
            }
        }
        const std::vector<NameTag> tags = viterbi.best(scores, std::vector<quint8>(3, 1), steps);
        QCOMPARE(scoreOf(tags, scores, steps), best);
    }
}

void TestNameModel::viterbiKeepsOutside()
{
    std::vector<TagScores> scores(2);
    scores[0][nameTag(NameLabel::Person, NamePart::Begin)] = 100;
    scores[1][nameTag(NameLabel::Person, NamePart::End)] = 100;
    Viterbi viterbi;
    QCOMPARE(
        viterbi.best(scores, std::vector<quint8>{1, 1}, {}),
        (std::vector<NameTag>{nameTag(NameLabel::Person, NamePart::Begin), nameTag(NameLabel::Person, NamePart::End)}));
    // No name can be where nothing is active, nor half of one.
    QCOMPARE(viterbi.best(scores, std::vector<quint8>{1, 0}, {}), (std::vector<NameTag>{outsideTag, outsideTag}));
}

void TestNameModel::roundTrip()
{
    const QTemporaryDir folder;
    const auto model = NameModel::open(write(folder, modelBytes(someParts())));
    QVERIFY2(model.ok(), model.ok() ? "" : qPrintable(model.error().message));
    for (std::size_t row = 0; row < rowCount; ++row) {
        TagScores scores{};
        (*model)->weights().add(keyOf(row), scores);
        for (std::size_t tag = 0; tag < nameTagCount; ++tag)
            QCOMPARE(scores[tag], weightOf(row, tag));
    }
    qint64 strange = 0; // keys that the model does not have
    for (std::size_t row = rowCount; row < 3 * rowCount; ++row) {
        TagScores scores{};
        (*model)->weights().add(keyOf(row), scores);
        strange += scores != TagScores{};
    }
    QVERIFY2(strange < 5, qPrintable(QString::number(strange)));
    const WordFacts facts = (*model)->clusters().find(knowledgeHash("São"));
    QVERIFY(facts.known);
    QCOMPARE(facts.clusters, (std::array<quint16, 4>{63, 255, 1023, 4002}));
    QCOMPARE(facts.rank, quint8(14));
    QVERIFY(facts.habit == WordHabit::ClusterTitle);
    QVERIFY(!(*model)->clusters().find(knowledgeHash("sorel")).known);
    QCOMPARE((*model)->gazetteer().find(knowledgeHash("Brusk")), quint16(SurnameBit | 3));
    QCOMPARE((*model)->gazetteer().find(NameGazetteer::phraseHash(knowledgeHash("New"), knowledgeHash("Alder"))),
             quint16(CountryBit));
    QCOMPARE((*model)->gazetteer().find(knowledgeHash("new")), quint16(0));
    QCOMPARE((*model)->transitions().pair[outsideTag][nameTag(NameLabel::Place, NamePart::Single)], -77);
    QCOMPARE((*model)->transitions().first[outsideTag], 12);
}

void TestNameModel::sameBytes()
{
    NameModelParts turned = someParts();
    std::reverse(turned.rows.begin(), turned.rows.end());
    std::reverse(turned.words.begin(), turned.words.end());
    QCOMPARE(modelBytes(turned), modelBytes(someParts()));
}

void TestNameModel::damaged_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const QByteArray whole = modelBytes(someParts());
    const auto changed = [&](qsizetype at, char by) {
        QByteArray bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] + by);
        return bytes;
    };
    const QString cut = QStringLiteral("cut short");
    QTest::newRow("empty") << QByteArray() << ErrorCode::Damaged << cut;
    QTest::newRow("half a header") << whole.left(40) << ErrorCode::Damaged << cut;
    QTest::newRow("only the header") << whole.left(qsizetype(sizeof(NameModelHeader))) << ErrorCode::Damaged << cut;
    QTest::newRow("half") << whole.left(whole.size() / 2) << ErrorCode::Damaged << cut;
    QTest::newRow("last byte gone") << whole.chopped(1) << ErrorCode::Damaged << cut;
    QTest::newRow("a byte more") << whole + 'x' << ErrorCode::Damaged << cut;
    QTest::newRow("another file") << QByteArray(5000, 'x') << ErrorCode::Damaged << QStringLiteral("not a name model");
    QTest::newRow("another version") << changed(offsetof(NameModelHeader, version), 1) << ErrorCode::Newer
                                     << QStringLiteral("version 2");
    QTest::newRow("a weight changed") << changed(whole.size() / 4, 1) << ErrorCode::Damaged
                                      << QStringLiteral("checksum");
    // Sizes are not under the checksum, and checked one by one.
    QTest::newRow("a huge section") << changed(offsetof(NameModelHeader, sections) + 7, 0x70) << ErrorCode::Damaged
                                    << QStringLiteral("sections");
    QTest::newRow("a small section") << changed(offsetof(NameModelHeader, sections) + 8, -4) << ErrorCode::Damaged
                                     << QStringLiteral("sections");
}

void TestNameModel::damaged()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    const QTemporaryDir folder;
    const auto model = NameModel::open(write(folder, bytes));
    QVERIFY(!model.ok());
    QCOMPARE(model.error().code, code);
    QVERIFY2(model.error().message.contains(says), qPrintable(model.error().message));
    QVERIFY(!model.error().message.endsWith(u'.') && !model.error().message.contains(u'\n'));
}

void TestNameModel::everyFlippedByteIsNoticed()
{
    const QByteArray whole = modelBytes({});
    QVERIFY(NameModel::fromBytes(whole).ok());
    for (qsizetype at = 0; at < whole.size(); at += at < 2000 ? 1 : 997) {
        QByteArray bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
        const bool reserved =
            at >= qsizetype(offsetof(NameModelHeader, reserved)) && at < qsizetype(offsetof(NameModelHeader, size));
        QCOMPARE(NameModel::fromBytes(bytes).ok(), reserved);
    }
}

void TestNameModel::missing()
{
    const QTemporaryDir folder;
    const auto model = NameModel::open(folder.filePath(QStringLiteral("absent.model")));
    QVERIFY(!model.ok());
    QCOMPARE(model.error().code, ErrorCode::NotFound);
}

void TestNameModel::withoutModel_data()
{
    QTest::addColumn<int>("keep"); // bytes of the model; −1: no file
    QTest::newRow("missing") << -1;
    QTest::newRow("empty") << 0;
    QTest::newRow("cut short") << 100'000;
}

/// One sentence, and the rest works: names by rules, quotes, dates.
void TestNameModel::withoutModel()
{
    QFETCH(int, keep);
    const QTemporaryDir folder;
    QString path;
    if (keep >= 0)
        path = write(folder, QByteArray(keep, '\0'));
    const auto recognizer = makeTrainedRecognizer(
        [&](const QString &name) { return name.endsWith(QLatin1String("names.model")) ? path : findData(name); });
    QCOMPARE(recognizer->problems().size(), 1);
    QVERIFY2(recognizer->problems().first().contains(QLatin1String("name model")),
             qPrintable(recognizer->problems().first()));
    ArticleParts parts;
    parts.text = "President Maria Ortega left on 6 August 2025. “Nobody told us about it,” she said.";
    const Recognition found = recognizer->recognize(Article(parts)).value();
    QCOMPARE(found.recognizer, QStringLiteral("rules/1"));
    QCOMPARE(found.mentions.size(), 2);
    QCOMPARE(found.mentions[0].label, QStringLiteral("person"));
    QCOMPARE(found.mentions[1].value, QStringLiteral("2025-08-06"));
    QCOMPARE(found.quotes.size(), 1);
}

void TestNameModel::shippedModel()
{
    const QString path = findData(QStringLiteral("recognition/names.model"));
    QVERIFY(!path.isEmpty());
    const auto model = NameModel::open(path);
    QVERIFY2(model.ok(), model.ok() ? "" : qPrintable(model.error().message));
    QVERIFY2((*model)->size() < 9'500'000, "the model grows");
    const auto recognizer = makeTrainedRecognizer(findData);
    QCOMPARE(recognizer->problems(), QStringList());
}

QTEST_GUILESS_MAIN(TestNameModel)
#include "test_namemodel.moc"
