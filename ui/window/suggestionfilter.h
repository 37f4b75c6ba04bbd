// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/openarticle.h"
#include "core/session/suggestionchoice.h"

#include <QObject>

#include <memory>
#include <vector>

namespace bluepencil {

/// Which suggestions of the article in a window are shown, counted and visited. What passes is found on a worker
/// thread; until then everything does. GUI thread.
class SuggestionFilter : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setArticle(const std::shared_ptr<OpenArticle> &article);
    const SuggestionChoice &choice() const { return m_choice; }
    void setChoice(const SuggestionChoice &choice);
    bool isOn() const { return m_choice.isOn(); }
    bool showsOwn() const { return !m_choice.isUndecidedOnly; }

    bool shows(int suggestion) const;
    /// How many of the undecided are shown.
    qsizetype left() const;
    /// As Suggestions::next() and nextFrom(), over those that are shown.
    int next(int suggestion, bool forward) const;
    int nextFrom(qint32 position, bool forward) const;

Q_SIGNALS:
    /// The choice is another one; what passes may follow.
    void choiceChanged();
    /// What is shown is another now.
    void changed();

private:
    void find();
    int firstShown(int candidate, bool forward) const;

    std::shared_ptr<OpenArticle> m_article;
    SuggestionChoice m_choice;
    std::vector<bool> m_passes; ///< by suggestion; empty: all do
    quint64 m_generation = 0;
};

} // namespace bluepencil
