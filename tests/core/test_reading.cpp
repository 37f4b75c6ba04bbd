// SPDX-License-Identifier: GPL-3.0-or-later
// Files become articles: every encoding, every header form, and everything that is no article told as what
// it is. The header forms are files in tests/data/reading, each beside what is recognized in it (.header);
// BLUEPENCIL_RENEW_GOLDENS=1 writes those anew, to be reviewed.
#include "core/reading/articlereader.h"
#include "core/reading/decode.h"
#include "core/reading/header.h"
#include "core/text/offsetmap.h"
#include "core/text/utf8.h"

#include "tests/support/childprocess.h"
#include "tests/support/guardedtext.h"
#include "tests/support/randomtext.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

using namespace bluepencil;
using namespace testsupport;

Q_DECLARE_METATYPE(std::function<QString(const QString &)>)

namespace {

QString dataFolder()
{
    return QStringLiteral(BLUEPENCIL_TEST_DATA "/reading");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(content), content.size());
}

ReaderInput inputOf(const QByteArray &bytes)
{
    return {bytes, {}, QStringLiteral("test.txt")};
}

/// One plain sentence: what went wrong; what to do. The place is told apart from it.
void verifySentence(const Error &error)
{
    QVERIFY(error.message.size() > 10);
    QVERIFY2(error.message.front().isUpper(), qPrintable(error.message));
    QVERIFY2(!error.message.endsWith(QLatin1Char('.')), qPrintable(error.message));
    QVERIFY2(error.where.isEmpty() || !error.message.contains(error.where), qPrintable(error.message));
}

/// What is recognized in an article's first lines, with the words its spans lie on.
QString printed(const Article &article)
{
    const ArticleHeader &header = article.header();
    QString out;
    const auto line = [&](const char *name, const QString &value) {
        out += QString::fromLatin1(name) + QLatin1Char(':') + (value.isEmpty() ? value : QLatin1Char(' ') + value) +
               QLatin1Char('\n');
    };
    const auto spanned = [&](const char *name, const QString &value, Span span) {
        line(name, value);
        if (article.string(span) != value)
            line("  its span", article.string(span));
    };
    spanned("title", header.title, header.titleSpan);
    spanned("byline", header.byline, header.bylineSpan);
    spanned("dateline", header.dateline, header.datelineSpan);
    spanned("published", header.published.toString(Qt::ISODate), header.publishedSpan);
    if (header.sourceSpan.isEmpty())
        line("source", header.source);
    else
        spanned("source", header.source, header.sourceSpan);
    line("language", header.language);
    line("story", article.string({header.span.end, article.size()}).simplified().left(30));
    return out;
}

/// "C3 A9" as bytes.
QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

QByteArray encoded(const QString &text, const char *encoding)
{
    QStringEncoder encoder(encoding);
    return encoder.encode(text);
}

QByteArray utf16(const QString &text, bool littleEndian, bool mark)
{
    QByteArray bytes;
    const auto add = [&](char16_t unit) {
        const auto low = static_cast<char>(unit & 0xff);
        const auto high = static_cast<char>(unit >> 8);
        bytes.append(littleEndian ? low : high);
        bytes.append(littleEndian ? high : low);
    };
    if (mark)
        add(0xfeff);
    for (const QChar c : text)
        add(c.unicode());
    return bytes;
}

const QString &russian()
{
    static const QString text = QStringLiteral(
        "Совет порта закрыл старый причал в понедельник. «Это решение давно было нужно», — сказала Анна Руис, глава "
        "совета. Корабли уйдут в новую гавань до конца месяца, и рыбаки с этим согласны.\n");
    return text;
}

const QString &japanese()
{
    static const QString text =
        QStringLiteral("港の評議会は月曜日に古い桟橋を閉鎖すると決めました。「安全ではありません」と議長は言いました。"
                       "船は月末までに新しい港へ移ります。漁師たちもこれに同意しています。\n");
    return text;
}

const QString &french()
{
    static const QString text = QStringLiteral(
        "Le conseil du port a décidé lundi de fermer la vieille jetée. Ce n’est pas sûr, a déclaré la présidente. "
        "Les bateaux iront à la nouvelle rade avant la fin du mois, même l’hiver.\n");
    return text;
}

} // namespace

class TestReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void headers_data();
    void headers();
    void headersInEveryEncoding_data();
    void headersInEveryEncoding();
    void headerOfHardText_data();
    void headerOfHardText();

    void decodes_data();
    void decodes();
    void legacyEncodings_data();
    void legacyEncodings();
    void decidesOnTheFirstMegabyte();
    void filePlaces_data();
    void filePlaces();
    void noText_data();
    void noText();
    void nothingInIt_data();
    void nothingInIt();

    void badFiles_data();
    void badFiles();
    void unreadable_data();
    void unreadable();
    void aGoodFile();
    void tenMegabytesOnOneLine();
    void cancelled();
    void fromText_data();
    void fromText();
    void readersAreATable();

private:
    QTemporaryDir m_folder;
};

void TestReading::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QVERIFY(m_folder.isValid());
}

void TestReading::headers_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : QDir(dataFolder()).entryList({QStringLiteral("*.txt"), QStringLiteral("*.md")}))
        QTest::newRow(qPrintable(name)) << name;
}

void TestReading::headers()
{
    QFETCH(QString, name);
    const Result<Article> article = readArticle(dataFolder() + QLatin1Char('/') + name);
    QVERIFY2(article.ok(), article ? "" : qPrintable(article.error().message));
    QCOMPARE(article->id(), name);
    const QString golden = dataFolder() + QLatin1Char('/') + name + QStringLiteral(".header");
    if (qEnvironmentVariableIsSet("BLUEPENCIL_RENEW_GOLDENS"))
        put(golden, printed(*article).toUtf8());
    QCOMPARE(printed(*article), QString::fromUtf8(contentOf(golden)));
    for (const Span span : {article->header().span, article->header().titleSpan, article->header().bylineSpan,
                            article->header().datelineSpan, article->header().publishedSpan})
        QVERIFY(article->isValid(span));
}

void TestReading::headersInEveryEncoding_data()
{
    headers_data();
}

void TestReading::headersInEveryEncoding()
{
    QFETCH(QString, name);
    const QByteArray bytes = contentOf(dataFolder() + QLatin1Char('/') + name);
    const QString text = QString::fromUtf8(bytes);
    QString crlf = text;
    crlf.replace(QLatin1Char('\n'), QStringLiteral("\r\n"));
    QString cr = text;
    cr.replace(QLatin1Char('\n'), QLatin1Char('\r'));
    const Result<Article> plain = readArticle(ReaderInput{bytes, {}, name});
    QVERIFY(plain.ok());
    for (const QByteArray &other :
         {QByteArray("\xef\xbb\xbf") + bytes, QByteArray("\xef\xbb\xbf") + crlf.toUtf8(), crlf.toUtf8(), cr.toUtf8(),
          utf16(crlf, true, true), utf16(text, false, true), utf16(text, true, false), utf16(cr, false, false)}) {
        const Result<Article> article = readArticle(ReaderInput{other, {}, name});
        QVERIFY(article.ok());
        QCOMPARE(article->text(), plain->text());
        QCOMPARE(article->header(), plain->header());
    }
}

void TestReading::headerOfHardText_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray megabyte(1 << 20, ' ');
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one line end") << QByteArray("\n");
    QTest::newRow("a capital and a megabyte of blanks") << "A" + megabyte;
    QTest::newRow("capitals and blanks") << QByteArray("A ").repeated(1 << 18);
    QTest::newRow("capitals and commas") << QByteArray("A, ").repeated(1 << 18);
    QTest::newRow("brackets") << QByteArray("LIMA (").repeated(1 << 16);
    QTest::newRow("keys without end") << QByteArray("Title: x\n").repeated(1 << 16);
    QTest::newRow("one key as long as can be") << "Title: " + QByteArray(1 << 20, 'x') + "\n\nText";
    QTest::newRow("by and by") << "Headline\nBy A" + megabyte;
    QTest::newRow("blanks up to a letter") << "Headline\nA" + megabyte.first(16000) + "x\n\nText";
    QTest::newRow("dates and dates") << "Headline\n" + QByteArray("18 January 2026 ").repeated(1 << 12);
    QTest::newRow("a date on every line") << QByteArray("Headline\n18 January 2026\n").repeated(1 << 12);
    QTest::newRow("capitals on every line") << QByteArray("Ana Ruiz and Jo Park, Editor\n").repeated(1 << 12);
    QTest::newRow("wide characters over the edge of what is looked at")
        << QByteArray("Title: ") + QByteArray("\xf0\x9f\x9a\xa2").repeated(1 << 14) + "\n\n";
    QTest::newRow("U+FEFF first") << QByteArray("\xef\xbb\xbf"
                                                "date 2026-01-05 Words");
}

