// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/safenames.h"

#include <algorithm>

namespace bluepencil {

namespace {

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

QString safeForm(const QString &wanted, const QString &fallback)
{
    if (std::none_of(wanted.begin(), wanted.end(), isLetterOrDigit))
        return fallback;
    QString safe;
    for (const char32_t codePoint : wanted.toUcs4()) {
        const QChar c = codePoint < 0x80 ? QChar(static_cast<char16_t>(codePoint)) : QChar(u'_');
        safe += isLetterOrDigit(c) || c == u'-' ? c : QChar(u'_');
    }
    if (safe.startsWith(u'-')) // some readers take a leading dash for a separator line
        safe[0] = u'_';
    return safe;
}

} // namespace

SafeNames::SafeNames(const QString &fallback)
    : m_fallback(fallback)
{
}

QString SafeNames::nameFor(const QString &key, const QString &wanted)
{
    const auto known = m_names.constFind(key);
    if (known != m_names.constEnd())
        return *known;
    const QString base = safeForm(wanted, m_fallback);
    QString name = base;
    for (int i = 2; m_used.contains(name); ++i)
        name = base + u'_' + QString::number(i);
    m_used.insert(name);
    m_names.insert(key, name);
    return name;
}

} // namespace bluepencil
