// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/sideroom.h"

#include <QEvent>
#include <QSplitter>

#include <algorithm>

namespace bluepencil {

namespace {

constexpr double mostShare = 0.37; // of what the panel and the text have together

} // namespace

SideRoom::SideRoom(QSplitter *splitter, QWidget *side, QWidget *text)
    : QObject(splitter)
    , m_splitter(splitter)
    , m_side(side)
    , m_text(text)
{
    splitter->installEventFilter(this);
    side->installEventFilter(this);
    connect(splitter, &QSplitter::splitterMoved, this, [this] { m_wanted = 0; }); // by hand
}

bool SideRoom::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type awaited = watched == m_splitter ? QEvent::Resize : QEvent::Show;
    if (event->type() == awaited) {
        if (m_wanted == 0 && m_side->isVisible()) // before the splitter takes some of it
            m_wanted = m_side->width();
        // The splitter lays its panels out while it handles this; it is our turn afterwards.
        QMetaObject::invokeMethod(this, &SideRoom::share, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void SideRoom::share()
{
    QList<int> sizes = m_splitter->sizes();
    const int side = m_splitter->indexOf(m_side);
    const int text = m_splitter->indexOf(m_text);
    if (side < 0 || text < 0 || !m_side->isVisible())
        return;
    const int both = sizes[side] + sizes[text];
    const int most = std::max(m_side->minimumWidth(), static_cast<int>(both * mostShare));
    const int wanted = m_wanted > 0 ? m_wanted : sizes[side];
    m_wanted = wanted > most ? wanted : 0;
    const int given = std::min(wanted, most);
    if (given == sizes[side])
        return;
    sizes[side] = given;
    sizes[text] = both - given;
    m_splitter->setSizes(sizes);
}

} // namespace bluepencil
