// SPDX-License-Identifier: GPL-3.0-or-later
// Places counted in bytes, code points, UTF-16 units and file bytes, each against counting them one by one.
#include "core/text/offsetmap.h"
#include "core/text/utf8.h"

#include "tests/support/randomtext.h"

#include <QTest>

#include <vector>

using namespace bluepencil;
using namespace testsupport;

namespace {

/// One code point of a text and where it is in every unit.
struct Place {
    qint32 byte = 0;
    qint32 codePoint = 0;
    qint32 utf16 = 0;
};

/// Every code point of the text, and its end.
std::vector<Place> placesOf(const QByteArray &text)
{
    std::vector<Place> places{{}};
    for (const uint code : utf8::toString(text).toUcs4()) {
        Place next = places.back();
        next.byte += static_cast<qint32>(utf8Of(code).size());
        next.codePoint += 1;
        next.utf16 += code > 0xffff ? 2 : 1;
        places.push_back(next);
    }
    return places;
}

/// The units that every article knows, without a map.
void compareUnits(const QByteArray &text, const std::vector<Place> &places)
{
    const Utf16Index index(text);
    QCOMPARE(index.units(), places.back().utf16);
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
        for (qint32 byte = places[i].byte; byte < places[i + 1].byte; ++byte)
            QCOMPARE(index.unitFromByte(text, byte), places[i].utf16);
        for (qint32 unit = places[i].utf16; unit < places[i + 1].utf16; ++unit)
            QCOMPARE(index.byteFromUnit(text, unit), places[i].byte);
    }
    for (const qint32 behind : {0, 1, 5000}) {
        QCOMPARE(index.unitFromByte(text, places.back().byte + behind), places.back().utf16);
        QCOMPARE(index.byteFromUnit(text, places.back().utf16 + behind), places.back().byte);
    }
    QCOMPARE(index.unitFromByte(text, -1), 0);
    QCOMPARE(index.byteFromUnit(text, -1), 0);
}

void compareWithCounting(const OffsetMap &map, const QByteArray &text)
{
    const std::vector<Place> places = placesOf(text);
    QCOMPARE(map.codePoints(), places.back().codePoint);
    QCOMPARE(map.utf16Units(), places.back().utf16);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Place &place = places[i];
        QCOMPARE(map.codePointFromByte(place.byte), place.codePoint);
        QCOMPARE(map.utf16FromByte(place.byte), place.utf16);
        QCOMPARE(map.byteFromCodePoint(place.codePoint), place.byte);
        QCOMPARE(map.byteFromUtf16(place.utf16), place.byte);
        // Places inside a code point go back to its beginning.
        const Place &next = places[std::min(i + 1, places.size() - 1)];
        for (qint32 byte = place.byte + 1; byte < next.byte; ++byte) {
            QCOMPARE(map.codePointFromByte(byte), place.codePoint);
            QCOMPARE(map.utf16FromByte(byte), place.utf16);
        }
        if (next.utf16 - place.utf16 == 2)
            QCOMPARE(map.byteFromUtf16(place.utf16 + 1), place.byte);
    }
    compareUnits(text, places);
    // Outside the text they are clamped.
    QCOMPARE(map.codePointFromByte(-7), 0);
    QCOMPARE(map.utf16FromByte(-7), 0);
    QCOMPARE(map.byteFromCodePoint(-7), 0);
    QCOMPARE(map.byteFromUtf16(-7), 0);
    const Place &end = places.back();
    QCOMPARE(map.codePointFromByte(end.byte + 700), end.codePoint);
    QCOMPARE(map.utf16FromByte(end.byte + 700), end.utf16);
    QCOMPARE(map.byteFromCodePoint(end.codePoint + 700), end.byte);
    QCOMPARE(map.byteFromUtf16(end.utf16 + 700), end.byte);
}

/// A text, how it lay in a file, and where each of its code points began there.
struct FiledText {
    ArticleParts parts;
    std::vector<std::pair<qint32, qint64>> places; ///< text byte, file byte
    qint64 fileSize = 0;
};

FiledText randomFile(SourceInfo::Unit unit, QRandomGenerator &random)
{
    FiledText made;
    SourceInfo &source = made.parts.source;
    QByteArray &text = made.parts.text;
    source.unit = unit;
    source.bomBytes = random.bounded(2) == 0 ? 0 : unit == SourceInfo::Unit::Utf16 ? 2 : 3;
    made.fileSize = source.bomBytes;
    const int unitBytes = unit == SourceInfo::Unit::Utf16 ? 2 : 1;
    const auto add = [&](const QByteArray &piece, qint64 inFile, bool patched) {
        const auto at = static_cast<qint32>(text.size());
        made.places.emplace_back(at, made.fileSize);
        if (patched)
            source.patches.push_back({at, static_cast<qint32>(piece.size()), static_cast<qint32>(inFile)});
        text += piece;
        made.fileSize += inFile;
    };
    const int pieces = 1 + random.bounded(300);
    for (int i = 0; i < pieces; ++i) {
        const int kind = random.bounded(10);
        if (kind == 0) {
            add("\n", unitBytes, false);
        } else if (kind == 1) {
            add("\n", 2 * unitBytes, true); // was CR LF
        } else if (kind == 2 && unit != SourceInfo::Unit::SingleByte) {
            add("\xef\xbf\xbd", unit == SourceInfo::Unit::Utf8 ? 1 + random.bounded(4) : 1, true); // was no text
        } else {
            for (const uint code : utf8::toString(anyOf(hardPieces(), random)).toUcs4()) {
                const QByteArray piece = utf8Of(code);
                const qint64 inFile = unit == SourceInfo::Unit::Utf8    ? piece.size()
                                      : unit == SourceInfo::Unit::Utf16 ? (code > 0xffff ? 4 : 2)
                                                                        : 1;
                add(piece, inFile, false);
            }
        }
    }
    made.places.emplace_back(static_cast<qint32>(text.size()), made.fileSize);
    return made;
}

} // namespace

