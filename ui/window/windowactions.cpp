// SPDX-License-Identifier: GPL-3.0-or-later
// Actions, menus and the tool bar of the main window.
#include "core/exchange/exchangeformat.h"
#include "ui/dialogs/typefacedialog.h"
#include "ui/panels/findingspanel.h"
#include "ui/panels/inspector.h"
#include "ui/panels/sidepanel.h"
#include "ui/panels/tagspage.h"
#include "ui/reader/readerview.h"
#include "ui/style/icons.h"
#include "ui/style/markswatch.h"
#include "ui/window/articlemarks.h"
#include "ui/window/filtermenu.h"
#include "ui/window/findbar.h"
#include "ui/window/historymenu.h"
#include "ui/window/libraryhand.h"
#include "ui/window/mainwindow.h"
#include "ui/window/noticebar.h"
#include "ui/window/printing.h"
#include "ui/window/shelf.h"
#include "ui/window/taggingcontroller.h"

#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QMenuBar>
#include <QMessageBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace bluepencil {

namespace {

/// The words of an act can be long; the menu is to keep its keys on the screen.
QString menuSafe(QString text)
{
    if (text.size() > 60)
        text = text.left(59) + QChar(0x2026);
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

void MainWindow::buildActions()
{
    const auto make = [this](const QString &text, const QList<QKeySequence> &keys, auto &&slot) {
        auto *action = new QAction(text, this);
        action->setShortcuts(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action); // works while the menu bar is hidden too
        return action;
    };
    m_open = make(tr("&Open…"), {QKeySequence::Open}, [this] { openByDialog(); });
    m_openClipboard =
        make(tr("Open from the &Clipboard"), {QKeySequence(tr("Ctrl+Shift+V"))}, [this] { openClipboard(); });
    m_newWindow = make(tr("New &Window"), {QKeySequence::New}, [this] { Q_EMIT newWindowRequested({}); });
    m_export = make(tr("&Export…"), {QKeySequence(tr("Ctrl+Shift+E"))}, [this] { exportByDialog(); });
    m_printing = new Printing(this);
    connect(m_printing, &Printing::finished, this, [this](bool ok, const QString &sentence) {
        if (!sentence.isEmpty())
            m_notice->say(sentence, ok ? NoticeBar::Tone::Information : NoticeBar::Tone::Problem);
    });
    m_print = make(tr("&Print…"), {QKeySequence::Print}, [this] { m_printing->printByDialog(m_article); });
    m_savePdf = make(tr("Save as P&DF…"), {}, [this] { m_printing->savePdfByDialog(m_article); });
    m_close = make(tr("&Close Window"), {QKeySequence::Close}, [this] { close(); });
    m_quit = make(tr("&Quit"), {QKeySequence(tr("Ctrl+Q"))}, [] { QApplication::closeAllWindows(); });

    m_undo = make(tr("&Undo"), {QKeySequence::Undo}, [this] { m_tagging->undo(); });
    m_redo = make(tr("&Redo"), {QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))},
                  [this] { m_tagging->redo(); });
    m_copy = make(tr("&Copy"), {}, [this] { m_view->copy(); });
    m_selectAll = make(tr("Select &All"), {}, [this] { m_view->selectAll(); });
    m_findAction = make(tr("&Find…"), {QKeySequence::Find}, [this] {
        const Span selection = m_view->selection();
        const QString words = m_article ? m_article->article().string(selection) : QString();
        m_find->start(words.contains(QLatin1Char('\n')) || words.size() > 100 ? QString() : words, selection.start);
    });
    m_findInLibrary =
        make(tr("Find in All &Articles…"), {QKeySequence(tr("Ctrl+Shift+F"))}, [this] { findInLibrary(); });
    // Copy and Select All are keys of the text itself; the menu only shows them.
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    m_selectAll->setShortcut(QKeySequence::SelectAll);
    m_selectAll->setShortcutContext(Qt::WidgetShortcut);
    m_findNext = make(tr("Find &Next"), {QKeySequence(tr("F3"))}, [this] { m_find->next(true); });
    m_findPrevious = make(tr("Find Pre&vious"), {QKeySequence(tr("Shift+F3"))}, [this] { m_find->next(false); });

