// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <bitset>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bluepencil::recognition {

/// What a word can be, as the lists in resources/recognition say. The order is that of the names in
/// lexiconlists.cpp.
enum class WordClass : quint8 {
    // grammar.txt
    Function,
    Common,
    Aux,
    Be,
    Adverb,
    Subordinator,
    Conjunction,
    Determiner,
    Definite,
    Preposition,
    PlacePreposition,
    Relative,
    Pronoun,
    Male,
    Female,
    FirstPerson,
    Reflexive,
    Particle,
    Abbreviation,
    EndAbbreviation,
    Suffix,
    Month,
    Weekday,
    // titles.txt, people.txt
    Title,
    TitleModifier,
    Person,
    People,
    Institution,
    Document,
    Unnamed,
    // cues.txt, works.txt
    Say,
    As,
    Call,
    Weak,
    Act,
    AccordingTo,
    Work,
    Term,
    Naming,
    // heads.txt, organizations.txt
    OrgSuffix,
    OrgHead,
    OrgOpen,
    PlaceHead,
    PlaceOpen,
    Direction,
    MiscHead,
    OrgNoun,
    OrgOf,
    PlaceNoun,
    PlaceOf,
    PersonVerb,
    PossessiveOpen,
    Organization,
    Acronym,
    NotName,
    // the gazetteers
    ForenameMale,
    ForenameFemale,
    Surname,
    Demonym,
    Country,
    State,
    Area,
    Province,
    Place,
    // seats.txt
    Seat,
    Acts,
    WorksFor,
    // families.txt
    Kin,
    FamilyFirst,
    // news.txt
    Agency,
    Analyst,
    Publication,
    PlaceFirst,
    Thing,
    Storm,
    Famous,
    Firm,
    Household,
    // speech.txt
    Answer,
    Utterance,
    CarryOn,
    PartOf,
    TimeNoun,
    Describing,
    Courtesy,
    ElderKin,
    YoungerKin,
    Elder,
    Younger,
    Reported,
    ToldOf,
    Platform,
    Represents,
    // times.txt
    Timetabled,
    TimetabledPlural,
    Ahead,
    Intending,
    Backwards,
    Business,
    Match,
    // sport.txt
    Contest,
    Outcome,
    Player,
    ClubNoun,
    ClubHead,
    ClubLast,
    Transfer,
    Sport,
    Count,
};

/// A place of the gazetteer: ISO 3166 code, part of the country, inhabitants in thousands, degrees.
struct GazetteerPlace {
    enum class Kind : quint8 { Town, Region, Country, Area };

    char country[2] = {0, 0};
    char part[4] = {0, 0, 0, 0}; ///< state, province: only of US, CA, AU, GB; padded with 0
    Kind kind = Kind::Town;
    bool capital = false;
    bool located = false;   ///< latitude and longitude are known
    bool wellKnown = false; ///< the world means it where a larger place has the name
    qint32 population = 0;
    float latitude = 0;
    float longitude = 0;

    bool operator==(const GazetteerPlace &) const = default;
};

/// One entry: a word, or several joined by single spaces.
struct LexiconEntry {
    std::bitset<static_cast<std::size_t>(WordClass::Count)> classes;
    qint32 place = -1;        ///< the most populous place of that name, see Lexicon::place()
    qint32 senses = -1;       ///< all places of that name, see Lexicon::forEachPlace()
    char country[2] = {0, 0}; ///< for countries and regions
    quint8 phraseWords = 0;   ///< words of the longest entry that begins with this word; 0: none of several words

    bool is(WordClass wordClass) const { return classes[static_cast<std::size_t>(wordClass)]; }
    void add(WordClass wordClass) { classes.set(static_cast<std::size_t>(wordClass)); }
};

/// Every word list and gazetteer in one hash table. Immutable after loading; thread-safe.
class Lexicon
{
public:
    /// Where a file of that relative name lies, or an empty string (findData()).
    using Find = std::function<QString(const QString &)>;

    /// Reads the lists; what is missing or broken is told in problems() and does without.
    static Lexicon load(const Find &find);

    /// Index of an entry by its folded() form; 0, an entry without classes, when there is none.
    quint32 find(std::string_view folded) const;
    const LexiconEntry &entry(quint32 index) const { return m_entries[index]; }
    const GazetteerPlace *place(const LexiconEntry &entry) const
    {
        return entry.place < 0 ? nullptr : &m_places[static_cast<std::size_t>(entry.place)];
    }
    /// Calls visit(const GazetteerPlace &) for every town, region and country of that name, in no order told.
    template <typename Visitor> void forEachPlace(const LexiconEntry &entry, Visitor &&visit) const
    {
        for (qint32 sense = entry.senses; sense >= 0; sense = m_senses[static_cast<std::size_t>(sense)].next)
            visit(m_places[static_cast<std::size_t>(m_senses[static_cast<std::size_t>(sense)].place)]);
    }
    /// What languages.txt says, as it stands there; empty where it is missing.
    const QByteArray &languages() const { return m_languages; }
    /// One sentence a file that could not be read or line that says nothing.
    const QStringList &problems() const { return m_problems; }

    Lexicon();

private:
    LexiconEntry &at(std::string_view key);
    LexiconEntry &addPhrase(std::string_view key);
    void grow();
    QByteArray read(const Find &find, const char *name);
    void readList(const Find &find, const char *name);
    void readPlaces(const Find &find);
    void readRegions(const Find &find);
    void readPlaceAliases(const Find &find);
    qint32 addPlace(const GazetteerPlace &place);
    void addSense(LexiconEntry &entry, qint32 place);
    void readForenames(const Find &find);
    void readWords(const Find &find, const char *name, WordClass wordClass);

    struct Sense {
        qint32 place;
        qint32 next;
    };
    struct Key {
        quint32 offset = 0;
        quint32 length = 0;
    };
    std::string_view keyOf(quint32 index) const
    {
        return std::string_view(m_keys).substr(m_keyOf[index].offset, m_keyOf[index].length);
    }
    std::string m_keys;
    std::vector<Key> m_keyOf;
    std::vector<LexiconEntry> m_entries;
    std::vector<quint32> m_slots; ///< open addressing, a power of two; 0 is free
    std::vector<GazetteerPlace> m_places;
    std::vector<Sense> m_senses; ///< lists
    QByteArray m_languages;
    QStringList m_problems;
};

} // namespace bluepencil::recognition