class TestTextOffsets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theHeadersExample();
    void countsOfRandomText();
    void countsOverCheckpoints_data();
    void countsOverCheckpoints();
    void filePlaces_data();
    void filePlaces();
    void filePlacesUnknown();
};

void TestTextOffsets::theHeadersExample()
{
    const QByteArray text("a\xc3\xa9\xf0\x9f\x9a\xa2z");
    compareWithCounting(OffsetMap(QByteArrayView(text)), text);
    const OffsetMap map{QByteArrayView(text)};
    QCOMPARE(map.codePointFromByte(7), 3);
    QCOMPARE(map.utf16FromByte(7), 4);
    QCOMPARE(map.byteFromUtf16(3), 3); // inside the pair
}

void TestTextOffsets::countsOfRandomText()
{
    for (int seed = 1; seed <= rounds(200, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const QByteArray text = randomText(random, random.bounded(random.bounded(4) == 0 ? 900 : 40));
        compareWithCounting(OffsetMap(QByteArrayView(text)), text);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void TestTextOffsets::countsOverCheckpoints_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("ASCII") << QByteArray("harbour ").repeated(300);
    for (int shift = 0; shift < 4; ++shift) // every way a code point can lie across a block's edge
        QTest::addRow("ships, %d bytes on", shift)
            << QByteArray(shift, 'a') + QByteArray("\xf0\x9f\x9a\xa2").repeated(3000);
    for (const int size : {511, 512, 513, 1023, 1024, 1025, 4095, 4096, 4097, 8192})
        QTest::addRow("%d bytes, the last not ASCII", size) << QByteArray(size - 2, 'a') + "\xc3\xa9";
    QTest::newRow("only the first is not ASCII") << QByteArray("\xc3\xa9") + QByteArray(5000, 'a');
}

void TestTextOffsets::countsOverCheckpoints()
{
    QFETCH(QByteArray, text);
    compareWithCounting(OffsetMap(QByteArrayView(text)), text);
}

void TestTextOffsets::filePlaces_data()
{
    QTest::addColumn<SourceInfo::Unit>("unit");
    QTest::newRow("UTF-8") << SourceInfo::Unit::Utf8;
    QTest::newRow("UTF-16") << SourceInfo::Unit::Utf16;
    QTest::newRow("one byte a character") << SourceInfo::Unit::SingleByte;
}

void TestTextOffsets::filePlaces()
{
    QFETCH(SourceInfo::Unit, unit);
    for (int seed = 1; seed <= rounds(200, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const FiledText made = randomFile(unit, random);
        const OffsetMap map{Article(made.parts)};
        for (std::size_t i = 0; i < made.places.size(); ++i) {
            const auto [byte, fileByte] = made.places[i];
            QCOMPARE(map.fileFromByte(byte), std::optional<qint64>(fileByte));
            QCOMPARE(map.byteFromFile(fileByte), std::optional<qint32>(byte));
            if (i + 1 == made.places.size())
                break;
            // Inside a code point, a CR LF or replaced bytes: back to their beginning.
            for (qint32 inside = byte + 1; inside < made.places[i + 1].first; ++inside)
                QCOMPARE(map.fileFromByte(inside), std::optional<qint64>(fileByte));
            for (qint64 inside = fileByte + 1; inside < made.places[i + 1].second; ++inside)
                QCOMPARE(map.byteFromFile(inside), std::optional<qint32>(byte));
        }
        for (qint64 mark = -2; mark < made.parts.source.bomBytes; ++mark)
            QCOMPARE(map.byteFromFile(mark), std::optional<qint32>(0));
        QCOMPARE(map.byteFromFile(made.fileSize + 9), std::optional<qint32>(made.places.back().first));
        QCOMPARE(map.fileFromByte(-9), std::optional<qint64>(made.parts.source.bomBytes));
        QCOMPARE(map.fileFromByte(made.places.back().first + 9), std::optional<qint64>(made.fileSize));
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void TestTextOffsets::filePlacesUnknown()
{
    ArticleParts parts;
    parts.text = "words";
    parts.source.unit = SourceInfo::Unit::Unknown;
    const OffsetMap map{Article(parts)};
    QCOMPARE(map.fileFromByte(2), std::nullopt);
    QCOMPARE(map.byteFromFile(2), std::nullopt);
    QCOMPARE(map.codePointFromByte(2), 2);
}

QTEST_GUILESS_MAIN(TestTextOffsets)
#include "test_textoffsets.moc"
