// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/removal.h"

namespace bluepencil {

Removal::Removal(const AnnotationLayer &layer, const QList<QUuid> &wanted)
    : m_layer(layer)
    , m_wanted(wanted.cbegin(), wanted.cend())
    , m_now(QDateTime::currentDateTimeUtc())
{
    m_edits.reserve(wanted.size());
}

bool Removal::add(const QUuid &id)
{
    const Annotation *annotation = m_layer.find(id);
    if (!annotation)
        return false;
    QList<QUuid> helpers;
    for (const Relation &relation : m_layer.relationsOf(id)) {
        if (!m_gone.contains(relation.id))
            m_edits.append(removal(relation));
        m_gone.insert(relation.id);
        if (relation.from == id && isOnlyHelper(relation.to))
            helpers.append(relation.to);
    }
    take(*annotation);
    for (const QUuid &helper : std::as_const(helpers))
        take(*m_layer.find(helper));
    return true;
}

/// Words that only said who spoke a quote go with it.
bool Removal::isOnlyHelper(const QUuid &id) const
{
    const Annotation *target = m_layer.find(id);
    return target && (target->label == labels::speaker || target->label == labels::cue) && !m_wanted.contains(id) &&
           m_layer.relationsOf(id).size() == 1;
}

void Removal::take(const Annotation &annotation)
{
    if (m_gone.contains(annotation.id))
        return;
    m_gone.insert(annotation.id);
    m_edits.append(removal(annotation));
    if (!m_wanted.contains(annotation.id))
        return;
    // To delete what was suggested is to say that it is wrong: it must not come back as a suggestion.
    for (const Decision &decision : m_layer.decisionsOn(annotation.id)) {
        Decision rejected = decision;
        rejected.verdict = Decision::Verdict::Rejected;
        rejected.annotation = QUuid();
        rejected.time = m_now;
        m_edits.append(replacement(decision, rejected));
    }
}

} // namespace bluepencil
