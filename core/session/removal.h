// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotationlayer.h"

#include <QDateTime>
#include <QSet>

namespace bluepencil {

/// What goes when annotations go: each thing once, however many of them it hangs on.
class Removal
{
public:
    Removal(const AnnotationLayer &layer, const QList<QUuid> &wanted);

    /// False if there is no such annotation.
    bool add(const QUuid &id);
    const QList<Edit> &edits() const { return m_edits; }

private:
    bool isOnlyHelper(const QUuid &id) const;
    void take(const Annotation &annotation);

    const AnnotationLayer &m_layer;
    const QSet<QUuid> m_wanted;
    const QDateTime m_now;
    QSet<QUuid> m_gone; ///< annotations and relations
    QList<Edit> m_edits;
};

} // namespace bluepencil
