// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/quotehand.h"

#include "core/session/speakercandidates.h"
#include "core/text/boundaries.h"
#include "ui/panels/labelkey.h"
#include "ui/reader/readerview.h"
#include "ui/window/speakerchooser.h"
#include "ui/window/taggingcontroller.h"
#include "ui/window/whycard.h"

#include <QKeyEvent>
#include <QSet>

#include <algorithm>

namespace bluepencil {

QuoteHand::QuoteHand(ReaderView *view, TaggingController *tagging, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_tagging(tagging)
    , m_chooser(new SpeakerChooser(view->viewport()))
    , m_why(new WhyCard(view->viewport()))
{
    view->installEventFilter(this);
    connect(view, &ReaderView::markClicked, this, &QuoteHand::markClicked);
    connect(view, &ReaderView::reasonShown, this, &QuoteHand::lightHovered);
    connect(view, &ReaderView::scrolled, this, [this] {
        hideWhy();
        if (m_chooser->isVisible()) // the words may be anywhere; the question stays
            m_chooser->raise();
    });
    connect(tagging, &TaggingController::stateChanged, this, [this] {
        if (m_whyOf != 0 && m_view->activeMark() != m_whyOf)
            hideWhy();
    });
    connect(m_chooser, &SpeakerChooser::chosen, this, &QuoteHand::speakerChosen);
    connect(m_chooser, &SpeakerChooser::cancelled, this, &QuoteHand::endChoosing);
}

void QuoteHand::listenTo(QWidget *list)
{
    m_list = list;
    list->installEventFilter(this);
}

void QuoteHand::setArticle(const std::shared_ptr<OpenArticle> &article, const ArticleMarks *marks)
{
    hideWhy();
    m_asked = {};
    m_chooser->hide();
    m_article = article;
    m_marks = marks;
}

QRect QuoteHand::placeOf(const QList<Span> &parts) const
{
    if (parts.isEmpty())
        return {};
    const QRect where = m_view->rectOf(parts.first().united(parts.last()));
    return where.intersected(m_view->viewport()->rect());
}

/// Whom the panel shows, which may lag behind by a moment; of an article that is not long, as it is just now.
std::shared_ptr<const NamedCast> QuoteHand::castNow() const
{
    constexpr qsizetype few = 1000; // mentions and tags: a few milliseconds
    if (m_article->layer().count() + m_article->recognition().mentions.size() < few || !m_cast)
        return std::make_shared<const NamedCast>(m_article->cast());
    return m_cast();
}

void QuoteHand::chooseSpeaker()
{
    if (!m_article || !m_marks)
        return;
    const MarkRef active = m_tagging->active();
    const Annotation *annotation = m_article->layer().find(active.annotation);
    const bool isQuote = (annotation && annotation->label == labels::quote) ||
                         (active.suggestion >= 0 && m_article->suggestions().at(active.suggestion).isQuote);
    if (!isQuote) {
        Q_EMIT problem(tr("Click a quote first, or go to one with Tab; then say who said it"));
        return;
    }
    hideWhy();
    const QList<Span> parts = m_marks->partsOf(m_view->activeMark());
    const Span hull = parts.first().united(parts.last());
    m_asked = {active, m_article};
    const std::shared_ptr<const NamedCast> who = castNow();
    const Speaker *suggested = suggestedSpeaker(active);
    const QString told = suggested ? m_article->article().string(suggested->span).simplified() : QString();
    m_chooser->ask(m_article->article().string({hull.start, std::min(hull.end, hull.start + 400)}).simplified(),
                   speakerCandidates(who ? who->recognition : m_article->recognition(), hull, told),
                   suggested && !suggested->name.isEmpty() ? suggested->name : told, placeOf(parts));
}

void QuoteHand::markClicked(quint64 id)
{
    if (!m_asked.article || !m_chooser->isVisible() || !m_marks)
        return;
    const QList<Span> parts = m_marks->partsOf(id);
    if (!parts.isEmpty() && m_marks->markOf(id) != m_asked.quote)
        speakerChosen(parts.first());
}

void QuoteHand::speakerChosen(Span words)
{
    const Asked asked = m_asked;
    endChoosing();
    if (!asked.article || asked.article != m_article)
        return;
    const int corrected = suggestionOf(asked.quote); // what it was, before it is decided
    if (asked.quote.suggestion >= 0) {
        const Result<QUuid> accepted = m_article->acceptWithSpeaker(asked.quote.suggestion, words);
        if (!accepted) {
            Q_EMIT problem(accepted.error().message);
            return;
        }
        m_tagging->setActive({*accepted, -1});
    } else {
        const Result<void> set = m_article->setSpeaker(asked.quote.annotation, words);
        m_tagging->setActive(asked.quote);
        if (!set) {
            Q_EMIT problem(set.error().message);
            return;
        }
    }
    offerRest(corrected, words);
}

const Speaker *QuoteHand::suggestedSpeaker(const MarkRef &quote) const
{
    const Recognition &recognition = m_article->recognition();
    const qsizetype at = suggestionOf(quote) - recognition.mentions.size();
    return at >= 0 && recognition.quotes[at].speaker ? &*recognition.quotes[at].speaker : nullptr;
}

/// What is still undecided of the turn that a suggested quote belongs to.
QList<int> QuoteHand::undecidedRest(int suggestion) const
{
    QList<int> rest;
    const auto mentions = static_cast<int>(m_article->recognition().mentions.size());
    if (suggestion >= mentions)
        for (const int quote : restOfTurn(m_article->recognition(), suggestion - mentions))
            if (m_article->suggestions().isUndecided(mentions + quote))
                rest.append(mentions + quote);
    return rest;
}

/// Who is wrong for one part of a turn is wrong for the others; they are only offered.
void QuoteHand::offerRest(int suggestion, Span speaker)
{
    const QList<int> rest = undecidedRest(suggestion);
    if (rest.isEmpty())
        return;
    const auto count = static_cast<int>(rest.size());
    const QString who = m_article->article().string(speaker).simplified().left(40);
    const QString sentence =
        speaker.isEmpty() ? tr("The same turn goes on in %n other quote(s)", nullptr, count)
                          : tr("“%1” said this. The same turn goes on in %n other quote(s)", nullptr, count).arg(who);
    Q_EMIT restOffered(sentence, tr("Say so there too"), [this, article = m_article, suggestion, speaker] {
        if (article != m_article)
            return;
        const Result<void> done = article->acceptAllWithSpeaker(undecidedRest(suggestion), speaker);
        if (!done && done.error().code != ErrorCode::Stale) // decided one by one meanwhile
            Q_EMIT problem(done.error().message);
    });
}

void QuoteHand::endChoosing()
{
    m_asked = {};
    m_chooser->hide();
    m_view->setFocus();
}

QList<std::pair<Span, MarkRef>> QuoteHand::withoutSpeaker() const
{
    QList<std::pair<Span, MarkRef>> found;
    if (!m_article)
        return found;
    const Recognition &recognition = m_article->recognition();
    const auto mentions = static_cast<int>(recognition.mentions.size());
    for (int i = 0; i < recognition.quotes.size(); ++i)
        if (const std::optional<Speaker> &speaker = recognition.quotes[i].speaker;
            (!speaker || isOnlyTold(*speaker)) && m_article->suggestions().isUndecided(mentions + i))
            found.append({recognition.quotes[i].hull(), {{}, mentions + i}});
    // An accepted "He" is nobody still; who was called "officials" and accepted is not asked for again.
    QSet<std::pair<qint32, qint32>> pronouns;
    for (const Quote &quote : recognition.quotes)
        if (quote.speaker && isOnlyTold(*quote.speaker) && quote.speaker->type == QLatin1StringView("pronoun"))
            pronouns.insert({quote.speaker->span.start, quote.speaker->span.end});
    m_article->layer().forEachPart({0, m_article->article().size()}, [&](const Annotation &annotation, Span part) {
        if (annotation.label != labels::quote || part != annotation.parts.first() || isByNobody(annotation))
            return;
        const Span speaker = m_article->speakerOf(annotation.id);
        if (speaker.isEmpty() || pronouns.contains({speaker.start, speaker.end}))
            found.append({annotation.hull(), {annotation.id, -1}});
    });
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return outerFirst(a.first, b.first); });
    return found;
}

