// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/historymenu.h"

#include "core/annotation/restorepoint.h"
#include "ui/dialogs/historydialog.h"

#include <QInputDialog>
#include <QLocale>
#include <QMenu>
#include <QPointer>

namespace bluepencil {

namespace {

/// Of what an act brought back: the names of labels that are in no tagset any more.
QStringList namesOfGoneLabels(const Change &change, const Tagset &tagset)
{
    QStringList names;
    for (const Edit &edit : change.edits)
        if (const auto *tag = edit.after ? std::get_if<Annotation>(&*edit.after) : nullptr)
            if (!tagset.find(tag->label) && !names.contains(tagset.nameOf(tag->label)))
                names.append(tagset.nameOf(tag->label));
    return names;
}

} // namespace

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
    // Called only as long as the article is there.
    const auto then = [guard = QPointer(this), name = name.left(40),
                       open = article.get()](const Result<qsizetype> &back) {
        if (!guard)
            return;
        if (!back) {
            Q_EMIT guard->problem(back.error().message);
            return;
        }
        if (*back == 0) {
            Q_EMIT guard->done(tr("Everything in this article is as it was at “%1”").arg(name));
            return;
        }
        const QStringList gone = namesOfGoneLabels(open->log().last(), open->tagset());
        if (gone.isEmpty())
            Q_EMIT guard->done(
                tr("Everything in this article is as it was at “%1” again; Undo takes that back").arg(name));
        else
            Q_EMIT guard->done(tr("Everything in this article is as it was at “%1” again, but these labels were "
                                  "deleted since and only give their names: %2. Undo takes that back")
                                   .arg(name, gone.join(QStringLiteral(", ")).left(80)));
    };
    article->returnTo(sequence, then);
}

} // namespace bluepencil
