// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/typography.h"

#include "core/text/utf8.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace bluepencil {

namespace {

constexpr double textPoints = 13;
constexpr double paperPoints = 10.5; // a page is held nearer than a screen stands
constexpr double smallShare = 0.78;  // header, date line and notes against the text
constexpr double headlineShare = 1.3;
constexpr double leading = 1.5; // line height in ems
constexpr double charactersInMeasure = 68;
constexpr double ascenders = 0.76;   // of the next line, above its baseline, in ems
constexpr double thinStroke = 0.065; // in ems
constexpr int wideLanes = 2;         // before lanes stand closer
constexpr int closeLanes = 2;        // behind them

constexpr int gutter = 30; // between the viewport's edge or the notes and the column, at least
constexpr int barGap = 16; // between bar and column
constexpr int narrowestColumn = 48;
constexpr int widestNotes = 220;
constexpr int narrowestNotes = 90;

constexpr int sampledBlocks = 128;
constexpr qint32 sampledBytes = 512; // of each

QFont serif()
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Serif"), QStringLiteral("Source Serif 4"),
                      QStringLiteral("Source Serif Pro"), QStringLiteral("Charis SIL"), QStringLiteral("DejaVu Serif"),
                      // Named, because what Qt falls back to is the first face with such a sign, be it one for
                      // Mongolian with a full stop of its own, or the uncoloured half of an emoji sequence.
                      QStringLiteral("Noto Serif CJK SC"), QStringLiteral("Source Han Serif SC"),
                      QStringLiteral("Noto Sans CJK SC"), QStringLiteral("WenQuanYi Micro Hei"),
                      QStringLiteral("Droid Sans Fallback"), QStringLiteral("Noto Color Emoji"),
                      QStringLiteral("Apple Color Emoji"), QStringLiteral("serif")});
    font.setStyleHint(QFont::Serif);
    return font;
}

QFont onScreen(const QString &family, double points)
{
    QFont font = serif();
    if (!family.isEmpty())
        font.setFamilies(QStringList{family} + font.families());
    font.setPointSizeF(points);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

QFont serifOnPaper(double pixels)
{
    QFont font = serif();
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setHintingPreference(QFont::PreferNoHinting);
    // Next to nothing, but it keeps Qt from joining f and i into one glyph, which who searches or copies from the
    // PDF file would get as one character.
    font.setLetterSpacing(QFont::AbsoluteSpacing, 1.0 / 64);
    return font;
}

double emOf(const QFont &font)
{
    return static_cast<double>(QFontInfo(font).pixelSize());
}

/// How wide these bytes are likely to be: by the length of their code points.
double likelyWidth(QByteArrayView bytes, const Typography &type)
{
    qsizetype latin = 0;
    qsizetype other = 0;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        if (value >= 0xe3)
            ++other; // three and four bytes: Han, Hangul, kana, emoji
        else if (!utf8::isContinuation(byte))
            ++latin;
    }
    return static_cast<double>(latin) * type.averageWidth + static_cast<double>(other) * type.wideWidth;
}

} // namespace

/// `size` is the text's, in what `font` takes.
Typography Typography::made(const std::function<QFont(double size)> &font, double size)
{
    Typography type;
    type.text = font(size);
    type.header = font(size * smallShare);
    type.headline = font(size * headlineShare);
    type.headline.setWeight(QFont::DemiBold);
    type.dateLine = font(size * smallShare * 0.94);
    type.dateLine.setLetterSpacing(QFont::PercentageSpacing, 110);
    type.dateLine.setCapitalization(QFont::AllUppercase);
    type.note = font(size * smallShare);
    type.note.setItalic(true);

    const double em = emOf(type.text);
    // Running English, so that spaces and frequent letters have their weight.
    const QString sample = QStringLiteral("the quick and steady hand that marks a page finds what is said in it");
    type.averageWidth = QFontMetricsF(type.text).horizontalAdvance(sample) / static_cast<double>(sample.size());
    type.wideWidth = em;
    type.lineHeight = static_cast<int>(std::lround(em * leading));
    type.headerLineHeight = static_cast<int>(std::lround(emOf(type.header) * leading));
    type.paragraphSpacing = static_cast<int>(std::lround(em * 0.75));
    type.measure = static_cast<int>(std::ceil(type.averageWidth * charactersInMeasure));
    type.underlineGap = em * 0.17;
    type.laneHeight = std::max(2, static_cast<int>(std::lround(em * 0.22)));
    return type;
}

double Typography::laneTop(int lane) const
{
    const double wide = std::min(lane, wideLanes - 1) * laneHeight;
    const double room = lineHeight - underlineGap - (ascenders + thinStroke) * wideWidth - (wideLanes - 1) * laneHeight;
    const int close = std::clamp(lane - (wideLanes - 1), 0, closeLanes);
    return wide + close * std::min<double>(laneHeight, room / closeLanes);
}

Typography Typography::atZoom(int percent, const QString &family)
{
    return made([&family](double points) { return onScreen(family, points); },
                textPoints * std::clamp(percent, 50, 400) / 100);
}

Typography Typography::onPaper(double dotsPerInch)
{
    return made(serifOnPaper, paperPoints * dotsPerInch / 72);
}

PageGeometry pageGeometry(const Typography &type, int viewportWidth)
{
    PageGeometry page;
    page.columnWidth = std::max(narrowestColumn, std::min(type.measure, viewportWidth - 2 * gutter));
    const int room = std::max(0, viewportWidth - page.columnWidth);
    // Centred; where the right margin would be just too narrow for notes, a little to the left.
    page.columnLeft = room / 2;
    if (room / 2 < narrowestNotes + 2 * gutter)
        page.columnLeft = std::max(std::min(gutter, room / 2), room * 2 / 5);
    page.notesLeft = page.columnLeft + page.columnWidth + gutter;
    const int notes = viewportWidth - page.notesLeft - gutter / 2;
    page.notesWidth = notes < narrowestNotes ? 0 : std::min(notes, widestNotes);
    page.barRight = page.columnLeft - barGap;
    return page;
}

WidthSample sampleWidths(const Article &article, const BlockMap &blocks, const Typography &type)
{
    WidthSample sample;
    const qint32 step = std::max(1, blocks.count() / sampledBlocks);
    for (qint32 i = 0; i < blocks.count(); i += step) {
        const qint32 start = blocks.nominalStart(i);
        const qint32 length = std::max(0, blocks.nominalStart(i + 1) - start);
        const qint32 looked = std::min(length, sampledBytes);
        const double seen = likelyWidth(article.bytes({start, start + looked}), type);
        sample.widths.push_back(looked > 0 ? seen * length / looked : 0);
        sample.bytes += length;
    }
    return sample;
}

HeightEstimate estimateHeights(const WidthSample &sample, const Typography &type, int columnWidth)
{
    // Height is a step function of the length; the line through the sample's averages has no bias there.
    double width = 0;
    double heights = 0;
    for (const double whole : sample.widths) {
        const double lines = std::max(1.0, std::ceil(whole / columnWidth + 0.1)); // ragged right leaves some
        width += whole;
        heights += lines * type.lineHeight + type.paragraphSpacing;
    }
    HeightEstimate estimate;
    if (sample.bytes > 0)
        estimate.perByte = width / columnWidth * type.lineHeight / sample.bytes;
    const auto sampled = static_cast<double>(std::max<std::size_t>(1, sample.widths.size()));
    estimate.perBlock = std::max(1.0, (heights - estimate.perByte * sample.bytes) / sampled);
    return estimate;
}

} // namespace bluepencil
