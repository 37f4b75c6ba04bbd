// SPDX-License-Identifier: GPL-3.0-or-later
// How the hand makes a label in place, and finds one among many.
#include "ui/dialogs/labelfinder.h"
#include "ui/dialogs/labelpopup.h"
#include "ui/reader/readerview.h"
#include "ui/window/selectionbar.h"
#include "ui/window/taggingcontroller.h"

namespace bluepencil {

/// Where what is to be tagged stands on the screen; the middle of the text if it is not in sight.
QRect TaggingController::globalWords() const
{
    Span words = m_view->selection();
    if (!hasSelection() && m_marks) {
        const QList<Span> parts = m_marks->partsOf(m_view->activeMark());
        words = parts.isEmpty() ? Span{} : parts.first();
    }
    QRect place = words.isEmpty() ? QRect() : m_view->rectOf(words);
    const QRect page = m_view->viewport()->rect();
    if (place.isEmpty() || !place.intersects(page))
        place = QRect(page.center(), QSize(1, 1));
    place = place.intersected(page);
    place.moveTopLeft(m_view->viewport()->mapToGlobal(place.topLeft()));
    return place;
}

void TaggingController::newLabel()
{
    if (!m_article || m_article->phase() != OpenArticle::Phase::Ready)
        return;
    if (!m_newLabel) {
        m_newLabel = new LabelPopup(m_view);
        connect(m_newLabel, &LabelPopup::made, this, &TaggingController::labelMade);
        connect(m_newLabel, &LabelPopup::closed, m_view, qOverload<>(&QWidget::setFocus));
    }
    m_labelledArticle = m_article;
    m_bar->hide();
    m_newLabel->make(m_article->tagset(), globalWords());
}

void TaggingController::labelMade(const Label &label)
{
    const std::shared_ptr<OpenArticle> article = std::exchange(m_labelledArticle, nullptr);
    if (!article)
        return;
    if (article != m_article || !hasSelection()) {
        const bool made = settle(article->putLabel(label));
        if (made && article == m_article && !active().isNull())
            tagWith(label.id);
        return;
    }
    const Result<QUuid> tagged = article->tagWithNew({selectedWords()}, label);
    if (!tagged) {
        Q_EMIT problem(tagged.error().message);
        return;
    }
    wasUsed(label.id);
    setActive({*tagged, -1});
}

void TaggingController::findLabel()
{
    if (!m_article || m_article->phase() != OpenArticle::Phase::Ready)
        return;
    if (!m_finder) {
        m_finder = new LabelFinder(m_view);
        connect(m_finder, &LabelFinder::chosen, this, [this](const QString &label) {
            if (std::exchange(m_labelledArticle, nullptr) == m_article)
                tagWith(label);
        });
        connect(m_finder, &LabelFinder::closed, m_view, qOverload<>(&QWidget::setFocus));
    }
    m_labelledArticle = m_article;
    m_bar->hide();
    m_finder->find(m_theme, m_article->tagset(), m_recent, globalWords().bottomLeft());
}

} // namespace bluepencil
