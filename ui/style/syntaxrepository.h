// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace KSyntaxHighlighting {
class Definition;
class Repository;
} // namespace KSyntaxHighlighting

namespace bluepencil {

/// The program's one repository of definitions and themes, with our data folders on its search path;
/// loaded at the first call. GUI thread.
KSyntaxHighlighting::Repository &syntaxRepository();

/// Our definition "News Article" (resources/syntax/news-article.xml); invalid where our data is missing.
KSyntaxHighlighting::Definition newsArticleDefinition();

} // namespace bluepencil
