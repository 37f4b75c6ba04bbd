// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/editedcast.h"

#include <QHash>

#include <algorithm>
#include <numeric>
#include <vector>

namespace bluepencil {

namespace {

std::size_t slot(int index)
{
    return static_cast<std::size_t>(index);
}

class Caster
{
public:
    Caster(const Article &article, const Recognition &found)
        : m_article(article)
        , m_found(found)
        , m_groups(slot(static_cast<int>(found.cast.size())))
        , m_mentionsOfBase(slot(static_cast<int>(found.cast.size())))
    {
        for (int base = 0; base < found.cast.size(); ++base) {
            m_groups[slot(base)].into = base;
            m_groups[slot(base)].bases = {base};
        }
        for (int i = 0; i < found.mentions.size(); ++i) {
            m_groupOf.push_back(found.mentions[i].entity);
            if (found.mentions[i].entity >= 0)
                m_mentionsOfBase[slot(found.mentions[i].entity)].push_back(i);
        }
    }

    void apply(const CastFact &fact)
    {
        QList<int> mentions;
        for (const Anchor &anchor : fact.anchors)
            if (const int mention = mentionAt(m_found, anchor); mention >= 0)
                mentions.append(mention);
        if (mentions.isEmpty())
            return;
        switch (fact.kind) {
        case CastFact::Kind::Same:
            for (const int mention : std::as_const(mentions))
                join(groupAt(mentions.first()), groupAt(mention));
            break;
        case CastFact::Kind::Different: {
            const int own = newGroup();
            for (const int mention : std::as_const(mentions))
                m_groupOf[slot(mention)] = own;
            break;
        }
        case CastFact::Kind::Name:
            m_groups[slot(groupAt(mentions.first()))].name = fact.value;
            break;
        case CastFact::Kind::Type:
            m_groups[slot(groupAt(mentions.first()))].type = fact.value;
            break;
        case CastFact::Kind::Note: // of whoever is named there in the end
            m_notes.append({mentions.first(), fact.value});
            break;
        }
    }

    Recognition finish()
    {
        Recognition out = m_found;
        collectMembers();
        makeCast(out);
        for (int i = 0; i < out.mentions.size(); ++i)
            settleMention(out, i);
        for (const auto &[mention, note] : std::as_const(m_notes))
            if (const int entity = out.mentions[mention].entity; entity >= 0)
                out.cast[entity].note = note;
        for (Quote &quote : out.quotes)
            if (quote.speaker)
                settleSpeaker(out, *quote.speaker);
        return out;
    }

private:
    /// Mentions that name one and the same.
    struct Group {
        int into = -1;            ///< itself, or the group it was merged into
        std::vector<int> bases;   ///< of the recognizer's cast, who gives the name first
        std::vector<int> members; ///< mentions
        QString name;             ///< what the user says, or empty
        QString type;
        int entity = -1; ///< in the cast that comes out
    };

    int root(int group)
    {
        while (m_groups[slot(group)].into != group) {
            int &into = m_groups[slot(group)].into;
            into = m_groups[slot(into)].into;
            group = into;
        }
        return group;
    }

    int newGroup()
    {
        const int group = static_cast<int>(m_groups.size());
        m_groups.emplace_back();
        m_groups.back().into = group;
        return group;
    }

    /// A mention that names nobody known gets a group when something is said of it.
    int groupAt(int mention)
    {
        int &group = m_groupOf[slot(mention)];
        if (group < 0)
            group = newGroup();
        return root(group);
    }

    void join(int target, int other)
    {
        if (target == other)
            return;
        Group &from = m_groups[slot(other)];
        Group &to = m_groups[slot(target)];
        from.into = target;
        to.bases.insert(to.bases.end(), from.bases.begin(), from.bases.end());
    }

    void collectMembers()
    {
        for (int i = 0; i < m_found.mentions.size(); ++i)
            if (m_groupOf[slot(i)] >= 0)
                m_groups[slot(root(m_groupOf[slot(i)]))].members.push_back(i);
    }

    bool holdsAll(int group, int base)
    {
        const std::vector<int> &mentions = m_mentionsOfBase[slot(base)];
        if (mentions.empty())
            return root(base) == group;
        return std::all_of(mentions.begin(), mentions.end(),
                           [&](int mention) { return root(m_groupOf[slot(mention)]) == group; });
    }