int QuoteHand::withoutSpeakerCount() const
{
    return static_cast<int>(withoutSpeaker().size());
}

void QuoteHand::nextWithoutSpeaker(bool forward)
{
    const QList<std::pair<Span, MarkRef>> found = withoutSpeaker();
    if (found.isEmpty()) {
        Q_EMIT problem(tr("Somebody is named for every quote of this article"));
        return;
    }
    const MarkRef active = m_tagging->active();
    const auto here = std::find_if(found.cbegin(), found.cend(), [&](const auto &one) { return one.second == active; });
    qsizetype at = 0;
    if (here != found.cend()) {
        at = (here - found.cbegin()) + (forward ? 1 : -1);
    } else {
        const qint32 caret = m_view->caret();
        at = std::find_if(found.cbegin(), found.cend(), [&](const auto &one) { return one.first.start >= caret; }) -
             found.cbegin();
        if (!forward)
            --at;
    }
    const auto &[hull, mark] = found[(at + found.size()) % found.size()];
    m_view->setFocus();
    m_tagging->setActive(mark);
    m_view->ensureVisible(hull);
}

/// The suggestion that a mark is, or was before it was accepted.
int QuoteHand::suggestionOf(const MarkRef &mark) const
{
    if (mark.suggestion >= 0)
        return mark.suggestion;
    const Annotation *annotation = m_article->layer().find(mark.annotation);
    if (!annotation || annotation->origin != Origin::Suggestion)
        return -1;
    const Recognition &recognition = m_article->recognition();
    const auto mention =
        std::find_if(recognition.mentions.cbegin(), recognition.mentions.cend(), [&](const Mention &one) {
            return one.label == annotation->label && one.span == annotation->hull();
        });
    if (mention != recognition.mentions.cend())
        return static_cast<int>(mention - recognition.mentions.cbegin());
    const auto quote = std::find_if(recognition.quotes.cbegin(), recognition.quotes.cend(), [&](const Quote &one) {
        return annotation->label == labels::quote && one.hull() == annotation->hull();
    });
    if (quote != recognition.quotes.cend())
        return static_cast<int>(recognition.mentions.size() + (quote - recognition.quotes.cbegin()));
    return -1;
}

