// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/suggestionfilter.h"

#include "core/base/whenfinished.h"

#include <QtConcurrent>

namespace bluepencil {

void SuggestionFilter::setArticle(const std::shared_ptr<OpenArticle> &article)
{
    if (m_article)
        disconnect(m_article.get(), nullptr, this, nullptr);
    m_article = article;
    m_choice.entityName.clear(); // that one is of the other article
    m_choice.entityLabel.clear();
    m_passes.clear();
    if (m_article)
        connect(m_article.get(), &OpenArticle::suggestionsChanged, this, &SuggestionFilter::find);
    Q_EMIT choiceChanged();
    find();
}

void SuggestionFilter::setChoice(const SuggestionChoice &choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    Q_EMIT choiceChanged();
    find();
}

void SuggestionFilter::find()
{
    const quint64 generation = ++m_generation;
    SuggestionChoice all;
    all.isUndecidedOnly = m_choice.isUndecidedOnly; // passes by suggestion do not depend on it
    if (!m_article || m_choice == all) {
        m_passes.clear();
        Q_EMIT changed();
        return;
    }
    const auto finding = QtConcurrent::run(
        [recognition = m_article->recognition(), choice = m_choice] { return chosenSuggestions(recognition, choice); });
    whenFinished(finding, this, [this, generation](const std::vector<bool> &passes) {
        if (generation != m_generation)
            return;
        m_passes = passes;
        Q_EMIT changed();
    });
}

bool SuggestionFilter::shows(int suggestion) const
{
    const auto slot = static_cast<std::size_t>(suggestion);
    return slot >= m_passes.size() || m_passes[slot];
}

qsizetype SuggestionFilter::left() const
{
    if (!m_article)
        return 0;
    const Suggestions &suggestions = m_article->suggestions();
    if (m_passes.empty())
        return suggestions.undecidedCount();
    qsizetype left = 0;
    for (int i = 0; i < suggestions.count(); ++i)
        left += suggestions.isUndecided(i) && shows(i);
    return left;
}

int SuggestionFilter::firstShown(int candidate, bool forward) const
{
    const int first = candidate;
    while (candidate >= 0 && !shows(candidate)) {
        candidate = m_article->suggestions().next(candidate, forward);
        if (candidate == first)
            return -1; // once round
    }
    return candidate;
}

int SuggestionFilter::next(int suggestion, bool forward) const
{
    return m_article ? firstShown(m_article->suggestions().next(suggestion, forward), forward) : -1;
}

int SuggestionFilter::nextFrom(qint32 position, bool forward) const
{
    return m_article ? firstShown(m_article->suggestions().nextFrom(position, forward), forward) : -1;
}

} // namespace bluepencil
