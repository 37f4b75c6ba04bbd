// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/annotatedarticle.h"
#include "core/session/session.h"

#include "tests/support/randomrecords.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// An article, a library and words for what stands in them, for tests of the open article.
namespace sessionfixture {

using namespace bluepencil;
using namespace testsupport;

using Opened = std::shared_ptr<OpenArticle>;

inline const QByteArray story =
    " date 2026-01-05 The harbour council of New Lima voted on Monday.\n"
    "\n"
    "“The pier is not safe,” said Ana Ruiz, the harbour minister. “We will close it.”\n"
    "\n"
    "Ivo Brandt of the Harbour Wire called the vote a surprise. Ana Ruiz did not answer him.\n";

inline QString str(const char *text)
{
    return QString::fromUtf8(text);
}

inline void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(path));
    QCOMPARE(file.write(content), content.size());
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// A folder with an article and, once it is opened, a library.
struct World {
    QTemporaryDir folder;
    QString article = folder.filePath(str("pier.txt"));
    QString store = folder.filePath(str("library.sqlite"));

    explicit World(const QByteArray &text = story) { put(article, text); }
    World(const World &) = delete;
    World &operator=(const World &) = delete;
    /// What is still on its way to a library must arrive before the folder goes.
    ~World()
    {
        for (const auto &library : m_libraries)
            if (!QTest::qWaitFor([&library] { return library.expired(); }))
                qWarning("A library is held for ever");
    }

    std::shared_ptr<Library> library() const
    {
        const Result<std::shared_ptr<Library>> opened = Library::open(store);
        if (!opened)
            return nullptr;
        m_libraries.push_back(*opened);
        return *opened;
    }
    /// As after a fresh start of the program: a library of its own.
    Opened open(bool recognize = false) const { return openIn(library(), recognize); }
    Opened openIn(const std::shared_ptr<Library> &in, bool recognize = false) const
    {
        const Result<Opened> opened = OpenArticle::openBlocking(ArticleRequest::file(article), in, recognize);
        return opened ? *opened : nullptr;
    }

private:
    mutable std::vector<std::weak_ptr<Library>> m_libraries;
};

inline Span spanOf(const Article &article, const char *words, int nth = 1)
{
    qsizetype at = -1;
    for (int i = 0; i < nth; ++i)
        at = article.text().indexOf(words, at + 1);
    return {static_cast<qint32>(at), static_cast<qint32>(at + static_cast<qsizetype>(qstrlen(words)))};
}

/// What is tagged, a line a tag: "person “Ana Ruiz” (a note)"; the lost ones in brackets.
inline QStringList printed(const OpenArticle &open)
{
    QStringList lines;
    for (const Annotation &annotation : open.layer().annotations()) {
        QStringList words;
        for (const Span part : annotation.parts)
            words.append(open.article().string(part));
        for (const Anchor &anchor : annotation.lost)
            words.append(str("[%1]").arg(QString::fromUtf8(anchor.exact)));
        QString line = annotation.label + str(" “") + words.join(str(" … ")) + str("”");
        if (!annotation.note.isEmpty())
            line += str(" (%1)").arg(annotation.note);
        for (const Relation &relation : open.layer().relationsFrom(annotation.id))
            line +=
                str(", its %1 %2").arg(relation.label, open.article().string(open.layer().find(relation.to)->hull()));
        lines.append(line);
    }
    return lines;
}

/// What is suggested and undecided, the same way.
inline QStringList suggested(const OpenArticle &open)
{
    QStringList lines;
    for (int i = 0; i < open.suggestions().count(); ++i)
        if (open.suggestions().isUndecided(i)) {
            const Suggestion suggestion = open.suggestions().at(i);
            lines.append(suggestion.label + str(" ") + open.article().string(suggestion.hull()));
        }
    return lines;
}

inline QStringList printed(const AnnotatedArticle &annotated)
{
    QStringList lines;
    for (const ExportedAnnotation &out : annotated.annotations)
        lines.append(toString(out.status) + str(" ") + out.annotation.label + str(" ") +
                     annotated.article.string(out.annotation.hull()));
    return lines;
}

/// Without the characters that no library keeps (they become U+FFFD) or keeps at the beginning.
inline QString keepable(QString text)
{
    for (const char16_t c : {u'\0', u'\ufeff', u'\ufffe', u'\uffff'})
        text.remove(QChar(c));
    return text;
}

inline void verifySentence(const QString &message)
{
    QVERIFY(message.size() > 10);
    QVERIFY2(message.front().isUpper() && !message.endsWith(QLatin1Char('.')), qPrintable(message));
}

template <typename T> std::optional<ErrorCode> refusal(const Result<T> &result)
{
    if (!result)
        verifySentence(result.error().message);
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace sessionfixture

#define KEPT(result)                                                                                                   \
    do {                                                                                                               \
        const auto &kept = (result);                                                                                   \
        QVERIFY2(kept.ok(), kept.ok() ? "" : qPrintable(kept.error().message));                                        \
    } while (false)