void TestReading::headerOfHardText()
{
    QFETCH(QByteArray, text);
    const ArticleHeader header = recognizeHeader(text);
    // Only the beginning is looked at, however long the text is.
    GuardedText guarded(text);
    guarded.allowOnly(0, 20000);
    QCOMPARE(recognizeHeader(guarded.text()), header);
    ArticleParts parts;
    parts.text = text;
    const Article article(parts);
    for (const Span span :
         {header.span, header.titleSpan, header.bylineSpan, header.datelineSpan, header.publishedSpan})
        QVERIFY(article.isValid(span));
    QCOMPARE(article.string(header.titleSpan).simplified(), header.title.simplified());
}

void TestReading::decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<int>("replaced");
    const QString utf8 = QStringLiteral("UTF-8");
    const QString le = QStringLiteral("UTF-16LE");
    const QString be = QStringLiteral("UTF-16BE");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &text, const QString &encoding,
                        int replaced = 0) { QTest::newRow(name) << bytes << text << encoding << replaced; };
    row("ASCII", "Said Ana.\n", QStringLiteral("Said Ana.\n"), utf8);
    row("UTF-8", "\xe2\x80\x9cYes,\xe2\x80\x9d said Zo\xc3\xab", QStringLiteral("“Yes,” said Zoë"), utf8);
    row("UTF-8 with mark", "\xef\xbb\xbfSaid Ana", QStringLiteral("Said Ana"), utf8);
    row("two marks: the second is text", "\xef\xbb\xbf\xef\xbb\xbfSaid", QStringLiteral("\uFEFFSaid"), utf8);
    row("CR LF", "a\r\nb\r\n\r\n", QStringLiteral("a\nb\n\n"), utf8);
    row("lone CR", "a\rb\r", QStringLiteral("a\nb\n"), utf8);
    row("all three", "a\r\r\nb\n\rc", QStringLiteral("a\n\nb\n\nc"), utf8);
    row("other separators stay",
        "a\xe2\x80\xa8"
        "b\xc2\x85"
        "c\vd\f",
        QStringLiteral("a\u2028b\u0085c\vd\f"), utf8);
    row("one NUL", QByteArray("The harbour council voted to close the old pier\0 on Monday.", 59),
        QStringLiteral("The harbour council voted to close the old pier\uFFFD on Monday."), utf8, 1);
    row("a broken place in UTF-8", "Zo\xc3\xab \xe2\x80\x9cyes\xe2\x80\x9d \xff\xfe no",
        QStringLiteral("Zoë “yes” \uFFFD\uFFFD no"), utf8, 2);
    row("cut code point at the end", "Zo\xc3\xab \xe2\x80\x9cyes\xe2\x80", QStringLiteral("Zoë “yes\uFFFD"), utf8, 2);
    row("a surrogate in UTF-8", "Zo\xc3\xab \xe2\x80\x9cyes\xed\xa0\xbd.", QStringLiteral("Zoë “yes\uFFFD."), utf8, 3);
    row("over-long", "Zo\xc3\xab \xe2\x80\x9cyes\xc0\xaf.", QStringLiteral("Zoë “yes\uFFFD."), utf8, 2);
    row("non-characters are text", "x\xef\xb7\x90\xef\xbf\xbe", QStringLiteral("x\uFDD0\uFFFE"), utf8);
    const QString ships = QStringLiteral("“Ships” 🚢 wait\r\nin Zoë’s harbour, said Ana Ruiz.\r\n");
    const QString shipsRead = QStringLiteral("“Ships” 🚢 wait\nin Zoë’s harbour, said Ana Ruiz.\n");
    row("UTF-16, low byte first", utf16(ships, true, true), shipsRead, le);
    row("UTF-16, high byte first", utf16(ships, false, true), shipsRead, be);
    row("UTF-16 without mark, low byte first", utf16(ships, true, false), shipsRead, le);
    row("UTF-16 without mark, high byte first", utf16(ships, false, false), shipsRead, be);
    row("UTF-16 with an odd byte at the end", utf16(ships, true, true) + 'x', shipsRead + QChar(0xfffd), le, 1);
    row("UTF-16 with a lone surrogate", utf16(ships.repeated(3) + QChar(0xd83d), true, true),
        shipsRead.repeated(3) + QChar(0xfffd), le, 2);
    row("UTF-16 in Japanese", utf16(japanese(), true, true), japanese(), le);
    row("Japanese blanks in UTF-8",
        "\xe3\x80\x80\xe3\x80\x80\xe3\x80\x80\xe3\x80\x80\xe3\x80\x80"
        "a",
        QStringLiteral("\u3000\u3000\u3000\u3000\u3000a"), utf8);
}

