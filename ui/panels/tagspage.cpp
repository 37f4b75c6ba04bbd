// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tagspage.h"

#include "core/base/whenfinished.h"
#include "ui/dialogs/labelmenu.h"
#include "ui/panels/labelchecks.h"
#include "ui/panels/labelkey.h"
#include "ui/panels/panelroles.h"
#include "ui/panels/rowdelegate.h"
#include "ui/style/icons.h"

#include <QActionGroup>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QThreadPool>
#include <QToolButton>
#include <QTreeView>
#include <QtConcurrent>

#include <algorithm>
#include <numeric>

namespace bluepencil {

TagsPage::TagsPage(QWidget *parent)
    : QWidget(parent)
    , m_model(new TagsModel(this))
    , m_view(new QTreeView)
    , m_delegate(new RowDelegate(m_view))
    , m_filterRow(new QWidget)
    , m_words(new QLineEdit)
    , m_labelButton(new QToolButton)
    , m_labels(new LabelChecks(m_labelButton))
    , m_sortButton(new QToolButton)
    , m_summary(new QLabel)
    , m_empty(new QLabel)
    , m_clear(new QPushButton(tr("&Clear the Filter")))
{
    buildFilterRow();
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setContentsMargins(10, 2, 10, 4);
    m_summary->setObjectName(QStringLiteral("tagsSummary"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("panelEmpty"));
    m_clear->setObjectName(QStringLiteral("clearTagFilter"));
    connect(m_clear, &QPushButton::clicked, this, [this] {
        TagFilter all;
        all.order = m_filter.order;
        all.isDescending = m_filter.isDescending;
        setFilter(all);
        m_words->setFocus();
    });

    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true); // tens of thousands are laid out at once
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->installEventFilter(this);
    connect(m_view, &QAbstractItemView::clicked, this, &TagsPage::goTo);
    connect(m_view, &QWidget::customContextMenuRequested, this, &TagsPage::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TagsPage::updateNotes);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filterRow);
    layout->addWidget(m_summary);
    m_emptyPane = new QWidget;
    auto *emptyLayout = new QVBoxLayout(m_emptyPane);
    emptyLayout->setContentsMargins(10, 4, 10, 4);
    emptyLayout->setSpacing(8);
    emptyLayout->addWidget(m_empty);
    emptyLayout->addWidget(m_clear, 0, Qt::AlignLeft);
    layout->addWidget(m_emptyPane);
    layout->addWidget(m_view, 1);
    layout->addStretch();
    updateNotes();
}

void TagsPage::buildFilterRow()
{
    m_words->setPlaceholderText(tr("Filter by words, label, note"));
    m_words->setAccessibleName(tr("Filter tags"));
    m_words->setClearButtonEnabled(true);
    m_words->setObjectName(QStringLiteral("tagFilter"));
    m_words->installEventFilter(this);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &words) {
        TagFilter filter = m_filter;
        filter.words = words.simplified();
        setFilter(filter);
    });
    m_labels->setObjectName(QStringLiteral("tagLabels"));
    connect(m_labels, &LabelChecks::changed, this, [this] {
        TagFilter filter = m_filter;
        filter.labels = m_labels->checked();
        setFilter(filter);
    });
    m_labelButton->setText(tr("Labels"));
    m_labelButton->setObjectName(QStringLiteral("tagLabelFilter"));
    m_labelButton->setToolTip(tr("Show only some labels"));
    m_labelButton->setMenu(m_labels);
    buildSortMenu();
    for (QToolButton *button : {m_labelButton, m_sortButton}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *layout = new QHBoxLayout(m_filterRow);
    layout->setContentsMargins(8, 6, 4, 2);
    layout->setSpacing(2);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_labelButton);
    layout->addWidget(m_sortButton);
}

