// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/labelmenu.h"

#include "ui/dialogs/labelfinder.h"
#include "ui/style/markswatch.h"

#include <QCoreApplication>
#include <QCursor>
#include <QMenu>

namespace bluepencil {

namespace {

QString escaped(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

QString titleWithKey(const Label &label, qsizetype most)
{
    const QString name = label.name.left(most);
    return label.key.isEmpty() ? name : QStringLiteral("%1  (%2)").arg(name, label.key.toUpper());
}

QString menuTitleWithKey(const Label &label)
{
    const QString name = escaped(label.name.left(40));
    return label.key.isEmpty() || label.key == QLatin1StringView("&")
               ? name
               : QStringLiteral("&%1  %2").arg(label.key.toUpper(), name);
}

void addLabels(QMenu *menu, QWidget *owner, const ReaderTheme &theme, const Tagset &tagset, const QString &prefix,
               const std::function<void(const QString &label)> &act)
{
    qsizetype count = 0;
    for (const Label &label : tagset.labels()) {
        if (count++ == mostLabelsInMenu)
            break;
        QAction *action = menu->addAction(markSwatchIcon(theme.styles[theme.styleIndex(label.id)], MarkState::Own),
                                          menuTitleWithKey(label));
        action->setObjectName(prefix + QLatin1Char('-') + label.id);
        QObject::connect(action, &QAction::triggered, owner, [act, id = label.id] { act(id); });
    }
    if (tagset.labels().size() <= mostLabelsInMenu)
        return;
    QAction *find = menu->addAction(QCoreApplication::translate("LabelMenu", "&Find Another Label…"));
    find->setObjectName(prefix + QStringLiteral("-find"));
    QObject::connect(find, &QAction::triggered, owner,
                     [owner, theme, tagset, act] { findLabelFor(owner, theme, tagset, act); });
}

void findLabelFor(QWidget *owner, const ReaderTheme &theme, const Tagset &tagset,
                  const std::function<void(const QString &label)> &act)
{
    auto *finder = new LabelFinder(owner);
    finder->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(finder, &LabelFinder::chosen, owner, act);
    QObject::connect(finder, &LabelFinder::closed, finder, &QObject::deleteLater);
    const bool isOverOwner = owner->rect().contains(owner->mapFromGlobal(QCursor::pos()));
    finder->find(theme, tagset, {}, isOverOwner ? QCursor::pos() : owner->mapToGlobal(owner->rect().center()));
}

} // namespace bluepencil