    m_rename = make(tr("Rename &or Relabel…"), {QKeySequence(tr("F2"))}, [this] { renameActive(); });
    m_note = make(tr("&Note…"), {QKeySequence(tr("Ctrl+M"))}, [this] { m_tagging->editNote(); });
    m_newLabel = make(tr("New &Label…"), {QKeySequence(tr("Ctrl+L"))}, [this] { m_tagging->newLabel(); });
    m_editLabels = make(tr("&Edit Labels…"), {QKeySequence(tr("Ctrl+Shift+L"))}, [this] { editLabels(); });
    // These keys act only while the text has the focus; TaggingController listens for them there.
    const auto show = [this, make](const QString &text, const QString &key, auto &&slot) {
        QAction *action = make(text, {QKeySequence(key)}, slot);
        action->setShortcutContext(Qt::WidgetShortcut);
        return action;
    };
    m_addPart = show(tr("Add These Words to the Ta&g"), tr("Shift+Return"), [this] { m_tagging->addPart(); });
    m_addPart->setObjectName(QStringLiteral("addPart"));
    m_removePart = make(tr("Remo&ve This Part of the Tag"), {}, [this] { m_tagging->removePart(); });
    m_removePart->setObjectName(QStringLiteral("removePart"));
    m_delete = show(tr("&Delete Tag"), tr("Del"), [this] { m_tagging->deleteActive(); });
    m_accept = show(tr("&Accept Suggestion"), tr("Return"), [this] { m_tagging->accept(); });
    m_reject = show(tr("&Reject Suggestion"), tr("Backspace"), [this] { m_tagging->reject(); });
    m_acceptEntity = show(tr("Accept All of This Na&me"), tr("Ctrl+Return"), [this] { m_tagging->acceptEntity(); });
    m_rejectEntity = show(tr("Re&ject All of This Name"), tr("Ctrl+Backspace"), [this] { m_tagging->rejectEntity(); });
    m_next = show(tr("Ne&xt Suggestion"), tr("Tab"), [this] { m_tagging->nextUndecided(true); });
    m_previous = show(tr("&Previous Suggestion"), tr("Shift+Tab"), [this] { m_tagging->nextUndecided(false); });

    m_zoomIn = make(tr("&Larger Text"), {QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))},
                    [this] { m_view->setZoom(m_view->zoom() + 10); });
    m_zoomOut =
        make(tr("&Smaller Text"), {QKeySequence(tr("Ctrl+-"))}, [this] { m_view->setZoom(m_view->zoom() - 10); });
    m_zoomReset = make(tr("&Normal Text"), {QKeySequence(tr("Ctrl+0"))}, [this] { m_view->setZoom(100); });
    const auto toggle = [this, make](const QString &text, const QString &key, QWidget *panel, const QString &name) {
        QAction *action = make(text, {QKeySequence(key)}, [] {});
        action->setCheckable(true);
        action->setChecked(m_settings.isPanelShown(name, name == QLatin1StringView("right")));
        connect(action, &QAction::toggled, panel, &QWidget::setVisible);
        return action;
    };
    m_showLeft = toggle(tr("&Articles"), tr("F9"), m_left, QStringLiteral("left"));
    m_showRight = toggle(tr("&People, Places, Quotes"), tr("F10"), m_side, QStringLiteral("right"));
    m_textOnly = make(tr("Only the &Text"), {QKeySequence(tr("F11"))}, [] {});
    m_textOnly->setCheckable(true);
    connect(m_textOnly, &QAction::toggled, this, &MainWindow::setTextOnly);
    m_previousArticle = make(tr("&Previous Article"), {QKeySequence(tr("Alt+Left"))}, [this] { step(-1); });
    m_nextArticle = make(tr("&Next Article"), {QKeySequence(tr("Alt+Right"))}, [this] { step(1); });
    // Tab is a key of the text, so the panes are walked with F6.
    const auto walk = [this](bool forward) {
        QList<QWidget *> panes{m_view, m_side->list(0)};
        for (int i = 0; i < 5; ++i)
            if (m_side->list(i)->isVisible())
                panes[1] = m_side->list(i);
        if (m_left->isVisible())
            panes.append(m_shelf->list());
        if (m_findings->view()->isVisible())
            panes.insert(1, m_findings->view());
        if (m_inspectorDock->isVisible())
            panes.insert(panes.indexOf(m_view) + 1, m_inspector);
        panes.append(m_notice);
        panes.removeIf([](QWidget *pane) { return !pane->isVisible(); });
        const auto here = std::find_if(panes.cbegin(), panes.cend(), [](QWidget *pane) {
            return pane == QApplication::focusWidget() || pane->isAncestorOf(QApplication::focusWidget());
        });
        const qsizetype at = here == panes.cend() ? -1 : here - panes.cbegin();
        if (!panes.isEmpty())
            panes[(at + (forward ? 1 : -1) + panes.size()) % panes.size()]->setFocus(Qt::ShortcutFocusReason);
    };
    make(tr("Next Pane"), {QKeySequence(tr("F6"))}, [walk] { walk(true); });
    make(tr("Previous Pane"), {QKeySequence(tr("Shift+F6"))}, [walk] { walk(false); });
}

