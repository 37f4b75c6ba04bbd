// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "ui/panels/digest.h"
#include "ui/style/readertheme.h"
#include "ui/window/settings.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;
class QMimeData;
class QSplitter;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace bluepencil {

class ArticleMarks;
class ArticleProgress;
class CastHand;
class Exporter;
class FilterMenu;
class FindBar;
class FindingsPanel;
class Inspector;
class JoinHand;
class LibraryHand;
class NoticeBar;
class Printing;
class QuoteHand;
class ReaderView;
class ReadingPlaces;
class Shelf;
class SidePanel;
class SuggestionFilter;
class TaggingController;
class WelcomePage;

/// One window: the reading page in the middle, articles at the left, people, places, quotes and tags at the
/// right. Everything it does to an article goes through OpenArticle.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Session &session, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Puts files on this window's shelf and opens the first of them here.
    void openFiles(const QStringList &paths);
    void open(const ArticleRequest &request);
    const std::shared_ptr<OpenArticle> &article() const { return m_article; }
    bool hasArticle() const { return m_article != nullptr; }

    // What tests look at.
    ReaderView *view() const { return m_view; }
    SidePanel *sidePanel() const { return m_side; }
    NoticeBar *noticeBar() const { return m_notice; }
    const ArticleMarks *marks() const { return m_marks.get(); }
    SuggestionFilter *suggestionFilter() const { return m_filter; }
    TaggingController *tagging() const { return m_tagging; }
    /// Exports without asking; tells the outcome in the notice bar.
    void exportTo(const QString &formatId, ExportLayer layer, const QString &path);
    void setThemeByName(const QString &name);
    Printing *printing() const { return m_printing; }
    FindingsPanel *findings() const { return m_findings; }

Q_SIGNALS:
    void newWindowRequested(const QStringList &paths);
    /// The digest in the side panel is up to date with the article.
    void digestShown();
    void exportFinished(bool ok);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildActions();
    void buildMenus();
    void buildTypefaceMenu(QMenu *menu);
    void buildSnapMenu(QMenu *menu);
    void showUnit();
    void buildQuoteHand();
    void buildInspector();
    void addQuoteActions(QMenu *menu);
    void offerActsOnHits(QMenu *menu);
    void tellLeft(const QList<QUuid> &tags, const QString &label);
    void buildLibrary();
    void findInLibrary();
    void showFinding(const ArticleVersion &version, Span words, bool takeFocus);
    void showPlaceOf(const std::shared_ptr<OpenArticle> &article, const QByteArray &textHash, Span words,
                     QWidget *focus);
    void tellRefused(const Error &error, const QList<Change> &takenBack);
    void redoRefusedInOthers();
    void buildThemeMenu(QMenu *menu);
    void buildToolBar();
    void buildPages();
    void buildStatusBar();
    void buildFilter();
    void rebuildLabels();
    void updateIcons();
    void letGoOfArticle();
    void letGoOfMarks();
    void showArticleOf(std::shared_ptr<OpenArticle> article);
    void showReplaced(const std::shared_ptr<OpenArticle> &fresh);
    void offerNewVersion();
    void redoRefused();
    void connectArticle();
    void phaseChanged();
    void showArticle();
    void showProgressNote();
    void showError(const Error &error);
    void scheduleDigest();
    void makeDigest();
    void updateActions();
    void updateTitle();
    void updateStatus();
    void updateRecentMenu();
    void step(int by);
    void openByDialog();
    void openClipboard();
    void openDropped(const QMimeData *data);
    void exportByDialog(const QString &formatId = {});
    void editLabels();
    void renameActive();
    void showHelp();
    void showAbout();
    void setTextOnly(bool on);

    Session &m_session;
    Settings m_settings;
    ReaderTheme m_theme;
    std::shared_ptr<OpenArticle> m_article;
    std::unique_ptr<ArticleMarks> m_marks;
    quint64 m_digestGeneration = 0;
    QTimer m_digestTimer;

    QSplitter *m_splitter = nullptr;
    QWidget *m_left = nullptr;
    Shelf *m_shelf = nullptr;
    Exporter *m_exporter = nullptr;
    QStackedWidget *m_pages = nullptr;
    WelcomePage *m_welcome = nullptr;
    NoticeBar *m_notice = nullptr;
    ReaderView *m_view = nullptr;
    ReadingPlaces *m_places = nullptr;
    FindBar *m_find = nullptr;
    SidePanel *m_side = nullptr;
    TaggingController *m_tagging = nullptr;
    QuoteHand *m_quotes = nullptr;
    Inspector *m_inspector = nullptr;
    QDockWidget *m_inspectorDock = nullptr;
    CastHand *m_cast = nullptr;
    JoinHand *m_joins = nullptr;
    FindingsPanel *m_findings = nullptr;
    QDockWidget *m_findingsDock = nullptr;
    LibraryHand *m_libraryHand = nullptr;
    SuggestionFilter *m_filter = nullptr;
    FilterMenu *m_filterMenu = nullptr;
    QToolButton *m_filterNote = nullptr; ///< in the status bar, while the filter is on
    QToolBar *m_toolBar = nullptr;
    QLabel *m_hint = nullptr;
    QMenu *m_unitMenu = nullptr; ///< what a drag takes
    QAction *m_addPart = nullptr;
    QAction *m_removePart = nullptr;
    QLabel *m_saved = nullptr;
    QLabel *m_counts = nullptr;
    ArticleProgress *m_progress = nullptr;
    Printing *m_printing = nullptr;
    QMenu *m_recentMenu = nullptr;
    QMenu *m_tagMenu = nullptr;
    QActionGroup *m_themeActions = nullptr;
    QList<QAction *> m_labelActions; ///< in the Tag menu, the first of them in the tool bar too
    QAction *m_labelBarEnd = nullptr;

    QAction *m_open = nullptr, *m_openClipboard = nullptr, *m_newWindow = nullptr, *m_export = nullptr,
            *m_exportAs = nullptr, *m_print = nullptr, *m_savePdf = nullptr, *m_close = nullptr, *m_quit = nullptr;
    QAction *m_undo = nullptr, *m_redo = nullptr, *m_copy = nullptr, *m_selectAll = nullptr, *m_findAction = nullptr,
            *m_findInLibrary = nullptr, *m_findNext = nullptr, *m_findPrevious = nullptr;
    QAction *m_rename = nullptr, *m_note = nullptr, *m_delete = nullptr, *m_accept = nullptr, *m_reject = nullptr,
            *m_acceptEntity = nullptr, *m_rejectEntity = nullptr, *m_next = nullptr, *m_previous = nullptr,
            *m_newLabel = nullptr, *m_editLabels = nullptr, *m_speaker = nullptr, *m_why = nullptr, *m_join = nullptr;
    QAction *m_zoomIn = nullptr, *m_zoomOut = nullptr, *m_zoomReset = nullptr, *m_showLeft = nullptr,
            *m_showRight = nullptr, *m_textOnly = nullptr;
    QAction *m_previousArticle = nullptr, *m_nextArticle = nullptr;
};

} // namespace bluepencil
