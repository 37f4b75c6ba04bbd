// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/cast.h"

#include "core/recognition/castdetails.h"
#include "core/recognition/castgenders.h"
#include "core/recognition/castpeople.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace bluepencil::recognition {

namespace {

using Class = WordClass;

constexpr qsizetype mostForms = 24; // ways to write a name that are told

class Merge
{
public:
    explicit Merge(const Reading &reading)
        : m_reading(reading)
        , m_tokens(reading.tokens())
        , m_people(reading, [this](const Name &name) { return newMember(name); })
    {
    }
    Cast run();

private:
    int otherOf(const Name &name);
    int newMember(const Name &name);
    QStringList formsOf(CastMember &member) const;
    QString wordsOf(qint32 name) const;
    std::string key(const Name &name) const;
    Name withoutSuffix(const Name &name) const;

    const Reading &m_reading;
    const Tokens &m_tokens;
    Cast m_cast;
    People m_people;
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
    bool bySurname = false;
    for (const qint32 index : member.names) {
        const QString form = wordsOf(index);
        if (forms.size() < mostForms && !forms.contains(form))
            forms.append(form);
        if (member.label != NameLabel::Person)
            continue;
        const PersonName parts = personName(m_reading, m_reading.names()[static_cast<std::size_t>(index)]);
        // A forename tells more than a surname that is also one: "Reeves", then "Rachel Reeves".
        const bool better = parts.sureGender || (bySurname && !parts.forenames.empty() && !member.sureGender);
        if (parts.gender != Gender::Unknown && (member.gender == Gender::Unknown || better)) {
            member.gender = parts.gender;
            bySurname = parts.forenames.empty() && !parts.sureGender;
        }
        member.sureGender = member.sureGender || parts.sureGender;
        addRoles(m_reading, member, index);
    }
    return forms;
}

Cast Merge::run()
{
    const std::vector<Name> &names = m_reading.names();
    m_cast.memberOf.assign(names.size(), -1);
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].end - names[i].first == 1)
            continue;
        if (names[i].label == NameLabel::Person)
            m_people.learn(static_cast<qint32>(i));
        else
            m_cast.memberOf[i] = otherOf(names[i]);
    }
    std::vector<People::Choice> choices(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        int &member = m_cast.memberOf[i];
        if (names[i].label == NameLabel::Person) {
            choices[i] = m_people.choose(static_cast<qint32>(i));
            member = choices[i].member;
        } else if (member < 0) {
            member = otherOf(names[i]);
        }
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
    std::vector<qint32> sharedWith(m_cast.members.size(), -1);
    for (std::size_t old = 0; old < newIndex.size(); ++old) {
        if (newIndex[old] >= 0)
            sharedWith[static_cast<std::size_t>(newIndex[old])] = m_people.sharedSurname(static_cast<int>(old));
    }
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
        if (sharedWith[m] >= 0) { // "Tom and Ann Reed"
            const std::string_view surname = m_tokens.word(names[static_cast<std::size_t>(sharedWith[m])].end - 1);
            member.entity.name = wordsOf(member.names.front()) + QLatin1Char(' ') +
                                 QString::fromUtf8(surname.data(), static_cast<qsizetype>(surname.size()));
        }
        forms.removeAll(member.entity.name);
        member.entity.aliases = forms;
        describe(m_reading, member);
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
        const People::Choice &choice = choices[i];
        m_cast.why.push_back(mergeReason(m_reading, m_cast, static_cast<qint32>(i)));
        if (choice.open)
            m_cast.why.back() = {QStringLiteral("cast.several"), choice.certainty, {}};
        if (choice.several) {
            const Name &nearest = names[static_cast<std::size_t>(choice.nearest)];
            m_cast.why.back() = {
                QStringLiteral("cast.likeliest"), choice.certainty, {m_tokens.span(nearest.first, nearest.end)}};
        }
    }
    learnGenders(m_reading, m_cast);
    for (CastMember &member : m_cast.members)
        member.entity.sex = member.gender == Gender::Male     ? Sex::Male
                            : member.gender == Gender::Female ? Sex::Female
                                                              : Sex::Unknown;
    return std::move(m_cast);
}

} // namespace

Cast mergeNames(const Reading &reading)
{
    return Merge(reading).run();
}

} // namespace bluepencil::recognition