void TagsPage::buildSortMenu()
{
    auto *menu = new QMenu(m_sortButton);
    m_orders = new QActionGroup(this);
    const auto offer = [&](const QString &title, TagOrder order) {
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(order == m_filter.order);
        action->setData(static_cast<int>(order));
        m_orders->addAction(action);
        connect(action, &QAction::triggered, this, [this, order] {
            TagFilter filter = m_filter;
            filter.order = order;
            setFilter(filter);
        });
    };
    offer(tr("By &Place in the Text"), TagOrder::Place);
    offer(tr("By &Label"), TagOrder::Label);
    offer(tr("By &Words"), TagOrder::Words);
    offer(tr("By &Time"), TagOrder::Time);
    offer(tr("By &Author"), TagOrder::Author);
    menu->addSeparator();
    m_descending = menu->addAction(tr("Last &First"));
    m_descending->setCheckable(true);
    connect(m_descending, &QAction::triggered, this, [this](bool on) {
        TagFilter filter = m_filter;
        filter.isDescending = on;
        setFilter(filter);
    });
    m_sortButton->setText(tr("Sort"));
    m_sortButton->setObjectName(QStringLiteral("tagSort"));
    m_sortButton->setMenu(menu);
}

void TagsPage::setFilter(const TagFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    if (m_words->text().simplified() != filter.words)
        m_words->setText(filter.words);
    m_labels->setChecked(filter.labels);
    m_labelButton->setText(filter.labels.isEmpty() ? tr("Labels") : tr("Labels (%1)").arg(filter.labels.size()));
    for (QAction *action : m_orders->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(filter.order));
    m_descending->setChecked(filter.isDescending);
    arrange();
}

void TagsPage::setEntries(const Article &article, const QList<TagEntry> &entries)
{
    const bool same = entries.isSharedWith(m_entries) && article.text().isSharedWith(m_article.text());
    m_article = article;
    if (same && m_generation > 0)
        return;
    // The lists of a book take longer to free than a frame.
    auto old = std::make_shared<const QList<TagEntry>>(std::exchange(m_entries, entries));
    arrange();
    QThreadPool::globalInstance()->start([old = std::move(old)] {});
}

void TagsPage::arrange()
{
    const quint64 generation = ++m_generation;
    if (m_filter == TagFilter{} || m_entries.isEmpty()) {
        QList<int> rows(m_entries.size());
        std::iota(rows.begin(), rows.end(), 0);
        show(rows);
        return;
    }
    const auto arranging = QtConcurrent::run(
        [article = m_article, entries = m_entries, filter = m_filter] { return rowsOf(article, entries, filter); });
    whenFinished(arranging, this, [this, generation](const QList<int> &rows) {
        if (generation == m_generation) // else another filter is at work
            show(rows);
    });
}

void TagsPage::show(const QList<int> &rows)
{
    const QList<QUuid> before = chosen();
    const QModelIndex current = m_view->currentIndex();
    const QUuid currentId = current.data(MarkRole).value<MarkRef>().annotation;
    const int scrolled = m_view->verticalScrollBar()->value();
    m_model->setEntries(m_entries, rows, m_filter.order);
    restore({before.cbegin(), before.cend()}, currentId, current.row());
    m_view->verticalScrollBar()->setValue(scrolled);
    updateNotes();
    Q_EMIT arranged();
}

