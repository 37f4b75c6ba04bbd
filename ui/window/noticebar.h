// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace bluepencil {

/// A quiet strip above the page that says one sentence: what went wrong and what next, or what happened to
/// the file. Plain text; stays until closed or replaced.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    enum class Tone { Information, Problem };
    void say(const QString &sentence, Tone tone);
    QString text() const;

private:
    QLabel *m_text;
    QToolButton *m_close;
    Tone m_tone = Tone::Information;
};

} // namespace bluepencil
