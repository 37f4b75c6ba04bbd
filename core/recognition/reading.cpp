// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/reading.h"

#include <algorithm>

namespace bluepencil::recognition {

Reading::Reading(const Tokens &tokens, const std::vector<Name> &names, const std::vector<MarkedWords> &marked)
    : m_tokens(tokens)
    , m_names(names)
    , m_marked(marked)
    , m_nameAt(static_cast<std::size_t>(tokens.count()), -1)
    , m_markedAt(static_cast<std::size_t>(tokens.count()), -1)
{
    for (std::size_t n = 0; n < names.size(); ++n) {
        for (qint32 i = names[n].first; i < names[n].end; ++i)
            m_nameAt[static_cast<std::size_t>(i)] = static_cast<qint32>(n);
    }
    for (std::size_t m = 0; m < marked.size(); ++m) {
        if (marked[m].outer >= 0)
            continue;
        for (const Span part : marked[m].parts) {
            for (qint32 i = tokens.atOrAfter(part.start); i < tokens.count() && tokens[i].span.start < part.end; ++i)
                m_markedAt[static_cast<std::size_t>(i)] = static_cast<qint32>(m);
        }
    }
}

qint32 Reading::namesBefore(qint32 token) const
{
    const auto found = std::lower_bound(m_names.begin(), m_names.end(), token,
                                        [](const Name &name, qint32 position) { return name.first < position; });
    return static_cast<qint32>(found - m_names.begin());
}

} // namespace bluepencil::recognition
