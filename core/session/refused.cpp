// SPDX-License-Identifier: GPL-3.0-or-later
// What the store refused: kept in order, to be tried again.
#include "core/base/tr.h"
#include "core/base/whenfinished.h"
#include "core/session/openarticle.h"

#include <QSet>

#include <algorithm>

namespace bluepencil {

namespace {

/// What the store asks for beyond what the layer does: labels and the ends of relations must be there. One act
/// that fails on its way would take all after it along.
class Fit
{
public:
    Fit(const AnnotationLayer &layer, const Change &change)
        : m_layer(layer)
    {
        for (const Edit &edit : change.edits) {
            if (edit.after && std::holds_alternative<Annotation>(*edit.after))
                m_comes.insert(std::get<Annotation>(*edit.after).id);
            else if (edit.before && std::holds_alternative<Annotation>(*edit.before))
                m_goes.insert(std::get<Annotation>(*edit.before).id);
            else if (edit.before && !edit.after && std::holds_alternative<Relation>(*edit.before))
                m_parted.insert(std::get<Relation>(*edit.before).id);
            else if (edit.after && std::holds_alternative<Label>(*edit.after))
                m_labels.insert(edit.id);
        }
    }

    Result<void> check(const Edit &edit) const
    {
        const auto *annotation = edit.after ? std::get_if<Annotation>(&*edit.after) : nullptr;
        const auto *old = edit.before ? std::get_if<Annotation>(&*edit.before) : nullptr;
        const auto *relation = edit.after ? std::get_if<Relation>(&*edit.after) : nullptr;
        if (annotation && (!old || old->label != annotation->label) && !m_labels.contains(annotation->label) &&
            !m_layer.tagset().find(annotation->label))
            return stale(Core::tr("The label of this tag is not there any more; make it again, or let the tag go"));
        if (relation && !(isThere(relation->from) && isThere(relation->to)))
            return stale(Core::tr("A tag that this one was joined to is not there any more; do it again by hand"));
        if (old && !annotation)
            for (const Relation &joined : m_layer.relationsOf(old->id))
                if (!m_parted.contains(joined.id))
                    return stale(Core::tr("Something was joined to this tag meanwhile; look at it again"));
        return {};
    }

private:
    static Error stale(const QString &message) { return {ErrorCode::Stale, message, {}}; }
    bool isThere(const QUuid &id) const { return m_comes.contains(id) || (m_layer.find(id) && !m_goes.contains(id)); }

    const AnnotationLayer &m_layer;
    QSet<QUuid> m_comes, m_goes, m_parted;
    QSet<QString> m_labels; ///< that come with the act
};

Result<void> fits(const AnnotationLayer &layer, const Change &change)
{
    const Fit fit(layer, change);
    for (const Edit &edit : change.edits)
        if (const Result<void> fine = fit.check(edit); !fine)
            return fine;
    return {};
}

} // namespace

void OpenArticle::rememberRefused(QList<Change> &acts, const Error &why)
{
    if (acts.isEmpty())
        return;
    // One that was tried again keeps its place and its name: what reverses it calls it so.
    for (Change &act : acts) {
        act.sequence = m_redone.value(act.sequence, act.sequence);
        act.reverses = m_redone.value(act.reverses, act.reverses);
        m_refused.append({act, why});
    }
    m_redone.clear(); // nothing is on its way now
    std::sort(m_refused.begin(), m_refused.end(), [](const RefusedAct &a, const RefusedAct &b) {
        return a.change.sequence > b.change.sequence; // they count down
    });
    Q_EMIT refusedChanged();
}

/// The store has the act under `provisional`; what reverses it may be among the refused.
void OpenArticle::settleRefused(qint64 provisional, qint64 sequence)
{
    const qint64 first = m_redone.contains(provisional) ? m_redone.take(provisional) : provisional;
    for (RefusedAct &refused : m_refused)
        if (refused.change.reverses == first)
            refused.change.reverses = sequence;
}

Result<void> OpenArticle::redoRefused()
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    if (m_refused.isEmpty())
        return {};
    QList<RefusedAct> left;
    const QList<RefusedAct> all = std::exchange(m_refused, {});
    for (const RefusedAct &refused : all)
        if (const Result<void> done = redoOne(refused.change); !done)
            left.append({refused.change, done.error()});
    m_refused = left;
    Q_EMIT refusedChanged();
    if (!left.isEmpty())
        return left.first().why;
    return {};
}

