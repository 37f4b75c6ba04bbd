// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/paragraphindex.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <cstring>

namespace bluepencil {

namespace {

constexpr qsizetype samples = 8; // of a long paragraph's opening
constexpr qsizetype sampleBytes = 128;

Density densityOf(QByteArrayView opening)
{
    qint32 points = 0;
    qint32 marks = 0;
    qint32 astral = 0;
    qint32 wide = 0;
    for (qsizetype sample = 0; sample < samples; ++sample) {
        const QByteArrayView bytes = opening.sliced(sample * (opening.size() / samples)).first(sampleBytes);
        for (qsizetype i = 0; i + 2 < bytes.size(); ++i) {
            const auto lead = static_cast<unsigned char>(bytes[i]);
            const auto next = static_cast<unsigned char>(bytes[i + 1]);
            if (utf8::isContinuation(bytes[i]))
                continue;
            ++points;
            const bool joins = lead == 0xe2 && next == 0x80 && static_cast<unsigned char>(bytes[i + 2]) <= 0x8f;
            marks += lead == 0xcc || (lead == 0xcd && next < 0xb0) ? 1 : 0;
            astral += lead >= 0xee || joins ? 1 : 0;
            wide += lead >= 0xe3 ? 1 : 0;
        }
    }
    if (2 * marks > points)
        return Density::Marks;
    if (2 * astral > points)
        return Density::Astral;
    return 2 * wide > points ? Density::Wide : Density::Running;
}

} // namespace

ParagraphIndex::ParagraphIndex(QByteArrayView text)
    : m_textEnd(static_cast<qint32>(text.size()))
{
    const char *begin = text.data();
    const char *end = begin + text.size();
    const auto list = [&](const char *start) {
        m_long.push_back(
            {static_cast<qint32>(m_starts.size() - 1), densityOf(QByteArrayView(start, qsizetype(longBytes)))});
    };
    for (const char *at = begin; at < end;) {
        const auto *lineEnd = static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        if (!lineEnd)
            break;
        if (lineEnd - at > longBytes)
            list(at);
        at = lineEnd + 1;
        m_starts.push_back(static_cast<qint32>(at - begin));
    }
    if (m_textEnd - m_starts.back() > longBytes)
        list(begin + m_starts.back());
    m_starts.shrink_to_fit();
}

qint32 ParagraphIndex::at(qint32 position) const
{
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), position);
    return next == m_starts.begin() ? 0 : static_cast<qint32>(next - m_starts.begin() - 1);
}

} // namespace bluepencil
