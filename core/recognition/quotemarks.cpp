// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/quotemarks.h"

#include "core/recognition/characters.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <optional>

namespace bluepencil::recognition {

namespace {

std::optional<MarkFamily> familyOf(char32_t c)
{
    switch (c) {
    case U'"':
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0xff02:
        return MarkFamily::Double;
    case U'\'':
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
        return MarkFamily::Single;
    case 0xab:
    case 0xbb:
        return MarkFamily::Angle;
    case 0x2039:
    case 0x203a:
        return MarkFamily::SingleAngle;
    case 0x300c:
    case 0x300d:
        return MarkFamily::Corner;
    case 0x300e:
    case 0x300f:
        return MarkFamily::WhiteCorner;
    default:
        return std::nullopt;
    }
}

bool isWordCharacter(char32_t c)
{
    return isLetter(c) || isDigit(c);
}

/// What a mark that opens may stand after.
bool isBeforeWord(char32_t c)
{
    return c == 0 || isSpace(c) || c == U'(' || c == U'[' || c == U'{' || c == U'/' || (isDash(c) && c != U'-') ||
           c == U'*' || c == U'>' || c == U'=' || c == 0x2026;
}

/// What a mark that closes may stand before.
bool isAfterWord(char32_t c)
{
    return c == 0 || isSpace(c) || (!isWordCharacter(c) && c != U'(' && c != U'[' && c != U'$' && c != 0x20ac);
}

/// The run of marks that touch each other, as " ‘ or ’ ”, seen from outside.
struct Neighbours {
    char32_t before = 0;
    char32_t after = 0;
};

std::string_view wordAfter(std::string_view text, qint32 start, qint32 end)
{
    constexpr qint32 longest = 8;
    qint32 at = start;
    while (at < end && at - start < longest && isWordCharacter(codePoint(text, at)))
        at += codePointLength(text, at);
    return slice(text, {start, std::min(at, end)});
}

/// Feet and inches: a straight mark after a digit, unless something of its family waits to be closed
/// (told by `weak`).
bool isMeasure(char32_t glyph, char32_t before)
{
    return (glyph == U'"' || glyph == U'\'') && isDigit(before);
}

/// Fills what the mark can do; false where it is an apostrophe.
bool judgeSingle(std::string_view text, Span block, Neighbours around, bool (*isElision)(std::string_view),
                 QuoteMark &mark)
{
    // In a run of marks (’”) the neighbours are those of the run, the touching ones are other marks.
    const char32_t left = mark.position > block.start ? codePointBefore(text, mark.position) : 0;
    const char32_t right = mark.end() < block.end ? codePoint(text, mark.end()) : 0;
    if (isWordCharacter(left) && isWordCharacter(right))
        return false; // don’t, O’Brien, 6'2
    const std::string_view next = wordAfter(text, mark.end(), block.end);
    const bool elided = !next.empty() && !isWordCharacter(left) && isElision(next);
    switch (mark.glyph) {
    case 0x201a: // ‚
    case 0x201b: // ‛
        mark.canOpen = !isSpace(right) && right != 0;
        return mark.canOpen;
    case 0x2018: // ‘, which closes ‚…‘
        mark.canOpen = isBeforeWord(around.before) && !isSpace(around.after) && around.after != 0 && !elided;
        mark.canClose = !isBeforeWord(around.before) && isAfterWord(around.after);
        return mark.canOpen || mark.canClose;
    default:
        break;
    }
    if (elided)
        return false;
    mark.canOpen = mark.glyph == U'\'' && isBeforeWord(around.before) && !isSpace(around.after) && around.after != 0;
    mark.canClose = around.before != 0 && !isSpace(around.before) && isAfterWord(around.after) && !mark.canOpen;
    // "workers’ demands", "goin’ home": at a word's end inside a sentence.
    const bool afterLetter = left == U's' || left == U'S' || left == U'n' || left == U'z' || left == U'x';
    mark.weak = mark.canClose && isSpace(right) && (afterLetter || isMeasure(mark.glyph, left));
    return mark.canOpen || mark.canClose;
}

void judgeDouble(std::string_view text, Neighbours around, QuoteMark &mark)
{
    const bool wordBegins = isBeforeWord(around.before) && !isSpace(around.after) && around.after != 0;
    const bool wordEnds = around.before != 0 && !isSpace(around.before) && isAfterWord(around.after);
    switch (mark.glyph) {
    case 0x201c: // “, which closes „…“ and, by mistake, “…“
        mark.canOpen = true;
        mark.canClose = wordEnds && !wordBegins;
        return;
    case 0x201d: // ”, which opens ”…” in Swedish and Finnish
        mark.canOpen = wordBegins;
        mark.canClose = !wordBegins;
        return;
    case 0x201e: // „
        mark.canOpen = true;
        return;
    default:
        break;
    }
    mark.canOpen = wordBegins;
    mark.canClose = wordEnds && !wordBegins;
    const bool misplacedSpace =
        (around.before == U',' || around.before == U':') && isSpace(around.after); // said," Yes"
    if ((!mark.canOpen && !mark.canClose) || misplacedSpace)
        mark.canOpen = mark.canClose = true; // told by what is open
    const char32_t left = codePointBefore(text, mark.position);
    const char32_t right = codePoint(text, mark.end());
    mark.weak = mark.canClose && isMeasure(mark.glyph, left) && (isSpace(right) || right == U'-');
}

/// « » ‹ ›, pointing outwards («…», French) or inwards (»…«, German); Swedish »…».
void judgeAngle(Neighbours around, QuoteMark &mark)
{
    const bool left = mark.glyph == 0xab || mark.glyph == 0x2039;
    const bool wordBegins = isBeforeWord(around.before) && !isSpace(around.after) && around.after != 0;
    const bool wordEnds = around.before != 0 && !isSpace(around.before) && isAfterWord(around.after);
    mark.canOpen = left || wordBegins;
    mark.canClose = !left || wordEnds;
}

} // namespace

bool isEnglishElision(std::string_view word)
{
    if (word.size() >= 2 && word.size() <= 3 && isDigit(codePoint(word, 0)) && isDigit(codePoint(word, 1)))
        return word.size() == 2 || word[2] == 's'; // ’90s, ’92
    constexpr std::array<std::string_view, 18> elisions = {"em",    "til",   "till",  "tis",   "twas", "twere",
                                                           "twill", "cause", "bout",  "round", "n",    "cos",
                                                           "nuff",  "ere",   "neath", "fraid", "coz",  "tude"};
    const std::string lower = folded(word);
    return std::find(elisions.begin(), elisions.end(), lower) != elisions.end();
}

std::vector<QuoteMark> quoteMarks(std::string_view text, Span block, bool (*isElision)(std::string_view))
{
    std::vector<QuoteMark> marks;
    qint32 at = block.start;
    char32_t before = 0; // the last character that is no mark
    while (at < block.end) {
        const char32_t c = codePoint(text, at);
        if (!isQuoteMark(c)) {
            before = c;
            at += codePointLength(text, at);
            continue;
        }
        qint32 runEnd = at;
        while (runEnd < block.end && isQuoteMark(codePoint(text, runEnd)))
            runEnd += codePointLength(text, runEnd);
        const Neighbours around{before, runEnd < block.end ? codePoint(text, runEnd) : 0};
        while (at < runEnd) {
            const char32_t glyph = codePoint(text, at);
            const qint32 length = codePointLength(text, at);
            if (const std::optional<MarkFamily> family = familyOf(glyph)) {
                QuoteMark mark;
                mark.position = at;
                mark.length = static_cast<quint8>(length);
                mark.family = *family;
                mark.glyph = glyph;
                bool isMark = true;
                switch (*family) {
                case MarkFamily::Double:
                    judgeDouble(text, around, mark);
                    break;
                case MarkFamily::Single:
                    isMark = judgeSingle(text, block, around, isElision, mark);
                    break;
                case MarkFamily::Angle:
                case MarkFamily::SingleAngle:
                    judgeAngle(around, mark);
                    break;
                case MarkFamily::Corner:
                case MarkFamily::WhiteCorner:
                    mark.canOpen = glyph == 0x300c || glyph == 0x300e;
                    mark.canClose = !mark.canOpen;
                    break;
                }
                if (isMark)
                    marks.push_back(mark);
            }
            at += length;
        }
    }
    return marks;
}

} // namespace bluepencil::recognition
