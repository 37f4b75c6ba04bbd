// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPlainTextEdit;

namespace bluepencil {

/// A small page to write a note on, beside the tagged words. Plain text. Ctrl+Enter or a click elsewhere
/// keeps the note, Esc leaves it as it was.
class NoteEditor : public QFrame
{
    Q_OBJECT
public:
    explicit NoteEditor(QWidget *parent);

    /// Opens beside `words` (global coordinates). `title` says what the note is on.
    void edit(const QString &title, const QString &note, const QRect &words);

Q_SIGNALS:
    void finished(const QString &note);
    /// Esc after something was typed: what it was, so that it can be told.
    void discarded(const QString &note);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLabel *m_title;
    QPlainTextEdit *m_edit;
    QString m_before;
    bool m_cancelled = false;
    bool m_open = false;
};

} // namespace bluepencil
