// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/speakercandidates.h"
#include "ui/window/pagecard.h"

class QLabel;
class QLineEdit;
class QListWidget;

namespace bluepencil {

/// Asks who said a quote: type a part of a name and press Enter, or click one. Nobody is an answer only where it is
/// gone to or clicked. The page below stays in reach, where tags and suggestions can be clicked. Esc leaves all as it
/// was.
class SpeakerChooser : public PageCard
{
    Q_OBJECT
public:
    explicit SpeakerChooser(QWidget *viewport);

    /// `candidates` in the order to be offered; `quote` where it stands (viewport coordinates).
    void ask(const QString &quoted, const QList<SpeakerCandidate> &candidates, const QString &suggested,
             const QRect &quote);

    QSize sizeHint() const override;

Q_SIGNALS:
    /// These words name the speaker; empty: nobody can be named.
    void chosen(bluepencil::Span words);
    void cancelled();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void choose();
    void tell(const QString &hint, bool isProblem);

    QList<SpeakerCandidate> m_candidates;
    QLabel *m_title;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QLabel *m_hint;
    QString m_help; ///< what the hint says while nothing is wrong
};

} // namespace bluepencil
