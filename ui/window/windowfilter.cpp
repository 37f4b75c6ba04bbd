// SPDX-License-Identifier: GPL-3.0-or-later
// The window's filter of suggestions: its menu, its note in the status bar.
#include "ui/reader/readerview.h"
#include "ui/window/articlemarks.h"
#include "ui/window/filtermenu.h"
#include "ui/window/mainwindow.h"
#include "ui/window/suggestionfilter.h"
#include "ui/window/taggingcontroller.h"

#include <QToolButton>

namespace bluepencil {

void MainWindow::buildFilter()
{
    m_filter = new SuggestionFilter(this);
    m_tagging = new TaggingController(m_view, this);
    m_tagging->setFilter(m_filter);
    m_filterMenu = new FilterMenu(
        m_filter, [this] { return m_article; }, [this] { return m_tagging->active().suggestion; }, this);
    m_filterMenu->menuAction()->setToolTip(tr("Which suggestions are shown"));
    m_filterNote = new QToolButton(this);
    m_filterNote->setObjectName(QStringLiteral("filterNote"));
    m_filterNote->setAutoRaise(true);
    m_filterNote->setFocusPolicy(Qt::NoFocus); // a click leaves the caret in the text
    m_filterNote->setToolTip(tr("Show all suggestions again"));
    m_filterNote->hide();
    connect(m_filterNote, &QToolButton::clicked, this, [this] { m_filter->setChoice({}); });
    connect(m_filter, &SuggestionFilter::choiceChanged, this, [this] {
        const Tagset tagset = m_article ? m_article->tagset() : Tagset::builtIn();
        QString what = FilterMenu::summary(m_filter->choice(), tagset);
        m_filterNote->setText(tr("Filter: %1 · Clear").arg(what.replace(QLatin1Char('&'), QStringLiteral("&&"))));
        m_filterNote->setVisible(m_filter->isOn());
    });
    connect(m_filter, &SuggestionFilter::changed, this, [this] {
        if (m_marks)
            m_view->marksChanged(m_view->visibleRange());
    });
}

} // namespace bluepencil
