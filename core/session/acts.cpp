// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to an open article, and how it is kept.
#include "core/base/tr.h"
#include "core/base/whenfinished.h"
#include "core/session/openarticle.h"
#include "core/text/boundaries.h"

#include <QEventLoop>

#include <algorithm>

namespace bluepencil {

namespace {

constexpr qsizetype titleWords = 30; // how much of the tagged words the Undo menu shows

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

QString userName()
{
    return qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"));
}

/// Trimmed, ascending, merged where they touch; empty if nothing is left.
QList<Span> soundParts(const Article &article, const QList<Span> &parts)
{
    QList<Span> sound;
    for (const Span part : parts)
        if (const Span tight = trimmed(article, part); !tight.isEmpty())
            sound.append(tight);
    std::sort(sound.begin(), sound.end(), outerFirst);
    QList<Span> merged;
    for (const Span part : std::as_const(sound)) {
        if (!merged.isEmpty() && part.start <= merged.last().end)
            merged.last().end = std::max(merged.last().end, part.end);
        else
            merged.append(part);
    }
    return merged;
}

QString quoted(const Article &article, Span span)
{
    QString words = article.string({span.start, std::min(span.end, span.start + 400)}).simplified();
    if (words.size() > titleWords)
        words = words.left(titleWords - 1).trimmed() + QChar(0x2026);
    return words;
}

Error nothingToTag()
{
    return {ErrorCode::Invalid, Core::tr("There are no words in the selection; select some first"), {}};
}

Error goneAnnotation()
{
    return {ErrorCode::Stale, Core::tr("This tag is not there any more"), {}};
}

} // namespace

Result<void> OpenArticle::mayAct() const
{
    if (m_phase != Phase::Ready)
        return Error{ErrorCode::Unsupported, Core::tr("The article is still being opened; try again in a moment"), {}};
    if (m_superseded)
        return Error{
            ErrorCode::Stale, Core::tr("A newer version of this article is being opened; act on that one"), {}};
    if (!m_library)
        return Error{ErrorCode::Unsupported,
                     Core::tr("There is no library to keep tags in; start with --store and a file that can be written"),
                     {}};
    if (m_library->isReadOnly())
        return Error{ErrorCode::ReadOnly,
                     Core::tr("The library can only be read; make its file writable or start with --store and another"),
                     m_library->path()};
    return {};
}

Annotation OpenArticle::made(const QList<Span> &parts, const QString &label, Origin origin, const QString &note) const
{
    Annotation annotation;
    annotation.id = QUuid::createUuid();
    annotation.parts = parts;
    annotation.label = label;
    annotation.note = note;
    annotation.origin = origin;
    annotation.author = userName();
    annotation.time = now();
    return annotation;
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
    const bool libraryWide = std::all_of(change.edits.cbegin(), change.edits.cend(),
                                         [](const Edit &edit) { return edit.kind == QLatin1StringView("label"); });
    change.article = libraryWide && !change.isEmpty() ? QUuid() : m_version.article;
    change.author = userName();
    change.time = now();
    change.sequence = m_nextProvisional--;
    if (const Result<void> applied = m_layer.apply(change); !applied)
        return applied;
    m_history.add(change);
    m_pending.append(change);
    tell(change);
    if (m_pending.size() == 1) {
        m_keepAlive = shared_from_this();
        Q_EMIT savedChanged(false);
        sendNext();
    }
    return {};
}

void OpenArticle::tell(const Change &change)
{
    // Only what goes away can uncover a suggestion, and only then are the standing decisions looked at.
    const bool anythingGoes = std::any_of(change.edits.cbegin(), change.edits.cend(),
                                          [](const Edit &edit) { return edit.before.has_value(); });
    const QList<Decision> standing = anythingGoes ? m_layer.decisions() : QList<Decision>();
    for (const Edit &edit : change.edits) {
        if (edit.before) {
            Span uncovered;
            if (const auto *decision = std::get_if<Decision>(&*edit.before))
                uncovered = m_suggestions.reopen(*decision, standing);
            else if (const auto *annotation = std::get_if<Annotation>(&*edit.before))
                uncovered = m_suggestions.uncover(*annotation, standing);
            // Another annotation may say the same of the same words.
            if (!uncovered.isEmpty())
                for (const Annotation &other : m_layer.overlapping(uncovered))
                    m_suggestions.cover(other);
        }
        if (edit.after) {
            if (const auto *decision = std::get_if<Decision>(&*edit.after))
                m_suggestions.decide(*decision);
            else if (const auto *annotation = std::get_if<Annotation>(&*edit.after))
                m_suggestions.cover(*annotation);
        }
    }
    Q_EMIT changed(change);
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
    Q_EMIT savedChanged(true);
    followHeld();
    if (!m_pending.isEmpty())
        return; // a listener acted again
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
    if (m_pending.isEmpty())
        m_keepAlive.reset();
}

void OpenArticle::takeBack(const Error &error)
{
    QList<Change> taken = std::exchange(m_pending, {});
    // What re-anchoring says of the text shown is true, whether it is kept or not. It is the first act of all.
    const bool reanchored = taken.first().kind == Change::Kind::Reanchor && !taken.first().isEmpty();
    const auto oldest = taken.crend() - (reanchored ? 1 : 0);
    for (auto change = taken.crbegin(); change != oldest; ++change) {
        const Change back = inverse(*change);
        const Result<void> applied = m_layer.apply(back);
        Q_ASSERT(applied.ok()); // it undoes exactly what was applied last
        m_history.removeLast();
        tell(back);
    }
    if (reanchored) {
        taken.removeFirst();
        doWithoutLibrary(error.message); // the store has the places of the old text: nothing fits there now
    }
    if (!m_firstWriteError)
        m_firstWriteError = error;
    Q_EMIT writeFailed(error, taken);
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
    for (const Change &change : std::exchange(m_held, {})) {
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
        if (!m_layer.apply(change)) {
            // What is stored and what is shown have parted ways: say so instead of showing something else.
            m_notice =
                Core::tr("Tags were changed elsewhere in a way that cannot be shown here; open the article again");
            Q_EMIT phaseChanged(m_phase);
            continue;
        }
        m_history.add(change);
        tell(change);
    }
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

Result<QUuid> OpenArticle::tag(const QList<Span> &parts, const QString &label, Origin origin, const QString &note)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    const QList<Span> sound = soundParts(m_article, parts);
    if (sound.isEmpty())
        return nothingToTag();
    if (!tagset().find(label))
        return Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}};
    const Annotation annotation = made(sound, label, origin, note);
    const Result<void> done =
        act(Core::tr("Tag “%1” as %2").arg(quoted(m_article, annotation.hull()), tagset().nameOf(label)),
            {insertion(annotation)});
    if (!done)
        return done.error();
    return annotation.id;
}

