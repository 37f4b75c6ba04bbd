// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's menus offer for tagging many things at once, and how the mouse takes words.
#include "core/session/actmaking.h"
#include "ui/dialogs/labelmenu.h"
#include "ui/panels/inspector.h"
#include "ui/panels/panelroles.h"
#include "ui/panels/sidepanel.h"
#include "ui/reader/readerview.h"
#include "ui/window/casthand.h"
#include "ui/window/findbar.h"
#include "ui/window/joinhand.h"
#include "ui/window/mainwindow.h"
#include "ui/window/noticebar.h"
#include "ui/window/quotehand.h"
#include "ui/window/taggingcontroller.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QDockWidget>
#include <QLocale>
#include <QMenu>
#include <QScrollArea>

namespace bluepencil {

namespace {

QList<Span> spansOf(const SearchHits &hits)
{
    QList<Span> spans;
    spans.reserve(hits.count());
    for (qsizetype i = 0; i < hits.count(); ++i)
        spans.append(hits.at(i));
    return spans;
}

} // namespace

void MainWindow::buildSnapMenu(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    menu->menuAction()->setObjectName(QStringLiteral("unitChooser"));
    connect(group, &QActionGroup::triggered, this, [this] { showUnit(); });
    const auto offer = [&](const QString &title, const QString &key, TextUnit unit) {
        QAction *action = menu->addAction(title);
        action->setShortcut(QKeySequence(key));
        action->setCheckable(true);
        action->setChecked(unit == m_settings.snap());
        action->setData(static_cast<int>(unit));
        group->addAction(action);
        addAction(action); // its key works without the menu bar too
        connect(action, &QAction::triggered, this, [this, unit] {
            m_settings.setSnap(unit);
            m_view->setSnap(unit);
        });
    };
    offer(tr("&Characters"), tr("Shift+1"), TextUnit::Grapheme);
    offer(tr("&Words"), tr("Shift+2"), TextUnit::Word);
    offer(tr("&Sentences"), tr("Shift+3"), TextUnit::Sentence);
    offer(tr("&Paragraphs"), tr("Shift+4"), TextUnit::Paragraph);
    m_view->setSnap(m_settings.snap());
    m_unitMenu = menu;
}

/// The button of the tool bar says what a drag takes.
void MainWindow::showUnit()
{
    for (const QAction *action : m_unitMenu->actions())
        if (action->isChecked())
            m_unitMenu->menuAction()->setIconText(action->text().remove(QLatin1Char('&')));
}

/// F2, as in the lists of names: who is named gets another name; what names nobody gets another label.
void MainWindow::renameActive()
{
    MarkRef mark = m_tagging->active();
    const QAbstractItemView *list = m_side->list(m_side->shownList());
    if (list->hasFocus() && list->currentIndex().isValid()) {
        mark = list->currentIndex().data(MarkRole).value<MarkRef>();
        m_tagging->setActive(mark);
    }
    if (mark.isNull())
        m_tagging->problem(tr("Click a name or a tag first; F2 gives a name another name, and a tag another label"));
    else if (!m_cast->renameNamed(mark, this))
        m_tagging->findLabel();
}

void MainWindow::buildQuoteHand()
{
    m_quotes = new QuoteHand(m_view, m_tagging, this);
    m_quotes->setCast([this] { return m_side->digest().cast; });
    connect(m_quotes, &QuoteHand::problem, this,
            [this](const QString &sentence) { m_notice->say(sentence, NoticeBar::Tone::Information); });
    connect(m_quotes, &QuoteHand::restOffered, m_tagging, &TaggingController::othersOffered);
    connect(m_quotes, &QuoteHand::lightEnded, this,
            [this] { m_view->setSearchHits(m_find->isVisible() ? m_find->hits() : SearchHits(), m_find->current()); });
    m_quotes->listenTo(m_side->list(SidePanel::quotesList));
    m_joins = new JoinHand(m_view, m_tagging, this);
    connect(m_joins, &JoinHand::told, this, [this](const QString &sentence) {
        m_notice->say(sentence, NoticeBar::Tone::Information, {}, QStringLiteral("join"));
    });
    connect(m_joins, &JoinHand::ended, this, [this] { m_notice->withdraw(QStringLiteral("join")); });
}

void MainWindow::buildInspector()
{
    m_inspector = new Inspector;
    m_inspectorDock = new QDockWidget(tr("Inspector"), this);
    m_inspectorDock->setObjectName(QStringLiteral("inspectorDock"));
    m_inspectorDock->setFeatures(QDockWidget::DockWidgetClosable);
    auto *scroll = new QScrollArea; // a label may ask for much
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(220);
    scroll->setWidget(m_inspector);
    m_inspectorDock->setWidget(scroll);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    m_inspectorDock->setVisible(m_settings.isPanelShown(QStringLiteral("inspector"), false));
    connect(m_inspector, &Inspector::problem, m_tagging, &TaggingController::problem);
    connect(m_tagging, &TaggingController::stateChanged, m_inspector,
            [this] { m_inspector->setActive(m_tagging->active().annotation); });
}

void MainWindow::addQuoteActions(QMenu *menu)
{
    const auto add = [&](const QString &title, const QString &key, auto &&act) {
        QAction *action = menu->addAction(title, this, act);
        action->setShortcut(QKeySequence(key));
        addAction(action); // its key works without the menu bar too
        return action;
    };
    m_speaker = add(tr("Who &Said It…"), tr("F4"), [this] { m_quotes->chooseSpeaker(); });
    QAction *next = add(tr("Next &Quote without a Speaker"), tr("F8"), [this] { m_quotes->nextWithoutSpeaker(true); });
    next->setObjectName(QStringLiteral("nextWithoutSpeaker"));
    connect(menu, &QMenu::aboutToShow, this, [this, next] {
        const int count = m_quotes->withoutSpeakerCount();
        next->setText(count == 0 ? tr("Next &Quote without a Speaker")
                                 : tr("Next &Quote without a Speaker (%1 left)").arg(QLocale().toString(count)));
    });
    add(tr("Previous Quote without a Speaker"), tr("Shift+F8"), [this] { m_quotes->nextWithoutSpeaker(false); });
    m_why = add(tr("&Why Is It Suggested?"), tr("W"), [this] { m_quotes->toggleWhy(); });
    m_join = add(tr("&Join to Another Tag…"), tr("Ctrl+J"), [this] { m_joins->beginOrEnd(); });
    QMenu *relations = menu->addMenu(tr("Relat&ions"));
    relations->setObjectName(QStringLiteral("relations"));
    connect(relations, &QMenu::aboutToShow, this, [this, relations] { m_joins->offerRelations(relations); });
    m_why->setShortcutContext(Qt::WidgetShortcut); // a key of the text, where QuoteHand listens for it
}

/// Of two tags on the same words only one gets the label.
void MainWindow::tellLeft(const QList<QUuid> &tags, const QString &label)
{
    const auto left = std::count_if(tags.cbegin(), tags.cend(),
                                    [&](const QUuid &tag) { return m_article->layer().find(tag)->label != label; });
    if (left > 0)
        m_notice->say(
            tr("%n tag(s) stay what they are: the same words are tagged as %1 already", nullptr, static_cast<int>(left))
                .arg(m_article->tagset().nameOf(label)),
            NoticeBar::Tone::Information, {}, QStringLiteral("done"));
}

/// Of the places that were found: all hits are marked in the text, and their number is told, before anything is done.
void MainWindow::offerActsOnHits(QMenu *menu)
{
    if (!m_article || m_article->phase() != OpenArticle::Phase::Ready)
        return;
    const SearchHits hits = m_find->hits();
    // Of more, only the acts themselves look for the tags: that is done on a worker.
    constexpr qsizetype mostCounted = 2000;
    const bool isCounted = hits.count() <= mostCounted;
    const auto tags = isCounted ? static_cast<int>(tagsOn(m_article->layer(), spansOf(hits)).size()) : 0;
    const auto offer = [&](QMenu *to, const std::function<void(const QString &)> &act) {
        addLabels(to, this, m_theme, m_article->tagset(), to->objectName(), act);
    };
    const auto told = [notice = QPointer<NoticeBar>(m_notice)](const QString &nothing) -> OpenArticle::Then {
        return [notice, nothing](const Result<qsizetype> &done) {
            if (notice && !done)
                notice->say(done.error().message, NoticeBar::Tone::Problem);
            else if (notice && *done == 0)
                notice->say(nothing, NoticeBar::Tone::Information);
        };
    };
    menu->addSection(tr("Tag %n place(s) as", nullptr, static_cast<int>(hits.count())));
    menu->setObjectName(QStringLiteral("tagAll"));
    offer(menu, [this, hits, told](const QString &label) {
        const QString name = m_article->tagset().nameOf(label);
        m_article->tagUntagged(spansOf(hits), label, told(tr("All these places are tagged as %1 already").arg(name)));
    });
    menu->addSeparator();
    QMenu *relabel = menu->addMenu(isCounted ? tr("Relabel %n tag(s) on them as", nullptr, tags)
                                             : tr("Relabel the tags on them as"));
    relabel->setObjectName(QStringLiteral("relabelAll"));
    relabel->setEnabled(tags > 0 || !isCounted);
    offer(relabel, [this, hits, told](const QString &label) {
        const QString name = m_article->tagset().nameOf(label);
        const auto then =
            [this, hits, label, article = m_article.get(), isTold = hits.count() <= mostCounted,
             tell = told(tr("There are no tags on them but those of %1").arg(name))](const Result<qsizetype> &done) {
                tell(done);
                if (done && *done > 0 && isTold && m_article.get() == article)
                    tellLeft(tagsOn(m_article->layer(), spansOf(hits)), label);
            };
        m_article->relabelOn(spansOf(hits), label, then);
    });
    QAction *remove = menu->addAction(
        isCounted ? tr("Delete %n tag(s) on them", nullptr, tags) : tr("Delete the tags on them"), this,
        [this, hits, told] { m_article->removeOn(spansOf(hits), told(tr("There are no tags on these places"))); });
    remove->setObjectName(QStringLiteral("untagAll"));
    remove->setEnabled(tags > 0 || !isCounted);
}

} // namespace bluepencil