void TestReading::decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(QString, encoding);
    QFETCH(int, replaced);
    const Result<Article> article = readArticle(inputOf(bytes));
    QVERIFY2(article.ok(), article ? "" : qPrintable(article.error().message));
    QCOMPARE(article->string({0, article->size()}), text);
    QCOMPARE(article->source().encoding, encoding);
    QCOMPARE(article->source().replacedBytes, replaced);
}

void TestReading::legacyEncodings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<bool>("placesKnown");
    QTest::newRow("windows-1252") << french() + QStringLiteral("“Oui”, 5 €\n") << QByteArray("windows-1252") << true;
    QTest::newRow("Latin-1") << QString(french()).replace(QChar(0x2019), QLatin1Char('\'')) << QByteArray("ISO-8859-1")
                             << true;
    QTest::newRow("Latin-1, one accent in much English")
        << QStringLiteral("The harbour council voted to close the old pier. ").repeated(5) +
               QStringLiteral("Zoë left.\n")
        << QByteArray("ISO-8859-1") << true;
    QTest::newRow("windows-1252, curly quotes in English")
        << QStringLiteral("“The pier is closed,” said Ana Ruiz. “It’s not safe – we’ll move.”\n")
        << QByteArray("windows-1252") << true;
    QTest::newRow("KOI8-R")
        << QString(russian()).remove(QChar(0xab)).remove(QChar(0xbb)).replace(QChar(0x2014), QLatin1Char('-'))
        << QByteArray("KOI8-R") << true;
    QTest::newRow("windows-1251") << russian() << QByteArray("windows-1251") << true;
    QTest::newRow("Shift-JIS") << japanese() << QByteArray("Shift_JIS") << false;
    QTest::newRow("EUC-JP") << japanese() << QByteArray("EUC-JP") << false;
    QTest::newRow("GB18030") << QStringLiteral(
                                    "港口委员会星期一决定关闭旧码头。主席说：“它不安全。”渔民们也同意这个决定。\n")
                             << QByteArray("GB18030") << false;
}

void TestReading::legacyEncodings()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, encoding);
    QFETCH(bool, placesKnown);
    QString readText = text;
    const QByteArray bytes = encoded(text.replace(QLatin1Char('\n'), QStringLiteral("\r\n")), encoding.constData());
    QVERIFY(!bytes.isEmpty());
    const Result<Article> article = readArticle(inputOf(bytes));
    QVERIFY2(article.ok(), article ? "" : qPrintable(article.error().message));
    QCOMPARE(article->string({0, article->size()}), readText);
    QCOMPARE(article->source().replacedBytes, 0);
    const OffsetMap map(*article);
    QCOMPARE(map.fileFromByte(0).has_value(), placesKnown);
    if (!placesKnown)
        return;
    // A character is a byte, a line end two.
    qint64 fileByte = 0;
    for (qint32 at = 0; at < article->size(); at += utf8::length(article->text()[at])) {
        QCOMPARE(map.fileFromByte(at), std::optional<qint64>(fileByte));
        QCOMPARE(map.byteFromFile(fileByte), std::optional<qint32>(at));
        fileByte += article->text()[at] == '\n' ? 2 : 1;
    }
    QCOMPARE(fileByte, bytes.size());
}