Result<QList<QUuid>> OpenArticle::tagAll(const QList<Span> &spans, const QString &label, Origin origin,
                                         const QString &note)
{
    if (const Result<void> may = mayAct(); !may)
        return may.error();
    if (!tagset().find(label))
        return Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}};
    QList<Edit> edits;
    QList<QUuid> ids;
    for (const Span span : spans) {
        const QList<Span> sound = soundParts(m_article, {span});
        if (sound.isEmpty())
            return nothingToTag();
        const Annotation annotation = made(sound, label, origin, note);
        ids.append(annotation.id);
        edits.append(insertion(annotation));
    }
    if (edits.isEmpty())
        return nothingToTag();
    const Result<void> done = act(
        Core::tr("Tag %n place(s) as %1", nullptr, static_cast<int>(ids.size())).arg(tagset().nameOf(label)), edits);
    if (!done)
        return done.error();
    return ids;
}

QList<Edit> OpenArticle::removalsOf(const Annotation &annotation, const QList<QUuid> &alsoRemoved) const
{
    QList<Edit> edits;
    QList<Annotation> orphans;
    for (const Relation &relation : m_layer.relationsOf(annotation.id)) {
        edits.append(removal(relation));
        // The words that only said who spoke a quote go with it.
        const Annotation *target = relation.from == annotation.id ? m_layer.find(relation.to) : nullptr;
        const bool helper = target && (target->label == labels::speaker || target->label == labels::cue);
        if (helper && !alsoRemoved.contains(target->id) && m_layer.relationsOf(target->id).size() == 1)
            orphans.append(*target);
    }
    edits.append(removal(annotation));
    for (const Annotation &orphan : std::as_const(orphans))
        edits.append(removal(orphan));
    // To delete what was suggested is to say that it is wrong: it must not come back as a suggestion.
    for (const Decision &decision : m_layer.decisions()) {
        if (decision.annotation != annotation.id)
            continue;
        Decision rejected = decision;
        rejected.verdict = Decision::Verdict::Rejected;
        rejected.annotation = QUuid();
        rejected.time = now();
        edits.append(replacement(decision, rejected));
    }
    return edits;
}

