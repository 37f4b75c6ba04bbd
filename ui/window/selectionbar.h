// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/annotation/tagset.h"
#include "ui/style/readertheme.h"

#include <QFrame>

#include <optional>

class QToolButton;

namespace bluepencil {

/// The small bar by the selection: one button a label with its key, and what can be done with the active
/// tag. It stands above or below the words, never over them, and never takes the focus from the text.
class SelectionBar : public QFrame
{
    Q_OBJECT
public:
    /// `parent` is the viewport it floats over.
    explicit SelectionBar(QWidget *parent);

    /// `likely`: ids of labels, the likeliest first; as many as have room get a button.
    void setContent(const ReaderTheme &theme, const Tagset &tagset, const QStringList &likely);
    enum class Mode {
        Selection,  ///< words are selected: tag them
        Annotation, ///< a tag is active: relabel, note, delete
        Suggestion, ///< a suggestion is active: accept, reject, accept as
    };
    /// Shows it above or below `words` (viewport coordinates); where they fill the page it hides rather than cover
    /// them: the tool bar, the menus and the keys do the same.
    void showFor(Mode mode, const QRect &words);

Q_SIGNALS:
    void labelChosen(const QString &label);
    void moreChosen();
    void newChosen();
    void noteChosen();
    void deleteChosen();
    void acceptChosen();
    void rejectChosen();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addButton(const QString &text, const QString &toolTip);
    void arrange();
    std::optional<QPoint> placeBeside(const QRect &words) const;

    QList<QToolButton *> m_labelButtons;
    QToolButton *m_more;
    QToolButton *m_new;
    bool m_hasMore = false; ///< labels than there are buttons
    QToolButton *m_note;
    QToolButton *m_delete;
    QToolButton *m_accept;
    QToolButton *m_reject;
};

} // namespace bluepencil
