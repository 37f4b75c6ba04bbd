// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/noteeditor.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>

namespace bluepencil {

NoteEditor::NoteEditor(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_title(new QLabel)
    , m_edit(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("noteEditor"));
    setFrameShape(QFrame::StyledPanel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    m_title->setTextFormat(Qt::PlainText);
    layout->addWidget(m_title);
    m_edit->setAccessibleName(tr("Note"));
    m_edit->setPlaceholderText(tr("Write a note…"));
    m_edit->setTabChangesFocus(true);
    m_edit->installEventFilter(this);
    layout->addWidget(m_edit, 1);
    auto *row = new QHBoxLayout;
    auto *hint = new QLabel(tr("Ctrl+Enter keeps it, Esc does not"));
    row->addWidget(hint, 1);
    auto *done = new QPushButton(tr("Keep"));
    connect(done, &QPushButton::clicked, this, &QWidget::hide);
    row->addWidget(done);
    layout->addLayout(row);
}

void NoteEditor::edit(const QString &title, const QString &note, const QRect &words)
{
    m_title->setText(title);
    m_edit->setPlainText(note);
    m_edit->moveCursor(QTextCursor::End);
    m_before = note;
    m_cancelled = false;
    m_open = true;
    resize(360, 190);
    const QRect room = screen()->availableGeometry();
    QPoint at(words.left(), words.bottom() + 8);
    if (at.y() + height() > room.bottom())
        at.setY(std::max(room.top(), words.top() - height() - 8));
    at.setX(qBound(room.left(), at.x(), std::max(room.left(), room.right() - width())));
    move(at);
    show();
    m_edit->setFocus();
}

bool NoteEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            m_cancelled = true;
            hide();
            return true;
        }
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            hide();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void NoteEditor::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (!std::exchange(m_open, false))
        return;
    // A click elsewhere keeps what was written: nothing a person typed is thrown away without asking.
    if (!m_cancelled)
        Q_EMIT finished(m_edit->toPlainText());
    else if (m_edit->toPlainText() != m_before)
        Q_EMIT discarded(m_edit->toPlainText());
}

} // namespace bluepencil
