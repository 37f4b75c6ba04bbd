// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/cast.h"

#include "core/recognition/castdetails.h"

#include <algorithm>
#include <functional>
#include <string>
#include <unordered_map>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr std::size_t mostNamesakes = 16; // people of one surname that are told apart
constexpr qsizetype mostForms = 24;       // ways to write a name that are told
constexpr std::size_t mostTitles = 8;     // offices of one person that are remembered

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
    struct Known {
        int member = 0;
        PersonName parts;
    };
    int likeness(const PersonName &parts, const Known &known) const;
    int meets(std::size_t person, const PersonName &parts);
    void addForenames(std::size_t person);
    int personOf(const Name &name, const PersonName &parts);
    int otherOf(const Name &name);
    int newMember(const Name &name);
    QStringList formsOf(CastMember &member) const;
    QString wordsOf(qint32 name) const;
    std::string key(const Name &name) const;
    Name withoutSuffix(const Name &name) const;

    const Reading &m_reading;
    const Tokens &m_tokens;
    Cast m_cast;
    std::unordered_map<std::string, std::vector<std::size_t>> m_bySurname; ///< into m_people
    std::unordered_map<std::string, std::size_t> m_byForename;             ///< into m_people: the last one
    std::vector<Known> m_people;
    std::unordered_map<std::string, int> m_byKey; ///< places and organisations
    std::unordered_map<std::string, int> m_byInitials;
};

int Merge::newMember(const Name &name)
{
    CastMember member;
    member.label = name.label;
    m_cast.members.push_back(std::move(member));
    return static_cast<int>(m_cast.members.size()) - 1;
}

/// How well a name means somebody who is known; 0: not at all. Of equals the one mentioned last is meant.
int Merge::likeness(const PersonName &parts, const Known &known) const
{
    const bool longer = known.parts.forenames.size() >= parts.forenames.size();
    const bool fits = longer ? agrees(parts, known.parts) : agrees(known.parts, parts);
    if (!fits)
        return 0;
    const bool sameSuffix = parts.suffix == known.parts.suffix;
    const bool title = sharesTitle(parts, known.parts);
    const bool otherTitle = !title && !parts.titles.empty() && !known.parts.titles.empty();
    return 10 + 4 * sameSuffix + 3 * title - 2 * otherTitle + (parts.forenames == known.parts.forenames);
}

int Merge::meets(std::size_t person, const PersonName &parts)
{
    Known &known = m_people[person];
    if (known.parts.forenames.size() < parts.forenames.size() ||
        (!parts.suffix.empty() && known.parts.suffix.empty())) {
        // "Ruiz" came first, "Ana Ruiz" says who that is.
        PersonName fuller = parts;
        if (known.parts.sureGender) {
            fuller.gender = known.parts.gender;
            fuller.sureGender = true;
        }
        known.parts.titles.swap(fuller.titles);
        known.parts = std::move(fuller);
        addForenames(person);
    } else if (parts.sureGender && !known.parts.sureGender) {
        known.parts.gender = parts.gender;
        known.parts.sureGender = true;
    }
    for (const std::string &title : parts.titles) {
        if (known.parts.titles.size() < mostTitles &&
            std::find(known.parts.titles.begin(), known.parts.titles.end(), title) == known.parts.titles.end())
            known.parts.titles.push_back(title);
    }
    return known.member;
}

void Merge::addForenames(std::size_t person)
{
    for (const std::string &forename : m_people[person].parts.forenames) {
        if (forename.size() > 1)
            m_byForename[forename] = person;
    }
}

