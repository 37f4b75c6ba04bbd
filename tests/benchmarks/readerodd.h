// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that pages are not made for: what shaping, fonts and line breaking are slowest at.
#pragma once

#include <QByteArray>

#include <vector>

namespace bluepencil::benchmarks {

struct OddText {
    const char *name;
    QByteArray text;
};

inline std::vector<OddText> oddTexts()
{
    const QByteArray lettersWithMarks = "e" + QByteArray("\xcc\x81").repeated(60);
    return {{"marks", QByteArray("\xcc\x81\xcc\xa7\xcc\x8a").repeated(200000)},
            {"stacked", lettersWithMarks.repeated(10000)},
            {"emoji", QByteArray("👩‍👩‍👧‍👦").repeated(40000)},
            {"he-zwsp", QByteArray("שלום\xe2\x80\x8b").repeated(100000)},
            {"he-en", QByteArray("שלום abc 12 עולם, ").repeated(40000)},
            {"one-line", QByteArray("the quick and steady hand that marks a page ").repeated(230000)},
            {"chinese", QByteArray("新利马的港口在星期一关闭了，部长说。").repeated(20000)},
            {"unknown", QByteArray("\xf3\xb0\x80\x80\xee\x80\x80").repeated(100000)},
            {"tabs", QByteArray("a\tbb\t\tccc\t").repeated(100000)},
            {"blanks", QByteArray(5000000, '\n')}};
}

} // namespace bluepencil::benchmarks
