// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/lexicon.h"

#include "core/base/tr.h"

#include <QFile>

#include <algorithm>

namespace bluepencil::recognition {

namespace {

constexpr std::size_t startSlots = 1u << 18; // holds the shipped lists at less than half full

/// FNV-1a, 64 bit (Fowler, Noll, Vo).
std::size_t hashOf(std::string_view key)
{
    quint64 hash = 14695981039346656037ull;
    for (const char c : key)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return static_cast<std::size_t>(hash ^ (hash >> 29));
}

} // namespace

Lexicon::Lexicon()
    : m_keyOf(1)
    , m_entries(1)
    , m_slots(startSlots, 0)
{
}

Lexicon Lexicon::load(const Find &find)
{
    Lexicon lexicon;
    for (const char *name :
         {"grammar.txt", "titles.txt", "people.txt", "cues.txt", "works.txt", "heads.txt", "organizations.txt",
          "seats.txt", "families.txt", "news.txt", "speech.txt", "times.txt", "sport.txt"})
        lexicon.readList(find, name);
    lexicon.readPlaces(find);
    lexicon.readRegions(find);
    lexicon.readPlaceAliases(find);
    lexicon.readForenames(find);
    lexicon.readWords(find, "surnames.txt", WordClass::Surname);
    lexicon.readWords(find, "demonyms.txt", WordClass::Demonym);
    lexicon.m_languages = lexicon.read(find, "languages.txt");
    return lexicon;
}

quint32 Lexicon::find(std::string_view key) const
{
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t slot = hashOf(key) & mask; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        if (keyOf(m_slots[slot]) == key)
            return m_slots[slot];
    }
    return 0;
}

LexiconEntry &Lexicon::at(std::string_view key)
{
    if (const quint32 known = find(key); known != 0)
        return m_entries[known];
    if (m_entries.size() * 2 > m_slots.size())
        grow();
    const auto index = static_cast<quint32>(m_entries.size());
    m_keyOf.push_back({static_cast<quint32>(m_keys.size()), static_cast<quint32>(key.size())});
    m_keys.append(key);
    m_entries.emplace_back();
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hashOf(key) & mask;
    while (m_slots[slot] != 0)
        slot = (slot + 1) & mask;
    m_slots[slot] = index;
    return m_entries.back();
}

void Lexicon::grow()
{
    std::vector<quint32> wider(m_slots.size() * 2, 0);
    const std::size_t mask = wider.size() - 1;
    for (quint32 index = 1; index < m_entries.size(); ++index) {
        std::size_t slot = hashOf(keyOf(index)) & mask;
        while (wider[slot] != 0)
            slot = (slot + 1) & mask;
        wider[slot] = index;
    }
    m_slots.swap(wider);
}

LexiconEntry &Lexicon::addPhrase(std::string_view key)
{
    if (const std::size_t space = key.find(' '); space != std::string_view::npos) {
        const auto words =
            static_cast<quint8>(std::min<std::ptrdiff_t>(std::count(key.begin(), key.end(), ' ') + 1, 8));
        LexiconEntry &first = at(key.substr(0, space));
        first.phraseWords = std::max(first.phraseWords, words);
    }
    return at(key);
}

QByteArray Lexicon::read(const Find &find, const char *name)
{
    const QString path = find(QStringLiteral("recognition/") + QLatin1String(name));
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly)) {
        m_problems.append(
            Core::tr("The word list %1 can't be read; names are found less well without it").arg(QLatin1String(name)));
        return {};
    }
    return file.readAll();
}

} // namespace bluepencil::recognition