void TestReading::decidesOnTheFirstMegabyte()
{
    // Behind it an invalid byte is replaced and counted, wherever a code point lies over the edge.
    for (int shift = 0; shift < 4; ++shift) {
        QByteArray bytes = QByteArray(shift, 'a') + QByteArray("\xf0\x9f\x9a\xa2").repeated((1 << 18) + 9) + "x\xffy";
        const Result<Article> article = readArticle(inputOf(bytes));
        QVERIFY(article.ok());
        QCOMPARE(article->source().encoding, QStringLiteral("UTF-8"));
        QCOMPARE(article->source().replacedBytes, 1);
        QVERIFY(article->text().endsWith("x\xef\xbf\xbdy"));
    }
}

void TestReading::filePlaces_data()
{
    QTest::addColumn<int>("kind"); // 0 UTF-8, 1 UTF-16LE, 2 UTF-16BE
    QTest::newRow("UTF-8") << 0;
    QTest::newRow("UTF-16, low byte first") << 1;
    QTest::newRow("UTF-16, high byte first") << 2;
}

void TestReading::filePlaces()
{
    QFETCH(int, kind);
    // Everything that can be in a file, each piece with the text it must become. No piece runs into the next.
    struct Piece {
        QByteArray utf8;
        QString utf16;
        QByteArray text;
    };
    const Piece replacedUtf8[] = {
        {hex("ff"), {}, {}}, {hex("c080"), {}, {}}, {hex("eda0bd"), {}, {}}, {hex("e280"), {}, {}}};
    for (int seed = 1; seed <= rounds(200, 20000); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        QByteArray bytes = kind == 0 ? hex("efbbbf") : kind == 1 ? hex("fffe") : hex("feff");
        QByteArray text;
        QList<std::pair<qint32, qint64>> places;
        int broken = 0;
        const int pieces = 120 + random.bounded(200); // enough that two broken ones make no binary file
        for (int i = 0; i < pieces; ++i) {
            places.append({static_cast<qint32>(text.size()), bytes.size()});
            const int what = random.bounded(12);
            if (what == 0) {
                bytes += kind == 0 ? QByteArray("\r\n") : utf16(QStringLiteral("\r\n"), kind == 1, false);
                text += '\n';
            } else if (what == 1) { // a lone CR must not stand before LF: a letter follows
                bytes += kind == 0 ? QByteArray("\rx") : utf16(QStringLiteral("\rx"), kind == 1, false);
                text += '\n';
                places.append({static_cast<qint32>(text.size()), bytes.size() - (kind == 0 ? 1 : 2)});
                text += 'x';
            } else if (what == 2 && ++broken < 3) {
                if (kind == 0)
                    bytes += replacedUtf8[random.bounded(4)].utf8;
                else
                    bytes += utf16(QString(QChar(0xdea2)), kind == 1, false);
                text += "\xef\xbf\xbd";
                // And something after it that it can't swallow or pair with.
                places.append({static_cast<qint32>(text.size()), bytes.size()});
                bytes += kind == 0 ? QByteArray("z") : utf16(QStringLiteral("z"), kind == 1, false);
                text += 'z';
            } else {
                const QByteArray piece = anyOf(hardPieces(), random);
                const qint64 pieceStart = bytes.size();
                places.removeLast();
                for (qint32 at = 0; at < piece.size(); at += utf8::length(piece[at]))
                    places.append({static_cast<qint32>(text.size() + at),
                                   pieceStart + (kind == 0 ? at : 2 * utf8::toString(piece.first(at)).size())});
                bytes += kind == 0 ? piece : utf16(utf8::toString(piece), kind == 1, false);
                text += piece;
            }
        }
        const Result<Article> article = readArticle(inputOf(bytes));
        const auto context = [&] { return QStringLiteral("seed %1").arg(seed); };
        QVERIFY2(article.ok(), qPrintable(context()));
        QCOMPARE(article->text(), text);
        const OffsetMap map(*article);
        for (const auto &[byte, fileByte] : std::as_const(places)) {
            QVERIFY2(map.fileFromByte(byte) == std::optional<qint64>(fileByte), qPrintable(context()));
            QVERIFY2(map.byteFromFile(fileByte) == std::optional<qint32>(byte), qPrintable(context()));
        }
    }
}

