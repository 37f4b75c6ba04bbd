// SPDX-License-Identifier: GPL-3.0-or-later
// What is suggested is decided, one by one or all of an entity.
#include "ui/window/taggingcontroller.h"

#include "ui/reader/readerview.h"
#include "ui/window/suggestionfilter.h"

#include <QPointer>

namespace bluepencil {

void TaggingController::accept()
{
    const int decided = active().suggestion;
    if (decided < 0) {
        if (!hasSelection()) // what a person has just selected is not thrown away
            nextUndecided(true);
        return;
    }
    acceptAs(decided, {});
}

void TaggingController::acceptAs(int suggestion, const QString &label)
{
    const Result<QUuid> accepted = m_article->accept(suggestion, label);
    if (!accepted) {
        Q_EMIT problem(accepted.error().message);
        return;
    }
    if (!label.isEmpty() && label != m_article->suggestions().at(suggestion).label)
        offerOthers(suggestion, label);
    goOnFrom(suggestion);
}

/// What was wrong about one mention is likely to be wrong about the others of its entity; they are only offered.
/// `label` empty: they are rejected.
void TaggingController::offerOthers(int decided, const QString &label)
{
    const QList<int> others = m_article->suggestions().sameEntity(decided);
    if (others.isEmpty())
        return;
    const QString words =
        m_article->article().string(m_article->suggestions().at(decided).hull()).simplified().left(40);
    const int count = static_cast<int>(others.size());
    const QString sentence =
        label.isEmpty()
            ? tr("“%1” was rejected here. It is suggested in %n other place(s)", nullptr, count).arg(words)
            : tr("“%1” is tagged as %2 here. It is suggested otherwise in %n other place(s)", nullptr, count)
                  .arg(words, m_article->tagset().nameOf(label));
    const QString button = label.isEmpty() ? tr("Reject there too") : tr("Tag there too");
    Q_EMIT othersOffered(sentence, button, [this, article = m_article, decided, label] {
        const QList<int> left = article->suggestions().sameEntity(decided);
        if (left.isEmpty())
            return; // decided one by one meanwhile
        if (label.isEmpty())
            article->rejectAll(left, told());
        else
            article->acceptAll(left, label, told());
    });
}

void TaggingController::acceptEntity()
{
    const int decided = active().suggestion;
    if (decided >= 0)
        m_article->acceptAll(m_article->suggestions().sameEntity(decided), {}, goingOnFrom(decided));
}

void TaggingController::rejectEntity()
{
    const int decided = active().suggestion;
    if (decided >= 0)
        m_article->rejectAll(m_article->suggestions().sameEntity(decided), goingOnFrom(decided));
}

/// On to the next one, unless the reader has gone elsewhere meanwhile.
OpenArticle::Then TaggingController::goingOnFrom(int decided)
{
    return [guard = QPointer(this), article = std::weak_ptr(m_article), decided](const Result<qsizetype> &done) {
        if (!guard || guard->m_article != article.lock())
            return;
        guard->told()(done);
        const bool isThere = guard->active().isNull() || guard->active().suggestion == decided;
        if (done && isThere)
            guard->goOnFrom(decided);
    };
}

void TaggingController::goOnFrom(int decided)
{
    setActive({{}, m_filter->next(decided, true)});
    if (!active().isNull())
        m_view->ensureVisible(m_marks->partsOf(m_view->activeMark()).first());
}

void TaggingController::reject()
{
    const int decided = active().suggestion;
    if (decided >= 0 && settle(m_article->reject(decided))) {
        offerOthers(decided, {});
        goOnFrom(decided);
    }
}

void TaggingController::nextUndecided(bool forward)
{
    if (!m_article || !m_marks)
        return;
    const int here = active().suggestion;
    const int next = here >= 0 ? m_filter->next(here, forward) : m_filter->nextFrom(m_view->caret(), forward);
    if (next < 0)
        return;
    setActive({{}, next});
    m_view->ensureVisible(m_article->suggestions().at(next).hull());
}

} // namespace bluepencil
