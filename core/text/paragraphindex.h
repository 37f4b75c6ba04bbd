// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QByteArrayView>

#include <vector>

namespace bluepencil {

/// What a text is mostly made of, as far as laying it out is concerned.
enum class Density : quint8 {
    Running, ///< letters that are a part of a line each
    Wide,    ///< Han, Hangul, kana: three bytes and a whole em
    Astral,  ///< emoji and what joins them, private use: from fonts that are searched for
    Marks,   ///< U+0300 to U+036F: a line takes any number
};

/// Where the paragraphs of a text lie. A paragraph is what stands between line ends (`\n`): a text with
/// n line ends has n+1 paragraphs, the last one empty when the text ends with a line end; the empty text
/// has one empty paragraph. Immutable; reading is thread-safe. 4 bytes a paragraph.
class ParagraphIndex
{
public:
    ParagraphIndex() = default;
    /// Scans the text once (memchr speed).
    explicit ParagraphIndex(QByteArrayView text);

    /// Paragraphs longer than this are listed.
    static constexpr qint32 longBytes = 8192;

    qint32 count() const { return static_cast<qint32>(m_starts.size()); }
    /// The bytes of paragraph `i` without its line end; 0 <= i < count().
    Span span(qint32 i) const
    {
        const auto k = static_cast<std::size_t>(i);
        return {m_starts[k], k + 1 < m_starts.size() ? m_starts[k + 1] - 1 : m_textEnd};
    }
    /// The paragraph that holds byte `position` (a line end belongs to the paragraph it closes); positions
    /// outside the text are clamped. Logarithmic.
    qint32 at(qint32 position) const;
    struct Long {
        qint32 paragraph = 0;
        Density density = Density::Running; ///< of its first longBytes: the same while the rest is being read
    };
    /// The paragraphs longer than longBytes, ascending: at most one for each so many bytes of the text.
    const std::vector<Long> &longOnes() const { return m_long; }

private:
    std::vector<qint32> m_starts{0};
    std::vector<Long> m_long;
    qint32 m_textEnd = 0;
};

} // namespace bluepencil
