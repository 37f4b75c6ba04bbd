// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/speakerchooser.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace bluepencil {

namespace {
constexpr int mostRows = 200; // a longer list is narrowed by typing
constexpr int shownRows = 7;
} // namespace

SpeakerChooser::SpeakerChooser(QWidget *viewport)
    : PageCard(viewport)
    , m_title(new QLabel)
    , m_filter(new QLineEdit)
    , m_list(new QListWidget)
    , m_hint(new QLabel)
{
    setObjectName(QStringLiteral("speakerChooser"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    m_title->setTextFormat(Qt::PlainText);
    layout->addWidget(m_title);
    m_filter->setPlaceholderText(tr("Type a name, or click a marked one in the text"));
    m_filter->setAccessibleName(tr("Who said it"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    layout->addWidget(m_filter);
    m_list->setAccessibleName(tr("People and organizations"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(m_list);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setObjectName(QStringLiteral("speakerHint"));
    layout->addWidget(m_hint);
    connect(m_filter, &QLineEdit::textChanged, this, &SpeakerChooser::fill);
    connect(m_list, &QListWidget::itemClicked, this, &SpeakerChooser::choose);
}

QSize SpeakerChooser::sizeHint() const
{
    const int row = fontMetrics().height() + 8;
    return {std::max(340, 34 * fontMetrics().averageCharWidth()), row * (shownRows + 3) + 30};
}

void SpeakerChooser::ask(const QString &quoted, const QList<SpeakerCandidate> &candidates, const QString &suggested,
                         const QRect &quote)
{
    m_candidates = candidates;
    static const QRegularExpression marks(QStringLiteral("^[\\p{P}\\s]+|[\\p{P}\\s]+$"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    const QString words = fontMetrics().elidedText(QString(quoted).remove(marks), Qt::ElideRight, 240);
    m_title->setText(tr("Who said “%1”?").arg(words));
    m_help = suggested.isEmpty() ? tr("Enter chooses, Esc leaves it as it is")
                                 : tr("Enter chooses, Esc leaves %1").arg(suggested);
    m_filter->clear();
    fill();
    showBeside(quote);
    m_filter->setFocus(Qt::PopupFocusReason);
}

void SpeakerChooser::fill()
{
    const QString wanted = m_filter->text().simplified();
    m_list->clear();
    for (qsizetype i = 0; i < m_candidates.size() && m_list->count() < mostRows; ++i) {
        const SpeakerCandidate &candidate = m_candidates[i];
        if (!wanted.isEmpty() && !candidate.name.contains(wanted, Qt::CaseInsensitive) &&
            !candidate.description.contains(wanted, Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(candidate.description.isEmpty()
                                             ? candidate.name
                                             : tr("%1 – %2").arg(candidate.name, candidate.description));
        item->setData(Qt::UserRole, static_cast<int>(i));
        m_list->addItem(item);
    }
    auto *nobody = new QListWidgetItem(tr("Nobody who is named"));
    nobody->setData(Qt::UserRole, -1);
    m_list->addItem(nobody);
    // A name that was mistyped is not an answer.
    m_list->setCurrentRow(m_list->count() > 1 ? 0 : -1);
    tell(m_help, false);
}

void SpeakerChooser::tell(const QString &hint, bool isProblem)
{
    m_hint->setForegroundRole(isProblem ? QPalette::WindowText : QPalette::PlaceholderText);
    m_hint->setText(m_hint->fontMetrics().elidedText(hint, Qt::ElideMiddle, sizeHint().width() - 20));
    m_hint->setAccessibleName(hint);
    if (!isProblem)
        return;
    QAccessibleEvent told(m_hint, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

void SpeakerChooser::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item) {
        const QString typed = m_filter->text().simplified();
        tell(typed.isEmpty() ? tr("Nobody is named here; press ↓ to say so")
                             : tr("Nobody here is called “%1”").arg(typed.left(30)),
             true);
        return;
    }
    const int row = item->data(Qt::UserRole).toInt();
    hide();
    Q_EMIT chosen(row < 0 ? Span{} : m_candidates[row].words);
}

bool SpeakerChooser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_filter || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return PageCard::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (event->type() == QEvent::KeyPress)
            QCoreApplication::sendEvent(m_list, event);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->type() == QEvent::KeyPress)
            choose();
        break;
    case Qt::Key_Escape:
        if (event->type() == QEvent::KeyPress) {
            hide();
            Q_EMIT cancelled();
        }
        break;
    default:
        return PageCard::eventFilter(watched, event);
    }
    event->accept();
    return true;
}

} // namespace bluepencil
