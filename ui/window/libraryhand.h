// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "core/text/textsearch.h"
#include "ui/panels/findingspanel.h"

#include <QFutureWatcher>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

namespace bluepencil {

/// Looks through the library for the findings panel and does there what is asked for. Searching and acting are done on
/// workers; the tags shown on the places follow what is done to them anywhere.
class LibraryHand : public QObject
{
    Q_OBJECT
public:
    LibraryHand(Session &session, FindingsPanel *panel, QObject *parent);
    ~LibraryHand() override;

    /// `files`: those of the window's shelf, see LibraryScope.
    void search(const QString &words, const SearchOptions &options, const QStringList &files);
    /// For the same.
    void searchAgain(const QStringList &files) { search(m_words, m_options, files); }
    bool isSearching() const { return m_watcher != nullptr; }
    void setTheme(const ReaderTheme &theme);

Q_SIGNALS:
    /// Something of the library could not be looked up: a sentence for the notice bar.
    void problem(const QString &sentence);

private:
    /// What a worker tells at once.
    struct Batch {
        QList<LibraryFinding> findings;
        qsizetype done = 0;
        qsizetype of = 0;
        std::optional<LibraryOutcome> outcome;
    };
    void stop();
    void take(const Batch &batch);
    void act(LibraryAct::Kind kind, const QString &label);
    void acted(const Result<Change> &change);
    void undo();
    void takenBack(const Result<Change> &change);
    void follow(const Change &change);
    void lookAgain();
    void fetchLabels();

    Session &m_session;
    FindingsPanel *m_panel;
    QString m_words;
    SearchOptions m_options;
    ReaderTheme m_theme;
    QThreadPool m_pool; ///< of one: what was looked for before is stopped, then this begins
    std::stop_source m_stop;
    std::unique_ptr<QFutureWatcher<Batch>> m_watcher;
    std::optional<Change> m_last;     ///< the act that was done from here last
    bool m_undoesWhereItFits = false; ///< where it was refused as a whole
    QSet<QUuid> m_changed;            ///< articles whose tags may be others than are shown
    QTimer m_lookAgain;
};

} // namespace bluepencil
