// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QRandomGenerator>
#include <QString>

/// Texts out of the characters that programs stumble over, the same for the same seed.
namespace testsupport {

/// How many rounds a test of random input makes; BLUEPENCIL_DEEP=1 asks for all that an issue names.
inline int rounds(int usual, int deep)
{
    return qEnvironmentVariableIntValue("BLUEPENCIL_DEEP") > 0 ? deep : usual;
}

/// One code point in UTF-8. (QString::fromUcs4() drops U+FEFF.)
inline QByteArray utf8Of(char32_t code)
{
    return QStringView(QChar::fromUcs4(code)).toUtf8();
}

/// Pieces of text, line ends apart; each is valid UTF-8.
inline const QList<QByteArray> &hardPieces()
{
    static const QList<QByteArray> pieces = {
        "a",
        "Q",
        "z",
        "7",
        " ",
        " ",
        ".",
        "said",
        "Ana Ruiz",
        "don't",
        "\t",
        "\xc2\xa0",                                                                 // no-break space
        "\xc3\xa9",                                                                 // é
        "e\xcc\x81",                                                                // é of two code points
        "o\xcc\x88\xcc\xa3\xcc\xb1",                                                // a pile of marks
        "\xc2\x85",                                                                 // next line, U+0085
        "\xe2\x80\xa8",                                                             // line separator
        "\xe2\x80\xa9",                                                             // paragraph separator
        "\xe2\x80\x9c",                                                             // “
        "\xe2\x80\x9d",                                                             // ”
        "\xe2\x80\x94",                                                             // —
        "\xe2\x80\x8b",                                                             // zero-width space
        "\xef\xb7\x90",                                                             // U+FDD0, a non-character
        "\xef\xbf\xbc",                                                             // U+FFFC
        "\xef\xbf\xbd",                                                             // U+FFFD
        "\xef\xbb\xbf",                                                             // U+FEFF inside the text
        "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",                                         // Hebrew
        "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85",                                         // Arabic
        "\xe2\x80\xae",                                                             // right-to-left override
        "\xe6\x96\xb0\xe8\x81\x9e",                                                 // Chinese
        "\xe0\xa4\xa8\xe0\xa4\xae\xe0\xa4\xb8\xe0\xa5\x8d\xe0\xa4\xa4\xe0\xa5\x87", // Devanagari with a virama
        "\xf0\x9f\x9a\xa2",                                                         // 🚢
        "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80",                             // astronaut: two joined by ZWJ
        "\xf0\x9f\x87\xb5\xf0\x9f\x87\xaa",                                         // a flag
        "\xf0\x9d\x92\x9c",                                                         // mathematical 𝒜
    };
    return pieces;
}

template <typename List> auto anyOf(const List &list, QRandomGenerator &random)
{
    return list[random.bounded(static_cast<int>(list.size()))];
}

/// Valid UTF-8 with `\n` line ends only.
inline QByteArray randomText(QRandomGenerator &random, int pieces)
{
    QByteArray text;
    for (int i = 0; i < pieces; ++i)
        text += random.bounded(20) == 0 ? QByteArray("\n") : anyOf(hardPieces(), random);
    return text;
}

/// English-looking words in sentences and paragraphs, to find places in.
inline QByteArray randomNews(QRandomGenerator &random, int words)
{
    static const QList<QByteArray> lexicon = {
        "Ana",     "Ruiz",     "the",   "harbour",     "said",   "of",    "in",
        "Lima",    "minister", "and",   "a",           "signal", "after", "monday",
        "port",    "council",  "ship",  "caf\xc3\xa9", "vote",   "we",    "no",
        "it",      "Oort",     "price", "to",          "from",   "mayor", "\xe2\x80\x9cyes\xe2\x80\x9d",
        "weather", "two"};
    QByteArray text;
    for (int i = 0; i < words; ++i) {
        text += anyOf(lexicon, random);
        const int end = random.bounded(24);
        text += end == 0 ? ".\n\n" : end < 3 ? ". " : " ";
    }
    return text;
}

} // namespace testsupport
