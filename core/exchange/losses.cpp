// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/losses.h"

#include <algorithm>
#include <array>

namespace bluepencil {

namespace {

qsizetype rank(const QString &what)
{
    static constexpr std::array words = {
        QLatin1StringView("overlap"),   QLatin1StringView("discontinuous"), QLatin1StringView("attribute"),
        QLatin1StringView("note"),      QLatin1StringView("name-note"),     QLatin1StringView("relation"),
        QLatin1StringView("speaker"),   QLatin1StringView("cue"),           QLatin1StringView("entity"),
        QLatin1StringView("article"),   QLatin1StringView("status"),        QLatin1StringView("whitespace"),
        QLatin1StringView("character"), QLatin1StringView("label-name"),    QLatin1StringView("position")};
    return std::find(words.begin(), words.end(), what) - words.begin();
}

} // namespace

void LossCounter::add(QLatin1StringView what, const QString &detail, qsizetype count)
{
    if (count <= 0)
        return;
    const auto same = std::find_if(m_losses.begin(), m_losses.end(),
                                   [&](const Loss &loss) { return loss.what == what && loss.detail == detail; });
    if (same == m_losses.end())
        m_losses.append({QString(what), count, detail});
    else
        same->count += count;
}

QList<Loss> LossCounter::losses() const
{
    QList<Loss> sorted = m_losses;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Loss &a, const Loss &b) { return rank(a.what) < rank(b.what); });
    return sorted;
}

} // namespace bluepencil