void TestReading::noText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QRandomGenerator random(7);
    QByteArray noise(4096, '\0');
    for (char &byte : noise)
        byte = static_cast<char>(random.bounded(256));
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("one zero") << QByteArray(1, '\0');
    QTest::newRow("0xFF filled") << QByteArray(5000, '\xff');
    QTest::newRow("0xFF filled, behind a mark") << QByteArray("\xef\xbb\xbf") + QByteArray(5000, '\xff');
    QTest::newRow("0xFF filled, behind a UTF-16 mark") << QByteArray("\xff\xfe") + QByteArray(5000, '\xff');
    QTest::newRow("noise") << noise;
    QTest::newRow("noise behind a UTF-16 mark") << QByteArray("\xff\xfe") + noise;
    QTest::newRow("a picture") << hex("89504e470d0a1a0a0000000d4948445200000010000000100806000000") + noise;
    QTest::newRow("a program") << hex("7f454c4602010100000000000000000003003e0001000000") + QByteArray(300, '\0');
    QTest::newRow("an archive") << hex("504b03041400000008000000") + noise;
    QTest::newRow("control characters") << QByteArray("ab\x01\x02\x03\x04").repeated(40);
    QTest::newRow("numbers of 16 bits") << hex("0100020003000400050006000700080009000a00").repeated(20);
}

void TestReading::noText()
{
    QFETCH(QByteArray, bytes);
    const QString path = m_folder.filePath(QStringLiteral("no-text.txt"));
    put(path, bytes);
    const Result<Article> article = readArticle(path);
    QVERIFY(!article.ok());
    QCOMPARE(article.error().code, ErrorCode::NotText);
    QCOMPARE(article.error().where, path);
    verifySentence(article.error());
}

void TestReading::nothingInIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("only a mark") << QByteArray("\xef\xbb\xbf");
    QTest::newRow("only a UTF-16 mark") << QByteArray("\xff\xfe");
    QTest::newRow("only line ends") << QByteArray("\r\n\n\r");
    QTest::newRow("only white space") << QByteArray(" \t\n ");
}

void TestReading::nothingInIt()
{
    QFETCH(QByteArray, bytes);
    const QString path = m_folder.filePath(QStringLiteral("nothing.txt"));
    put(path, bytes);
    for (const Result<Article> &article : {readArticle(path), readArticle(inputOf(bytes))}) {
        QVERIFY(!article.ok());
        QCOMPARE(article.error().code, ErrorCode::Empty);
        verifySentence(article.error());
    }
    QCOMPARE(readArticle(path).error().where, path);
}

void TestReading::badFiles_data()
{
    // Each makes its bad file in a folder and gives its path.
    using Maker = std::function<QString(const QString &)>;
    QTest::addColumn<Maker>("make");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const Maker &make, ErrorCode code) { QTest::newRow(name) << make << code; };
    row(
        "missing", [](const QString &at) { return at; }, ErrorCode::NotFound);
    row(
        "missing folder", [](const QString &at) { return at + QStringLiteral("/deep/a.txt"); }, ErrorCode::NotFound);
    row(
        "a file taken for a folder",
        [](const QString &at) {
            put(at, "x");
            return at + QStringLiteral("/a.txt");
        },
        ErrorCode::NotFound);
    row(
        "a folder",
        [](const QString &at) {
            QDir().mkpath(at);
            return at;
        },
        ErrorCode::NotAFile);
    row(
        "a link to nothing",
        [](const QString &at) {
            QFile::link(QStringLiteral("no-such-file.txt"), at);
            return at;
        },
        ErrorCode::NotFound);
    row(
        "a link to itself",
        [](const QString &at) {
            QFile::link(at, at);
            return at;
        },
        ErrorCode::NotFound);
    row(
        "a pipe",
        [](const QString &at) {
            ::mkfifo(QFile::encodeName(at).constData(), 0600);
            return at;
        },
        ErrorCode::NotAFile);
    row(
        "a link to a pipe",
        [](const QString &at) {
            const QString pipe = at + QStringLiteral(".pipe");
            ::mkfifo(QFile::encodeName(pipe).constData(), 0600);
            QFile::link(pipe, at);
            return at;
        },
        ErrorCode::NotAFile);
    row(
        "a socket",
        [](const QString &at) {
            sockaddr_un address = {};
            address.sun_family = AF_UNIX;
            qstrncpy(address.sun_path, QFile::encodeName(at).constData(), sizeof address.sun_path);
            const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
            const bool bound = ::bind(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
            ::close(socket);
            return bound ? at : QString();
        },
        ErrorCode::NotAFile);
    row(
        "a device without end", [](const QString &) { return QStringLiteral("/dev/zero"); }, ErrorCode::NotAFile);
    row(
        "larger than is read",
        [](const QString &at) {
            put(at, "x");
            return QFile::resize(at, (qint64(1) << 31) + 1) ? at : QString();
        },
        ErrorCode::TooLarge);
    row(
        "a name that is none", [](const QString &at) { return at + QString(300, QLatin1Char('x')); },
        ErrorCode::NotReadable);
}

