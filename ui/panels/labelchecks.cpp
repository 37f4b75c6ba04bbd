// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/labelchecks.h"

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
    qDeleteAll(std::exchange(m_actions, {}));
    for (const Label &label : tagset.labels()) {
        QString name = label.name.left(40);
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        auto *action = new QAction(name, this); // no swatch: the style would draw it in place of the tick
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
}

void LabelChecks::setChecked(const QSet<QString> &labels)
{
    m_checked = labels;
    tickAsChecked();
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
