// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sidepanel.h"

#include "ui/panels/keptselection.h"
#include "ui/panels/legend.h"
#include "ui/panels/listmodels.h"
#include "ui/panels/namesmodel.h"
#include "ui/panels/panelroles.h"
#include "ui/panels/rowdelegate.h"
#include "ui/panels/tagspage.h"

#include <QBoxLayout>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>
#include <QTabBar>
#include <QThreadPool>
#include <QTreeView>

namespace bluepencil {

namespace {

/// As the menu key does.
void openMenu(QAbstractItemView *view)
{
    const QPoint at = view->visualRect(view->currentIndex()).center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, at, view->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(view->viewport(), &event);
}

enum List { People, Places, Organizations, Quotes, Tags };
static_assert(Quotes == SidePanel::quotesList);

/// How many there are, and for how many nobody is named, and why.
QString quotesSummary(const QList<QuoteEntry> &quotes)
{
    int unknown = 0;
    int told = 0;
    QStringList words; // the first few
    for (const QuoteEntry &entry : quotes) {
        unknown += entry.speaker.isEmpty();
        told += entry.isOnlyTold;
        const QString word = entry.speaker.toLower();
        if (entry.isOnlyTold && words.size() < 3 && !words.contains(word))
            words.append(word);
    }
    QStringList facts{SidePanel::tr("%n quote(s)", nullptr, static_cast<int>(quotes.size()))};
    if (unknown > 0)
        facts.append(SidePanel::tr("speaker unknown for %1").arg(unknown));
    if (told > 0)
        facts.append(SidePanel::tr("%n only told as %1", nullptr, told).arg(words.join(QStringLiteral(", "))));
    return facts.join(QStringLiteral(" · "));
}

} // namespace

SidePanel::SidePanel(QWidget *parent)
    : QWidget(parent)
    , m_people(new NamesModel(QString(labels::person), this))
    , m_places(new NamesModel(QString(labels::place), this))
    , m_organizations(new NamesModel(QString(labels::organization), this))
    , m_quotes(new QuotesModel(this))
    , m_tags(new TagsPage)
    , m_tabs(new QTabBar)
    , m_pages(new QStackedWidget)
    , m_legend(new Legend)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(true);
    m_tabs->setUsesScrollButtons(true); // where the panel is narrow
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setDrawBase(false);
    m_tabs->setObjectName(QStringLiteral("panelTabs"));
    layout->addWidget(m_tabs);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_legend);

    struct Entry {
        QString title;
        QString name;
        QAbstractItemModel *model;
        bool tree;
        int titleLines;
    };
    const QList<Entry> entries{{tr("People"), QStringLiteral("peopleList"), m_people, true, 1},
                               {tr("Places"), QStringLiteral("placesList"), m_places, true, 1},
                               {tr("Groups"), QStringLiteral("organizationsList"), m_organizations, true, 1},
                               {tr("Quotes"), QStringLiteral("quotesList"), m_quotes, false, 2},
                               {tr("Tags"), QStringLiteral("tagsList"), nullptr, false, 2}};
    for (const Entry &entry : entries) {
        QAbstractItemView *view = nullptr;
        if (!entry.model) {
            view = m_tags->view();
        } else if (entry.tree) {
            auto *tree = new QTreeView;
            tree->setHeaderHidden(true);
            tree->setIndentation(16);
            tree->setExpandsOnDoubleClick(false);
            view = tree;
        } else {
            auto *list = new QListView;
            list->setResizeMode(QListView::Adjust);
            list->setWordWrap(true);                 // in another width the rows have other heights
            list->setLayoutMode(QListView::Batched); // thousands of quotes are laid out a piece at a time
            view = list;
        }
        view->setObjectName(entry.name);
        view->setAccessibleName(entry.title);
        view->setFrameShape(QFrame::NoFrame);
        view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->setTextElideMode(Qt::ElideRight);
        m_views.append(view);
        m_tabs->addTab(entry.title);
        if (!entry.model) {
            m_pages->addWidget(m_tags);
            continue;
        }
        view->setModel(entry.model);
        if (auto *names = qobject_cast<NamesModel *>(entry.model))
            new KeptSelection(static_cast<QTreeView *>(view), names);
        auto *delegate = new RowDelegate(view);
        delegate->setTitleLines(entry.titleLines);
        view->setItemDelegate(delegate);
        view->installEventFilter(this);
        connect(view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { activate(index, true); });
        m_delegates.append(delegate);

        auto *summary = new QLabel;
        summary->setTextFormat(Qt::PlainText);
        summary->setContentsMargins(10, 6, 10, 4);
        summary->setObjectName(QStringLiteral("panelSummary"));
        auto *empty = new QLabel;
        empty->setTextFormat(Qt::PlainText);
        empty->setWordWrap(true);
        empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        empty->setContentsMargins(10, 4, 10, 4);
        empty->setObjectName(QStringLiteral("panelEmpty"));
        auto *page = new QWidget;
        auto *pageLayout = new QVBoxLayout(page);
        pageLayout->setContentsMargins(0, 0, 0, 0);
        pageLayout->setSpacing(0);
        pageLayout->addWidget(summary);
        pageLayout->addWidget(empty, 1);
        pageLayout->addWidget(view, 1);
        m_summaries.append(summary);
        m_emptyNotes.append(empty);
        m_pages->addWidget(page);
    }
    m_tabs->setTabToolTip(Organizations, tr("Organizations: companies, agencies, parties, papers"));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_tags->view()->installEventFilter(this);

    connect(m_tags, &TagsPage::goTo, this, [this](const QModelIndex &index) { activate(index, true); });
    updateEmptyNotes();
}

