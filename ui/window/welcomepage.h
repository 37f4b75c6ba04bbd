// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace bluepencil {

/// What stands where no article is: how to open one, or why one could not be opened.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);

    void showWelcome();
    /// `name` of what could not be opened, and the sentence.
    void showProblem(const QString &name, const QString &sentence);
    void showOpening(const QString &name);
    /// All that stands on it, for tests and screen readers.
    QString text() const;

Q_SIGNALS:
    void openRequested();
    void clipboardRequested();
    void sampleRequested();
    void cancelRequested();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_open;
    QPushButton *m_clipboard;
    QPushButton *m_sample;
    QPushButton *m_cancel;
};

} // namespace bluepencil
