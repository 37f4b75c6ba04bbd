// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
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
    /// What can be done about it, as a button; closes the bar.
    struct Remedy {
        QString text;
        std::function<void()> act;
    };
    /// `remedies` take the place of those shown; at most two, so that the sentence keeps its room.
    void say(const QString &sentence, Tone tone, const QList<Remedy> &remedies = {});
    QString text() const;

private:
    QLabel *m_text;
    QPushButton *m_remedies[2];
    QToolButton *m_close;
    QList<Remedy> m_offered;
    Tone m_tone = Tone::Information;
};

} // namespace bluepencil