void TestReading::badFiles()
{
    QFETCH(std::function<QString(const QString &)>, make);
    QFETCH(ErrorCode, code);
    const QTemporaryDir folder;
    const QString path = make(folder.filePath(QStringLiteral("a.txt")));
    QVERIFY(!path.isEmpty());
    const Result<Article> article = readArticle(path);
    QVERIFY(!article.ok());
    QCOMPARE(article.error().code, code);
    QCOMPARE(article.error().where, path);
    verifySentence(article.error());
    if (QFileInfo(path).isSymLink() && code == ErrorCode::NotFound)
        QVERIFY2(article.error().message.contains(QStringLiteral("link")), qPrintable(article.error().message));
}

void TestReading::unreadable_data()
{
    QTest::addColumn<bool>("folder");
    QTest::newRow("the file may not be read") << false;
    QTest::newRow("its folder may not be entered") << true;
}

void TestReading::unreadable()
{
    QFETCH(bool, folder);
    const QTemporaryDir world;
    QVERIFY(QFile::setPermissions(world.path(), QFile::Permissions(0x7755)));
    const QString inner = world.filePath(QStringLiteral("inner"));
    QVERIFY(QDir().mkpath(inner));
    const QString path = inner + QStringLiteral("/secret.txt");
    put(path, "Said Ana.");
    QVERIFY(::chmod(QFile::encodeName(path).constData(), folder ? 0644 : 0) == 0);
    QVERIFY(::chmod(QFile::encodeName(inner).constData(), folder ? 0 : 0755) == 0);
    const int told = childprocess::runUnprivileged([&] {
        const Result<Article> article = readArticle(path);
        if (article)
            return 1;
        if (article.error().where != path || article.error().message.isEmpty())
            return 2;
        return article.error().code == ErrorCode::NotReadable ? 0 : 10 + static_cast<int>(article.error().code);
    });
    QVERIFY(::chmod(QFile::encodeName(inner).constData(), 0755) == 0);
    QCOMPARE(told, 0);
}

void TestReading::aGoodFile()
{
    const QString path = m_folder.filePath(QStringLiteral("Zoë’s article.txt"));
    const QByteArray bytes = " date 2026-01-05 Said Ana.\r\n";
    put(path, bytes);
    const QDateTime before = QFileInfo(path).lastModified();
    const Result<Article> article = readArticle(path);
    QVERIFY(article.ok());
    QCOMPARE(article->id(), QStringLiteral("Zoë’s article.txt"));
    QCOMPARE(article->source().path, path);
    QCOMPARE(article->source().readerId, QStringLiteral("text"));
    QCOMPARE(article->source().fileHash, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
    QCOMPARE(article->header().published, QDate(2026, 1, 5));
    // A relative path is made absolute; a link is read through.
    const QString previous = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder.path()));
    const Result<Article> relative = readArticle(QStringLiteral("Zoë’s article.txt"));
    QVERIFY(QDir::setCurrent(previous));
    QVERIFY(relative.ok());
    QCOMPARE(QFileInfo(relative->source().path).canonicalFilePath(), QFileInfo(path).canonicalFilePath());
    const QString link = m_folder.filePath(QStringLiteral("link.txt"));
    QVERIFY(QFile::link(path, link));
    QCOMPARE(readArticle(link)->text(), article->text());
    // It is only read.
    QCOMPARE(contentOf(path), bytes);
    QCOMPARE(QFileInfo(path).lastModified(), before);
    // Markdown by its name, its marks kept.
    const QString markdown = m_folder.filePath(QStringLiteral("a.MD"));
    put(markdown, "# Pier\n\n*So*\n");
    QCOMPARE(readArticle(markdown)->source().readerId, QStringLiteral("markdown"));
    QCOMPARE(readArticle(markdown)->text(), QByteArray("# Pier\n\n*So*\n"));
    QCOMPARE(readArticle(markdown)->header().title, QStringLiteral("Pier"));
}