Result<void> OpenArticle::remove(const QList<QUuid> &annotations)
{
    QList<Edit> edits;
    for (const QUuid &id : annotations) {
        const Annotation *annotation = m_layer.find(id);
        if (!annotation)
            return goneAnnotation();
        for (const Edit &edit : removalsOf(*annotation, annotations)) {
            const bool there = std::any_of(edits.cbegin(), edits.cend(),
                                           [&](const Edit &e) { return e.kind == edit.kind && e.id == edit.id; });
            if (!there)
                edits.append(edit);
        }
    }
    if (edits.isEmpty())
        return goneAnnotation();
    const Annotation *first = m_layer.find(annotations.first());
    const QString title =
        annotations.size() == 1
            ? Core::tr("Delete %1 “%2”").arg(tagset().nameOf(first->label), quoted(m_article, first->hull()))
            : Core::tr("Delete %n tag(s)", nullptr, static_cast<int>(annotations.size()));
    return act(title, edits);
}

Result<void> OpenArticle::relabel(const QUuid &id, const QString &label)
{
    const Annotation *annotation = m_layer.find(id);
    if (!annotation)
        return goneAnnotation();
    if (!tagset().find(label))
        return Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(label), {}};
    if (annotation->label == label)
        return {};
    Annotation after = *annotation;
    after.label = label;
    return act(Core::tr("Relabel “%1” as %2").arg(quoted(m_article, after.hull()), tagset().nameOf(label)),
               {replacement(*annotation, after)});
}

Result<void> OpenArticle::setNote(const QUuid &id, const QString &note)
{
    const Annotation *annotation = m_layer.find(id);
    if (!annotation)
        return goneAnnotation();
    if (annotation->note == note)
        return {};
    Annotation after = *annotation;
    after.note = note;
    return act(Core::tr("Note on “%1”").arg(quoted(m_article, after.hull())), {replacement(*annotation, after)});
}

Result<void> OpenArticle::setParts(const QUuid &id, const QList<Span> &parts)
{
    const Annotation *annotation = m_layer.find(id);
    if (!annotation)
        return goneAnnotation();
    Annotation after = *annotation;
    after.parts = soundParts(m_article, parts);
    after.lost.clear();
    if (after.parts.isEmpty())
        return nothingToTag();
    if (after == *annotation)
        return {};
    return act(Core::tr("Move the ends of “%1”").arg(quoted(m_article, after.hull())),
               {replacement(*annotation, after)});
}