/// What was chosen stays chosen where it is still there; where it was deleted, the next row is the current one.
void TagsPage::restore(const QSet<QUuid> &chosen, const QUuid &current, int row)
{
    if (row < 0 || m_model->rowCount() == 0)
        return;
    QItemSelection selection;
    int now = -1;
    int from = -1;
    const int count = m_model->rowCount();
    for (int i = 0; i <= count; ++i) {
        const QUuid id = i < count ? m_model->entry(i).annotation : QUuid();
        if (i < count && id == current)
            now = i;
        const bool in = i < count && chosen.contains(id);
        if (in && from < 0)
            from = i;
        if (!in && from >= 0) {
            selection.select(m_model->index(from), m_model->index(i - 1));
            from = -1;
        }
    }
    const QModelIndex index = m_model->index(now >= 0 ? now : std::min(row, count - 1));
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void TagsPage::setStyle(const ReaderTheme &theme, const Tagset &tagset)
{
    m_theme = theme;
    m_tagset = tagset;
    m_delegate->setTheme(theme);
    m_labels->setLabels(tagset);
    m_view->viewport()->update();
}

void TagsPage::setProgressNote(const QString &note)
{
    m_progressNote = note;
    updateNotes();
}

void TagsPage::updateNotes()
{
    const bool none = m_entries.isEmpty();
    const bool isFiltered = !none && !m_filter.showsAll();
    const bool empty = m_model->rowCount() == 0;
    if (none)
        m_empty->setText(m_progressNote.isEmpty() ? tr("No tags yet: select words in the text and press 1 for a "
                                                       "person, 2 for a place, or the key of another label.")
                                                  : m_progressNote);
    else
        m_empty->setText(m_filter.words.isEmpty() ? tr("No tag has one of these labels.")
                                                  : tr("No tag matches “%1”.").arg(m_filter.words));
    m_emptyPane->setVisible(empty);
    m_clear->setVisible(empty && isFiltered);
    m_view->setVisible(!empty);
    m_filterRow->setVisible(!none);
    m_summary->setVisible(!none);
    const int all = static_cast<int>(m_entries.size());
    QString summary = isFiltered ? tr("%1 of %n tag(s)", nullptr, all).arg(QLocale().toString(m_model->rowCount()))
                                 : tr("%n tag(s) of yours", nullptr, all);
    int selected = 0;
    for (const QItemSelectionRange &range : m_view->selectionModel()->selection())
        selected += range.height();
    if (selected > 1)
        summary += QStringLiteral(" · ") + tr("%n chosen", nullptr, selected);
    m_summary->setText(summary);
}

QList<QUuid> TagsPage::chosen() const
{
    QList<QItemSelectionRange> ranges = m_view->selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(),
              [](const QItemSelectionRange &a, const QItemSelectionRange &b) { return a.top() < b.top(); });
    QList<QUuid> ids;
    for (const QItemSelectionRange &range : std::as_const(ranges))
        for (int row = range.top(); row <= range.bottom(); ++row)
            ids.append(m_model->entry(row).annotation);
    return ids;
}

void TagsPage::showMenu(QPoint at)
{
    const QList<QUuid> ids = chosen();
    if (ids.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("tagsMenu"));
    QMenu *relabel = menu->addMenu(tr("&Relabel as"));
    relabel->setObjectName(QStringLiteral("relabelMenu"));
    addLabels(relabel, this, m_theme, m_tagset, QStringLiteral("relabel"),
              [this, ids](const QString &label) { Q_EMIT relabelRequested(ids, label); });
    menu->addAction(tr("&Note…"), this, [this, ids] { Q_EMIT noteRequested(ids); });
    menu->addAction(ids.size() == 1 ? tr("Remove the N&ote") : tr("Remove the N&otes"), this,
                    [this, ids] { Q_EMIT noteRemovalRequested(ids); });
    menu->addSeparator();
    menu->addAction(tr("&Copy as a Table"), this, [this, ids] { Q_EMIT copyRequested(ids); });
    if (ids.size() == 1)
        menu->addAction(tr("&History…"), this, [this, ids] { Q_EMIT historyRequested(ids.first()); });
    menu->addSeparator();
    menu->addAction(tr("&Delete"), this, [this, ids] { Q_EMIT deleteRequested(ids); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

bool TagsPage::handleKey(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT goTo(m_view->currentIndex());
        return true;
    }
    if (event->matches(QKeySequence::Find)) {
        m_words->setFocus(Qt::ShortcutFocusReason);
        m_words->selectAll();
        return true;
    }
    const QList<QUuid> ids = chosen();
    if (ids.isEmpty())
        return false;
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested(ids);
        return true;
    }
    if (event->key() == Qt::Key_M && event->modifiers() == Qt::ControlModifier) {
        Q_EMIT noteRequested(ids);
        return true;
    }
    if ((event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        Q_EMIT deleteRequested(ids);
        return true;
    }
    if (const QString key = labelKeyOf(event); !key.isEmpty())
        if (const Label *label = m_tagset.findByKey(key)) {
            Q_EMIT relabelRequested(ids, QString(label->id));
            return true;
        }
    return false;
}

bool TagsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::ShortcutOverride) {
        // The window's own Find and Note mean the text; here they mean the list.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Find) || key->matches(QKeySequence::Copy) ||
            (key->key() == Qt::Key_M && key->modifiers() == Qt::ControlModifier))
            event->accept();
        return false;
    }
    if (watched == m_view && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent *>(event));
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_words->text().isEmpty()) {
            m_words->clear();
            return true;
        }
        if (key->key() == Qt::Key_Down && m_model->rowCount() > 0) {
            m_view->setFocus(Qt::TabFocusReason);
            if (!m_view->currentIndex().isValid())
                m_view->setCurrentIndex(m_model->index(0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bluepencil
