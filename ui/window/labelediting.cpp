// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tagseteditor.h"
#include "ui/window/mainwindow.h"

namespace bluepencil {

void MainWindow::editLabels()
{
    if (!m_article || m_article->phase() != OpenArticle::Phase::Ready)
        return;
    auto *editor = new TagsetEditor(m_article, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->open();
}

} // namespace bluepencil
