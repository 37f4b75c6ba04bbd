// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/cast.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr std::size_t mostNamesakes = 16; // people of one surname that are told apart
constexpr qint32 longestDescription = 14; // words

/// A person's name taken apart.
struct PersonName {
    std::vector<std::string> forenames;
    std::string surname;
    std::string suffix; ///< "jr"
    Gender gender = Gender::Unknown;
    bool sureGender = false; ///< by title, not by forename
};

Gender genderOfForename(const LexiconEntry &entry)
{
    const bool male = entry.is(Class::ForenameMale);
    const bool female = entry.is(Class::ForenameFemale);
    return male == female ? Gender::Unknown : male ? Gender::Male : Gender::Female;
}

std::string stripped(std::string word)
{
    while (!word.empty() && word.back() == '.')
        word.pop_back();
    return word;
}

class Merge
{
public:
    explicit Merge(const Reading &reading)
        : m_reading(reading)
        , m_tokens(reading.tokens())
    {
    }
    Cast run();

private:
    PersonName personName(const Name &name) const;
    qint32 titleFirst(const Name &name) const;
    int personOf(const Name &name, const PersonName &parts);
    int otherOf(const Name &name);
    int newMember(const Name &name);
    void describe(CastMember &member) const;
    void addRoles(CastMember &member, qint32 index) const;
    std::string key(const Name &name) const;

    struct Known {
        int member = 0;
        PersonName parts;
    };
    const Reading &m_reading;
    const Tokens &m_tokens;
    Cast m_cast;
    std::unordered_map<std::string, std::vector<std::size_t>> m_bySurname; ///< into m_people
    std::unordered_map<std::string, std::vector<std::size_t>> m_byForename;
    std::vector<Known> m_people;
    std::unordered_map<std::string, int> m_byKey; ///< places and organisations
    std::unordered_map<std::string, int> m_byInitials;
};

/// First token of the title before a name, or the name's first token.
qint32 Merge::titleFirst(const Name &name) const
{
    qint32 first = name.first;
    while (first > 0 && name.first - first < 4 && m_tokens[first - 1].sentence == m_tokens[name.first].sentence &&
           (m_tokens.is(first - 1, Class::Title) || m_tokens.is(first - 1, Class::TitleModifier)) &&
           m_reading.nameAt(first - 1) < 0)
        --first;
    return first;
}

PersonName Merge::personName(const Name &name) const
{
    PersonName parts;
    qint32 last = name.end - 1;
    while (last > name.first && m_tokens.is(last, Class::Suffix)) {
        parts.suffix = stripped(folded(m_tokens.word(last)));
        --last;
    }
    parts.surname = withoutAccents(folded(m_tokens.word(last)));
    for (qint32 i = name.first; i < last; ++i)
        parts.forenames.push_back(stripped(withoutAccents(folded(m_tokens.word(i)))));
    for (qint32 i = titleFirst(name); i < name.first; ++i) {
        const bool male = m_tokens.is(i, Class::Male);
        const bool female = m_tokens.is(i, Class::Female);
        if (male != female) {
            parts.gender = male ? Gender::Male : Gender::Female;
            parts.sureGender = true;
        }
    }
    if (!parts.sureGender)
        parts.gender = genderOfForename(m_tokens.entry(name.first));
    return parts;
}

/// May the shorter name mean the longer one?
bool agrees(const PersonName &shorter, const PersonName &longer)
{
    if (shorter.surname != longer.surname || (!shorter.suffix.empty() && shorter.suffix != longer.suffix))
        return false;
    if (shorter.sureGender && longer.gender != Gender::Unknown && shorter.gender != longer.gender)
        return false;
    if (longer.sureGender && shorter.gender != Gender::Unknown && shorter.gender != longer.gender &&
        !shorter.forenames.empty())
        return false;
    // Every forename of the shorter one, or its initial, in order.
    std::size_t at = 0;
    for (const std::string &forename : shorter.forenames) {
        while (at < longer.forenames.size() && longer.forenames[at] != forename &&
               !(forename.size() == 1 && longer.forenames[at].front() == forename.front()) &&
               !(longer.forenames[at].size() == 1 && longer.forenames[at].front() == forename.front()))
            ++at;
        if (at == longer.forenames.size())
            return false;
        ++at;
    }
    return true;
}