void TestReading::tenMegabytesOnOneLine()
{
    const QString path = m_folder.filePath(QStringLiteral("long.txt"));
    const QByteArray bytes = QByteArray("Zo\xc3\xab said no. ").repeated(800000);
    QVERIFY(bytes.size() > 10000000);
    put(path, bytes);
    const Result<Article> article = readArticle(path);
    QVERIFY(article.ok());
    QCOMPARE(article->size(), bytes.size());
    QCOMPARE(article->paragraphs().count(), 1);
    QVERIFY(QFile::remove(path));
}

void TestReading::cancelled()
{
    const QString path = m_folder.filePath(QStringLiteral("cancelled.txt"));
    put(path, "Said Ana.");
    std::stop_source stop;
    QVERIFY(readArticle(path, stop.get_token()).ok());
    stop.request_stop();
    const Result<Article> article = readArticle(path, stop.get_token());
    QVERIFY(!article.ok());
    QCOMPARE(article.error().code, ErrorCode::Cancelled);
    verifySentence(article.error());
}

void TestReading::fromText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *name, const QString &text, const QString &kept) {
        QTest::newRow(name) << text << kept;
    };
    row("nothing", QString(), QString());
    row("line ends stay as they are", QStringLiteral("a\r\nb\rc\n"), QStringLiteral("a\r\nb\rc\n"));
    row("U+FEFF stays", QStringLiteral("\uFEFFx"), QStringLiteral("\uFEFFx"));
    row("NUL", QStringLiteral("a") + QChar(0) + QStringLiteral("b"), QStringLiteral("a\uFFFDb"));
    row("lone high surrogate", QStringLiteral("a") + QChar(0xd83d) + QStringLiteral("b"), QStringLiteral("a\uFFFDb"));
    row("lone low surrogate", QString(QChar(0xdea2)), QStringLiteral("\uFFFD"));
    row("the wrong way round", QString(QChar(0xdea2)) + QChar(0xd83d), QStringLiteral("\uFFFD\uFFFD"));
    row("a high one before a pair", QString(QChar(0xd83d)) + QStringLiteral("🚢"), QStringLiteral("\uFFFD🚢"));
}

void TestReading::fromText()
{
    QFETCH(QString, text);
    QFETCH(QString, kept);
    const Article article = articleFromText(text, QStringLiteral("line 3"));
    QCOMPARE(article.string({0, article.size()}), kept);
    QCOMPARE(article.id(), QStringLiteral("line 3"));
    const OffsetMap map(article);
    QCOMPARE(map.utf16Units(), text.size()); // what is replaced counts as before
}

void TestReading::readersAreATable()
{
    QStringList ids;
    QVERIFY(!articleReaders().empty());
    for (const ArticleReader &reader : articleReaders()) {
        QVERIFY(!ids.contains(QString::fromLatin1(reader.id)));
        ids.append(QString::fromLatin1(reader.id));
        QVERIFY(qstrlen(reader.title) > 0);
        QVERIFY(!reader.suffixes.isEmpty());
        for (const QString &suffix : reader.suffixes)
            QVERIFY(!suffix.startsWith(QLatin1Char('.')));
        QVERIFY(reader.probe && reader.read);
    }
}

QTEST_GUILESS_MAIN(TestReading)
#include "test_reading.moc"
