// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/quotepairs.h"

#include "core/recognition/characters.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

constexpr std::size_t deepestNesting = 8; // the oldest open mark is given up beyond it
constexpr qint32 longestWeakPair = 100;   // bytes that a mark which may be a possessive can close
constexpr std::size_t families = 6;

struct Open {
    QuoteMark mark;
    std::vector<Span> earlier; ///< parts in the blocks before
    qint32 openLength = 1;
};

/// May this closing mark end what that opening mark began?
bool fits(const QuoteMark &open, const QuoteMark &close)
{
    if (open.family != close.family)
        return false;
    switch (open.glyph) {
    case 0xab: // « closes with », ‹ with ›
    case 0x2039:
        return close.glyph != open.glyph;
    case 0x201c: // “ closes with ” or ", and with “ only where that can't open
    case U'"':
    case 0x201f:
        return close.glyph != 0x201c || !close.canOpen || close.canClose;
    default:
        return true;
    }
}

/// May a speech over several paragraphs begin with this mark? "began “Dear friends and …" is a stray one.
bool beginsSpeech(std::string_view text, qint32 mark, qint32 blockStart)
{
    qint32 end = mark;
    const QByteArrayView bytes(text.data(), static_cast<qsizetype>(text.size()));
    while (end > blockStart && isSpace(codePointBefore(text, end)))
        end = static_cast<qint32>(utf8::floorBoundary(bytes, end - 1));
    if (end <= blockStart || !isLetter(codePointBefore(text, end)))
        return true;
    qint32 start = end;
    while (start > blockStart && end - start < 8 && isAsciiLetter(codePointBefore(text, start)))
        --start;
    constexpr std::array<std::string_view, 13> leads = {"that", "said",    "says",  "saying", "as",   "and",   "but",
                                                        "told", "because", "wrote", "added",  "read", "stated"};
    return std::find(leads.begin(), leads.end(), slice(text, {start, end})) != leads.end();
}

/// For each weak mark: does a better one to close with follow before anything of the family opens?
std::vector<bool> betterCloserFollows(const std::vector<QuoteMark> &marks)
{
    std::vector<bool> follows(marks.size(), false);
    std::array<bool, families> closerNext{};
    for (std::size_t i = marks.size(); i-- > 0;) {
        const QuoteMark &mark = marks[i];
        bool &next = closerNext[static_cast<std::size_t>(mark.family)];
        follows[i] = next;
        if (!mark.weak)
            next = mark.canClose;
    }
    return follows;
}

class Pairing
{
public:
    explicit Pairing(std::string_view text)
        : m_text(text)
    {
    }

    void block(Span block, const QuoteMark *nextOpens, bool hasNext);
    std::vector<MarkedWords> finish();

    std::vector<QuoteMark> marks;

private:
    void closeAt(std::size_t depth, const QuoteMark &mark);
    bool hasWords(Span content) const;
    void emitPair(Open &open, qint32 end, qint32 closeLength);
    bool isLastSpeech(Span block) const;
    void continueInto(Span block, const QuoteMark *nextOpens, bool hasNext);

    std::string_view m_text;
    std::vector<Open> m_open;
    std::vector<MarkedWords> m_found;
};

bool Pairing::hasWords(Span content) const
{
    for (qint32 i = content.start; i < content.end; i += codePointLength(m_text, i)) {
        const char32_t c = codePoint(m_text, i);
        if (isLetter(c) || isDigit(c))
            return true;
    }
    return false;
}

void Pairing::emitPair(Open &open, qint32 end, qint32 closeLength)
{
    MarkedWords words;
    words.parts = std::move(open.earlier);
    words.parts.push_back({open.mark.position, end});
    words.closed = closeLength > 0;
    words.openLength = open.openLength;
    words.closeLength = closeLength;
    if (hasWords(words.content()))
        m_found.push_back(std::move(words));
}

void Pairing::closeAt(std::size_t depth, const QuoteMark &mark)
{
    emitPair(m_open[depth], mark.end(), mark.length);
    m_open.resize(depth);
}