void QuoteHand::toggleWhy()
{
    if (m_whyOf != 0) {
        hideWhy();
        return;
    }
    lightHovered(0);
    if (!m_article || !m_marks)
        return;
    const quint64 id = m_view->activeMark();
    const int suggestion = id == 0 ? -1 : suggestionOf(m_marks->markOf(id));
    if (suggestion < 0) {
        Q_EMIT problem(id == 0 ? tr("Click something that is suggested, or go there with Tab; W tells why it is")
                               : tr("This tag was made by hand; only what is suggested has reasons to tell"));
        return;
    }
    const Why why = whyOf(m_article->recognition(), suggestion, m_article->article().header().published);
    m_whyOf = id;
    light(why.spans);
    QList<QRect> places;
    for (const Span span : why.spans)
        places.append(placeOf({span}));
    m_why->tell(m_marks->describeMark(id).section(QLatin1Char('\n'), 0, 0), why, placeOf(m_marks->partsOf(id)), places);
}

void QuoteHand::light(const QList<Span> &spans)
{
    SearchHits lit;
    lit.add(spans);
    m_view->setSearchHits(lit, {});
}

/// While the tool tip tells why, the words that it rests on are lit, as W does; not over the places of a search.
void QuoteHand::lightHovered(quint64 id)
{
    if (m_whyOf != 0 || (m_hovered == 0 && !m_view->searchHits().isEmpty()))
        return;
    const int suggestion = id == 0 || !m_article || !m_marks ? -1 : suggestionOf(m_marks->markOf(id));
    const quint64 before = std::exchange(m_hovered, suggestion < 0 ? 0 : id);
    if (suggestion >= 0)
        light(whyOf(m_article->recognition(), suggestion).spans);
    else if (before != 0)
        Q_EMIT lightEnded();
}

void QuoteHand::hideWhy()
{
    lightHovered(0);
    if (std::exchange(m_whyOf, 0) == 0)
        return;
    m_why->hide();
    Q_EMIT lightEnded();
}

bool QuoteHand::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched != m_view && watched != m_list) ||
        (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QObject::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isPress = event->type() == QEvent::KeyPress;
    if (latinKeyOf(key) == Qt::Key_W && (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        if (isPress)
            toggleWhy();
        event->accept();
        return isPress;
    }
    if (key->key() == Qt::Key_Escape && isPress) {
        if (m_whyOf != 0) { // first this, then the mark that it belongs to
            hideWhy();
            return true;
        }
        if (m_chooser->isVisible()) {
            endChoosing();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace bluepencil
