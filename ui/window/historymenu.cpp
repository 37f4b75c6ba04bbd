// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/historymenu.h"

#include "core/annotation/restorepoint.h"
#include "ui/dialogs/historydialog.h"

#include <QInputDialog>
#include <QLocale>
#include <QMenu>
#include <QPointer>

namespace bluepencil {

HistoryMenu::HistoryMenu(QMenu *menu, ArticleOf article, TagOf tag, QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_article(std::move(article))
    , m_tag(std::move(tag))
{
    m_set = menu->addAction(tr("&Set Restore Point…"), this, &HistoryMenu::askForRestorePoint);
    m_set->setObjectName(QStringLiteral("setRestorePoint"));
    m_points = menu->addMenu(tr("Return to Restore &Point"));
    m_points->setObjectName(QStringLiteral("restorePoints"));
    m_history = menu->addAction(tr("&History…"), this, [this] { showHistory({}); });
    m_history->setObjectName(QStringLiteral("history"));
    m_historyOfTag = menu->addAction(tr("History of This &Tag…"), this, [this] { showHistory(m_tag()); });
    m_historyOfTag->setObjectName(QStringLiteral("historyOfTag"));
    connect(menu, &QMenu::aboutToShow, this, &HistoryMenu::update);
    connect(m_points, &QMenu::aboutToShow, this, &HistoryMenu::listPoints);
}

void HistoryMenu::update()
{
    const auto article = m_article();
    const bool isReady = article && article->phase() == OpenArticle::Phase::Ready;
    m_set->setEnabled(isReady && !article->isReadOnly());
    m_points->setEnabled(isReady);
    m_history->setEnabled(isReady);
    m_historyOfTag->setEnabled(isReady && !m_tag().isNull());
}

void HistoryMenu::showHistory(const QUuid &annotation)
{
    const auto article = m_article();
    if (!article)
        return;
    auto *dialog = new HistoryDialog(article, annotation, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show(); // beside the text: one may go on working
}

void HistoryMenu::askForRestorePoint()
{
    const auto article = m_article();
    if (!article)
        return;
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Set Restore Point"));
    dialog->setLabelText(tr("You can return to how your tags are now by this name:"));
    dialog->setTextValue(QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, article](const QString &name) {
        if (const Result<void> set = article->setRestorePoint(name); !set)
            Q_EMIT problem(set.error().message);
        else
            Q_EMIT done(tr("Restore point “%1” is set; Edit ▸ Return to Restore Point leads back to it")
                            .arg(name.simplified().left(40)));
    });
    dialog->open();
}

void HistoryMenu::listPoints()
{
    m_points->clear();
    const auto article = m_article();
    const QList<RestorePoint> points =
        article ? restorePoints(article->history().log(), article->id()) : QList<RestorePoint>();
    if (points.isEmpty())
        m_points->addAction(tr("None is set yet"))->setEnabled(false);
    constexpr qsizetype most = 20;
    for (const RestorePoint &point : points.mid(0, most)) {
        QString name = point.name.left(40);
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        const QString when = QLocale().toString(point.time.toLocalTime(), QLocale::ShortFormat);
        QString since = tr("%n act(s) since", nullptr, static_cast<int>(point.actsSince));
        if (!point.isReachable)
            since = tr("of an older version of the text");
        QAction *action = m_points->addAction(name == when ? tr("%1 (%2)").arg(name, since)
                                                           : tr("%1 (%2, %3)").arg(name, when, since));
        action->setEnabled(point.isReachable && !article->isReadOnly());
        connect(action, &QAction::triggered, this,
                [this, name = point.name, sequence = point.sequence] { returnTo(name, sequence); });
    }
}

void HistoryMenu::returnTo(const QString &name, qint64 sequence)
{
    const auto article = m_article();
    if (!article)
        return;
    article->returnTo(sequence, [guard = QPointer(this), name](const Result<qsizetype> &back) {
        if (!guard)
            return;
        if (!back)
            Q_EMIT guard->problem(back.error().message);
        else if (*back == 0)
            Q_EMIT guard->done(tr("Everything is as it was at “%1”").arg(name.left(40)));
        else
            Q_EMIT guard->done(tr("Everything is as it was at “%1” again; Undo takes that back").arg(name.left(40)));
    });
}

} // namespace bluepencil
