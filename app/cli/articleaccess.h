// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"
#include "core/session/openarticle.h"
#include "core/text/offsetmap.h"

#include <memory>

namespace bluepencil::cli {

/// The library of this run, or null after telling why not.
std::shared_ptr<Library> openLibrary(const Invocation &invocation);

/// Opens an article by its file's path over the library, waits until it is ready, tells what there is to
/// tell about it; null after telling why it can't be opened.
std::shared_ptr<OpenArticle> openArticle(const QString &path, const std::shared_ptr<Library> &library, bool recognize,
                                         Console &console);

/// Prints annotations of one article as `list` and `tag` do, a line each: places (S:E in code points, as --span
/// takes them, several joined by commas, or "-"), label, words, note, id; separated by tabs; line ends, tabs
/// and backslashes inside as \n, \t, \\. Refers to the article, which must outlive it.
class AnnotationLines
{
public:
    explicit AnnotationLines(const AnnotatedArticle &article);
    QByteArray line(const ExportedAnnotation &exported) const;

private:
    const AnnotatedArticle &m_article;
    OffsetMap m_offsets;
};

} // namespace bluepencil::cli