int Merge::personOf(const Name &name, const PersonName &parts)
{
    std::vector<std::size_t> &namesakes = m_bySurname[parts.surname];
    std::size_t best = namesakes.size();
    int likest = 0;
    for (std::size_t i = namesakes.size(); i-- > 0;) {
        const int like = likeness(parts, m_people[namesakes[i]]);
        if (like > likest) {
            likest = like;
            best = i;
        }
    }
    if (best < namesakes.size()) {
        const std::size_t person = namesakes[best];
        const auto at = namesakes.begin() + static_cast<std::ptrdiff_t>(best);
        std::rotate(at, at + 1, namesakes.end());
        return meets(person, parts);
    }
    if (parts.forenames.empty()) { // "Ana" after "Ana Ruiz", "Kim" after "Kim Jong Un"
        if (const auto found = m_byForename.find(parts.surname); found != m_byForename.end()) {
            const Known &known = m_people[found->second];
            const bool other =
                parts.sureGender && known.parts.gender != Gender::Unknown && known.parts.gender != parts.gender;
            if (!other)
                return known.member;
        }
    }
    const int member = newMember(name);
    m_people.push_back({member, parts});
    if (namesakes.size() == mostNamesakes)
        namesakes.erase(namesakes.begin());
    namesakes.push_back(m_people.size() - 1);
    addForenames(m_people.size() - 1);
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

Name Merge::withoutSuffix(const Name &name) const
{
    Name bare = name;
    while (bare.end - bare.first > 1 &&
           (m_tokens.is(bare.end - 1, Class::OrgSuffix) || m_tokens[bare.end - 1].kind == TokenKind::Punctuation))
        --bare.end;
    return bare;
}

int Merge::otherOf(const Name &name)
{
    std::string text = key(name);
    const LexiconEntry &entry = m_tokens.lexicon().entry(m_tokens.lexicon().find(text));
    // "U.S.", "US" and "United States" are one country.
    if (name.label == NameLabel::Place && entry.is(Class::Country) && entry.country[0] != 0 &&
        !entry.is(Class::State) && !entry.is(Class::Province) && !entry.is(Class::Area))
        text = std::string("country ") + entry.country[0] + entry.country[1];
    if (name.label == NameLabel::Organization) { // "Acme Corp." and "Acme" are one
        const Name bare = withoutSuffix(name);
        text = key(bare);
    }
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

/// The name as it is written, a person's without the nickname between its words.
QString Merge::wordsOf(qint32 index) const
{
    const Name &name = m_reading.names()[static_cast<std::size_t>(index)];
    const auto written = [this](qint32 first, qint32 end) {
        const std::string_view found = slice(m_tokens.text(), m_tokens.span(first, end));
        return QString::fromUtf8(found.data(), static_cast<qsizetype>(found.size())).simplified();
    };
    const auto mark = [this](qint32 i) { return m_tokens[i].kind == TokenKind::Mark; };
    qint32 open = name.first;
    while (open < name.end && !mark(open))
        ++open;
    qint32 close = name.end - 1;
    while (close > open && !mark(close))
        --close;
    if (name.label != NameLabel::Person || open == name.first || close <= open || close == name.end - 1)
        return written(name.first, name.end);
    return written(name.first, open) + QLatin1Char(' ') + written(close + 1, name.end);
}

/// How the member is written, each way once in order; learns its gender and roles on the way.
QStringList Merge::formsOf(CastMember &member) const
{
    QStringList forms;
    member.fullest = member.names.front();
    for (const qint32 index : member.names) {
        const QString form = wordsOf(index);
        if (forms.size() < mostForms && !forms.contains(form))
            forms.append(form);
        if (member.label != NameLabel::Person)
            continue;
        const PersonName parts = personName(m_reading, m_reading.names()[static_cast<std::size_t>(index)]);
        if (parts.gender != Gender::Unknown && (member.gender == Gender::Unknown || parts.sureGender))
            member.gender = parts.gender;
        addRoles(m_reading, member, index);
    }
    return forms;
}

Cast Merge::run()
{
    const std::vector<Name> &names = m_reading.names();
    m_cast.memberOf.assign(names.size(), -1);
    // A first walk learns what is named in full, so that "Ruiz" in a headline finds the "Ana Ruiz" of the
    // story; a second, in text order, gives a single word to whoever of that name was mentioned last.
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].end - names[i].first > 1)
            m_cast.memberOf[i] = names[i].label == NameLabel::Person
                                     ? personOf(names[i], personName(m_reading, names[i]))
                                     : otherOf(names[i]);
    }
    for (auto &[surname, namesakes] : m_bySurname) // before anybody is mentioned again: the first one
        std::sort(namesakes.begin(), namesakes.end(), std::greater<>());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Name &name = names[i];
        int &member = m_cast.memberOf[i];
        if (name.label == NameLabel::Person)
            member = personOf(name, personName(m_reading, name));
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
        QStringList forms = formsOf(member);
        // The fullest form: most letters; of equals the one that came first.
        const auto fullest = std::max_element(forms.begin(), forms.end(), [](const QString &a, const QString &b) {
            if (a.size() != b.size())
                return a.size() < b.size();
            return a == a.toUpper() && b != b.toUpper(); // "Lima" rather than "LIMA"
        });
        member.entity.name = *fullest;
        for (const qint32 index : member.names) {
            if (wordsOf(index) == member.entity.name) {
                member.fullest = index;
                break;
            }
        }
        forms.removeAll(member.entity.name);
        member.entity.aliases = forms;
        describe(m_reading, member);
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        m_cast.why.push_back(mergeReason(m_reading, m_cast, static_cast<qint32>(i)));
    return std::move(m_cast);
}

} // namespace

Cast mergeNames(const Reading &reading)
{
    return Merge(reading).run();
}

} // namespace bluepencil::recognition
