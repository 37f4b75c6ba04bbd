// SPDX-License-Identifier: GPL-3.0-or-later
// How acts over many records are done: one after the other, each made ready on a worker from what stands there, and put
// in place here as a whole. What each is made of is in actmaking.cpp.
#include "core/base/disposal.h"
#include "core/base/tr.h"
#include "core/base/whenfinished.h"
#include "core/session/making.h"
#include "core/session/maykeep.h"
#include "core/session/openarticle.h"

#include <QDeadlineTimer>
#include <QtConcurrent>

#include <utility>

namespace bluepencil {

namespace {

constexpr int aMoment = 100; // milliseconds that an act waits for those asked for before it

} // namespace

ActGround OpenArticle::ground() const
{
    return {m_article, m_version.article, m_layer, m_suggestions};
}

/// A worker may be reading what is there: then it goes on with that, and what it makes is made anew.
AnnotationLayer &OpenArticle::layerToChange()
{
    if (m_making && m_layer == m_making->ground.layer)
        m_layer = std::make_shared<AnnotationLayer>(*m_layer);
    return *m_layer;
}

Suggestions &OpenArticle::suggestionsToChange()
{
    if (m_making && m_suggestions == m_making->ground.suggestions)
        m_suggestions = std::make_shared<Suggestions>(*m_suggestions);
    return *m_suggestions;
}

Result<void> OpenArticle::mayAct()
{
    const QDeadlineTimer soon(aMoment);
    while (m_making) {
        if (!m_making->outcome->isThere.tryAcquire(1, static_cast<int>(soon.remainingTime())))
            return Error{
                ErrorCode::Busy, Core::tr("What you asked for before is still being done; wait for it or stop it"), {}};
        endMaking();
    }
    return takesActs();
}

void OpenArticle::perform(const std::function<Result<ActDraft>()> &begin, const Then &then)
{
    if (const Result<void> may = takesActs(); !may) {
        then(may.error());
        return;
    }
    m_wanted.append({begin, then});
    if (m_wanted.size() == 1)
        performNext();
}

void OpenArticle::performNext()
{
    while (!m_wanted.isEmpty() && !m_making) {
        const Wanted next = m_wanted.first(); // a copy: the list may grow
        const Result<void> may = mayKeep(m_library.get());
        const Result<ActDraft> draft = may || next.isFollowed ? next.begin() : may.error();
        if (draft && draft->size >= worthAWorker) {
            beginMaking(draft->make);
            return;
        }
        m_wanted.removeFirst();
        const Result<Change> change = draft ? draft->make(ground(), {}) : draft.error();
        if (!change) {
            next.then(change.error());
            continue;
        }
        const Result<void> done = change->isEmpty() ? Result<void>() : actNow(*change);
        next.then(done ? Result<qsizetype>(change->edits.size()) : done.error());
    }
}

void OpenArticle::beginMaking(const ChangeMaker &make)
{
    m_making = std::make_shared<Making>();
    m_making->ground = ground();
    m_keepAlive = shared_from_this();
    const auto report = [guard = QPointer<OpenArticle>(this)](double fraction) {
        QMetaObject::invokeMethod(
            qApp,
            [guard, fraction] {
                if (guard)
                    Q_EMIT guard->actingProgress(fraction);
            },
            Qt::QueuedConnection);
    };
    const auto making = QtConcurrent::run(&actingPool(), [outcome = m_making->outcome, ground = m_making->ground,
                                                          stop = m_making->stop.get_token(), make, report] {
        outcome->act = prepare(ground, make, stop, report);
        outcome->isThere.release();
        return true;
    });
    whenFinished(making, this, [this, outcome = m_making->outcome](bool) {
        if (m_making && m_making->outcome == outcome)
            endMaking();
    });
    tellSaved();
    Q_EMIT actingChanged();
}

void OpenArticle::endMaking()
{
    const std::shared_ptr<Making> making = std::exchange(m_making, nullptr);
    const bool isStopped = making->stop.stop_requested();
    Result<PreparedAct> act = std::move(*making->outcome->act);
    const bool isOutdated = making->ground.layer != m_layer || making->ground.suggestions != m_suggestions;
    if (isOutdated && !isStopped) {
        performNext(); // the same once more
        return;
    }
    const Wanted wanted = m_wanted.takeFirst();
    Result<qsizetype> done = cancelledAct();
    if (!isStopped)
        done = act ? putInPlace(*act, wanted.isFollowed) : Result<qsizetype>(act.error());
    // Later: who called may still be looking at it.
    QMetaObject::invokeMethod(
        qApp, [old = making->ground] { dispose(std::make_shared<ActGround>(old)); }, Qt::QueuedConnection);
    wanted.then(done);
    const QList<Wanted> waiting = isStopped ? std::exchange(m_wanted, {}) : QList<Wanted>();
    for (const Wanted &other : waiting)
        other.then(cancelledAct());
    performNext();
    if (isActing())
        return;
    Q_EMIT actingChanged();
    if (m_pending.isEmpty())
        allSent();
}

Result<qsizetype> OpenArticle::putInPlace(PreparedAct &act, bool isFollowed)
{
    Change &change = act.change;
    if (change.isEmpty())
        return qsizetype(0);
    if (!isFollowed) {
        // The store may have numbered what is reversed meanwhile.
        if (change.kind == Change::Kind::Undo || change.kind == Change::Kind::Redo)
            change.reverses = (change.kind == Change::Kind::Undo ? m_history.undoing() : m_history.redoing())->reverses;
        stamp(change);
        m_pending.append(change);
    }
    m_layer = act.layer;
    m_suggestions = act.suggestions;
    m_history.add(change);
    Change here = change;
    here.edits = act.here;
    tell(here, act.touched);
    if (!isFollowed)
        sendFirst();
    return change.edits.size();
}

/// What the store has already.
void OpenArticle::followOnWorker(const Change &change)
{
    const auto begin = [change]() -> Result<ActDraft> {
        return ActDraft{change.edits.size(),
                        [change](const ActGround &, const std::stop_token &) -> Result<Change> { return change; }};
    };
    const auto then = [this](const Result<qsizetype> &done) {
        if (!done)
            cannotFollow();
    };
    m_wanted.append({begin, then, true});
    performNext();
}

void OpenArticle::stopActing()
{
    if (m_making && !m_wanted.first().isFollowed)
        m_making->stop.request_stop();
}

} // namespace bluepencil