void MainWindow::buildMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_open);
    m_recentMenu = file->addMenu(tr("Open &Recent"));
    file->addAction(m_openClipboard);
    file->addAction(m_newWindow);
    file->addSeparator();
    file->addAction(m_export);
    QMenu *exportAs = file->addMenu(tr("Export &As"));
    for (const ExchangeFormat &format : exchangeFormats())
        exportAs->addAction(QCoreApplication::translate("Core", format.title) + QStringLiteral("…"), this,
                            [this, id = QString::fromLatin1(format.id)] { exportByDialog(id); });
    m_exportAs = exportAs->menuAction();
    file->addSeparator();
    file->addActions({m_print, m_savePdf});
    file->addSeparator();
    file->addAction(m_close);
    file->addAction(m_quit);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({m_undo, m_redo});
    edit->addSeparator();
    auto *past = new HistoryMenu(
        edit, [this] { return m_article; }, [this] { return m_tagging->active().annotation; }, this);
    connect(past, &HistoryMenu::problem, m_tagging, &TaggingController::problem);
    connect(past, &HistoryMenu::done, this, [this](const QString &sentence) {
        m_notice->say(sentence, NoticeBar::Tone::Information, {}, QStringLiteral("done"));
    });
    connect(m_side->tagsPage(), &TagsPage::historyRequested, past, &HistoryMenu::showHistory);
    edit->addSeparator();
    edit->addActions({m_copy, m_selectAll});
    edit->addSeparator();
    edit->addActions({m_findAction, m_findInLibrary, m_findNext, m_findPrevious});

    m_tagMenu = menuBar()->addMenu(tr("&Tag"));
    m_tagMenu->addSeparator();
    m_tagMenu->addActions({m_newLabel, m_editLabels});
    m_tagMenu->addSeparator();
    m_tagMenu->addActions({m_rename, m_note, m_addPart, m_removePart, m_delete});
    m_tagMenu->addSeparator();
    m_tagMenu->addActions({m_next, m_previous, m_accept, m_reject, m_acceptEntity, m_rejectEntity});
    m_tagMenu->addMenu(m_filterMenu);
    m_tagMenu->addSeparator();
    addQuoteActions(m_tagMenu);
    m_tagMenu->addSeparator();
    buildSnapMenu(m_tagMenu->addMenu(tr("Select &by")));

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addActions({m_previousArticle, m_nextArticle});
    view->addSeparator();
    view->addActions({m_showLeft, m_showRight, m_textOnly});
    QAction *inspector = m_inspectorDock->toggleViewAction();
    inspector->setText(tr("&Inspector"));
    inspector->setShortcut(QKeySequence(tr("F12")));
    addAction(inspector); // its key works without the menu bar too
    connect(inspector, &QAction::triggered, this,
            [this](bool on) { m_settings.setPanelShown(QStringLiteral("inspector"), on); });
    view->addAction(inspector);
    view->addSeparator();
    view->addActions({m_zoomIn, m_zoomOut, m_zoomReset});
    view->addSeparator();
    buildTypefaceMenu(view->addMenu(tr("T&ypeface")));
    buildThemeMenu(view->addMenu(tr("The&me")));

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    addAction(help->addAction(tr("&Keys"), QKeySequence(tr("F1")), this, &MainWindow::showHelp)); // also in F11
    help->addAction(tr("&About Bluepencil"), this, &MainWindow::showAbout);
    updateRecentMenu();
}