int Merge::newMember(const Name &name)
{
    CastMember member;
    member.label = name.label;
    m_cast.members.push_back(std::move(member));
    return static_cast<int>(m_cast.members.size()) - 1;
}

int Merge::personOf(const Name &name, const PersonName &parts)
{
    // Somebody of that surname: the one mentioned last, longer or shorter.
    std::vector<std::size_t> &namesakes = m_bySurname[parts.surname];
    for (std::size_t i = namesakes.size(); i-- > 0;) {
        Known &known = m_people[namesakes[i]];
        const bool longer = known.parts.forenames.size() >= parts.forenames.size();
        if (longer ? agrees(parts, known.parts) : agrees(known.parts, parts)) {
            if (!longer || (!parts.suffix.empty() && known.parts.suffix.empty())) {
                // "Ruiz" came first, "Ana Ruiz" says who that is.
                PersonName fuller = parts;
                if (known.parts.sureGender)
                    fuller.gender = known.parts.gender;
                known.parts = std::move(fuller);
                if (!parts.forenames.empty())
                    m_byForename[parts.forenames.front()].push_back(namesakes[i]);
            } else if (parts.sureGender && !known.parts.sureGender) {
                known.parts.gender = parts.gender;
                known.parts.sureGender = true;
            }
            const std::size_t person = namesakes[i];
            std::rotate(namesakes.begin() + static_cast<std::ptrdiff_t>(i),
                        namesakes.begin() + static_cast<std::ptrdiff_t>(i) + 1, namesakes.end());
            return m_people[person].member;
        }
    }
    if (parts.forenames.empty()) { // "Ana" after "Ana Ruiz"
        if (const auto found = m_byForename.find(parts.surname);
            found != m_byForename.end() && found->second.size() == 1)
            return m_people[found->second.front()].member;
    }
    const int member = newMember(name);
    m_people.push_back({member, parts});
    if (namesakes.size() == mostNamesakes)
        namesakes.erase(namesakes.begin());
    namesakes.push_back(m_people.size() - 1);
    if (!parts.forenames.empty())
        m_byForename[parts.forenames.front()].push_back(m_people.size() - 1);
    return member;
}

std::string Merge::key(const Name &name) const
{
    std::string key;
    for (qint32 i = name.first; i < name.end; ++i) {
        if (!key.empty() && m_tokens[i].spaceBefore)
            key += ' ';
        key += withoutAccents(folded(m_tokens.word(i)));
    }
    return key;
}

int Merge::otherOf(const Name &name)
{
    std::string text = key(name);
    const LexiconEntry &entry = m_tokens.lexicon().entry(m_tokens.lexicon().find(text));
    // "U.S.", "US" and "United States" are one country.
    if (name.label == NameLabel::Place && entry.is(Class::Country) && entry.country[0] != 0 &&
        !entry.is(Class::State) && !entry.is(Class::Province) && !entry.is(Class::Area))
        text = std::string("country ") + entry.country[0] + entry.country[1];
    const char *prefix = name.label == NameLabel::Place ? "l " : "o ";
    if (name.label == NameLabel::Organization) {
        text.erase(std::remove(text.begin(), text.end(), '.'), text.end());
        if (name.end - name.first == 1) {
            if (const auto found = m_byInitials.find(text); found != m_byInitials.end() && m_tokens[name.first].allCaps)
                return found->second;
        }
    }
    const auto [found, isNew] = m_byKey.try_emplace(prefix + text, 0);
    if (isNew)
        found->second = newMember(name);
    if (name.label == NameLabel::Organization && name.end - name.first > 1) {
        std::string initials;
        for (qint32 i = name.first; i < name.end; ++i) {
            if (m_tokens[i].capital)
                initials += folded(m_tokens.word(i)).front();
        }
        if (initials.size() >= 2)
            m_byInitials.try_emplace(initials, found->second);
        if (m_tokens.isText(name.end, "(") && m_tokens.isWord(name.end + 1) && m_tokens.isText(name.end + 2, ")")) {
            std::string acronym = folded(m_tokens.word(name.end + 1));
            acronym.erase(std::remove(acronym.begin(), acronym.end(), '.'), acronym.end());
            m_byInitials.try_emplace(acronym, found->second);
        }
    }
    return found->second;
}

