// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/historydialog.h"

#include "core/base/whenfinished.h"
#include "core/session/acttitles.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTreeView>
#include <QtConcurrent>

namespace bluepencil {

void HistoryModel::setRows(const QList<HistoryRow> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HistoryRow &row = m_rows[index.row()];
    if (role == Qt::FontRole && row.isRestorePoint) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    switch (index.column()) {
    case When:
        text = QLocale().toString(row.time.toLocalTime(), QLocale::ShortFormat);
        break;
    case Who:
        text = row.who;
        break;
    case What:
        text = row.what;
        break;
    case Before:
        text = row.before;
        break;
    case After:
        text = row.after;
        break;
    default:
        break;
    }
    // Tool tips are rich text where they look like it; words stay words.
    return role == Qt::ToolTipRole ? QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped()) : text;
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("When"), tr("Who"), tr("What"), tr("Before"), tr("After")};
    return titles.value(section);
}

HistoryDialog::HistoryDialog(std::shared_ptr<OpenArticle> article, const QUuid &annotation, QWidget *parent)
    : QDialog(parent)
    , m_article(std::move(article))
    , m_annotation(annotation)
    , m_model(new HistoryModel(this))
    , m_view(new QTreeView)
    , m_summary(new QLabel)
{
    const Annotation *tag = m_article->layer().find(annotation);
    setWindowTitle(tag ? tr("History of “%1”").arg(titleWords(m_article->article(), tag->hull())) : tr("History"));
    m_summary->setTextFormat(Qt::PlainText);
    m_view->setObjectName(QStringLiteral("historyList"));
    m_view->setAccessibleName(tr("History"));
    m_view->setModel(m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true); // a long log is laid out at once
    m_view->setAlternatingRowColors(false);
    m_view->setAllColumnsShowFocus(true);
    m_view->header()->setStretchLastSection(true);
    const int widths[] = {130, 110, 230, 150};
    for (int column = 0; column < HistoryModel::After; ++column)
        m_view->header()->resizeSection(column, widths[column]);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_view, 1);
    layout->addWidget(buttons);
    resize(820, 420);

    m_timer.setSingleShot(true);
    m_timer.setInterval(50); // several acts in a row make one list
    connect(&m_timer, &QTimer::timeout, this, &HistoryDialog::makeRows);
    connect(m_article.get(), &OpenArticle::changed, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
    makeRows();
}

void HistoryDialog::makeRows()
{
    const quint64 generation = ++m_generation;
    const auto making =
        QtConcurrent::run([log = m_article->history().log(), text = m_article->article(), tagset = m_article->tagset(),
                           annotation = m_annotation] { return historyRows(log, text, tagset, annotation); });
    whenFinished(making, this, [this, generation](const QList<HistoryRow> &rows) {
        if (generation != m_generation)
            return;
        m_model->setRows(rows);
        m_summary->setText(rows.isEmpty()
                               ? tr("Nothing has been done here yet")
                               : tr("%n change(s), the latest first", nullptr, static_cast<int>(rows.size())));
    });
}

} // namespace bluepencil