void MainWindow::buildThemeMenu(QMenu *menu)
{
    m_themeActions = new QActionGroup(this);
    const QStringList names = readerThemeNames();
    QMenu *more = nullptr;
    for (const QString &name : names) {
        // Ours first; the many that are installed for editors would fill the screen.
        if (!more && !isOwnReaderTheme(name))
            more = menu->addMenu(tr("&More Themes"));
        QAction *action = (more ? more : menu)->addAction(menuSafe(name));
        action->setCheckable(true);
        action->setData(name);
        m_themeActions->addAction(action);
        connect(action, &QAction::triggered, this, [this, name] {
            m_settings.setTheme(name);
            setThemeByName(name);
        });
    }
}

/// The two that are usual for reading, and any other that is installed.
void MainWindow::buildTypefaceMenu(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    const auto show = [this](const QString &family) {
        m_settings.setTypeface(family);
        m_view->setTypeface(family);
    };
    const auto offer = [=, this](const QString &title, const QString &family) {
        QAction *action = menu->addAction(menuSafe(title));
        action->setCheckable(true);
        action->setData(family);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [=] { show(family); });
    };
    offer(tr("Book Serif"), {});
    offer(tr("Plain Sans Serif"), QFontDatabase::systemFont(QFontDatabase::GeneralFont).family());
    QAction *other = menu->addAction(tr("&Other…"));
    other->setCheckable(true);
    group->addAction(other);
    connect(other, &QAction::triggered, this, [=, this] {
        auto *dialog = new TypefaceDialog(m_view->typeface(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &TypefaceDialog::tried, m_view, &ReaderView::setTypeface); // seen at once, in the text
        connect(dialog, &QDialog::accepted, this, [=, this] { show(m_view->typeface()); });
        connect(dialog, &QDialog::rejected, this, [=, this, before = m_view->typeface()] { show(before); });
        dialog->open();
    });
    connect(menu, &QMenu::aboutToShow, this, [=, this] {
        other->setChecked(true); // unless one of the others is it
        for (QAction *action : group->actions())
            if (action != other && action->data().toString() == m_view->typeface())
                action->setChecked(true);
    });
}

void MainWindow::buildToolBar()
{
    m_toolBar = addToolBar(tr("Tools"));
    m_toolBar->setObjectName(QStringLiteral("toolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setIconSize(QSize(18, 18));
    m_toolBar->addAction(m_previousArticle);
    m_toolBar->addAction(m_nextArticle);
    m_toolBar->addAction(m_open);
    m_toolBar->addSeparator();
    m_labelBarEnd = m_toolBar->addSeparator();
    auto *stretch = new QWidget;
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(stretch);
    m_toolBar->addAction(m_unitMenu->menuAction());
    m_unitMenu->menuAction()->setToolTip(tr("What a drag selects: characters, words, sentences or paragraphs"));
    showUnit();
    auto *units = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(m_unitMenu->menuAction()));
    units->setPopupMode(QToolButton::InstantPopup);
    units->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_toolBar->addActions({m_undo, m_redo, m_findAction, m_filterMenu->menuAction(), m_export});
    for (QAction *action :
         {m_previousArticle, m_nextArticle, m_undo, m_redo, m_findAction, m_filterMenu->menuAction()}) {
        auto *button = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(action));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setPopupMode(QToolButton::InstantPopup);
    }
    for (QAction *action : m_toolBar->actions())
        if (QWidget *button = m_toolBar->widgetForAction(action))
            button->setFocusPolicy(Qt::NoFocus); // a click there leaves the caret in the text
    setContextMenuPolicy(Qt::NoContextMenu);
}

/// In a narrow window Open and Export keep their icons and lose their words, before Export loses its place.
void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    constexpr int enoughForWords = 124; // of the font's average letters
    const bool isWide = width() > enoughForWords * fontMetrics().averageCharWidth();
    for (QAction *action : {m_open, m_export})
        if (auto *button = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(action)))
            button->setToolButtonStyle(isWide ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
}

