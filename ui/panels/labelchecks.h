// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"

#include <QMenu>
#include <QSet>

namespace bluepencil {

/// A menu of labels to be ticked, which stays open while they are. None ticked means all. Of many it shows those that
/// are ticked and some; the others are found by typing.
class LabelChecks : public QMenu
{
    Q_OBJECT
public:
    explicit LabelChecks(QWidget *parent = nullptr);

    /// Keeps what is ticked and still there.
    void setLabels(const Tagset &tagset);
    QSet<QString> checked() const { return m_checked; }
    void setChecked(const QSet<QString> &labels);

Q_SIGNALS:
    void changed();

protected:
    /// The labels stand before this action.
    void setEnd(QAction *end) { m_end = end; }
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showLabels();
    void tickAsChecked();
    bool triggerAndStay(QAction *action);

    Tagset m_tagset;
    QSet<QString> m_checked;
    QAction *m_all;
    QAction *m_end = nullptr;
    QList<QAction *> m_actions;
};

} // namespace bluepencil
