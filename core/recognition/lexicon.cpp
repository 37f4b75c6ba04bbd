// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/lexicon.h"

#include "core/base/tr.h"
#include "core/recognition/characters.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace bluepencil::recognition {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordClass::Count)> classNames = {
    "function",
    "common",
    "aux",
    "be",
    "adverb",
    "subordinator",
    "conjunction",
    "determiner",
    "definite",
    "preposition",
    "placepreposition",
    "relative",
    "pronoun",
    "male",
    "female",
    "firstperson",
    "reflexive",
    "particle",
    "abbreviation",
    "endabbreviation",
    "suffix",
    "month",
    "weekday",
    "title",
    "titlemodifier",
    "person",
    "people",
    "institution",
    "document",
    "unnamed",
    "say",
    "as",
    "call",
    "weak",
    "act",
    "accordingto",
    "work",
    "term",
    "naming",
    "orgsuffix",
    "orghead",
    "orgopen",
    "placehead",
    "placeopen",
    "direction",
    "mischead",
    "orgnoun",
    "orgof",
    "placenoun",
    "placeof",
    "personverb",
    "possessiveopen",
    "organization",
    "acronym",
    "notname",
    "forename-m",
    "forename-f",
    "surname",
    "demonym",
    "country",
    "state",
    "area",
    "province",
    "place",
    "seat",
    "acts",
    "worksfor",
    "kin",
    "familyfirst",
    "agency",
    "analyst",
    "publication",
    "placefirst",
    "thing",
    "storm",
    "famous",
    "firm",
    "household",
};

static_assert(classNames.back() == "household", "one name for each WordClass, in its order");

constexpr std::size_t startSlots = 1u << 18; // holds the shipped lists at less than half full

std::optional<WordClass> classFromName(std::string_view name)
{
    const auto found = std::find(classNames.begin(), classNames.end(), name);
    if (found == classNames.end())
        return std::nullopt;
    return static_cast<WordClass>(found - classNames.begin());
}

/// FNV-1a, 64 bit (Fowler, Noll, Vo).
std::size_t hashOf(std::string_view key)
{
    quint64 hash = 14695981039346656037ull;
    for (const char c : key)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return static_cast<std::size_t>(hash ^ (hash >> 29));
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

template <typename Function> void forEachPiece(std::string_view text, char separator, Function function)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        function(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// The columns of a line; those that are not there are empty.
struct Columns {
    explicit Columns(std::string_view line)
    {
        forEachPiece(line, '\t', [&](std::string_view column) {
            if (count < all.size())
                all[count++] = column;
        });
    }
    std::string_view operator[](std::size_t i) const { return all[i]; }

    std::array<std::string_view, 8> all;
    std::size_t count = 0;
};

/// Calls visit(form) for the word in small letters and, where it has accents, without them.
template <typename Visitor> void forEachForm(std::string_view word, Visitor &&visit)
{
    const std::string key = folded(word);
    visit(key);
    if (const std::string bare = withoutAccents(key); bare != key)
        visit(bare);
}

template <typename Number> Number number(std::string_view text)
{
    Number value{};
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void setCountry(char (&to)[2], std::string_view code)
{
    if (code.size() == 2)
        std::copy(code.begin(), code.end(), to);
}

void setPart(char (&to)[4], std::string_view code)
{
    if (code.size() <= 4)
        std::copy(code.begin(), code.end(), to);
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
    for (const char *name : {"grammar.txt", "titles.txt", "people.txt", "cues.txt", "works.txt", "heads.txt",
                             "organizations.txt", "seats.txt", "families.txt", "news.txt"})
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

void Lexicon::readList(const Find &find, const char *name)
{
    const QByteArray bytes = read(find, name);
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        line = trimmed(line);
        if (line.empty() || line.front() == '#')
            return;
        const std::size_t colon = line.find(':');
        std::vector<WordClass> classes;
        bool known = colon != std::string_view::npos;
        forEachPiece(line.substr(0, std::min(colon, line.size())), ' ', [&](std::string_view className) {
            if (className.empty())
                return;
            const std::optional<WordClass> wordClass = classFromName(className);
            known = known && wordClass;
            if (wordClass)
                classes.push_back(*wordClass);
        });
        if (!known) {
            m_problems.append(Core::tr("The word list %1 has a line of no known class: “%2”")
                                  .arg(QLatin1String(name),
                                       QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())).left(40)));
            return;
        }
        forEachPiece(line.substr(colon + 1), ',', [&](std::string_view word) {
            word = trimmed(word);
            if (word.empty())
                return;
            const std::string key = folded(word);
            for (const WordClass wordClass : classes)
                addPhrase(key).add(wordClass);
            if (const std::string bare = withoutAccents(key); bare != key) {
                for (const WordClass wordClass : classes)
                    addPhrase(bare).add(wordClass);
            }
        });
    });
}

