// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/findingsmodel.h"
#include "ui/style/readertheme.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QTreeView;

namespace bluepencil {

class FindingDelegate;

/// What was found in all articles, ticked to be tagged, relabelled or untagged as one act. Only asks for what is to be
/// done, by signals. Space ticks, ← and → fold, Enter shows the place, Esc goes back to the text.
class FindingsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsPanel(QWidget *parent = nullptr);

    FindingsModel *model() const { return m_model; }
    QTreeView *view() const { return m_view; }
    void setStyle(const ReaderTheme &theme, const Tagset &tagset);

    /// A search for these words begins: the list is empty.
    void begin(const QString &words);
    void setProgress(qsizetype done, qsizetype of);
    void end(LibraryOutcome outcome);
    /// No search could begin; the sentence says why.
    void refuse(const QString &why);
    /// While an act is on its way to the store nothing else can be asked for.
    void setActing(bool acting);
    /// What became of an act; whether it can be taken back from here.
    void setOutcome(const QString &sentence, bool canUndo);
    /// Shows the next place, or the one before, after the last comes the first.
    void step(bool forward);

Q_SIGNALS:
    void cancelRequested();
    /// Look for the same once more.
    void againRequested();
    void actRequested(bluepencil::LibraryAct::Kind kind, const QString &label);
    void undoRequested();
    /// Show it; `takeFocus`: go there, too.
    void placeChosen(const bluepencil::LibraryFinding &finding, bluepencil::Span words, bool takeFocus);
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildActs(class QBoxLayout *layout);
    void choose(int row, bool takeFocus);
    bool handleKey(int key);
    void update();
    QString emptySentence() const;

    FindingsModel *m_model;
    FindingDelegate *m_delegate;
    QTreeView *m_view;
    QLabel *m_summary;
    QLabel *m_empty;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_again;
    QCheckBox *m_all;
    QComboBox *m_labels;
    QPushButton *m_tag;
    QPushButton *m_relabel;
    QPushButton *m_untag;
    QLabel *m_outcome;
    QPushButton *m_undo;
    QTimer m_updating; ///< several ticks in a row are counted once
    QString m_words;
    QString m_refusal;
    LibraryOutcome m_end = LibraryOutcome::Complete;
    bool m_searching = false;
    bool m_acting = false;
};

} // namespace bluepencil