QAbstractItemView *SidePanel::list(int list) const
{
    return m_views[list];
}

int SidePanel::shownList() const
{
    return m_tabs->currentIndex();
}

void SidePanel::setShownList(int list)
{
    m_tabs->setCurrentIndex(qBound(0, list, m_tabs->count() - 1));
}

void SidePanel::showList(int list)
{
    m_tabs->setCurrentIndex(list);
    m_views[list]->setFocus(Qt::ShortcutFocusReason);
}

void SidePanel::setStyle(const ReaderTheme &theme, const Tagset &tagset)
{
    m_legend->setContent(theme, tagset);
    m_tags->setStyle(theme, tagset);
    for (RowDelegate *delegate : std::as_const(m_delegates))
        delegate->setTheme(theme);
    for (QAbstractItemView *view : std::as_const(m_views))
        view->viewport()->update();
}

void SidePanel::setProgressNote(const QString &note)
{
    m_progressNote = note;
    m_tags->setProgressNote(note);
    updateEmptyNotes();
}

SidePanel::~SidePanel()
{
    setDigest({}, {});
}

void SidePanel::setDigest(const Article &article, const Digest &digest)
{
    auto old = std::make_shared<const Digest>(std::exchange(m_digest, digest));
    m_lastName = {};
    m_people->setEntries(article, digest.people);
    m_places->setEntries(article, digest.places);
    m_organizations->setEntries(article, digest.organizations);
    m_quotes->setEntries(digest.quotes);
    m_tags->setEntries(article, digest.tags);
    // The lists of a book take longer to free than a frame; nobody else holds them now.
    QThreadPool::globalInstance()->start([old = std::move(old)] {});

    const auto names = [](const NamesModel *model, const QString &what) {
        return tr("%1 · %n mention(s)", nullptr, static_cast<int>(model->occurrenceCount())).arg(what);
    };
    m_summaries[People]->setText(names(m_people, tr("%n people", nullptr, m_people->rowCount())));
    m_summaries[Places]->setText(names(m_places, tr("%n place(s)", nullptr, m_places->rowCount())));
    m_summaries[Organizations]->setText(
        names(m_organizations, tr("%n organization(s)", nullptr, m_organizations->rowCount())));
    m_summaries[Quotes]->setText(quotesSummary(digest.quotes));
    updateEmptyNotes();
}

void SidePanel::updateEmptyNotes()
{
    const QStringList none{tr("No people found in this article. Select a name and press 1 to tag one."),
                           tr("No places found in this article. Select one and press 2 to tag it."),
                           tr("No organizations found in this article. Select one and press 3 to tag it."),
                           tr("No quotes found in this article. Select one and press 4 to tag it.")};
    for (int i = 0; i < Tags; ++i) {
        const bool empty = m_views[i]->model()->rowCount() == 0;
        m_emptyNotes[i]->setText(m_progressNote.isEmpty() ? none[i] : m_progressNote);
        m_emptyNotes[i]->setVisible(empty);
        m_summaries[i]->setVisible(!empty);
        m_views[i]->setVisible(!empty);
    }
}

void SidePanel::activate(const QModelIndex &index, bool again)
{
    if (!index.isValid())
        return;
    QModelIndex target = index;
    if (index.model()->hasChildren(index)) {
        // The same name once more: its next place.
        const bool same = m_lastName == index;
        m_lastOccurrence = same && again ? (m_lastOccurrence + 1) % index.model()->rowCount(index) : 0;
        m_lastName = index;
        target = index.model()->index(m_lastOccurrence, 0, index);
    } else {
        m_lastName = {};
    }
    const int start = target.data(StartRole).toInt();
    if (start >= 0)
        Q_EMIT goTo({start, target.data(EndRole).toInt()}, target.data(MarkRole).value<MarkRef>());
}

bool SidePanel::eventFilter(QObject *watched, QEvent *event)
{
    auto *view = qobject_cast<QAbstractItemView *>(watched);
    if (view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_F10 && key->modifiers() == Qt::ShiftModifier) {
            openMenu(view);
            return true;
        }
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && view != m_tags->view()) { // which has its own
            activate(view->currentIndex(), true);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bluepencil
