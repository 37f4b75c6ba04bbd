// SPDX-License-Identifier: GPL-3.0-or-later
// Acts over any number of records. How they are done is in acting.cpp.
#include "core/annotation/restorepoint.h"
#include "core/base/tr.h"
#include "core/session/actmaking.h"
#include "core/session/openarticle.h"

namespace bluepencil {

namespace {

Result<ActDraft> draftOf(const std::optional<Reversal> &reversal, const QString &nothing)
{
    if (!reversal)
        return Error{ErrorCode::Invalid, nothing, {}};
    return ActDraft{reversal->latest.edits.size(),
                    [reversal = *reversal](const ActGround &, const std::stop_token &) -> Result<Change> {
                        return reversal.change();
                    }};
}

} // namespace

void OpenArticle::tagUntagged(const QList<Span> &spans, const QString &label, const Then &then)
{
    perform(
        [this, spans, label]() -> Result<ActDraft> {
            if (!tagset().find(label)) // it may have gone meanwhile
                return noSuchLabel(label);
            return ActDraft{spans.size(), [spans, label](const ActGround &ground, const std::stop_token &stop) {
                                return taggingOf(ground, spans, label, stop);
                            }};
        },
        then);
}

void OpenArticle::relabel(const QList<QUuid> &annotations, const QString &label, const Then &then)
{
    perform(
        [this, annotations, label]() -> Result<ActDraft> {
            if (!tagset().find(label))
                return noSuchLabel(label);
            return ActDraft{annotations.size(),
                            [annotations, label](const ActGround &ground, const std::stop_token &stop) {
                                return relabellingOf(ground, annotations, label, stop);
                            }};
        },
        then);
}

void OpenArticle::relabelOn(const QList<Span> &places, const QString &label, const Then &then)
{
    perform(
        [this, places, label]() -> Result<ActDraft> {
            if (!tagset().find(label))
                return noSuchLabel(label);
            return ActDraft{places.size(), [places, label](const ActGround &ground, const std::stop_token &stop) {
                                return relabellingOf(ground, tagsOn(*ground.layer, places), label, stop);
                            }};
        },
        then);
}

void OpenArticle::remove(const QList<QUuid> &annotations, const Then &then)
{
    perform(
        [annotations]() -> Result<ActDraft> {
            return ActDraft{annotations.size(), [annotations](const ActGround &ground, const std::stop_token &stop) {
                                return removalOf(ground, annotations, stop);
                            }};
        },
        then);
}

void OpenArticle::removeOn(const QList<Span> &places, const Then &then)
{
    perform(
        [places]() -> Result<ActDraft> {
            return ActDraft{places.size(), [places](const ActGround &ground, const std::stop_token &stop) {
                                const QList<QUuid> tags = tagsOn(*ground.layer, places);
                                return tags.isEmpty() ? Change() : removalOf(ground, tags, stop);
                            }};
        },
        then);
}

void OpenArticle::setNote(const QList<QUuid> &annotations, const QString &note, const Then &then)
{
    perform(
        [annotations, note]() -> Result<ActDraft> {
            return ActDraft{annotations.size(),
                            [annotations, note](const ActGround &ground, const std::stop_token &stop) {
                                return notingOf(ground, annotations, note, stop);
                            }};
        },
        then);
}

void OpenArticle::acceptAll(const QList<int> &suggestions, const QString &label, const Then &then)
{
    perform(
        [suggestions, label]() -> Result<ActDraft> {
            return ActDraft{suggestions.size(),
                            [suggestions, label](const ActGround &ground, const std::stop_token &stop) {
                                return acceptanceOf(ground, suggestions, label, stop);
                            }};
        },
        then);
}

void OpenArticle::rejectAll(const QList<int> &suggestions, const Then &then)
{
    perform(
        [suggestions]() -> Result<ActDraft> {
            return ActDraft{suggestions.size(), [suggestions](const ActGround &ground, const std::stop_token &stop) {
                                return rejectionOf(ground, suggestions, stop);
                            }};
        },
        then);
}

void OpenArticle::undo(const Then &then)
{
    perform([this] { return draftOf(m_history.undoing(), Core::tr("There is nothing to undo")); }, then);
}

void OpenArticle::redo(const Then &then)
{
    perform([this] { return draftOf(m_history.redoing(), Core::tr("There is nothing to redo")); }, then);
}

void OpenArticle::returnTo(qint64 sequence, const Then &then)
{
    perform(
        [this, sequence]() -> Result<ActDraft> {
            const QList<Change> &log = m_history.log();
            const qsizetype from = placeOfRestorePoint(log, m_version.article, sequence);
            // What came since, not the log: that goes on changing as the store numbers what is on its way.
            const QList<Change> since = from < 0 ? QList<Change>() : log.mid(from);
            qsizetype size = 0;
            for (const Change &change : since)
                size += change.edits.size();
            return ActDraft{size, [since, sequence](const ActGround &ground, const std::stop_token &) {
                                return changeBackTo(since, ground.id, sequence);
                            }};
        },
        then);
}

} // namespace bluepencil
