// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/syntaxrepository.h"

#include "core/base/locations.h"

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Repository>

#include <QDir>

namespace bluepencil {

KSyntaxHighlighting::Repository &syntaxRepository()
{
    static KSyntaxHighlighting::Repository repository;
    static const bool extended = [] {
        // Each path added makes the repository read everything again, so only folders that hold something.
        for (const QString &folder : dataFolders())
            if (QDir(folder + QLatin1String("/syntax")).exists() || QDir(folder + QLatin1String("/themes")).exists())
                repository.addCustomSearchPath(folder);
        return true;
    }();
    Q_UNUSED(extended)
    return repository;
}

KSyntaxHighlighting::Definition newsArticleDefinition()
{
    return syntaxRepository().definitionForName(QStringLiteral("News Article"));
}

} // namespace bluepencil
