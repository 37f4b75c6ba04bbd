// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSplitter;
class QWidget;

namespace bluepencil {

/// Keeps a panel at the side of a splitter from taking more of a narrow window than the text can spare, and gives
/// it its width back when there is room again. How wide its user made it is kept. GUI thread.
class SideRoom : public QObject
{
    Q_OBJECT

public:
    /// `side` is a panel of `splitter`, `text` the one that makes room for it. Its child.
    SideRoom(QSplitter *splitter, QWidget *side, QWidget *text);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void share();

    QSplitter *m_splitter;
    QWidget *m_side;
    QWidget *m_text;
    int m_wanted = 0; ///< pixels, while the side has less; 0: it has what is wanted
};

} // namespace bluepencil
