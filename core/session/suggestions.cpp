// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/suggestions.h"

#include "core/annotation/tagset.h"

#include <algorithm>
#include <utility>

namespace bluepencil {

namespace {

bool overlapsByOverHalf(Span a, Span b)
{
    const qint64 shared = a.intersected(b).length();
    return 2 * shared > a.length() && 2 * shared > b.length();
}

/// Does it say the same of the same words?
bool stands(const Annotation &annotation, const Suggestion &suggestion)
{
    return annotation.label == suggestion.label && !annotation.isLost() &&
           overlapsByOverHalf(annotation.hull(), suggestion.hull());
}

bool settles(const Annotation &annotation, const Suggestion &suggestion)
{
    return stands(annotation, suggestion);
}

bool settles(const Decision &decision, const Suggestion &suggestion)
{
    return covers(decision, suggestion);
}

/// Does anything in the layer?
bool isSettled(const AnnotationLayer &layer, const Suggestion &suggestion)
{
    bool settled = false;
    layer.forEachDecision(suggestion.hull(),
                          [&](const Decision &decision) { settled = settled || covers(decision, suggestion); });
    if (!settled)
        layer.forEachPart(suggestion.hull(), [&](const Annotation &annotation, Span) {
            settled = settled || stands(annotation, suggestion);
        });
    return settled;
}

QSet<QString> labelsOf(const Recognition &recognition)
{
    QSet<QString> used;
    for (const Mention &mention : recognition.mentions)
        used.insert(mention.label);
    if (!recognition.quotes.isEmpty())
        used.insert(QString(labels::quote));
    return used;
}

QSet<QString> offeredOf(const QSet<QString> &used, const Tagset &tagset)
{
    QSet<QString> offered;
    for (const QString &label : used)
        if (tagset.find(label))
            offered.insert(label);
    return offered;
}

} // namespace

Suggestion suggestionAt(const Recognition &recognition, int index)
{
    const qsizetype quote = index - recognition.mentions.size();
    if (quote < 0) {
        const Mention &mention = recognition.mentions[index];
        return {index, false, mention.label, {mention.span}};
    }
    return {index, true, QString(labels::quote), recognition.quotes[quote].parts};
}

QJsonObject attributesOf(const Mention &mention)
{
    QJsonObject attributes;
    if (mention.location) {
        if (!mention.location->country.isEmpty())
            attributes.insert(QStringLiteral("country"), mention.location->country);
        if (mention.location->hasCoordinates) {
            attributes.insert(QStringLiteral("lat"), mention.location->latitude);
            attributes.insert(QStringLiteral("lon"), mention.location->longitude);
        }
    }
    if (!mention.role.isEmpty())
        attributes.insert(QStringLiteral("role"), mention.role);
    return attributes;
}

const Evidence &evidenceOf(const Recognition &recognition, int index)
{
    const qsizetype quote = index - recognition.mentions.size();
    return quote < 0 ? recognition.mentions[index].why : recognition.quotes[quote].why;
}

bool covers(const Decision &decision, const Suggestion &suggestion)
{
    return decision.kind == Suggestions::kindOf(suggestion) && decision.label == suggestion.label &&
           overlapsByOverHalf(decision.anchor.position, suggestion.hull());
}

Suggestions::Suggestions(Recognition recognition, const Tagset &tagset)
    : m_recognition(std::move(recognition))
    , m_labels(labelsOf(m_recognition))
    , m_offered(offeredOf(m_labels, tagset))
{
    const auto total = static_cast<std::size_t>(m_recognition.mentions.size() + m_recognition.quotes.size());
    m_undecided.resize(total, false);
    m_firstPart.resize(total, AnnotationSet::none);
    m_rank.resize(total, -1);
    for (int index = 0; index < count(); ++index)
        if (isOffered(index))
            m_order.push_back(index);
    std::stable_sort(m_order.begin(), m_order.end(),
                     [this](int a, int b) { return outerFirst(at(a).hull(), at(b).hull()); });
    for (std::size_t rank = 0; rank < m_order.size(); ++rank) {
        const int index = m_order[rank];
        m_rank[static_cast<std::size_t>(index)] = static_cast<qint32>(rank);
        const AnnotationSet::Id hull = m_hulls.insert(at(index).hull());
        m_ownerOfHull.resize(hull + 1);
        m_ownerOfHull[hull] = index;
        setUndecided(index, true);
    }
}

bool Suggestions::changesOffer(const Change &change) const
{
    return std::any_of(change.edits.cbegin(), change.edits.cend(), [this](const Edit &edit) {
        const auto *label = std::get_if<Label>(edit.after ? &*edit.after : &*edit.before);
        return label && edit.after.has_value() != edit.before.has_value() && m_labels.contains(label->id);
    });
}

void Suggestions::settle(const LayerRecords &records)
{
    if (offeredOf(m_labels, records.tagset()) != m_offered)
        *this = Suggestions(std::move(m_recognition), records.tagset());
    for (const int index : m_order)
        setUndecided(index, true);
    const QList<Decision> decisions = records.decisions();
    for (const Decision &decision : decisions)
        hide(decision);
    const QList<Annotation> annotations = records.annotations();
    for (const Annotation &annotation : annotations)
        hide(annotation);
}

QList<Span> Suggestions::follow(const Change &change, const AnnotationLayer &layer)
{
    QList<Span> touched;
    for (const Edit &edit : change.edits) {
        if (edit.before) {
            if (const auto *decision = std::get_if<Decision>(&*edit.before))
                show(*decision, decision->anchor.position, layer, touched);
            else if (const auto *annotation = std::get_if<Annotation>(&*edit.before))
                show(*annotation, annotation->hull(), layer, touched);
        }
        if (edit.after) {
            if (const auto *decision = std::get_if<Decision>(&*edit.after))
                hide(*decision, &touched);
            else if (const auto *annotation = std::get_if<Annotation>(&*edit.after))
                hide(*annotation, &touched);
        }
    }
    return touched;
}

bool Suggestions::isOffered(int index) const
{
    const qsizetype quote = index - m_recognition.mentions.size();
    if (quote >= 0)
        return m_recognition.quotes[quote].kind != QuoteKind::Title && m_offered.contains(QString(labels::quote));
    return m_offered.contains(m_recognition.mentions[index].label);
}

void Suggestions::setUndecided(int index, bool undecided)
{
    const auto slot = static_cast<std::size_t>(index);
    if (m_undecided[slot] == undecided)
        return;
    m_undecided[slot] = undecided;
    m_undecidedCount += undecided ? 1 : -1;
    if (undecided) {
        for (const Span part : at(index).parts) {
            const AnnotationSet::Id id = m_index.insert(part);
            if (id >= m_ownerOfPart.size())
                m_ownerOfPart.resize(id + 1);
            m_ownerOfPart[id] = index;
            if (m_firstPart[slot] == AnnotationSet::none)
                m_firstPart[slot] = id;
            else
                m_moreParts[index].push_back(id);
        }
        return;
    }
    m_index.remove(std::exchange(m_firstPart[slot], AnnotationSet::none));
    if (const auto more = m_moreParts.find(index); more != m_moreParts.end()) {
        for (const AnnotationSet::Id id : more->second)
            m_index.remove(id);
        m_moreParts.erase(more);
    }
}

std::vector<int> Suggestions::near(const QString &label, Span range) const
{
    std::vector<int> found;
    m_hulls.forEachOverlapping(range, [&](const AnnotationSet::Item &item) {
        const int index = m_ownerOfHull[item.id];
        if (at(index).label == label)
            found.push_back(index);
    });
    return found;
}

void Suggestions::hide(const Decision &decision, QList<Span> *hidden)
{
    for (const int index : near(decision.label, decision.anchor.position))
        if (isUndecided(index) && covers(decision, at(index))) {
            setUndecided(index, false);
            if (hidden)
                hidden->append(at(index).hull());
        }
}

void Suggestions::hide(const Annotation &annotation, QList<Span> *hidden)
{
    for (const int index : near(annotation.label, annotation.hull()))
        if (isUndecided(index) && stands(annotation, at(index))) {
            setUndecided(index, false);
            if (hidden)
                hidden->append(at(index).hull());
        }
}

template <typename R>
void Suggestions::show(const R &gone, Span range, const AnnotationLayer &layer, QList<Span> &shown)
{
    for (const int index : near(gone.label, range)) {
        const Suggestion suggestion = at(index);
        if (!isUndecided(index) && settles(gone, suggestion) && !isSettled(layer, suggestion)) {
            setUndecided(index, true);
            shown.append(suggestion.hull());
        }
    }
}

int Suggestions::find(const QString &label, Span hull) const
{
    for (const int index : near(label, hull))
        if (isUndecided(index) && at(index).hull() == hull)
            return index;
    return -1;
}

int Suggestions::undecidedFrom(qsizetype rank, bool forward) const
{
    const auto size = static_cast<qsizetype>(m_order.size());
    for (qsizetype step = 0; step < size; ++step) {
        const qsizetype at = ((forward ? rank + step : rank - step) % size + size) % size;
        if (isUndecided(m_order[static_cast<std::size_t>(at)]))
            return m_order[static_cast<std::size_t>(at)];
    }
    return -1;
}

int Suggestions::next(int index, bool forward) const
{
    if (index < 0 || index >= count() || m_rank[static_cast<std::size_t>(index)] < 0)
        return nextFrom(0, forward);
    return undecidedFrom(m_rank[static_cast<std::size_t>(index)] + (forward ? 1 : -1), forward);
}

int Suggestions::nextFrom(qint32 position, bool forward) const
{
    const auto found = std::partition_point(m_order.begin(), m_order.end(),
                                            [&](int index) { return at(index).hull().start < position; });
    const qsizetype rank = found - m_order.begin();
    return undecidedFrom(forward ? rank : rank - 1, forward);
}

QList<int> Suggestions::sameEntity(int index) const
{
    QList<int> same;
    if (isUndecided(index))
        same.append(index);
    if (index >= m_recognition.mentions.size() || m_recognition.mentions[index].entity < 0)
        return same;
    const int entity = m_recognition.mentions[index].entity;
    for (int i = 0; i < m_recognition.mentions.size(); ++i)
        if (i != index && m_recognition.mentions[i].entity == entity && isUndecided(i))
            same.append(i);
    return same;
}

} // namespace bluepencil