void MainWindow::updateIcons()
{
    const QColor ink = m_theme.text;
    const QList<std::pair<QAction *, QString>> icons{
        {m_previousArticle, QStringLiteral("previous")},
        {m_nextArticle, QStringLiteral("next")},
        {m_open, QStringLiteral("open")},
        {m_undo, QStringLiteral("undo")},
        {m_redo, QStringLiteral("redo")},
        {m_findAction, QStringLiteral("find")},
        {m_filterMenu->menuAction(), QStringLiteral("filter")},
        {m_export, QStringLiteral("export")},
        {m_openClipboard, QStringLiteral("clipboard")},
        {m_note, QStringLiteral("note")},
        {m_delete, QStringLiteral("delete")},
        {m_accept, QStringLiteral("check")},
        {m_reject, QStringLiteral("reject")},
        {m_zoomIn, QStringLiteral("zoom-in")},
        {m_zoomOut, QStringLiteral("zoom-out")},
        {m_zoomReset, QStringLiteral("zoom-reset")},
        {m_showLeft, QStringLiteral("panel-left")},
        {m_showRight, QStringLiteral("panel-right")},
        {m_textOnly, QStringLiteral("text-only")},
    };
    for (const auto &[action, name] : icons)
        action->setIcon(lineIcon(name, ink));
    // The style draws its own in black.
    if (auto *more = m_toolBar->findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button")))
        more->setIcon(lineIcon(QStringLiteral("next"), ink));
}

void MainWindow::rebuildLabels()
{
    const Tagset tagset = m_article ? m_article->tagset() : Tagset::builtIn();
    if (Result<ReaderTheme> theme = loadReaderTheme(m_theme.name); theme)
        m_theme = theme->withTagset(tagset);
    if (m_marks)
        m_marks->styleChanged();
    m_view->setTheme(m_theme);
    m_side->setStyle(m_theme, tagset);
    m_filterMenu->setLabels(tagset);
    m_tagging->setStyle(m_theme, tagset);
    m_libraryHand->setTheme(m_theme);

    for (QAction *action : std::as_const(m_labelActions)) {
        m_tagMenu->removeAction(action);
        m_toolBar->removeAction(action);
        action->deleteLater();
    }
    m_labelActions.clear();
    QAction *firstInMenu = m_tagMenu->actions().value(0);
    constexpr qsizetype mostInBar = 5;   // the everyday ones; all are in the menu and have their keys
    constexpr qsizetype mostInMenu = 25; // the rest is found by typing
    for (const Label &label : tagset.labels()) {
        if (m_labelActions.size() == mostInMenu)
            break;
        const QString name = menuSafe(label.name.left(40));
        auto *action =
            new QAction(markSwatchIcon(m_theme.styles[m_theme.styleIndex(label.id)], MarkState::Own), name, this);
        action->setToolTip(QStringLiteral("<qt>%1</qt>").arg(tr("Tag as %1").arg(label.name).toHtmlEscaped()));
        action->setObjectName(QStringLiteral("label-") + label.id);
        if (!label.key.isEmpty())
            action->setIconText(QStringLiteral("%1  %2").arg(label.key.toUpper(), name)); // what the tool bar shows
        if (!label.key.isEmpty()) {
            action->setShortcut(QKeySequence(label.key.toUpper()));
            action->setShortcutContext(Qt::WidgetShortcut); // shown only; TaggingController hears the key
        }
        connect(action, &QAction::triggered, this, [this, id = label.id] { m_tagging->tagWith(id); });
        m_tagMenu->insertAction(firstInMenu, action);
        if (m_labelActions.size() < mostInBar) {
            m_toolBar->insertAction(m_labelBarEnd, action);
            auto *button = qobject_cast<QToolButton *>(m_toolBar->widgetForAction(action));
            button->setFocusPolicy(Qt::NoFocus);
        }
        m_labelActions.append(action);
    }
    if (tagset.labels().size() > mostInMenu) {
        auto *more = new QAction(tr("More La&bels…"), this);
        more->setObjectName(QStringLiteral("moreLabelsAction"));
        connect(more, &QAction::triggered, m_tagging, &TaggingController::findLabel);
        m_tagMenu->insertAction(firstInMenu, more);
        m_labelActions.append(more);
    }
    updateActions();
}

void MainWindow::updateRecentMenu()
{
    m_recentMenu->clear();
    const QStringList files = m_settings.recentFiles();
    for (const QString &path : files) {
        QAction *action = m_recentMenu->addAction(menuSafe(QFileInfo(path).fileName()));
        // Queued: opening makes this menu anew, and with it goes the action that was clicked.
        connect(
            action, &QAction::triggered, this, [this, path] { openFiles({path}); }, Qt::QueuedConnection);
        action->setToolTip(QStringLiteral("<qt>%1</qt>").arg(path.toHtmlEscaped()));
        action->setStatusTip(path);
    }
    if (files.isEmpty()) {
        m_recentMenu->addAction(tr("No articles opened yet"))->setEnabled(false);
        return;
    }
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(tr("&Clear this List"), this, [this] {
        m_settings.clearRecentFiles();
        updateRecentMenu();
    });
}

void MainWindow::updateActions()
{
    const bool ready = m_article && m_marks && m_article->phase() == OpenArticle::Phase::Ready;
    const MarkRef active = m_tagging->active();
    const bool selection = ready && m_tagging->hasSelection();
    m_export->setEnabled(ready);
    m_exportAs->setEnabled(ready);
    m_print->setEnabled(ready);
    m_savePdf->setEnabled(ready);
    m_undo->setEnabled(ready && (m_article->canUndo() || m_article->isActing()));
    m_redo->setEnabled(ready && m_article->canRedo());
    m_undo->setText(ready && m_article->canUndo() ? tr("&Undo %1").arg(menuSafe(m_article->undoTitle())) : tr("&Undo"));
    m_redo->setText(ready && m_article->canRedo() ? tr("&Redo %1").arg(menuSafe(m_article->redoTitle())) : tr("&Redo"));
    // A tool tip is made from the text unless it has one, and would read words of the article as markup.
    m_undo->setToolTip(tr("Undo (Ctrl+Z)"));
    m_redo->setToolTip(tr("Redo (Ctrl+Shift+Z)"));
    m_copy->setEnabled(ready && !m_view->selection().isEmpty());
    m_selectAll->setEnabled(ready);
    m_findAction->setEnabled(m_marks != nullptr);
    for (QAction *action : {m_findNext, m_findPrevious})
        action->setEnabled(m_marks || m_find->scope() == FindBar::Scope::Library);
    // Those that need a tag of a kind say so when there is none: a key that does nothing would only puzzle.
    for (QAction *action : {m_rename, m_note, m_speaker, m_why, m_join})
        action->setEnabled(ready);
    m_delete->setEnabled(!active.isNull());
    m_addPart->setEnabled(ready && m_tagging->canAddPart());
    m_removePart->setEnabled(ready && m_tagging->canRemovePart());
    m_accept->setEnabled(active.suggestion >= 0);
    m_reject->setEnabled(active.suggestion >= 0);
    m_acceptEntity->setEnabled(active.suggestion >= 0);
    m_rejectEntity->setEnabled(active.suggestion >= 0);
    const bool undecided = ready && m_filter->left() > 0;
    m_next->setEnabled(undecided);
    m_previous->setEnabled(undecided);
    m_newLabel->setEnabled(ready && !m_article->isReadOnly());
    m_editLabels->setEnabled(ready);
    for (QAction *action : std::as_const(m_labelActions))
        action->setEnabled(ready && (selection || !active.isNull()));
}

void MainWindow::setTextOnly(bool on)
{
    for (QWidget *widget :
         {static_cast<QWidget *>(m_toolBar), static_cast<QWidget *>(menuBar()), static_cast<QWidget *>(statusBar())})
        widget->setVisible(!on);
    m_left->setVisible(!on && m_showLeft->isChecked());
    m_side->setVisible(!on && m_showRight->isChecked());
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); // a maximized window stays maximized
}

