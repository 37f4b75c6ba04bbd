// SPDX-License-Identifier: GPL-3.0-or-later
// A long file is shown before it is read: every text told on the way stands at the beginning of the final
// one, however the bytes were cut; and what is read stood in the file at one moment, whoever writes to it.
#include "core/reading/articlereader.h"
#include "core/reading/filesource.h"
#include "core/reading/textbuilder.h"
#include "core/text/utf8.h"

#include <QCryptographicHash>
#include <QFile>
#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace bluepencil;

namespace {

constexpr qsizetype megabyte = 1 << 20;

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(content), content.size());
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// Lines that are all different, so that a mixture of two versions shows.
QByteArray lines(const char *word, qsizetype bytes)
{
    QByteArray text;
    for (int i = 0; text.size() < bytes; ++i)
        text += QByteArray(word) + " line " + QByteArray::number(i) + " said Zo\xc3\xab.\n";
    return text;
}

struct Told {
    QList<Article> texts;
    QList<bool> continues;
    std::function<void(qsizetype)> then; ///< is told how many there are
    ReadingWatch watch()
    {
        return {[this](const Article &text, bool more) {
                    texts.append(text);
                    continues.append(more);
                    if (then)
                        then(texts.size());
                },
                {}};
    }
};

} // namespace