void Merge::addRoles(CastMember &member, qint32 index) const
{
    const Name &name = m_reading.names()[static_cast<std::size_t>(index)];
    const auto add = [&](qint32 token) {
        const std::string word = folded(m_tokens.word(token));
        const bool known =
            std::any_of(member.roles.begin(), member.roles.end(), [&](const Role &r) { return r.word == word; });
        if (!known && member.roles.size() < 12)
            member.roles.push_back({word, token});
    };
    for (qint32 i = titleFirst(name); i < name.first; ++i) {
        if (m_tokens.is(i, Class::Title))
            add(i);
    }
    if (name.first > 1 && m_tokens.isText(name.first - 1, ",") &&
        m_tokens[name.first - 2].sentence == m_tokens[name.first].sentence &&
        m_tokens.is(name.first - 2, Class::Title)) // "its mayor, Ana Ruiz"
        add(name.first - 2);
    // "Ruiz, the mayor of", "Ruiz, who serves as special envoy"
    if (!m_tokens.isText(name.end, ","))
        return;
    for (qint32 i = name.end + 1; i < std::min(name.end + 9, m_tokens.count()); ++i) {
        if (!m_tokens.isWord(i) || m_tokens[i].sentence != m_tokens[name.first].sentence || m_reading.nameAt(i) >= 0 ||
            m_tokens.is(i, Class::Preposition))
            break;
        if ((m_tokens.is(i, Class::Title) || m_tokens.is(i, Class::Person)) && !m_tokens.is(i, Class::Function)) {
            add(i);
            break;
        }
    }
}

/// "Kremlin foreign policy adviser" before the name, "a former ambassador" after it.
void Merge::describe(CastMember &member) const
{
    if (member.label != NameLabel::Person)
        return;
    for (const qint32 index : member.names) {
        const Name &name = m_reading.names()[static_cast<std::size_t>(index)];
        const qint32 sentence = m_tokens[name.first].sentence;
        qint32 first = name.first;
        bool role = false;
        while (first > 0 && name.first - first < longestDescription && m_tokens[first - 1].sentence == sentence &&
               m_reading.markedAt(first - 1) < 0) {
            const qint32 i = first - 1;
            if (m_tokens[i].kind != TokenKind::Word || m_tokens[i].possessive ||
                (m_tokens.is(i, Class::Function) && !m_tokens.is(i, Class::TitleModifier)) ||
                m_tokens.is(i, Class::Preposition) || m_tokens.is(i, Class::Aux) ||
                m_reading.isPerson(m_reading.nameAt(i)))
                break;
            // Nothing but what can describe: titles, names, demonyms, nouns right before a title.
            if (!role && !m_tokens.is(i, Class::Title) && !m_tokens.is(i, Class::TitleModifier))
                break;
            if (!m_tokens.is(i, Class::Title) && !m_tokens.is(i, Class::TitleModifier) &&
                (m_tokens.is(i, Class::Say) || m_tokens.is(i, Class::PersonVerb)))
                break;
            role = role || m_tokens.is(i, Class::Title);
            first = i;
        }
        const qint32 words = name.first - first;
        const bool courtesy =
            words == 1 &&
            (m_tokens.is(first, Class::Male) || m_tokens.is(first, Class::Female) || m_tokens[first].dotted) &&
            !m_tokens.is(first, Class::Person);
        if (role && words > 0 && !courtesy) {
            const std::string_view found = slice(m_tokens.text(), m_tokens.span(first, name.first));
            member.entity.description = QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size()));
            return;
        }
    }
    for (const qint32 index : member.names) {
        const Name &name = m_reading.names()[static_cast<std::size_t>(index)];
        if (!m_tokens.isText(name.end, ","))
            continue;
        const qint32 first = name.end + 1;
        qint32 end = first;
        bool role = false;
        while (end < m_tokens.count() && end - first < longestDescription &&
               m_tokens[end].sentence == m_tokens[name.first].sentence && m_reading.markedAt(end) < 0 &&
               (m_tokens[end].kind == TokenKind::Word || m_tokens[end].kind == TokenKind::Number)) {
            role = role || m_tokens.is(end, Class::Title) || m_tokens.is(end, Class::Person);
            ++end;
        }
        const bool begins = m_tokens.is(first, Class::Determiner) || m_tokens.is(first, Class::Title) ||
                            m_tokens.is(first, Class::TitleModifier) || m_tokens.is(first, Class::Person);
        const bool closed = end < m_tokens.count() && (m_tokens.isText(end, ",") || m_tokens.isText(end, "."));
        if (role && begins && closed && end > first && !m_tokens.is(first, Class::Pronoun)) {
            const std::string_view found = slice(m_tokens.text(), m_tokens.span(first, end));
            member.entity.description = QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size()));
            return;
        }
    }
}

