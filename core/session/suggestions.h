// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/annotation.h"
#include "core/annotation/annotationlayer.h"
#include "core/annotation/annotationset.h"
#include "core/annotation/tagset.h"
#include "core/recognition/recognition.h"

#include <QJsonObject>
#include <QList>
#include <QSet>

#include <unordered_map>
#include <vector>

namespace bluepencil {

/// A mention or a quote of a Recognition, as something to be decided.
struct Suggestion {
    int index = -1; ///< names it within one Recognition: mentions first, then quotes
    bool isQuote = false;
    QString label; ///< label id
    QList<Span> parts;

    Span hull() const { return parts.isEmpty() ? Span{} : parts.first().united(parts.last()); }
};

Suggestion suggestionAt(const Recognition &recognition, int index);
/// What an annotation made of a mention keeps of what the recognizer knows besides its value: `country`, `lat`,
/// `lon`, `role`.
QJsonObject attributesOf(const Mention &mention);
const Evidence &evidenceOf(const Recognition &recognition, int index);

/// The suggestions of one recognition and which of them the user has not decided yet, with their spans
/// indexed. Words in marks that nobody says (QuoteKind::Title) are no suggestions, nor is what has a label that the
/// tagset does not (money, numbers, a label that was deleted). Not thread-safe.
class Suggestions
{
public:
    Suggestions() = default;
    /// Everything undecided. Sorts and indexes: for a worker thread where the article is long.
    explicit Suggestions(Recognition recognition, const Tagset &tagset = Tagset::builtIn());
    /// Offers what the tagset of the records has labels for. Hides what the decisions cover (see Decision) and what
    /// already stands as an annotation of the same label over the same words; all else is undecided again.
    /// O(n log n): for a worker thread.
    void settle(const LayerRecords &records);
    /// The same for one change that `layer` has already (it may have later ones too): what it brought hides
    /// suggestions, what it took away shows them again, unless something else in the layer says the same. Only
    /// what stands over the words of the change is looked at. The hulls of what it hid and showed.
    QList<Span> follow(const Change &change, const AnnotationLayer &layer);

    /// Whether this change gives the tagset a label that something here has, or takes one away: settle() is due then.
    bool changesOffer(const Change &change) const;

    const Recognition &recognition() const { return m_recognition; }
    int count() const { return static_cast<int>(m_undecided.size()); }
    qsizetype undecidedCount() const { return m_undecidedCount; }
    bool isUndecided(int index) const { return m_undecided[static_cast<std::size_t>(index)]; }
    /// By index; small beside all the rest here.
    const std::vector<bool> &undecided() const { return m_undecided; }
    Suggestion at(int index) const { return suggestionAt(m_recognition, index); }
    const Evidence &evidenceOf(int index) const { return bluepencil::evidenceOf(m_recognition, index); }
    static QString kindOf(const Suggestion &suggestion)
    {
        return suggestion.isQuote ? QStringLiteral("quote") : QStringLiteral("mention");
    }

    /// Calls visit(int index, Span part) for the parts of undecided suggestions over these bytes.
    template <typename Visitor> void forEachPart(Span range, Visitor &&visit) const
    {
        m_index.forEachOverlapping(range,
                                   [&](const AnnotationSet::Item &item) { visit(m_ownerOfPart[item.id], item.span); });
    }
    /// The undecided suggestion of this label over exactly this hull, or -1.
    int find(const QString &label, Span hull) const;
    /// The undecided mentions of the same entity, this one first if it is undecided, in reading order; for a quote,
    /// and what belongs to none, itself at most.
    QList<int> sameEntity(int index) const;
    /// The undecided one that follows (or goes before) this one in reading order, going round at the ends; -1
    /// if there is none. The one named may be decided meanwhile.
    int next(int index, bool forward) const;
    /// The first undecided one whose hull begins at or after (or before) a place, going round.
    int nextFrom(qint32 position, bool forward) const;

private:
    bool isOffered(int index) const;
    void setUndecided(int index, bool undecided);
    /// Hides what this decision (this annotation) covers, and shows again what it covered.
    void hide(const Decision &decision, QList<Span> *hidden = nullptr);
    void hide(const Annotation &annotation, QList<Span> *hidden = nullptr);
    template <typename R> void show(const R &gone, Span range, const AnnotationLayer &layer, QList<Span> &shown);
    /// All suggestions, decided or not, of a label whose hull shares a byte with `range`.
    std::vector<int> near(const QString &label, Span range) const;

    Recognition m_recognition;
    QSet<QString> m_labels;  ///< of all that was recognized
    QSet<QString> m_offered; ///< those of them that the tagset has
    std::vector<bool> m_undecided;
    qsizetype m_undecidedCount = 0;
    AnnotationSet m_index; ///< parts of the undecided
    std::vector<int> m_ownerOfPart;
    std::vector<AnnotationSet::Id> m_firstPart;                          ///< of the undecided, by index; none otherwise
    std::unordered_map<int, std::vector<AnnotationSet::Id>> m_moreParts; ///< of the few that have several
    int undecidedFrom(qsizetype rank, bool forward) const;
    std::vector<int> m_order;   ///< all that are offered, in reading order
    std::vector<qint32> m_rank; ///< place in m_order by index
    AnnotationSet m_hulls;      ///< of all
    std::vector<int> m_ownerOfHull;
};

/// Does a decision cover a suggestion? Same kind and label, and the same words in the same place or over
/// half overlap both ways.
bool covers(const Decision &decision, const Suggestion &suggestion);

} // namespace bluepencil
