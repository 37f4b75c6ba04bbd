// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace bluepencil {

/// A quiet strip below the page, where it pushes no words away from under the mouse, that says one sentence: what went
/// wrong and what next, or what happened to the file. Plain text; stays until closed, answered or replaced. What can be
/// done about it are buttons, which Tab reaches from its text; Esc closes it.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    enum class Tone { Information, Problem };
    /// What can be done about it: a button beside the sentence.
    struct Remedy {
        QString text; ///< plain, "&" before its key
        std::function<void()> act;
    };
    static constexpr int mostRemedies = 2;

    /// Says this in place of what stands there. But a problem that nobody has closed is not hidden by a mere
    /// information, nor a notice with remedies by one without: there the sentence is added below. A notice with
    /// remedies that gives way to another comes back when that one is answered, unless both are of one `topic`.
    /// At most `mostRemedies`; one that is chosen hides the notice, then acts.
    void say(const QString &sentence, Tone tone, const QList<Remedy> &remedies = {}, const QString &topic = {});
    /// Takes back what was said of a topic: shown, below another, or waiting.
    void withdraw(const QString &topic);
    /// Closes what only says something and asks for nothing.
    void closeSaying();
    /// Takes on the colours of the window, which are others now.
    void followPalette();
    /// Hides it and forgets everything.
    void dismiss();
    /// All that it shows; empty while hidden.
    QString text() const;

Q_SIGNALS:
    /// It was closed or answered by its user, and had the focus: somebody else should have it now.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Notice {
        QString sentence;
        QString topic;
        Tone tone = Tone::Information;
        QList<Remedy> remedies;
        QString below; ///< the latest that was said while it stood
        QString belowTopic{};
    };
    void display();
    void leave(int remedy);
    void goOn();
    void dress(Tone tone);

    QLabel *m_text;
    QList<QPushButton *> m_buttons;
    QToolButton *m_close;
    Notice m_shown;
    QList<Notice> m_waiting; ///< with remedies, the latest last
};

} // namespace bluepencil