Cast Merge::run()
{
    const std::vector<Name> &names = m_reading.names();
    m_cast.memberOf.assign(names.size(), -1);
    // A first walk learns what is named in full, so that "Ruiz" in a headline finds the "Ana Ruiz" of the
    // story; a second, in text order, gives a single word to whoever of that name was mentioned last.
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].end - names[i].first > 1)
            m_cast.memberOf[i] =
                names[i].label == NameLabel::Person ? personOf(names[i], personName(names[i])) : otherOf(names[i]);
    }
    for (auto &[surname, namesakes] : m_bySurname) // before anybody is mentioned again: the first one
        std::sort(namesakes.begin(), namesakes.end(), std::greater<>());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Name &name = names[i];
        int &member = m_cast.memberOf[i];
        if (name.label == NameLabel::Person)
            member = personOf(name, personName(name));
        else if (member < 0)
            member = otherOf(name);
    }

    // Members in order of first mention, their ids and names.
    std::vector<int> newIndex(m_cast.members.size(), -1);
    std::vector<CastMember> sorted;
    for (std::size_t i = 0; i < names.size(); ++i) {
        int &member = m_cast.memberOf[i];
        int &place = newIndex[static_cast<std::size_t>(member)];
        if (place < 0) {
            place = static_cast<int>(sorted.size());
            sorted.push_back(std::move(m_cast.members[static_cast<std::size_t>(member)]));
        }
        member = place;
        sorted[static_cast<std::size_t>(place)].names.push_back(static_cast<qint32>(i));
    }
    m_cast.members = std::move(sorted);
    for (std::size_t m = 0; m < m_cast.members.size(); ++m) {
        CastMember &member = m_cast.members[m];
        member.entity.id = QStringLiteral("e%1").arg(m + 1);
        member.entity.label = toString(member.label);
        QStringList forms;
        for (const qint32 index : member.names) {
            const Name &name = names[static_cast<std::size_t>(index)];
            const std::string_view found = slice(m_tokens.text(), m_tokens.span(name.first, name.end));
            const QString form = QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size())).simplified();
            if (forms.size() < 24 && !forms.contains(form))
                forms.append(form);
            if (member.label != NameLabel::Person)
                continue;
            const PersonName parts = personName(name);
            if (parts.gender != Gender::Unknown && (member.gender == Gender::Unknown || parts.sureGender))
                member.gender = parts.gender;
            addRoles(member, index);
        }
        // The fullest form: most letters; of equals the one that came first.
        const auto fullest = std::max_element(forms.begin(), forms.end(), [](const QString &a, const QString &b) {
            if (a.size() != b.size())
                return a.size() < b.size();
            return a == a.toUpper() && b != b.toUpper(); // "Lima" rather than "LIMA"
        });
        member.entity.name = *fullest;
        forms.removeAll(member.entity.name);
        member.entity.aliases = forms;
        describe(member);
    }
    return std::move(m_cast);
}

} // namespace

Cast mergeNames(const Reading &reading)
{
    return Merge(reading).run();
}

} // namespace bluepencil::recognition
