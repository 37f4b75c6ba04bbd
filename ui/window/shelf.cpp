// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shelf.h"

#include "core/base/whenfinished.h"
#include "core/session/openarticle.h"
#include "ui/panels/rowdelegate.h"

#include <QFileInfo>
#include <QItemSelectionModel>
#include <QListView>
#include <QScrollBar>
#include <QSet>
#include <QVBoxLayout>
#include <QtConcurrent>

#include <utility>

namespace bluepencil {

namespace {

QList<ShelfEntry> rowsOf(const QStringList &files, const QHash<QString, QString> &problems, const QString &here,
                         const QUuid &hereId, const QList<ArticleSummary> &known)
{
    QHash<QString, qsizetype> byPath;
    for (qsizetype i = 0; i < known.size(); ++i)
        if (!known[i].path.isEmpty())
            byPath.insert(known[i].path, i);
    QList<ShelfEntry> rows;
    rows.reserve(files.size() + known.size());
    QSet<QString> shown;
    for (const QString &path : files) {
        ShelfEntry row;
        row.title = QFileInfo(path).fileName();
        row.path = path;
        row.problem = problems.value(path);
        row.isOpen = path == here;
        if (const auto at = byPath.constFind(path); at != byPath.cend()) {
            row.published = known[*at].published;
            row.annotations = known[*at].annotations;
        }
        rows.append(row);
        shown.insert(path);
    }
    for (const ArticleSummary &summary : known) {
        if (!summary.path.isEmpty() && shown.contains(summary.path))
            continue;
        // As the files above: a title that is only the file's name is told with its suffix.
        const QFileInfo file(summary.path);
        const bool isNamedByFile = !summary.path.isEmpty() && summary.title == file.completeBaseName();
        rows.append({isNamedByFile ? file.fileName() : summary.title,
                     summary.path,
                     summary.article,
                     summary.published,
                     summary.annotations,
                     !hereId.isNull() && summary.article == hereId,
                     {}});
    }
    return rows;
}

} // namespace

Shelf::Shelf(std::shared_ptr<Library> library, QWidget *parent)
    : QWidget(parent)
    , m_library(std::move(library))
    , m_list(new QListView)
    , m_model(new ShelfModel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_list->setObjectName(QStringLiteral("articleList"));
    m_list->setAccessibleName(tr("Articles"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setModel(m_model);
    m_delegate = new RowDelegate(m_list);
    m_list->setItemDelegate(m_delegate);
    layout->addWidget(m_list, 1);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        const ShelfEntry entry = m_model->entries().at(index.row());
        Q_EMIT openRequested(entry.path.isEmpty() ? ArticleRequest::fromStore(entry.article)
                                                  : ArticleRequest::file(entry.path));
    });
    connect(m_list, &QListView::clicked, m_list, &QListView::activated);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(200);
    connect(&m_refreshTimer, &QTimer::timeout, this, &Shelf::refresh);
}

void Shelf::add(const QStringList &paths)
{
    for (const QString &path : paths)
        if (!path.isEmpty() && !m_files.contains(path))
            m_files.append(path);
    rebuild();
    Q_EMIT neighboursChanged();
}

void Shelf::setShown(const QString &path, const std::shared_ptr<OpenArticle> &article)
{
    m_here = path;
    m_article = article;
    m_problems.remove(path);
    rebuild();
    Q_EMIT neighboursChanged();
}

void Shelf::setProblem(const QString &path, const QString &why)
{
    m_problems.insert(path, why);
    rebuild();
}

QString Shelf::neighbour(int by) const
{
    const qsizetype here = m_files.indexOf(m_here);
    return here < 0 ? QString() : m_files.value(here + by);
}

void Shelf::refresh()
{
    rebuild();
    if (!m_library)
        return;
    whenFinished(m_library->articles(), this, [this](const Result<QList<ArticleSummary>> &articles) {
        if (!articles)
            return; // the list is a convenience; opening and tagging tell what is wrong with the store
        m_known = *articles;
        rebuild();
    });
}

void Shelf::refreshSoon()
{
    m_isStale = !isVisible();
    if (!m_isStale && !m_refreshTimer.isActive())
        m_refreshTimer.start();
}

void Shelf::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_isStale, false))
        refresh();
}

void Shelf::rebuild()
{
    const quint64 generation = ++m_generation;
    const std::shared_ptr<OpenArticle> article = m_article.lock();
    const auto building = QtConcurrent::run([files = m_files, problems = m_problems, here = m_here,
                                             id = article ? article->id() : QUuid(),
                                             known = m_known] { return rowsOf(files, problems, here, id, known); });
    whenFinished(building, this, [this, generation](const QList<ShelfEntry> &rows) {
        if (generation != m_generation || rows == m_model->entries())
            return;
        // A row that the keyboard stands on, and what is scrolled to, stay.
        const int current = m_list->currentIndex().row();
        const int scrolled = m_list->verticalScrollBar()->value();
        m_model->setEntries(rows);
        if (current >= 0)
            m_list->selectionModel()->setCurrentIndex(m_model->index(current), QItemSelectionModel::NoUpdate);
        m_list->verticalScrollBar()->setValue(scrolled);
    });
}

void Shelf::setTheme(const ReaderTheme &theme)
{
    m_delegate->setTheme(theme);
}

} // namespace bluepencil
