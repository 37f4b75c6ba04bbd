// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/preparing.h"

#include "core/base/tr.h"

#include <numeric>

namespace bluepencil {

namespace {

constexpr qsizetype pieceSize = 1000; // edits between two looks at whether to stop

/// Calls work(piece) for one piece of the edits after the other; false: it was stopped, or work said no.
template <typename Work>
bool inPieces(const QList<Edit> &edits, const std::stop_token &stop, const std::function<void(double)> &progress,
              Work &&work)
{
    for (qsizetype from = 0; from < edits.size(); from += pieceSize) {
        Change piece;
        piece.edits = edits.mid(from, pieceSize);
        if (stop.stop_requested() || !work(piece))
            return false;
        progress(static_cast<double>(std::min(from + pieceSize, edits.size())) / static_cast<double>(edits.size()));
    }
    return true;
}

} // namespace

QThreadPool &actingPool()
{
    static QThreadPool pool;
    return pool;
}

Error cancelledAct()
{
    return {ErrorCode::Cancelled, Core::tr("It was stopped; nothing was changed"), {}};
}

Span touchedBy(const QList<Edit> &edits, const QList<Span> &spans, const Article &article)
{
    Span touched = spans.isEmpty() ? Span{}
                                   : std::accumulate(spans.cbegin() + 1, spans.cend(), spans.first(),
                                                     [](Span hull, Span span) { return hull.united(span); });
    bool isAny = !spans.isEmpty();
    for (const Edit &edit : edits)
        for (const std::optional<Record> *record : {&edit.before, &edit.after}) {
            if (!*record)
                continue;
            if (const auto *annotation = std::get_if<Annotation>(&**record)) {
                if (annotation->isLost())
                    continue;
                touched = isAny ? touched.united(annotation->hull()) : annotation->hull();
                isAny = true;
            } else if (!std::holds_alternative<Decision>(**record)) { // relations are drawn from mark to mark
                return {0, article.size()};
            }
        }
    return touched;
}

Result<PreparedAct> prepare(const ActGround &ground, const ChangeMaker &make, const std::stop_token &stop,
                            const std::function<void(double fraction)> &progress)
{
    Result<Change> made = make(ground, stop);
    if (!made)
        return made.error();
    PreparedAct act;
    act.change = *made;
    act.here = partFor(act.change, ground.id).edits;
    if (stop.stop_requested())
        return cancelledAct();
    act.layer = std::make_shared<AnnotationLayer>(*ground.layer);
    act.suggestions = std::make_shared<Suggestions>(*ground.suggestions);
    Result<void> applied;
    const auto half = [&progress](double from) {
        return [&progress, from](double fraction) { progress(from + fraction / 2); };
    };
    const bool isApplied = inPieces(act.here, stop, half(0), [&](const Change &piece) {
        applied = act.layer->apply(piece);
        return applied.ok();
    });
    if (!applied)
        return applied.error();
    QList<Span> spans;
    const bool isFollowed = isApplied && inPieces(act.here, stop, half(0.5), [&](const Change &piece) {
                                spans += act.suggestions->follow(piece, *act.layer);
                                return true;
                            });
    if (!isFollowed)
        return cancelledAct();
    act.touched = touchedBy(act.here, spans, ground.article);
    return act;
}

} // namespace bluepencil
