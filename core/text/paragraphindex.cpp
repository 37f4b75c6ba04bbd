// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/paragraphindex.h"

#include <algorithm>
#include <cstring>

namespace bluepencil {

ParagraphIndex::ParagraphIndex(QByteArrayView text)
    : m_textEnd(static_cast<qint32>(text.size()))
{
    const char *begin = text.data();
    const char *end = begin + text.size();
    for (const char *at = begin; at < end;) {
        const auto *lineEnd = static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        if (!lineEnd)
            break;
        if (lineEnd - at > longBytes)
            m_long.push_back(static_cast<qint32>(m_starts.size() - 1));
        at = lineEnd + 1;
        m_starts.push_back(static_cast<qint32>(at - begin));
    }
    if (m_textEnd - m_starts.back() > longBytes)
        m_long.push_back(static_cast<qint32>(m_starts.size() - 1));
    m_starts.shrink_to_fit();
}

qint32 ParagraphIndex::at(qint32 position) const
{
    const auto next = std::upper_bound(m_starts.begin(), m_starts.end(), position);
    return next == m_starts.begin() ? 0 : static_cast<qint32>(next - m_starts.begin() - 1);
}

} // namespace bluepencil
