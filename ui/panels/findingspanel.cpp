// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/findingspanel.h"

#include "ui/dialogs/labelmenu.h"
#include "ui/panels/findingdelegate.h"
#include "ui/style/markswatch.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeView>

namespace bluepencil {

namespace {

QLabel *plainLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setMinimumWidth(1); // a long sentence must not widen the window
    return label;
}

} // namespace

FindingsPanel::FindingsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new FindingsModel(this))
    , m_delegate(new FindingDelegate(this))
    , m_view(new QTreeView)
    , m_summary(plainLabel("findingsSummary"))
    , m_empty(plainLabel("findingsEmpty"))
    , m_progress(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_again(new QPushButton(tr("Search Again")))
    , m_all(new QCheckBox(tr("All")))
{
    setObjectName(QStringLiteral("findingsPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->setSpacing(8);
    m_all->setObjectName(QStringLiteral("findingsAll"));
    m_all->setAccessibleName(tr("Tick all places"));
    m_all->setToolTip(tr("Tick all places, or none"));
    m_progress->setObjectName(QStringLiteral("findingsProgress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(160, 12);
    m_progress->setAccessibleName(tr("Articles looked through"));
    m_cancel->setObjectName(QStringLiteral("findingsCancel"));
    top->addWidget(m_all);
    top->addWidget(m_summary, 1);
    top->addWidget(m_progress);
    top->addWidget(m_cancel);
    m_again->setObjectName(QStringLiteral("findingsAgain"));
    m_again->setToolTip(tr("Look for the same once more, in the articles as they are now"));
    top->addWidget(m_again);
    layout->addLayout(top);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_empty->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_empty, 1);
    m_view->setObjectName(QStringLiteral("findingsList"));
    m_view->setAccessibleName(tr("Places found in all articles"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(0);
    m_view->setUniformRowHeights(true); // tens of thousands of rows are laid out at once
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->installEventFilter(this);
    layout->addWidget(m_view, 1);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(8, 6, 8, 6);
    bottom->setSpacing(8);
    buildActs(bottom);
    layout->addLayout(bottom);

    m_updating.setSingleShot(true);
    m_updating.setInterval(0);
    connect(&m_updating, &QTimer::timeout, this, &FindingsPanel::update);
    connect(m_model, &FindingsModel::countsChanged, &m_updating, qOverload<>(&QTimer::start));
    connect(m_delegate, &FindingDelegate::chosen, this,
            [this](const QModelIndex &index) { choose(index.row(), false); });
    connect(m_delegate, &FindingDelegate::foldWanted, this, [this](const QModelIndex &index) {
        m_model->setFolded(index.row(), !index.data(FindingsModel::FoldedRole).toBool());
    });
    connect(m_all, &QCheckBox::clicked, this, [this] { m_model->tickAll(m_all->checkState() != Qt::Unchecked); });
    connect(m_cancel, &QPushButton::clicked, this, &FindingsPanel::cancelRequested);
    connect(m_again, &QPushButton::clicked, this, &FindingsPanel::againRequested);
    update();
}

void FindingsPanel::buildActs(QBoxLayout *layout)
{
    m_labels = new QComboBox;
    m_labels->setObjectName(QStringLiteral("findingsLabel"));
    m_labels->setAccessibleName(tr("Label"));
    m_labels->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_labels->setMinimumContentsLength(14);
    auto *label = new QLabel(tr("Label:"));
    label->setBuddy(m_labels);
    layout->addWidget(label);
    layout->addWidget(m_labels);
    const auto add = [&](const char *name, const QString &tip, LibraryAct::Kind kind) {
        auto *button = new QPushButton;
        button->setObjectName(QLatin1StringView(name));
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this,
                [this, kind] { Q_EMIT actRequested(kind, m_labels->currentData().toString()); });
        layout->addWidget(button);
        return button;
    };
    m_tag = add("findingsTag", tr("Tag the ticked places that have no such tag yet"), LibraryAct::Kind::Tag);
    m_relabel = add("findingsRelabel", tr("Give this label to the tags that stand on the ticked places"),
                    LibraryAct::Kind::Relabel);
    m_untag = add("findingsUntag", tr("Delete the tags that stand on the ticked places"), LibraryAct::Kind::Untag);
    m_outcome = plainLabel("findingsOutcome");
    layout->addWidget(m_outcome, 1);
    m_undo = new QPushButton(tr("Undo"));
    m_undo->setObjectName(QStringLiteral("findingsUndo"));
    m_undo->setToolTip(tr("Take this back in all articles"));
    m_undo->hide();
    layout->addWidget(m_undo);
    connect(m_undo, &QPushButton::clicked, this, &FindingsPanel::undoRequested);
    connect(m_labels, &QComboBox::currentIndexChanged, this, &FindingsPanel::update);
}

void FindingsPanel::setStyle(const ReaderTheme &theme, const Tagset &tagset)
{
    m_delegate->setTheme(theme);
    m_all->setPalette(FindingDelegate::tickPalette(QApplication::palette()));
    m_view->viewport()->update();
    const QString chosen = m_labels->currentData().toString();
    {
        const QSignalBlocker quiet(m_labels);
        m_labels->clear();
        for (const Label &label : tagset.inTreeOrder())
            m_labels->addItem(markSwatchIcon(theme.styles[theme.styleIndex(label.id)], MarkState::Own),
                              titleWithKey(label, 60), label.id);
        m_labels->setCurrentIndex(std::max(0, m_labels->findData(chosen)));
    }
    update();
}

void FindingsPanel::begin(const QString &words)
{
    m_words = words;
    m_refusal.clear();
    m_searching = true;
    m_progress->setRange(0, 0);
    m_model->clear();
    setOutcome({}, false);
}

void FindingsPanel::setProgress(qsizetype done, qsizetype of)
{
    m_progress->setRange(0, static_cast<int>(of));
    m_progress->setValue(static_cast<int>(done));
}

void FindingsPanel::end(LibraryOutcome outcome)
{
    m_searching = false;
    m_end = outcome;
    update();
}

void FindingsPanel::refuse(const QString &why)
{
    m_searching = false;
    m_model->clear();
    m_refusal = why;
    update();
}

void FindingsPanel::setActing(bool acting)
{
    m_acting = acting;
    update();
}

void FindingsPanel::setOutcome(const QString &sentence, bool canUndo)
{
    m_outcome->setText(sentence);
    m_outcome->setToolTip(QStringLiteral("<qt>%1</qt>").arg(sentence.toHtmlEscaped())); // it may be cut
    if (!canUndo && m_undo->hasFocus())
        m_view->setFocus();
    m_undo->setVisible(canUndo);
    update();
}

/// Why the list is empty.
QString FindingsPanel::emptySentence() const
{
    if (!m_refusal.isEmpty())
        return m_refusal;
    if (m_searching)
        return tr("Looking…");
    if (m_words.isEmpty())
        return tr("Type the words to look for above and press Enter: they are looked for in the articles opened in "
                  "this window and in all that the library holds.");
    if (m_end == LibraryOutcome::Stopped)
        return tr("The search was cancelled before “%1” was found.").arg(m_words);
    return tr("“%1” stands in none of the articles opened in this window or held by the library.").arg(m_words);
}

void FindingsPanel::update()
{
    const FindingsModel::Counts counts = m_model->counts(m_labels->currentData().toString());
    const bool isEmpty = m_model->rowCount() == 0;
    m_view->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(emptySentence());
    m_progress->setVisible(m_searching);
    m_cancel->setVisible(m_searching);
    m_again->setVisible(!m_searching && !m_words.isEmpty());
    m_again->setEnabled(!m_acting);
    QStringList parts;
    if (!isEmpty) {
        parts.append(counts.places == 0 ? (m_searching ? tr("looking…") : tr("“%1” was not found").arg(m_words))
                                        : tr("%n place(s)", nullptr, static_cast<int>(counts.places)) + u' ' +
                                              tr("in %n article(s)", nullptr, static_cast<int>(counts.articles)));
        if (counts.ticked < counts.places)
            parts.append(tr("%n ticked", nullptr, static_cast<int>(counts.ticked)));
        if (counts.leftOut > 0)
            parts.append(tr("%n article(s) left out", nullptr, static_cast<int>(counts.leftOut)));
        if (!m_searching && m_end == LibraryOutcome::Stopped)
            parts.append(tr("cancelled, there may be more"));
        if (!m_searching && m_end == LibraryOutcome::TooMany)
            parts.append(tr("there are more; look for something narrower"));
    }
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    m_all->setVisible(counts.places > 0);
    m_all->setCheckState(counts.ticked == 0               ? Qt::Unchecked
                         : counts.ticked == counts.places ? Qt::Checked
                                                          : Qt::PartiallyChecked);
    const bool may = !m_searching && !m_acting;
    const auto dress = [may](QPushButton *button, const QString &idle, const QString &what, qsizetype count) {
        button->setText(count > 0 ? what : idle);
        button->setEnabled(may && count > 0);
    };
    dress(m_tag, tr("Tag"), tr("Tag %n place(s)", nullptr, static_cast<int>(counts.untagged)), counts.untagged);
    dress(m_relabel, tr("Relabel"), tr("Relabel %n tag(s)", nullptr, static_cast<int>(counts.otherTags)),
          counts.otherTags);
    dress(m_untag, tr("Untag"), tr("Delete %n tag(s)", nullptr, static_cast<int>(counts.tags)), counts.tags);
    m_undo->setEnabled(may);
    m_labels->setEnabled(!m_acting);
}

void FindingsPanel::choose(int row, bool takeFocus)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const LibraryFinding &finding = m_model->finding(row);
    const Span words = m_model->isPlace(row)    ? m_model->hit(row).words
                       : finding.hits.isEmpty() ? Span()
                                                : finding.hits.first().words;
    Q_EMIT placeChosen(finding, words, takeFocus);
}

void FindingsPanel::step(bool forward)
{
    const int count = m_model->rowCount();
    int row = m_view->currentIndex().isValid() ? m_view->currentIndex().row() : forward ? -1 : count;
    for (int looked = 0; looked < count; ++looked) {
        row = (row + (forward ? 1 : -1) + count) % count;
        if (!m_model->isPlace(row))
            continue;
        m_view->setCurrentIndex(m_model->index(row));
        choose(row, false);
        return;
    }
}

bool FindingsPanel::handleKey(int key)
{
    const int row = m_view->currentIndex().row();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(row, true);
        return true;
    case Qt::Key_Escape:
        Q_EMIT left();
        return true;
    case Qt::Key_Left:
        if (row >= 0) {
            const int article = m_model->articleRow(row);
            if (row == article)
                m_model->setFolded(row, true);
            m_view->setCurrentIndex(m_model->index(article));
        }
        return true;
    case Qt::Key_Right:
        if (row >= 0 && !m_model->isPlace(row))
            m_model->setFolded(row, false);
        return true;
    default:
        return false;
    }
}

bool FindingsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!(key->modifiers() & ~Qt::KeypadModifier) && handleKey(key->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace bluepencil
