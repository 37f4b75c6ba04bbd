// SPDX-License-Identifier: GPL-3.0-or-later
// How what was done to an open article is kept: applied and told at once, queued to the store in order, taken
// back where the store refuses; and how what others stored is followed.
#include "core/base/tr.h"
#include "core/base/whenfinished.h"
#include "core/session/editedcast.h"
#include "core/session/maykeep.h"
#include "core/session/openarticle.h"

#include <QEventLoop>

#include <algorithm>
#include <optional>
#include <utility>

namespace bluepencil {

Result<void> OpenArticle::takesActs() const
{
    if (m_phase != Phase::Ready)
        return Error{ErrorCode::Unsupported, Core::tr("The article is still being opened; try again in a moment"), {}};
    if (m_superseded)
        return Error{
            ErrorCode::Stale, Core::tr("A newer version of this article is being opened; act on that one"), {}};
    return mayKeep(m_library.get());
}

Result<void> OpenArticle::act(const QString &title, const QList<Edit> &edits)
{
    Change change;
    change.title = title;
    change.edits = edits;
    return act(change);
}

Result<void> OpenArticle::act(Change change)
{
    if (const Result<void> may = mayAct(); !may)
        return may;
    return actNow(std::move(change));
}

Result<void> OpenArticle::actNow(Change change)
{
    stamp(change);
    const Change here = partFor(change, m_version.article);
    if (const Result<void> applied = layerToChange().apply(here); !applied)
        return applied;
    m_history.add(change);
    m_pending.append(change);
    tell(here);
    sendFirst();
    return {};
}

/// Says what only this place knows: whose act it is, when, and on what.
void OpenArticle::stamp(Change &change)
{
    const bool libraryWide = std::all_of(change.edits.cbegin(), change.edits.cend(), [](const Edit &edit) {
        return edit.kind == QLatin1StringView("label") || !edit.article.isNull();
    });
    change.article = libraryWide && !change.isEmpty() ? QUuid() : m_version.article;
    change.author = author();
    change.time = QDateTime::currentDateTimeUtc();
    change.sequence = m_nextProvisional--;
}

QString OpenArticle::author()
{
    return qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
}

void OpenArticle::tell(const Change &change)
{
    const QList<Span> spans = suggestionsToChange().follow(change, *m_layer);
    tell(change, touchedBy(change.edits, spans, m_article));
}

/// The suggestions follow it already.
void OpenArticle::tell(const Change &change, Span touched)
{
    if (m_isSettling)
        m_missed.append(change);
    else if ((changesCast(change) || m_suggestions->changesOffer(change)) && m_suggestions->count() > 0)
        settle(nullptr, [this] { Q_EMIT suggestionsChanged(); });
    Q_EMIT changed(change, touched);
}

/// Where nothing was on its way to the store yet, what was done now is sent.
void OpenArticle::sendFirst()
{
    if (m_pending.size() != 1)
        return;
    m_keepAlive = shared_from_this();
    tellSaved();
    sendNext();
}

void OpenArticle::tellSaved()
{
    if (isSaved() != std::exchange(m_saidSaved, isSaved()))
        Q_EMIT savedChanged(m_saidSaved);
}

void OpenArticle::sendNext()
{
    whenFinished(m_library->append(m_version, m_pending.first()), this,
                 [this](const Result<qint64> &result) { finished(result); });
}

void OpenArticle::finished(const Result<qint64> &result)
{
    if (!result) {
        takeBack(result.error());
        return;
    }
    Change change = m_pending.takeFirst();
    m_history.settle(change.sequence, *result);
    for (Change &later : m_pending)
        if (later.reverses == change.sequence)
            later.reverses = *result;
    settleRefused(change.sequence, *result);
    change.sequence = *result;
    m_knownSequences.insert(*result);
    Q_EMIT stored(change);
    if (!m_pending.isEmpty()) {
        sendNext();
        return;
    }
    allSent();
}

void OpenArticle::allSent()
{
    tellSaved();
    followHeld();
    if (!isSaved())
        return; // a listener acted again, or an act is being made ready
    // Let go of ourselves only after the call that brought us here is over. The event may be thrown away when
    // the program ends, so it must not hold the article: to end one there would wait for locks held there.
    QMetaObject::invokeMethod(
        qApp,
        [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->letGo();
        },
        Qt::QueuedConnection);
}

/// Whoever calls this holds the article.
void OpenArticle::letGo()
{
    if (isSaved())
        m_keepAlive.reset();
}

void OpenArticle::takeBack(const Error &error)
{
    stopActing(); // it was asked for on top of these
    const QList<Change> taken = std::exchange(m_pending, {});
    // What re-anchoring says of the text shown is true, whether it is kept or not.
    const auto isTrueAnyway = [](const Change &change) { return change.kind == Change::Kind::Reanchor; };
    m_history.removeLast(taken.size() - std::count_if(taken.cbegin(), taken.cend(), isTrueAnyway));
    QList<Change> refusedNow;
    for (auto change = taken.crbegin(); change != taken.crend(); ++change) {
        if (isTrueAnyway(*change)) {
            if (change->isEmpty())
                refusedNow.prepend(*change);
            else
                doWithoutLibrary(error.message); // it has the places of the old text: nothing fits there now
            continue;
        }
        const Change back = inverse(partFor(*change, m_version.article));
        const Result<void> applied = layerToChange().apply(back);
        Q_ASSERT(applied.ok()); // it undoes exactly what was applied last
        tell(back);
        refusedNow.prepend(*change);
    }
    if (!m_firstWriteError)
        m_firstWriteError = error;
    rememberRefused(refusedNow, error);
    Q_EMIT writeFailed(error, refusedNow);
    allSent();
}

void OpenArticle::follow(const QList<Change> &changes)
{
    m_held.append(changes);
    if (m_pending.isEmpty() && m_phase == Phase::Ready)
        followHeld();
}

void OpenArticle::followHeld()
{
    while (!m_held.isEmpty() && !isActing()) {
        const Change change = m_held.takeFirst();
        // Not "up to the last one known": an act of ours may have got its number after one that is told now.
        const bool ours = change.article.isNull() || change.article == m_version.article;
        if (!ours || change.sequence <= m_loadedSequence || m_knownSequences.contains(change.sequence))
            continue;
        m_knownSequences.insert(change.sequence);
        if (change.kind == Change::Kind::Reanchor && change.article == m_version.article) {
            m_notice = Core::tr("Another window found a newer version of this file; open it again to see it");
            Q_EMIT phaseChanged(m_phase);
            continue;
        }
        if (change.edits.size() >= worthAWorker) {
            followOnWorker(change);
            continue;
        }
        const Change here = partFor(change, m_version.article);
        if (!layerToChange().apply(here)) {
            cannotFollow();
            continue;
        }
        m_history.add(change);
        tell(here);
    }
}

/// What is stored and what is shown have parted ways: says so instead of showing something else.
void OpenArticle::cannotFollow()
{
    m_notice = Core::tr("Tags were changed elsewhere in a way that cannot be shown here; open the article again");
    Q_EMIT phaseChanged(m_phase);
}

Result<void> OpenArticle::flush()
{
    if (!isSaved()) {
        QEventLoop loop;
        connect(this, &OpenArticle::savedChanged, &loop, [&](bool saved) {
            if (saved)
                loop.quit();
        });
        loop.exec();
        letGo();
    }
    // The event that lets go of us (allSent) must not be left to the end of the application: it would be
    // destroyed under the event queue's lock there, and with it, perhaps, this.
    QCoreApplication::sendPostedEvents(qApp, QEvent::MetaCall);
    if (m_firstWriteError)
        return *std::exchange(m_firstWriteError, std::nullopt);
    return {};
}

} // namespace bluepencil