Result<void> OpenArticle::redoOne(const Change &refused)
{
    Change change = refused;
    if (change.kind == Change::Kind::Reanchor) {
        // Only a text that was to be kept is refused so. Any act since then brings it along.
        const QList<Change> &log = m_history.log();
        const bool isOnItsWay = std::any_of(log.cbegin(), log.cend(), [this](const Change &other) {
            return other.kind != Change::Kind::Reanchor && other.article == m_version.article;
        });
        if (isOnItsWay)
            return {};
        stamp(change);
        m_redone.insert(change.sequence, refused.sequence);
        m_pending.append(change);
        sendFirst();
        return {};
    }
    change.reverses = m_redone.key(refused.reverses, refused.reverses);
    const bool isReversal = change.kind == Change::Kind::Undo || change.kind == Change::Kind::Redo;
    if (isReversal && !m_history.fits(change)) {
        // What it took back, or did again, was done again or taken back meanwhile: it is an act of its own now.
        if (change.kind == Change::Kind::Undo)
            change.title = Core::tr("Take back: %1").arg(change.title);
        change.kind = Change::Kind::Act;
        change.reverses = 0;
    }
    if (const Result<void> fine = fits(*m_layer, partFor(change, m_version.article)); !fine)
        return fine;
    const qint64 sequence = m_nextProvisional;
    m_redone.insert(sequence, refused.sequence);
    const Result<void> done = act(change);
    if (!done)
        m_redone.remove(sequence);
    return done;
}

void OpenArticle::redoRefusedWhereItFits(const std::function<void(const Result<QList<Misfit>> &)> &then)
{
    if (const Result<void> may = mayAct(); !may)
        then(may.error());
    else
        leaveOutMisfits(0, {}, then);
}

/// Goes through the refused acts from one on, asks the store of each, and does them again when all were asked of.
void OpenArticle::leaveOutMisfits(qsizetype from, const QList<Misfit> &leftOut,
                                  const std::function<void(const Result<QList<Misfit>> &)> &then)
{
    while (from < m_refused.size() && !spansArticles(m_refused[from].change))
        ++from;
    if (from >= m_refused.size()) {
        const Result<void> done = redoRefused();
        then(done ? Result<QList<Misfit>>(leftOut) : done.error());
        return;
    }
    const Change asked = m_refused[from].change;
    whenFinished(m_library->misfits(asked), this, [=, this](const Result<QList<Misfit>> &misfits) {
        if (!misfits || (!misfits->isEmpty() && misfits->first().article.isNull())) {
            then(misfits ? misfits->first().why : misfits.error()); // what all share has to fit
            return;
        }
        if (from >= m_refused.size() || m_refused[from].change != asked) {
            leaveOutMisfits(from, leftOut, then); // dropped meanwhile
            return;
        }
        QSet<QUuid> articles;
        for (const Misfit &misfit : *misfits)
            articles.insert(misfit.article);
        m_refused[from].change.edits.removeIf([&](const Edit &edit) { return articles.contains(edit.article); });
        const bool isAnythingLeft = !m_refused[from].change.isEmpty();
        if (!isAnythingLeft) {
            m_refused.removeAt(from);
            Q_EMIT refusedChanged();
        }
        leaveOutMisfits(isAnythingLeft ? from + 1 : from, leftOut + *misfits, then);
    });
}

void OpenArticle::dropRefused()
{
    if (m_refused.isEmpty())
        return;
    m_refused.clear();
    Q_EMIT refusedChanged();
}

} // namespace bluepencil
