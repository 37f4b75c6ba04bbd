// SPDX-License-Identifier: GPL-3.0-or-later
// The file behind an open article: read while it is shown, written to by others, opened anew.
#include "core/reading/articlereader.h"
#include "core/session/filewatch.h"
#include "core/session/session.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace bluepencil;

namespace {

const QByteArray story = "The harbour council of New Lima voted on Monday.\n\nAna Ruiz did not answer.\n";

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(path));
    QCOMPARE(file.write(content), content.size());
}

/// As most editors save: a new file, put in the place of the old one.
void replaceBy(const QString &path, const QByteArray &content)
{
    put(path + str("~"), content);
    QVERIFY(QFile::remove(path));
    QVERIFY(QFile::rename(path + str("~"), path));
}

Span spanOf(const Article &article, const char *words)
{
    const qsizetype at = article.text().indexOf(words);
    return {static_cast<qint32>(at), static_cast<qint32>(at + static_cast<qsizetype>(qstrlen(words)))};
}

} // namespace

class TestSessionFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(str("pier.txt"));
        put(m_path, story);
    }
    void cleanup() { m_folder.reset(); }

    void tellsOtherWordsOnly()
    {
        const Result<Article> article = readArticle(m_path);
        QVERIFY(article.ok());
        FileWatch watch(*article);
        QSignalSpy changed(&watch, &FileWatch::changed);

        // Saved as it is, touched, removed: no news. A later change tells that each was looked at.
        replaceBy(m_path, story);
        replaceBy(m_path, story + "More.\n");
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(watch.hasChanged());
        // Renaming has not made it deaf, twice.
        replaceBy(m_path, story + "Still more.\n");
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(watch.hasChanged());
        replaceBy(m_path, story);
        QTRY_COMPARE(changed.size(), 3);
        QVERIFY(!watch.hasChanged());
        // Written in place.
        {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::Append));
            file.write("And on.\n");
        }
        QTRY_COMPARE(changed.size(), 4);
        QVERIFY(watch.hasChanged());
        // Gone, and back again.
        QVERIFY(QFile::remove(m_path));
        QTRY_COMPARE(changed.size(), 5);
        QVERIFY(watch.isGone() && !watch.hasChanged());
        put(m_path, story);
        QTRY_COMPARE(changed.size(), 6);
        QVERIFY(!watch.isGone() && !watch.hasChanged());
    }

    void findsOutWhatHappenedBefore()
    {
        const Result<Article> article = readArticle(m_path);
        QVERIFY(article.ok());
        replaceBy(m_path, story + "More.\n");
        FileWatch watch(*article);
        QSignalSpy changed(&watch, &FileWatch::changed);
        QTRY_COMPARE(changed.size(), 1);
    }

    void aLogThatNeverRestsIsTold()
    {
        const Result<Article> article = readArticle(m_path);
        QVERIFY(article.ok());
        FileWatch watch(*article);
        QSignalSpy changed(&watch, &FileWatch::changed);
        QTimer writing;
        connect(&writing, &QTimer::timeout, this, [this] {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::Append));
            file.write("One line more.\n");
        });
        writing.start(40);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 20000);
        QVERIFY(writing.isActive());
    }

    void refusedActsKeepTheOldVersion()
    {
        const QString store = m_folder->filePath(str("library.sqlite"));
        const Result<std::shared_ptr<Library>> library = Library::open(store);
        QVERIFY(library.ok());
        Session session(*library);
        auto old = session.open(ArticleRequest::file(m_path));
        QTRY_COMPARE(old->phase(), OpenArticle::Phase::Ready);
        QVERIFY(old->tag({spanOf(old->article(), "Ana Ruiz")}, str("person")).ok());
        QTRY_VERIFY(old->isSaved());
        QSignalSpy replaced(&session, &Session::replaced);
        QSignalSpy failed(&session, &Session::writeFailed);
        replaceBy(m_path, "A line before.\n" + story);
        QVERIFY(QFile::rename(store, store + str(".away")));
        QVERIFY(old->tag({spanOf(old->article(), "New Lima")}, str("place")).ok());
        session.reopen(old);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(replaced.size(), 0);
        QCOMPARE(session.refused().size(), 1);
        // What was refused can be done again, and then the new version comes.
        QFile::remove(store);
        QVERIFY(QFile::rename(store + str(".away"), store));
        QVERIFY(session.redoRefused().ok());
        QTRY_VERIFY(old->isSaved());
        QVERIFY(session.refused().isEmpty());
        session.reopen(old);
        QTRY_COMPARE(replaced.size(), 1);
        const auto fresh = replaced.first().at(1).value<std::shared_ptr<OpenArticle>>();
        QTRY_COMPARE(fresh->phase(), OpenArticle::Phase::Ready);
        QCOMPARE(fresh->layer().count(), 2);
        QVERIFY(session.flush().ok());
    }

    void aLongTextIsThereBeforeItIsRead()
    {
        put(m_path, story.repeated(300000));
        Session session(nullptr);
        const auto article = session.open(ArticleRequest::file(m_path));
        QList<OpenArticle::Phase> seen;
        connect(article.get(), &OpenArticle::phaseChanged, this, [&](OpenArticle::Phase phase) {
            seen.append(phase);
            if (phase != OpenArticle::Phase::Growing)
                return;
            QVERIFY(article->article().size() > 0 && article->article().size() <= 1 << 20);
            QVERIFY(!article->tag({{0, 3}}, str("person")).ok()); // it waits for the whole text
            article->stop();
        });
        QTRY_COMPARE(article->phase(), OpenArticle::Phase::Failed);
        QCOMPARE(article->error().code, ErrorCode::Cancelled);
        QCOMPARE(seen, (QList{OpenArticle::Phase::Growing, OpenArticle::Phase::Failed}));

        const auto again = session.open(ArticleRequest::file(m_path));
        QVERIFY(again != article);
        QList<OpenArticle::Phase> order;
        connect(again.get(), &OpenArticle::phaseChanged, this, [&](OpenArticle::Phase phase) { order.append(phase); });
        QList<Article> texts;
        connect(again.get(), &OpenArticle::textGrew, this, [&](bool continues) {
            QVERIFY(continues);
            texts.append(again->article());
        });
        QTRY_COMPARE_WITH_TIMEOUT(again->phase(), OpenArticle::Phase::Ready, 60000);
        QCOMPARE(order, (QList{OpenArticle::Phase::Growing, OpenArticle::Phase::Matching, OpenArticle::Phase::Ready}));
        QVERIFY(!texts.isEmpty());
        QVERIFY(texts.last().isCopyOf(again->article()));
        for (qsizetype i = 1; i < texts.size(); ++i)
            QVERIFY(texts[i].text().startsWith(texts[i - 1].text()));
        again->stop(); // recognizing 22 MB is no part of this
        QTRY_VERIFY_WITH_TIMEOUT(!again->isRecognizing(), 60000);
        QVERIFY(!again->recognitionError().isEmpty());
    }

    void theNewVersionTakesTheTagsAlong()
    {
        const Result<std::shared_ptr<Library>> library = Library::open(m_folder->filePath(str("library.sqlite")));
        QVERIFY(library.ok());
        {
            Session session(*library);
            auto old = session.open(ArticleRequest::file(m_path));
            QTRY_COMPARE(old->phase(), OpenArticle::Phase::Ready);
            QSignalSpy changed(old.get(), &OpenArticle::fileChanged);
            QVERIFY(old->tag({spanOf(old->article(), "Ana Ruiz")}, str("person")).ok());
            replaceBy(m_path, "A line before.\n" + story);
            QTRY_COMPARE(changed.size(), 1);
            QVERIFY(old->fileHasChanged());

            // An act on its way to the store comes first; the old one takes none after that.
            QVERIFY(old->tag({spanOf(old->article(), "New Lima")}, str("place")).ok());
            QVERIFY(!old->isSaved());
            std::shared_ptr<OpenArticle> fresh;
            connect(&session, &Session::replaced, this,
                    [&](OpenArticle *gone, const std::shared_ptr<OpenArticle> &came) {
                        QCOMPARE(gone, old.get());
                        fresh = came;
                    });
            session.reopen(old);
            const Result<QUuid> late = old->tag({{0, 3}}, str("person"));
            QVERIFY(!late.ok());
            QCOMPARE(late.error().code, ErrorCode::Stale);
            QTRY_VERIFY(fresh);
            QTRY_COMPARE(fresh->phase(), OpenArticle::Phase::Ready);
            QCOMPARE(fresh->layer().count(), 2);
            for (const Annotation &annotation : fresh->layer().annotations()) {
                const QString words = fresh->article().string(annotation.parts.first());
                QCOMPARE(words, annotation.label == str("person") ? str("Ana Ruiz") : str("New Lima"));
            }
            QCOMPARE(session.open(ArticleRequest::file(m_path)), fresh);
            QVERIFY(!fresh->fileHasChanged());
            QVERIFY(session.flush().ok());
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestSessionFile)
#include "test_session_file.moc"