    /// Those of the recognizer's cast who are in it, who gives the name first.
    std::vector<int> basesIn(int group)
    {
        std::vector<int> bases;
        const auto add = [&bases](int base) {
            if (base >= 0 && std::find(bases.begin(), bases.end(), base) == bases.end())
                bases.push_back(base);
        };
        std::vector<int> present;
        for (const int mention : m_groups[slot(group)].members)
            if (const int base = m_found.mentions[mention].entity; present.empty() || present.back() != base)
                present.push_back(base);
        std::sort(present.begin(), present.end());
        for (const int base : m_groups[slot(group)].bases)
            if (m_mentionsOfBase[slot(base)].empty() || std::binary_search(present.begin(), present.end(), base))
                add(base);
        if (m_groups[slot(group)].bases.empty()) // split off: the recognizer's only if it is just what he found
            for (const int base : present)
                if (base >= 0 && holdsAll(group, base))
                    add(base);
        return bases;
    }

    QString wordsOf(int mention) const { return m_article.string(m_found.mentions[mention].span).simplified(); }

    QString fullestName(const Group &group) const
    {
        QString fullest;
        for (const int mention : group.members)
            if (const QString words = wordsOf(mention); words.size() > fullest.size())
                fullest = words;
        return fullest;
    }

    /// The mention that stands nearest to the words which describe somebody; the first where they stand at none.
    int describedAt(int base) const
    {
        constexpr qint32 mostBytes = 200; // longer than an apposition
        const std::vector<int> &mentions = m_mentionsOfBase[slot(base)];
        const QByteArray words = m_found.cast[base].description.toUtf8();
        const QByteArrayView text(m_article.text());
        qint32 nearest = mostBytes;
        int at = mentions.front();
        for (const int mention : mentions) {
            const Span name = m_found.mentions[mention].span;
            const qsizetype from = std::max(0, name.start - mostBytes);
            const qsizetype to = std::min<qsizetype>(text.size(), name.end + mostBytes);
            for (qsizetype found = text.first(to).indexOf(words, from); found >= 0;
                 found = text.first(to).indexOf(words, found + 1)) {
                const auto start = static_cast<qint32>(found);
                const qint32 end = start + static_cast<qint32>(words.size());
                const qint32 distance = std::max({name.start - end, start - name.end, 0});
                if (distance < nearest) {
                    nearest = distance;
                    at = mention;
                }
            }
        }
        return at;
    }

    /// What describes somebody goes with the mention that it stands at.
    QString descriptionIn(int index)
    {
        std::vector<int> bases;
        for (const int mention : m_groups[slot(index)].members)
            if (const int base = m_found.mentions[mention].entity;
                base >= 0 && std::find(bases.begin(), bases.end(), base) == bases.end())
                bases.push_back(base);
        for (const int base : bases)
            if (!m_found.cast[base].description.isEmpty() && root(m_groupOf[slot(describedAt(base))]) == index)
                return m_found.cast[base].description;
        return {};
    }

    SharedLocation locationIn(const Group &group) const
    {
        for (const int mention : group.members)
            if (m_found.mentions[mention].location)
                return m_found.mentions[mention].location;
        return {};
    }

    Entity entityOf(int index, const std::vector<int> &bases)
    {
        const Group &group = m_groups[slot(index)];
        Entity entity;
        const bool isWhole = !bases.empty() && holdsAll(index, bases.front());
        if (!bases.empty())
            entity = m_found.cast[bases.front()];
        else
            entity.label = m_found.mentions[group.members.front()].label;
        const bool isAsFound =
            isWhole && bases.size() == 1 && group.members.size() == m_mentionsOfBase[slot(bases.front())].size();
        if (!isWhole) {
            entity.description = descriptionIn(index);
            entity.location = locationIn(group);
        }
        if (!isAsFound) {
            QStringList names;
            for (const int base : bases)
                if (holdsAll(index, base))
                    names << m_found.cast[base].name << m_found.cast[base].aliases;
            for (const int mention : group.members)
                names << wordsOf(mention);
            if (!isWhole && !names.contains(entity.name))
                entity.name = fullestName(group);
            names.removeDuplicates();
            names.removeAll(entity.name);
            entity.aliases = names;
        }
        if (!group.type.isEmpty())
            entity.label = group.type;
        if (!group.name.isEmpty() && group.name != entity.name) {
            entity.aliases.removeAll(group.name);
            entity.aliases.prepend(entity.name);
            entity.name = group.name;
        }
        return entity;
    }