void MainWindow::showHelp()
{
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Keys"));
    auto *all = new QVBoxLayout(&dialog);
    auto *scroll = new QScrollArea; // longer than a small screen is high
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    auto *list = new QWidget;
    auto *grid = new QGridLayout(list);
    grid->setHorizontalSpacing(24);
    int row = 0;
    const auto heading = [&](const QString &text) {
        auto *label = new QLabel(text);
        QFont bold = label->font();
        bold.setBold(true);
        label->setFont(bold);
        grid->addWidget(label, row++, 0, 1, 2);
    };
    const auto line = [&](const QString &keys, const QString &what) {
        grid->addWidget(new QLabel(keys), row, 0);
        grid->addWidget(new QLabel(what), row++, 1);
    };
    heading(tr("While the text has the focus"));
    line(tr("1 … 8, or a label's own key"),
         tr("tag the selection, relabel the active tag, accept a suggestion as that"));
    line(tr("Q"), tr("the last label again"));
    line(tr("O"), tr("the next of several tags under the caret"));
    line(tr("Tab, Shift+Tab"), tr("next, previous suggestion"));
    line(tr("Enter, Backspace"), tr("accept, reject the suggestion"));
    line(tr("Ctrl+Enter, Ctrl+Backspace"), tr("accept, reject all mentions of this name"));
    line(tr("W"), tr("why it is suggested"));
    line(tr("F4; F8, Shift+F8"), tr("who said the quote; next, previous quote without a speaker"));
    line(tr("Ctrl+Shift+← →, Alt+Shift+← →"), tr("move the end, the start of the active tag by a word"));
    line(tr("Ctrl+J"), tr("join the active tag to another"));
    line(tr("Shift+Enter"), tr("add the selected words to the tag that was active"));
    line(tr("Del"), tr("delete the active tag"));
    line(tr("Ctrl+M"), tr("write a note on it"));
    line(tr("Esc"), tr("leave it"));
    line(tr("Space, Shift+Space"), tr("a page on, a page back"));
    line(tr("Arrows, with Ctrl, Home, End"), tr("letter and line, word and paragraph, ends of line and text"));
    line(tr("Alt+Down, Alt+Up"), tr("next, previous sentence; with Shift all of these select"));
    line(tr("Double, triple, fourfold click"), tr("word or name, sentence, paragraph"));
    heading(tr("Everywhere"));
    line(tr("F6, Shift+F6"), tr("between text and panels"));
    line(tr("F9, F10, F11"), tr("articles; people, places, quotes; only the text"));
    line(tr("F12"), tr("what there is to say of the active tag, and of the article"));
    line(tr("Ctrl+Z, Ctrl+Shift+Z"), tr("undo, redo"));
    line(tr("Ctrl+F, F3, Shift+F3"), tr("find, next, previous"));
    line(tr("Ctrl+Shift+F"), tr("find in all articles, tag or untag all that is found"));
    line(tr("N"), tr("a new label for these words"));
    line(tr("Ctrl+L"), tr("a new label"));
    line(tr("Ctrl+Shift+L"), tr("edit the labels"));
    line(tr("Ctrl+Shift+E"), tr("export"));
    line(tr("Ctrl+P"), tr("print"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    scroll->setWidget(list);
    all->addWidget(scroll);
    all->addWidget(buttons);
    const QSize wanted = list->sizeHint() +
                         QSize(scroll->verticalScrollBar()->sizeHint().width() + 24, buttons->sizeHint().height() + 48);
    dialog.resize(wanted.boundedTo(screen()->availableSize() - QSize(20, 60)));
    dialog.exec();
}

void MainWindow::showAbout()
{
    QMessageBox box(this);
    box.setWindowTitle(tr("About Bluepencil"));
    box.setTextFormat(Qt::PlainText);
    box.setIconPixmap(QApplication::windowIcon().pixmap(64, 64));
    box.setText(tr("Bluepencil %1").arg(QStringLiteral(BLUEPENCIL_VERSION)));
    box.setInformativeText(
        tr("Reads news articles closely: people, places, quotes, and your tags.\n\n"
           "Free software under the GNU General Public License, version 3 or later. "
           "Place names from GeoNames (CC BY 4.0); all sources stand in resources/recognition/README.md."));
    box.exec();
}

} // namespace bluepencil
