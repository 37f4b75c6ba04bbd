// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recognition/names.h"
#include "core/recognition/quotepairs.h"
#include "core/recognition/tokens.h"

#include <vector>

namespace bluepencil::recognition {

/// What the stages that ask "who says this?" look at together: tokens, names, and which words stand in
/// marks. Holds references; the parts must outlive it.
class Reading
{
public:
    Reading(const Tokens &tokens, const std::vector<Name> &names, const std::vector<MarkedWords> &marked);

    const Tokens &tokens() const { return m_tokens; }
    const std::vector<Name> &names() const { return m_names; }
    const std::vector<MarkedWords> &marked() const { return m_marked; }

    /// The name that covers a token, or -1.
    qint32 nameAt(qint32 token) const { return at(m_nameAt, token); }
    /// The outermost pair of marks round a token, or -1.
    qint32 markedAt(qint32 token) const { return at(m_markedAt, token); }
    /// A person whom the article is about: nobody of its byline.
    bool isPerson(qint32 name) const
    {
        return name >= 0 && labelOf(name) == NameLabel::Person &&
               !m_tokens.blockOf(m_names[static_cast<std::size_t>(name)].first).credit;
    }
    NameLabel labelOf(qint32 name) const { return m_names[static_cast<std::size_t>(name)].label; }
    /// Names that begin before a token: an index into names(), for walking back. Logarithmic.
    qint32 namesBefore(qint32 token) const;

private:
    static qint32 at(const std::vector<qint32> &list, qint32 i)
    {
        return i < 0 || static_cast<std::size_t>(i) >= list.size() ? -1 : list[static_cast<std::size_t>(i)];
    }
    const Tokens &m_tokens;
    const std::vector<Name> &m_names;
    const std::vector<MarkedWords> &m_marked;
    std::vector<qint32> m_nameAt;
    std::vector<qint32> m_markedAt;
};

} // namespace bluepencil::recognition
