// SPDX-License-Identifier: GPL-3.0-or-later
// The ways into the main window: files, the dialog, the clipboard, drag and drop.
#include "core/reading/articlereader.h"
#include "ui/window/mainwindow.h"
#include "ui/window/noticebar.h"
#include "ui/window/shelf.h"

#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>

namespace bluepencil {

void MainWindow::openFiles(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths)
        files.append(QFileInfo(path).absoluteFilePath());
    m_shelf->add(files);
    if (files.size() > 1)
        m_showLeft->setChecked(true);
    if (!files.isEmpty())
        open(ArticleRequest::file(files.first()));
}

void MainWindow::openByDialog()
{
    QStringList suffixes;
    QStringList filters;
    for (const ArticleReader &reader : articleReaders()) {
        QStringList patterns;
        for (const QString &suffix : reader.suffixes)
            patterns.append(QStringLiteral("*.") + suffix);
        suffixes += patterns;
        filters.append(QStringLiteral("%1 (%2)").arg(QCoreApplication::translate("Core", reader.title),
                                                     patterns.join(QLatin1Char(' '))));
    }
    filters.prepend(tr("Articles (%1)").arg(suffixes.join(QLatin1Char(' '))));
    filters.append(tr("All files (*)"));
    const QString folder = !m_shelf->files().isEmpty()          ? QFileInfo(m_shelf->files().last()).path()
                           : m_settings.recentFiles().isEmpty() ? QDir::homePath()
                                                                : QFileInfo(m_settings.recentFiles().first()).path();
    const QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Open articles"), folder, filters.join(QStringLiteral(";;")));
    if (!paths.isEmpty())
        openFiles(paths);
}

void MainWindow::openClipboard()
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    if (mime && (mime->hasUrls() || mime->hasText()))
        openDropped(mime);
    else
        m_notice->say(tr("There is no text on the clipboard; copy an article first"), NoticeBar::Tone::Problem);
}

void MainWindow::openDropped(const QMimeData *mime)
{
    QStringList paths;
    QStringList remote;
    for (const QUrl &url : mime->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
        else
            remote.append(url.toString());
    }
    if (!paths.isEmpty()) {
        openFiles(paths);
    } else if (!remote.isEmpty()) {
        m_notice->say(
            tr("Bluepencil never goes to the network; save the page as a file, or copy its text and paste it"),
            NoticeBar::Tone::Problem);
    } else if (const QString text = mime->text(); !text.trimmed().isEmpty()) {
        open(ArticleRequest::pasted(text.toUtf8(), tr("Pasted text of %1")
                                                       .arg(QLocale().toString(QDateTime::currentDateTime(),
                                                                               QStringLiteral("d MMM yyyy HH.mm")))));
    } else {
        m_notice->say(tr("There is no text in it; copy an article first"), NoticeBar::Tone::Problem);
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    // Words dragged out of the page and let go beside it are no new article.
    if (!event->source() && (event->mimeData()->hasUrls() || event->mimeData()->hasText()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openDropped(event->mimeData());
    event->acceptProposedAction();
}

} // namespace bluepencil