Result<QUuid> OpenArticle::accept(int index, const QString &label)
{
    if (index < 0 || index >= m_suggestions.count() || !m_suggestions.isUndecided(index))
        return Error{ErrorCode::Stale, Core::tr("This suggestion was decided already"), {}};
    const Suggestion suggestion = m_suggestions.at(index);
    const QString wanted = label.isEmpty() ? suggestion.label : label;
    if (!tagset().find(wanted))
        return Error{ErrorCode::Invalid, Core::tr("There is no label “%1”; choose one of the tagset").arg(wanted), {}};

    Annotation annotation = made(suggestion.parts, wanted, Origin::Suggestion, {});
    QList<Edit> edits;
    if (suggestion.isQuote && wanted == labels::quote) {
        const Quote &quote = recognition().quotes[index - recognition().mentions.size()];
        annotation.attributes.insert(QStringLiteral("kind"), toString(quote.kind));
        edits.append(insertion(annotation));
        // The words that name the speaker become an annotation of their own unless they are one already.
        const auto join = [&](Span span, QLatin1StringView role) {
            QUuid target;
            for (const Annotation &standing : m_layer.overlapping(span))
                if (standing.parts == QList<Span>{span} &&
                    (standing.label != labels::quote && standing.label != labels::date))
                    target = standing.id;
            if (target.isNull()) {
                const Annotation helper = made({span}, QString(role), Origin::Suggestion, {});
                edits.append(insertion(helper));
                target = helper.id;
            }
            edits.append(insertion(Relation{QUuid::createUuid(), annotation.id, target, QString(role)}));
        };
        if (quote.speaker)
            join(quote.speaker->span, labels::speaker);
        if (quote.cue)
            join(*quote.cue, labels::cue);
    } else {
        if (!suggestion.isQuote) {
            const Mention &mention = recognition().mentions[index];
            if (!mention.value.isEmpty() && wanted == mention.label)
                annotation.attributes.insert(QStringLiteral("value"), mention.value);
        }
        edits.append(insertion(annotation));
    }
    Decision decision;
    decision.id = QUuid::createUuid();
    decision.kind = Suggestions::kindOf(suggestion);
    decision.label = suggestion.label;
    decision.anchor = describe(m_article, suggestion.hull());
    decision.verdict = Decision::Verdict::Accepted;
    decision.annotation = annotation.id;
    decision.time = now();
    edits.append(insertion(decision));
    const Result<void> done =
        act(Core::tr("Accept “%1” as %2").arg(quoted(m_article, suggestion.hull()), tagset().nameOf(wanted)), edits);
    if (!done)
        return done.error();
    return annotation.id;
}

Result<void> OpenArticle::reject(int index)
{
    if (index < 0 || index >= m_suggestions.count() || !m_suggestions.isUndecided(index))
        return Error{ErrorCode::Stale, Core::tr("This suggestion was decided already"), {}};
    const Suggestion suggestion = m_suggestions.at(index);
    Decision decision;
    decision.id = QUuid::createUuid();
    decision.kind = Suggestions::kindOf(suggestion);
    decision.label = suggestion.label;
    decision.anchor = describe(m_article, suggestion.hull());
    decision.verdict = Decision::Verdict::Rejected;
    decision.time = now();
    return act(
        Core::tr("Reject “%1” as %2").arg(quoted(m_article, suggestion.hull()), tagset().nameOf(suggestion.label)),
        {insertion(decision)});
}

Result<void> OpenArticle::putLabel(const Label &label)
{
    if (const Result<void> sound = checkLabel(tagset(), label); !sound)
        return sound;
    const Label *present = tagset().find(label.id);
    if (present && *present == label)
        return {};
    if (present)
        return act(Core::tr("Change label %1").arg(label.name), {replacement(*present, label)});
    return act(Core::tr("New label %1").arg(label.name), {insertion(label)});
}

Result<void> OpenArticle::undo()
{
    const std::optional<Change> change = m_history.undoChange();
    if (!change)
        return Error{ErrorCode::Invalid, Core::tr("There is nothing to undo"), {}};
    return act(*change);
}

Result<void> OpenArticle::redo()
{
    const std::optional<Change> change = m_history.redoChange();
    if (!change)
        return Error{ErrorCode::Invalid, Core::tr("There is nothing to redo"), {}};
    return act(*change);
}

} // namespace bluepencil
