// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/labelchecks.h"
#include "ui/window/suggestionfilter.h"

#include <functional>

class QActionGroup;

namespace bluepencil {

/// The menu that chooses which suggestions are shown; it stays open while things are ticked.
class FilterMenu : public LabelChecks
{
    Q_OBJECT
public:
    /// `active` gives the article's active suggestion, or -1: whose entity can be chosen.
    FilterMenu(SuggestionFilter *filter, std::function<std::shared_ptr<OpenArticle>()> article,
               std::function<int()> active, QWidget *parent);

    /// What the filter does, in a few words; empty where it is off.
    static QString summary(const SuggestionChoice &choice, const Tagset &tagset);

private:
    void change(const std::function<void(SuggestionChoice &)> &edit);
    void update();

    SuggestionFilter *m_filter;
    std::function<std::shared_ptr<OpenArticle>()> m_article;
    std::function<int()> m_active;
    QActionGroup *m_scores;
    QAction *m_entity;
    QAction *m_undecided;
    QAction *m_clear;
};

} // namespace bluepencil