    void makeCast(Recognition &out)
    {
        struct Made {
            int group;
            int base; ///< or -1
            Entity entity;
        };
        std::vector<Made> made;
        for (int group = 0; group < static_cast<int>(m_groups.size()); ++group) {
            if (root(group) != group)
                continue;
            const std::vector<int> bases = basesIn(group);
            if (m_groups[slot(group)].members.empty() && bases.empty())
                continue; // all of it went elsewhere
            made.push_back({group, bases.empty() ? -1 : bases.front(), entityOf(group, bases)});
        }
        // The recognizer's order, then those whom only the user knows.
        std::stable_sort(made.begin(), made.end(), [](const Made &a, const Made &b) {
            return static_cast<unsigned>(a.base) < static_cast<unsigned>(b.base);
        });
        int number = static_cast<int>(m_found.cast.size());
        out.cast.clear();
        for (Made &one : made) {
            if (one.base < 0)
                one.entity.id = QStringLiteral("e%1").arg(++number);
            m_groups[slot(one.group)].entity = static_cast<int>(out.cast.size());
            out.cast.append(one.entity);
        }
    }

    int entityAfter(int group) { return group < 0 ? -1 : m_groups[slot(root(group))].entity; }

    void settleMention(Recognition &out, int index)
    {
        Mention &mention = out.mentions[index];
        const int entity = entityAfter(m_groupOf[slot(index)]);
        if (entity >= 0) {
            const int before = mention.entity;
            const QString &label = out.cast[entity].label;
            if (before < 0 || m_found.cast[before].label != label)
                mention.label = label;
        }
        mention.entity = entity;
    }

    /// Who a speaker is goes with the last mention of him up to there.
    void settleSpeaker(Recognition &out, Speaker &speaker)
    {
        if (speaker.entity < 0)
            return;
        const std::vector<int> &mentions = m_mentionsOfBase[slot(speaker.entity)];
        const auto after = std::partition_point(mentions.begin(), mentions.end(), [&](int mention) {
            return m_found.mentions[mention].span.start < speaker.span.end;
        });
        const QString before = m_found.cast[speaker.entity].name;
        if (mentions.empty())
            speaker.entity = entityAfter(speaker.entity);
        else
            speaker.entity = entityAfter(m_groupOf[slot(after == mentions.begin() ? *after : *(after - 1))]);
        if (const QString &now = out.cast[speaker.entity].name; now != before)
            speaker.name = now;
    }

    const Article &m_article;
    const Recognition &m_found;
    std::vector<Group> m_groups; ///< those of the recognizer's cast first
    std::vector<int> m_groupOf;  ///< by mention; -1: none
    std::vector<std::vector<int>> m_mentionsOfBase;
    QList<std::pair<int, QString>> m_notes; ///< by mention, the latest last
};

} // namespace

bool changesCast(const Change &change)
{
    return std::any_of(change.edits.cbegin(), change.edits.cend(),
                       [](const Edit &edit) { return edit.kind == QLatin1StringView("cast-fact"); });
}

int mentionAt(const Recognition &recognition, const Anchor &anchor)
{
    constexpr qsizetype neighbours = 8; // mentions hardly ever stand in each other
    const Span place = anchor.position;
    const QList<Mention> &mentions = recognition.mentions;
    if (place.isEmpty())
        return -1;
    const auto after = std::partition_point(mentions.cbegin(), mentions.cend(),
                                            [&](const Mention &mention) { return mention.span.start < place.end; });
    qsizetype best = -1;
    qint32 mostShared = 0;
    for (qsizetype i = after - mentions.cbegin() - 1, seen = 0; i >= 0 && seen < neighbours; --i, ++seen) {
        if (mentions[i].span == place)
            return static_cast<int>(i);
        const qint32 shared = mentions[i].span.intersected(place).length();
        if (shared > mostShared) {
            mostShared = shared;
            best = i;
        }
    }
    return static_cast<int>(best);
}

Recognition withCastFacts(const Article &article, const Recognition &found, const QList<CastFact> &facts)
{
    if (facts.isEmpty())
        return found;
    Caster caster(article, found);
    for (const CastFact &fact : facts)
        caster.apply(fact);
    return caster.finish();
}

} // namespace bluepencil
