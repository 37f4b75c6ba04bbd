// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/labelchecks.h"

#include "ui/dialogs/labelmenu.h"

#include <QKeyEvent>
#include <QMouseEvent>

namespace bluepencil {

LabelChecks::LabelChecks(QWidget *parent)
    : QMenu(parent)
    , m_all(addAction(tr("All Labels")))
{
    m_all->setCheckable(true);
    m_all->setChecked(true);
    connect(m_all, &QAction::triggered, this, [this] {
        setChecked({});
        Q_EMIT changed();
    });
    addSeparator();
}

void LabelChecks::setLabels(const Tagset &tagset)
{
    m_tagset = tagset;
    const qsizetype before = m_checked.size();
    m_checked.removeIf([&tagset](const QString &label) { return !tagset.find(label); });
    showLabels();
    if (m_checked.size() != before) // what is gone can't be unticked any more
        Q_EMIT changed();
}

/// As many as leave room for all else in the menu, those that are ticked among them.
void LabelChecks::showLabels()
{
    qDeleteAll(std::exchange(m_actions, {}));
    qsizetype room = mostLabelsInMenu - m_checked.size();
    for (const Label &label : m_tagset.labels()) {
        if (!m_checked.contains(label.id) && room-- <= 0)
            continue;
        if (m_actions.size() == mostLabelsInMenu)
            break;
        auto *action = new QAction(menuTitleWithKey(label), this); // no swatch: it would be drawn in place of the tick
        insertAction(m_end, action);
        action->setCheckable(true);
        action->setData(label.id);
        action->setObjectName(objectName() + QLatin1Char('-') + label.id);
        connect(action, &QAction::triggered, this, [this, id = label.id](bool on) {
            if (on)
                m_checked.insert(id);
            else
                m_checked.remove(id);
            tickAsChecked();
            Q_EMIT changed();
        });
        m_actions.append(action);
    }
    tickAsChecked();
    if (m_tagset.labels().size() <= mostLabelsInMenu)
        return;
    auto *find = new QAction(tr("&Find Another Label…"), this);
    find->setObjectName(objectName() + QStringLiteral("-find"));
    insertAction(m_end, find);
    connect(find, &QAction::triggered, this, [this] {
        findLabelFor(window(), {}, m_tagset, [this](const QString &label) {
            m_checked.insert(label);
            showLabels();
            Q_EMIT changed();
        });
    });
    m_actions.append(find);
}

void LabelChecks::setChecked(const QSet<QString> &labels)
{
    if (labels == m_checked)
        return;
    m_checked = labels;
    // While it is open, nothing under the mouse may move.
    if (isVisible())
        tickAsChecked();
    else
        showLabels();
}

void LabelChecks::tickAsChecked()
{
    m_all->setChecked(m_checked.isEmpty());
    for (QAction *action : std::as_const(m_actions))
        action->setChecked(m_checked.contains(action->data().toString()));
}

bool LabelChecks::triggerAndStay(QAction *action)
{
    if (!action || !action->isCheckable() || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

void LabelChecks::mouseReleaseEvent(QMouseEvent *event)
{
    if (!triggerAndStay(actionAt(event->position().toPoint())))
        QMenu::mouseReleaseEvent(event);
}

void LabelChecks::keyPressEvent(QKeyEvent *event)
{
    const bool isChoice = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return;
    if (!isChoice || !triggerAndStay(activeAction()))
        QMenu::keyPressEvent(event);
}

} // namespace bluepencil