qint32 Lexicon::addPlace(const GazetteerPlace &place)
{
    m_places.push_back(place);
    return static_cast<qint32>(m_places.size()) - 1;
}

void Lexicon::addSense(LexiconEntry &entry, qint32 place)
{
    if (entry.senses >= 0 && m_senses[static_cast<std::size_t>(entry.senses)].place == place)
        return; // the name without accents is the same
    m_senses.push_back({place, entry.senses});
    entry.senses = static_cast<qint32>(m_senses.size()) - 1;
}

void Lexicon::readPlaces(const Find &find)
{
    const QByteArray bytes = read(find, "places.tsv");
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        const Columns column(line);
        if (column.count < 5)
            return;
        GazetteerPlace place;
        setCountry(place.country, column[1]);
        place.population = number<qint32>(column[2]);
        place.latitude = number<float>(column[3]);
        place.longitude = number<float>(column[4]);
        place.located = true;
        setPart(place.part, column[5]);
        place.capital = column[6] == "c";
        const qint32 index = addPlace(place);
        forEachForm(column[0], [&](std::string_view form) {
            LexiconEntry &entry = addPhrase(form);
            entry.add(WordClass::Place);
            addSense(entry, index);
            if (entry.place < 0) // the file is sorted by population
                entry.place = index;
        });
    });
}

void Lexicon::readRegions(const Find &find)
{
    const QByteArray bytes = read(find, "regions.tsv");
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        const Columns column(line);
        const std::optional<WordClass> kind = column.count < 3 ? std::nullopt : classFromName(column[2]);
        if (!kind)
            return;
        GazetteerPlace place;
        setCountry(place.country, column[1]);
        setPart(place.part, column[3]);
        place.kind = *kind == WordClass::Country ? GazetteerPlace::Kind::Country
                     : *kind == WordClass::Area  ? GazetteerPlace::Kind::Area
                                                 : GazetteerPlace::Kind::Region;
        place.population = number<qint32>(column[4]);
        place.latitude = number<float>(column[5]);
        place.longitude = number<float>(column[6]);
        place.located = column.count > 6;
        const qint32 index = addPlace(place);
        forEachForm(column[0], [&](std::string_view form) {
            LexiconEntry &entry = addPhrase(form);
            entry.add(*kind);
            addSense(entry, index);
            if (entry.country[0] == 0)
                setCountry(entry.country, column[1]);
        });
    });
}

/// Other names of a town or region: they are senses of the word and make no name of it. A place's own name
/// says that it is the well-known one.
void Lexicon::readPlaceAliases(const Find &find)
{
    const QByteArray bytes = read(find, "placealiases.tsv");
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        const Columns column(line);
        if (column.count < 3)
            return;
        qint32 best = -1;
        for (qint32 sense = entry(this->find(folded(column[1]))).senses; sense >= 0;) {
            const Sense &one = m_senses[static_cast<std::size_t>(sense)];
            const auto populationOf = [this](qint32 place) {
                return m_places[static_cast<std::size_t>(place)].population;
            };
            const GazetteerPlace &place = m_places[static_cast<std::size_t>(one.place)];
            if (std::string_view(place.country, 2) == column[2] &&
                (column[3].empty() || std::string_view(place.part, 2) == column[3]) &&
                (best < 0 || populationOf(one.place) > populationOf(best)))
                best = one.place;
            sense = one.next;
        }
        if (best < 0)
            return;
        if (withoutAccents(folded(column[0])) == withoutAccents(folded(column[1])))
            m_places[static_cast<std::size_t>(best)].wellKnown = true;
        else
            addSense(at(folded(column[0])), best);
    });
}

void Lexicon::readForenames(const Find &find)
{
    const QByteArray bytes = read(find, "forenames.tsv");
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        const Columns column(line);
        if (column.count < 2 || column[1].empty())
            return;
        forEachForm(column[0], [&](std::string_view form) {
            LexiconEntry &entry = at(form);
            if (column[1].front() != 'f')
                entry.add(WordClass::ForenameMale);
            if (column[1].front() != 'm')
                entry.add(WordClass::ForenameFemale);
        });
    });
}

void Lexicon::readWords(const Find &find, const char *name, WordClass wordClass)
{
    const QByteArray bytes = read(find, name);
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        line = trimmed(line);
        if (line.empty() || line.front() == '#')
            return;
        const std::string key = folded(line);
        addPhrase(key).add(wordClass);
        if (const std::string bare = withoutAccents(key); bare != key)
            addPhrase(bare).add(wordClass);
    });
}

} // namespace bluepencil::recognition