void Pairing::block(Span block, const QuoteMark *nextOpens, bool hasNext)
{
    const std::vector<bool> better = betterCloserFollows(marks);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const QuoteMark &mark = marks[i];
        if (i == 0 && !m_open.empty()) { // the mark that the speech repeats
            m_open.back().mark = mark;
            continue;
        }
        std::size_t depth = m_open.size();
        if (mark.canClose) {
            while (depth > 0 && !fits(m_open[depth - 1].mark, mark))
                --depth;
        } else {
            depth = 0;
        }
        if (depth > 0 && mark.weak) { // a possessive or a measure, rather than the end of a long quote
            const bool near = mark.position - m_open[depth - 1].mark.position <= longestWeakPair;
            if (better[i] || depth != m_open.size() || !near)
                continue;
        }
        if (depth > 0) {
            closeAt(depth - 1, mark);
        } else if (mark.canOpen) {
            if (m_open.size() == deepestNesting)
                m_open.erase(m_open.begin());
            m_open.push_back({mark, {}, mark.length});
        }
    }
    continueInto(block, nextOpens, hasNext);
}

/// Did a speech begin whose closing mark was forgotten? Only one mark is open, it stands where a sentence
/// begins, and no other pair lies behind it.
bool Pairing::isLastSpeech(Span block) const
{
    const QuoteMark &mark = m_open.front().mark;
    if (m_open.size() != 1 || mark.family == MarkFamily::Single || mark.family == MarkFamily::SingleAngle ||
        mark.end() >= block.end || !isUpper(codePoint(m_text, mark.end())) ||
        (!m_found.empty() && m_found.back().hull().end > mark.position))
        return false;
    return mark.position == block.start ||
           (isSpace(codePointBefore(m_text, mark.position)) && beginsSpeech(m_text, mark.position, block.start));
}

/// At a block's end: keep the one open mark that the next block repeats, end a speech whose closing mark
/// was forgotten, drop what was stray.
void Pairing::continueInto(Span block, const QuoteMark *nextOpens, bool hasNext)
{
    const char32_t last = codePointBefore(m_text, block.end);
    const bool sentenceEnds = last == U'.' || last == U'!' || last == U'?' || last == U':' || last == U',' ||
                              last == 0x2026 || isDash(last) || isQuoteMark(last) || last == U')';
    if (hasNext && nextOpens != nullptr && sentenceEnds) {
        for (std::size_t i = m_open.size(); i-- > 0;) {
            const QuoteMark &mark = m_open[i].mark;
            const bool angle = mark.family == MarkFamily::Angle || mark.family == MarkFamily::SingleAngle;
            const bool begins = !m_open[i].earlier.empty() || beginsSpeech(m_text, mark.position, block.start);
            if (begins && mark.family == nextOpens->family && (angle || mark.glyph == nextOpens->glyph)) {
                Open going = std::move(m_open[i]);
                going.earlier.push_back({going.mark.position, block.end});
                m_open.clear();
                m_open.push_back(std::move(going));
                return;
            }
        }
    }
    if (!m_open.empty() && (!m_open.front().earlier.empty() || (sentenceEnds && isLastSpeech(block))))
        emitPair(m_open.front(), block.end, 0);
    m_open.clear();
}

std::vector<MarkedWords> Pairing::finish()
{
    nestMarked(m_found);
    return std::move(m_found);
}

} // namespace

void nestMarked(std::vector<MarkedWords> &words)
{
    std::sort(words.begin(), words.end(),
              [](const MarkedWords &a, const MarkedWords &b) { return outerFirst(a.hull(), b.hull()); });
    std::vector<int> around; // the pairs that the present one may lie in
    for (std::size_t i = 0; i < words.size(); ++i) {
        while (!around.empty() && words[static_cast<std::size_t>(around.back())].hull().end <= words[i].hull().start)
            around.pop_back();
        words[i].outer = around.empty() ? -1 : around.back();
        around.push_back(static_cast<int>(i));
    }
}

std::vector<MarkedWords> pairMarks(std::string_view text, const std::vector<TextBlock> &blocks)
{
    Pairing pairing(text);
    std::vector<QuoteMark> next;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        pairing.marks = b == 0 ? quoteMarks(text, blocks[0].span, isEnglishElision) : std::move(next);
        next.clear();
        if (b + 1 < blocks.size())
            next = quoteMarks(text, blocks[b + 1].span, isEnglishElision);
        const bool opensNext = !next.empty() && next.front().position == blocks[b + 1].span.start &&
                               (next.front().canOpen || next.front().family == MarkFamily::Angle ||
                                next.front().family == MarkFamily::SingleAngle);
        pairing.block(blocks[b].span, opensNext ? &next.front() : nullptr, b + 1 < blocks.size());
    }
    return pairing.finish();
}

} // namespace bluepencil::recognition
