// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/articlemarks.h"

#include "core/text/utf8.h"
#include "ui/window/suggestionfilter.h"
#include "ui/window/whytext.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace bluepencil {

namespace {

// Suggestions have numbers of their own, so that the two kinds never meet.
constexpr quint64 suggestionBit = quint64(1) << 62;

/// The first words of a span: a mark may lie over a whole book.
QString beginning(const Article &article, Span span)
{
    constexpr qint32 enough = 400; // bytes; more than is shown
    span.end = std::min(span.end, utf8::floorBoundary(article.text(), qint64(span.start) + enough));
    return article.string(span).simplified();
}

QString sentence(const QString &label, const QString &words, const QString &state)
{
    constexpr qsizetype most = 80;
    const QString shown = words.size() > most ? words.left(most - 1) + QChar(0x2026) : words;
    return QCoreApplication::translate("ArticleMarks", "%1: %2 (%3)").arg(label, shown, state);
}

} // namespace

ArticleMarks::ArticleMarks(const OpenArticle &article, const ReaderTheme &theme)
    : m_article(article)
    , m_theme(theme)
{
}

quint16 ArticleMarks::styleOf(const QString &label) const
{
    auto style = m_styles.constFind(label);
    if (style == m_styles.cend())
        style = m_styles.insert(label, m_theme.styleIndex(label));
    return *style;
}

void ArticleMarks::forEachMark(Span range, const std::function<void(const Mark &)> &visit) const
{
    std::vector<Mark> marks;
    m_article.layer().forEachPart(range, [&](const Annotation &annotation, Span part) {
        if (m_filter && !m_filter->showsOwn())
            return;
        marks.push_back(
            {part, idOf({annotation.id, -1}), styleOf(annotation.label), MarkState::Own, !annotation.note.isEmpty()});
    });
    m_article.suggestions().forEachPart(range, [&](int index, Span part) {
        if (m_filter && !m_filter->shows(index))
            return;
        marks.push_back(
            {part, idOf({{}, index}), styleOf(m_article.suggestions().at(index).label), MarkState::Suggested, false});
    });
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark &a, const Mark &b) { return outerFirst(a.span, b.span); });
    for (const Mark &mark : marks)
        visit(mark);
}

QString ArticleMarks::noteOf(quint64 id) const
{
    const Annotation *annotation = m_article.layer().find(markOf(id).annotation);
    return annotation ? annotation->note : QString();
}

QString ArticleMarks::describeMark(quint64 id) const
{
    const MarkRef mark = markOf(id);
    const auto translate = [](const char *text) { return QCoreApplication::translate("ArticleMarks", text); };
    if (const Annotation *annotation = m_article.layer().find(mark.annotation)) {
        const QString said =
            sentence(m_article.tagset().nameOf(annotation->label), beginning(m_article.article(), annotation->hull()),
                     annotation->origin == Origin::Suggestion ? translate("accepted") : translate("yours"));
        return annotation->note.isEmpty() ? said : said + QStringLiteral("\n") + annotation->note;
    }
    if (mark.suggestion < 0 || mark.suggestion >= m_article.suggestions().count())
        return {};
    const Suggestion suggestion = m_article.suggestions().at(mark.suggestion);
    QString words = beginning(m_article.article(), suggestion.hull());
    if (suggestion.isQuote) {
        const Quote &quote = m_article.recognition().quotes[mark.suggestion - m_article.recognition().mentions.size()];
        const QString who = !quote.speaker                  ? translate("speaker not known")
                            : quote.speaker->name.isEmpty() ? beginning(m_article.article(), quote.speaker->span)
                                                            : quote.speaker->name;
        return sentence(m_article.tagset().nameOf(suggestion.label), who, translate("suggested"));
    }
    const Mention &mention = m_article.recognition().mentions[mark.suggestion];
    if (mention.entity >= 0)
        words = m_article.recognition().cast[mention.entity].name;
    else if (!mention.value.isEmpty())
        words = mention.value;
    return sentence(m_article.tagset().nameOf(suggestion.label), words, translate("suggested"));
}

QString ArticleMarks::reasonOf(quint64 id) const
{
    const int suggestion = markOf(id).suggestion;
    if (suggestion < 0 || suggestion >= m_article.suggestions().count())
        return {};
    return whyOf(m_article.recognition(), suggestion, m_article.article().header().published)
        .sentences.join(QLatin1Char(' '));
}

QList<MarkLink> ArticleMarks::linksOf(quint64 id) const
{
    QList<MarkLink> links;
    const MarkRef mark = markOf(id);
    if (!mark.annotation.isNull()) {
        for (const Relation &relation : m_article.layer().relationsOf(mark.annotation)) {
            const Annotation *from = m_article.layer().find(relation.from);
            const Annotation *to = m_article.layer().find(relation.to);
            if (from && to && !from->isLost() && !to->isLost())
                links.append({from->parts.first(), to->parts.first(), m_article.tagset().nameOf(relation.label),
                              relation.from == mark.annotation});
        }
        return links;
    }
    const qsizetype at = mark.suggestion - m_article.recognition().mentions.size();
    if (at < 0 || at >= m_article.recognition().quotes.size())
        return links;
    const Quote &quote = m_article.recognition().quotes[at];
    if (quote.speaker)
        links.append(
            {quote.parts.first(), quote.speaker->span, m_article.tagset().nameOf(QString(labels::speaker)), true});
    if (quote.cue)
        links.append({quote.parts.first(), *quote.cue, m_article.tagset().nameOf(QString(labels::cue)), true});
    return links;
}

quint64 ArticleMarks::idOf(const MarkRef &mark) const
{
    if (mark.isNull())
        return 0;
    if (mark.annotation.isNull())
        return suggestionBit | static_cast<quint64>(mark.suggestion + 1);
    auto id = m_idOf.constFind(mark.annotation);
    if (id == m_idOf.cend()) {
        id = m_idOf.insert(mark.annotation, m_nextId);
        m_annotationOf.insert(m_nextId++, mark.annotation);
    }
    return *id;
}

MarkRef ArticleMarks::markOf(quint64 id) const
{
    if (id == 0)
        return {};
    if (id & suggestionBit)
        return {{}, static_cast<int>(id & ~suggestionBit) - 1};
    return {m_annotationOf.value(id), -1};
}

QList<Span> ArticleMarks::partsOf(quint64 id) const
{
    const MarkRef mark = markOf(id);
    if (const Annotation *annotation = m_article.layer().find(mark.annotation))
        return annotation->parts;
    const Suggestions &suggestions = m_article.suggestions();
    if (mark.suggestion >= 0 && mark.suggestion < suggestions.count() && suggestions.isUndecided(mark.suggestion) &&
        (!m_filter || m_filter->shows(mark.suggestion)))
        return suggestions.at(mark.suggestion).parts;
    return {};
}

} // namespace bluepencil