class TestReadingGrowing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void bytesMayBeCutAnywhere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("line ends") << QByteArray("a\r\nb\rc\n\r\r\n\r").repeated(20);
        QTest::newRow("code points") << QByteArray("z\xc3\xa9\xe2\x82\xac\xf0\x9f\x9a\xa2").repeated(20);
        QTest::newRow("broken")
            << QByteArray("a\xe2\x82 b\xff\xf8\x80\x80\x80\x80 c\xc3\r\n\xed\xa0\x80 \xf0\x9f").repeated(9);
        QTest::newRow("NUL") << QByteArray("a\0b\r\0\n", 6).repeated(9);
        QRandomGenerator random(5);
        for (int row = 0; row < 6; ++row) {
            QByteArray bytes;
            const char *pieces[] = {"\r",   "\n",   "\xc3", "\xa9", "\xe2", "\x82",
                                    "\xf0", "\x9f", "x",    "\xff", "\xf4", " "};
            for (int i = 0; i < 400; ++i)
                bytes += pieces[random.bounded(12)];
            QTest::addRow("random %d", row) << bytes;
        }
    }
    void bytesMayBeCutAnywhere()
    {
        QFETCH(QByteArray, bytes);
        const auto decoded = [&](const std::function<qsizetype()> &step) {
            SourceInfo source;
            Utf8Decoder decoder(source, bytes.size());
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype size = std::min(step(), bytes.size() - at);
                const QByteArray before = decoder.text();
                decoder.append(QByteArrayView(bytes).sliced(at, size));
                if (!decoder.text().startsWith(before))
                    return std::tuple(QByteArray("changed what it had told"), std::vector<SourceInfo::Patch>(),
                                      qint32(0));
                at += size;
            }
            decoder.finish();
            return std::tuple(decoder.take(), source.patches, source.replacedBytes);
        };
        const auto whole = decoded([&] { return bytes.size(); });
        QCOMPARE(utf8::validPrefix(std::get<0>(whole)), std::get<0>(whole).size());
        for (qsizetype size = 1; size < 9; ++size)
            QVERIFY(decoded([&] { return size; }) == whole);
        QRandomGenerator random(7);
        for (int i = 0; i < 50; ++i)
            QVERIFY(decoded([&] { return 1 + random.bounded(12); }) == whole);
    }

    void eachTextBeginsTheNext_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("told");
        const QByteArray text = " date 2026-01-05 " + lines("first", 18 * megabyte);
        QTest::newRow("short") << text.first(megabyte / 2) << false;
        QTest::newRow("a megabyte exactly") << text.first(megabyte) << true;
        QTest::newRow("UTF-8") << text << true;
        QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + text << true;
        QTest::newRow("CR LF") << QByteArray(text).replace("\n", "\r\n") << true;
        QTest::newRow("one line") << QByteArray(text).replace("\n", " ") << true;
        QTest::newRow("a code point over the edge") << QByteArray(megabyte - 1, 'a') + "\xe2\x82\xac and so on" << true;
        QTest::newRow("CR LF over the edge") << QByteArray(megabyte - 1, 'a') + "\r\nand so on" << true;
        QTest::newRow("broken late") << text + "\xff\xfe and\xe2\x82" << true;
        const QString words = QString::fromUtf8(text.first(2 * megabyte));
        QStringEncoder little(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
        QTest::newRow("UTF-16") << QByteArray(little.encode(words)) << true;
        QTest::newRow("windows-1252") << QByteArray(text.first(2 * megabyte)).replace("\xc3\xab", "\xeb") << true;
        QTest::newRow("UTF-16, one line") << [&] {
            QStringEncoder big(QStringEncoder::Utf16BE, QStringEncoder::Flag::WriteBom);
            return QByteArray(big.encode(
                QString(words).replace(QLatin1Char('\n'), QChar(0xd83d)).replace(QChar(0xd83d), QStringLiteral("🚢"))));
        }() << true;
    }
    void eachTextBeginsTheNext()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, told);
        const QString path = m_folder.filePath(QStringLiteral("a.txt"));
        put(path, bytes);
        Told seen;
        const Result<Article> article = readArticle(path, {}, seen.watch());
        QVERIFY(article.ok());
        QCOMPARE(seen.texts.isEmpty(), !told);
        for (qsizetype i = 0; i < seen.texts.size(); ++i) {
            QCOMPARE(seen.continues[i], i > 0);
            QVERIFY(article->text().startsWith(seen.texts[i].text()));
            QVERIFY(i == 0 || seen.texts[i].size() > seen.texts[i - 1].size() || seen.texts[i].isCopyOf(*article));
            QCOMPARE(seen.texts[i].header(), article->header());
            QCOMPARE(seen.texts[i].paragraphs().count(), seen.texts[i].text().count('\n') + 1);
        }
        if (told) {
            QVERIFY(seen.texts.size() >= 2);
            QVERIFY2(seen.texts.first().size() <= 2 * megabyte,
                     "the first screen waits for a megabyte of the file at most");
            QVERIFY(seen.texts.first().size() > megabyte / 4);
            QVERIFY(seen.texts.last().isCopyOf(*article));
        }
        // The way it was read shows in nothing.
        const Result<Article> atOnce = readArticle(ReaderInput{bytes, {}, QStringLiteral("a.txt")});
        QVERIFY(atOnce.ok());
        QVERIFY(article->text() == atOnce->text());
        QCOMPARE(article->source().patches, atOnce->source().patches);
        QCOMPARE(article->source().replacedBytes, atOnce->source().replacedBytes);
        QCOMPARE(article->source().encoding, atOnce->source().encoding);
        QCOMPARE(article->fileHash(), sha256(bytes));
        QCOMPARE(article->textHash(), sha256(article->text()));
        QCOMPARE(article->source().stamp, stampOf(path).value());
    }

    void fileHashesOfShortFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("as it is") << QByteArray("Said Ana.\n");
        QTest::newRow("mark") << QByteArray("\xef\xbb\xbfSaid Ana.\n");
        QTest::newRow("CR LF") << QByteArray("Said\r\nAna.\r\n");
        QTest::newRow("CR") << QByteArray("Said\rAna.");
        QTest::newRow("CR at the end") << QByteArray("Said Ana.\r");
        QTest::newRow("cut off") << QByteArray("Said Zo\xc3");
        QTest::newRow("broken") << QByteArray("S\xc3\xb6 said Zo\xc3 here, \xc3\xa9t\xc3\xa9");
        QTest::newRow("windows-1252") << QByteArray("Said Zo\xeb.\n");
    }
    void fileHashesOfShortFiles()
    {
        QFETCH(QByteArray, bytes);
        const QString path = m_folder.filePath(QStringLiteral("hash.txt"));
        put(path, bytes);
        const Result<Article> article = readArticle(path);
        QVERIFY(article.ok());
        QCOMPARE(article->fileHash(), sha256(bytes));
    }

    /// What somebody else does to the file when its first megabyte is read.
    void writtenToWhileRead_data()
    {
        using Act = std::function<void(const QString &)>;
        QTest::addColumn<Act>("act");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<bool>("anew");
        const QByteArray old = lines("old", 3 * megabyte);
        const QByteArray fresh = lines("fresh", 3 * megabyte);
        const auto write = [](const QString &path, QIODevice::OpenMode mode, qint64 at, const QByteArray &bytes) {
            QFile file(path);
            QVERIFY(file.open(mode));
            QVERIFY(mode.testFlag(QIODevice::Append) || file.seek(at));
            QCOMPARE(file.write(bytes), bytes.size());
        };
        QTest::newRow("a log grows") << Act([=](const QString &path) {
            write(path, QIODevice::Append, 0, "one line more\n");
        }) << old << false;
        QTest::newRow("cut off") << Act([=](const QString &path) { QVERIFY(QFile::resize(path, 2 * megabyte)); })
                                 << old.first(2 * megabyte) << true;
        QTest::newRow("cut off to less than was read")
            << Act([=](const QString &path) { QVERIFY(QFile::resize(path, 1000)); }) << old.first(1000) << true;
        QTest::newRow("emptied and written anew")
            << Act([=](const QString &path) { put(path, fresh); }) << fresh << true;
        QTest::newRow("its beginning overwritten")
            << Act([=](const QString &path) { write(path, QIODevice::ReadWrite, 0, fresh.first(100)); })
            << fresh.first(100) + old.sliced(100) << true;
        QTest::newRow("its end overwritten, and more added")
            << Act([=](const QString &path) { write(path, QIODevice::ReadWrite, old.size() - 50, fresh.first(100)); })
            << old.first(old.size() - 50) + fresh.first(50) << false;
        QTest::newRow("another file put in its place") << Act([=](const QString &path) {
            put(path + QStringLiteral(".new"), fresh);
            QVERIFY(QFile::remove(path));
            QVERIFY(QFile::rename(path + QStringLiteral(".new"), path));
        }) << old << false;
        QTest::newRow("removed") << Act([=](const QString &path) { QVERIFY(QFile::remove(path)); }) << old << false;
    }
    void writtenToWhileRead()
    {
        QFETCH(std::function<void(const QString &)>, act);
        QFETCH(QByteArray, expected);
        QFETCH(bool, anew);
        const QString path = m_folder.filePath(QStringLiteral("busy.txt"));
        put(path, lines("old", 3 * megabyte));
        Told seen;
        seen.then = [&](qsizetype count) {
            if (count == 1)
                act(path);
        };
        const Result<Article> article = readArticle(path, {}, seen.watch());
        QVERIFY2(article.ok(), qPrintable(article.ok() ? QString() : article.error().message));
        QVERIFY(article->text() == expected);
        QCOMPARE(seen.continues.mid(1).contains(false), anew && seen.texts.size() > 1 && expected.size() > megabyte);
        if (expected.size() > megabyte)
            QVERIFY(seen.texts.last().isCopyOf(*article));
        QFile::remove(path);
    }

    void alwaysWrittenTo()
    {
        const QString path = m_folder.filePath(QStringLiteral("restless.txt"));
        put(path, lines("old", 2 * megabyte));
        Told seen;
        seen.then = [&](qsizetype count) { put(path, lines(count % 2 ? "one" : "two", 2 * megabyte)); };
        const Result<Article> article = readArticle(path, {}, seen.watch());
        QVERIFY(!article.ok());
        QCOMPARE(article.error().code, ErrorCode::NotReadable);
        QCOMPARE(article.error().where, path);
        QVERIFY(article.error().message.contains(QStringLiteral("writing")));
        QCOMPARE(seen.texts.size(), 3);
    }

    void textThatGoesOnAsSomethingElse()
    {
        const QString path = m_folder.filePath(QStringLiteral("hole.log"));
        put(path, lines("old", 2 * megabyte));
        QVERIFY(QFile::resize(path, 200 * megabyte)); // zeros, as after a log was cut while it was written to
        const Result<Article> article = readArticle(path);
        QVERIFY(!article.ok());
        QCOMPARE(article.error().code, ErrorCode::NotText);
        QCOMPARE(article.error().where, path);
        QVERIFY(QFile::remove(path));
    }

    void cancelledInTheMiddle()
    {
        const QString path = m_folder.filePath(QStringLiteral("cancelled.txt"));
        put(path, lines("old", 3 * megabyte));
        std::stop_source stop;
        Told seen;
        seen.then = [&](qsizetype) { stop.request_stop(); };
        const Result<Article> article = readArticle(path, stop.get_token(), seen.watch());
        QVERIFY(!article.ok());
        QCOMPARE(article.error().code, ErrorCode::Cancelled);
        QCOMPARE(seen.texts.size(), 1);
    }

    void howFarItIs()
    {
        const QString path = m_folder.filePath(QStringLiteral("far.txt"));
        put(path, lines("old", 5 * megabyte));
        QList<double> fractions;
        ReadingWatch watch;
        watch.progress = [&](double fraction) { fractions.append(fraction); };
        QVERIFY(readArticle(path, {}, watch).ok());
        QVERIFY(fractions.size() >= 5);
        QVERIFY(std::is_sorted(fractions.cbegin(), fractions.cend()));
        QVERIFY(fractions.first() > 0 && fractions.first() < 0.3);
        QCOMPARE(fractions.last(), 1.0);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestReadingGrowing)
#include "test_readinggrowing.moc"
