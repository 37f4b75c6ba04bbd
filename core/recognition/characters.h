// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"
#include "core/text/utf8.h"

#include <QChar>

#include <string>
#include <string_view>

namespace bluepencil::recognition {

/// What recognition asks of single characters, and words of a text as string_views.

inline std::string_view view(const Article &article)
{
    return {article.text().constData(), static_cast<std::size_t>(article.text().size())};
}

inline std::string_view slice(std::string_view text, Span span)
{
    return text.substr(static_cast<std::size_t>(span.start), static_cast<std::size_t>(span.length()));
}

constexpr bool isAsciiLetter(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

constexpr bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

/// Letters and the marks that combine with them.
inline bool isLetter(char32_t c)
{
    return c < 0x80 ? isAsciiLetter(c) : (QChar::isLetter(c) || QChar::isMark(c));
}

inline bool isUpper(char32_t c)
{
    return c < 0x80 ? (c >= U'A' && c <= U'Z') : (QChar::isUpper(c) || QChar::isTitleCase(c));
}

inline bool isLower(char32_t c)
{
    return c < 0x80 ? (c >= U'a' && c <= U'z') : QChar::isLower(c);
}

/// White space of every width, no-break ones included; also controls, which separate words like spaces.
inline bool isSpace(char32_t c)
{
    return c <= 0x20 || c == 0x7f || (c >= 0x80 && (QChar::isSpace(c) || c == 0x200b || c == 0xfeff || c < 0xa0));
}

constexpr bool isDash(char32_t c)
{
    return c == U'-' || (c >= 0x2010 && c <= 0x2015);
}

constexpr bool isApostrophe(char32_t c)
{
    return c == U'\'' || c == 0x2019;
}

constexpr bool isQuoteMark(char32_t c)
{
    return c == U'"' || c == U'\'' || (c >= 0x2018 && c <= 0x201f) || c == 0xab || c == 0xbb || c == 0x2039 ||
           c == 0x203a || (c >= 0x300c && c <= 0x300f) || c == 0xff02;
}

/// The code point at a byte position of valid UTF-8, or 0 outside it.
inline char32_t codePoint(std::string_view text, qint32 position)
{
    if (position < 0 || static_cast<std::size_t>(position) >= text.size())
        return 0;
    return utf8::codePointAt(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())), position);
}

/// The code point before a byte position, or 0 at the text's start.
inline char32_t codePointBefore(std::string_view text, qint32 position)
{
    if (position <= 0)
        return 0;
    return utf8::codePointBefore(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())), position);
}

inline qint32 codePointLength(std::string_view text, qint32 position)
{
    return utf8::length(text[static_cast<std::size_t>(position)]);
}

/// Lower-cased, ’ as ': the form in which word lists hold their entries.
std::string folded(std::string_view word);
/// folded() without accents ("são" as "sao"); the same string where there are none.
std::string withoutAccents(std::string_view folded);

} // namespace bluepencil::recognition
