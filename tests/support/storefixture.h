// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/library.h"

#include <QCryptographicHash>
#include <QFuture>
#include <QJsonArray>
#include <QString>
#include <QTimeZone>

/// Articles, acts and answers for tests of the store.
namespace storefixture {

using namespace bluepencil;

inline QString str(const char *text)
{
    return QString::fromUtf8(text);
}

/// Waits for an answer of the store.
template <typename T> Result<T> wait(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.result();
}

inline QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// A text as it is opened from a path; the file's bytes differ from the text by `fileSuffix`.
inline ArticleVersion versionOf(const QByteArray &text, const QString &path, const QByteArray &fileSuffix = "\r")
{
    ArticleVersion version;
    version.path = path;
    version.text = text;
    version.textHash = sha256(text);
    version.fileHash = path.isEmpty() ? QByteArray() : sha256(text + fileSuffix);
    version.idName = path.section(QLatin1Char('/'), -1);
    version.title = str("Title of ") + version.idName;
    version.published = QDate(2025, 8, 6);
    return version;
}

inline QDateTime someTime(int step = 0)
{
    return QDateTime(QDate(2025, 8, 6), QTime(10, 20, 30, 456), QTimeZone::utc()).addMSecs(step);
}

inline Annotation annotation(Span part, const QString &label = str("person"))
{
    Annotation made;
    made.id = QUuid::createUuid();
    made.parts = {part};
    made.label = label;
    made.author = str("ana");
    made.time = someTime();
    return made;
}

/// One with something in every field.
inline Annotation fullAnnotation()
{
    Annotation made = annotation({0, 3}, str("quote"));
    made.parts = {{0, 3}, {5, 8}};
    made.entity = str("e3");
    made.note = str("“curly”, emoji 😀, two\nlines");
    made.origin = Origin::Suggestion;
    made.attributes = {{str("sure"), 0.5}, {str("n"), 7}, {str("yes"), true}, {str("list"), QJsonArray{1, str("ä")}}};
    made.lost = {{{9, 12}, "exact ä", "before ", " after"}, {{1, 2}, "x", "", ""}};
    return made;
}

inline Change change(const QUuid &article, const QList<Edit> &edits, const QString &title = str("Tag"))
{
    Change made;
    made.edits = edits;
    made.title = title;
    made.article = article;
    made.author = str("ana");
    made.time = someTime();
    return made;
}

} // namespace storefixture
