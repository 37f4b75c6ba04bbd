// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/articleaccess.h"

namespace bluepencil::cli {

namespace {

QByteArray oneCell(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t");
}

} // namespace

std::shared_ptr<Library> openLibrary(const Invocation &invocation)
{
    Result<std::shared_ptr<Library>> library = Library::open(invocation.store);
    if (library)
        return *library;
    invocation.console.fail(invocation.store, library.error().message);
    return nullptr;
}

std::shared_ptr<OpenArticle> openArticle(const QString &path, const std::shared_ptr<Library> &library, bool recognize,
                                         Console &console)
{
    Result<std::shared_ptr<OpenArticle>> open =
        OpenArticle::openBlocking(ArticleRequest::file(path), library, recognize);
    if (!open) {
        console.fail(path, open.error().message);
        return nullptr;
    }
    if (!(*open)->notice().isEmpty())
        console.note(path, (*open)->notice());
    return *open;
}

AnnotationLines::AnnotationLines(const AnnotatedArticle &article)
    : m_article(article)
    , m_offsets(article.article)
{
}

QByteArray AnnotationLines::line(const ExportedAnnotation &exported) const
{
    const Annotation &annotation = exported.annotation;
    QByteArrayList places;
    QByteArrayList words;
    for (const Span &part : annotation.parts) {
        places.append(QByteArray::number(m_offsets.codePointFromByte(part.start)) + ':' +
                      QByteArray::number(m_offsets.codePointFromByte(part.end)));
        words.append(m_article.article.bytes(part).toByteArray());
    }
    for (const Anchor &anchor : annotation.lost)
        if (annotation.isLost())
            words.append(anchor.exact);
    return QByteArrayList{places.isEmpty() ? QByteArray("-") : places.join(','),
                          oneCell(m_article.tagset.nameOf(annotation.label).toUtf8()), oneCell(words.join(" … ")),
                          oneCell(annotation.note.toUtf8()), annotation.id.toByteArray(QUuid::WithoutBraces)}
               .join('\t') +
           '\n';
}

} // namespace bluepencil::cli
