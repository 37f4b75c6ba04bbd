// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotation.h"
#include "core/annotation/tagset.h"
#include "core/recognition/recognition.h"
#include "core/text/article.h"

#include <QHash>
#include <QList>
#include <QUuid>

#include <vector>

namespace bluepencil {

/// Who is named in an article: whom the recognizer found and whom the user tagged, as one cast with the user's facts
/// applied. A value; its numbers count within it.
struct NamedCast {
    Recognition recognition;      ///< its mentions with the user's own names among them, in text order
    std::vector<int> suggestions; ///< by mention: the suggestion it is, or -1 where only the user has it
    std::vector<int> mentions;    ///< by suggestion that is a mention: its number in `recognition`
    QHash<QUuid, int> mentionOf;  ///< by annotation under a name's label: the mention it is
    QHash<QUuid, int> entityOf;   ///< by annotation, speakers too: whom it names; those that name nobody are left out

    /// Of an annotation; null where it names nobody.
    const Entity *entity(const QUuid &annotation) const;
};

/// "person", "place" or "organization": that of a label or of the nearest it stands under; empty for other labels.
QString nameClassOf(const Tagset &tagset, const QString &label);

/// `found` is as the recognizer says, without the facts. A name the user tagged is the mention it stands on; so is an
/// accepted one whose ends were moved, as long as it touches it, and a hand's that covers over half of it. Any other
/// becomes a mention of its own: of whoever has the same name in its class, else of somebody new. Pure; O(n log n): for
/// a worker thread.
NamedCast namedCast(const Article &article, const Recognition &found, const QList<Annotation> &annotations,
                    const QList<CastFact> &facts, const Tagset &tagset);

} // namespace bluepencil
