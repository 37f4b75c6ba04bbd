// SPDX-License-Identifier: GPL-3.0-or-later
// The walls of the house (design, part 2), read off the sources: what may include what, and who may write to
// a disk. The link lines prove the same for what is built; this proves it for every line, built or not.
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

QDir root()
{
    return QDir(QStringLiteral(BLUEPENCIL_SOURCE_DIR));
}

QString contentOf(const QString &path)
{
    QFile file(root().filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// C++ sources under a folder, by their paths from the root.
QStringList sourcesIn(const QString &folder)
{
    QStringList paths;
    for (QDirIterator it(root().filePath(folder), {str("*.cpp"), str("*.h")}, QDir::Files,
                         QDirIterator::Subdirectories);
         it.hasNext();)
        paths.append(root().relativeFilePath(it.next()));
    paths.sort();
    return paths;
}

/// What a source includes, with its brackets or quotation marks.
QStringList includesOf(const QString &content)
{
    static const QRegularExpression form(str("^[ \\t]*#[ \\t]*include[ \\t]*([<\"][^>\"]+[>\"])"),
                                         QRegularExpression::MultilineOption);
    QStringList includes;
    for (auto it = form.globalMatch(content); it.hasNext();)
        includes.append(it.next().captured(1));
    return includes;
}

/// The headers of one Qt module as they are installed.
QSet<QString> headersOf(const QString &module)
{
    const QDir folder(QLibraryInfo::path(QLibraryInfo::HeadersPath) + QLatin1Char('/') + module);
    const QStringList names = folder.entryList(QDir::Files);
    return {names.begin(), names.end()};
}

/// Left stands on nothing to its right.
const QMap<QString, QStringList> &modulesBelow()
{
    static const QMap<QString, QStringList> below = {
        {str("base"), {}},
        {str("text"), {str("base")}},
        {str("reading"), {str("base"), str("text")}},
        {str("recognition"), {str("base"), str("text")}},
        {str("annotation"), {str("base"), str("text"), str("recognition")}},
        {str("store"), {str("base"), str("text"), str("recognition"), str("annotation")}},
        {str("exchange"), {str("base"), str("text"), str("recognition"), str("annotation")}},
        {str("session"),
         {str("base"), str("text"), str("reading"), str("recognition"), str("annotation"), str("store"),
          str("exchange")}},
    };
    return below;
}

/// Includes of a file in core that its place in the house does not allow. `qt`: the Qt headers it may see.
QStringList wrongInCore(const QString &path, const QString &content, const QSet<QString> &qt)
{
    const QString module = path.section(QLatin1Char('/'), 1, 1);
    QStringList wrong;
    for (const QString &include : includesOf(content)) {
        const QString name = include.mid(1, include.size() - 2);
        if (include.startsWith(QLatin1Char('"'))) {
            const QString other = name.section(QLatin1Char('/'), 1, 1);
            const bool known = name.startsWith(str("core/")) && modulesBelow().contains(other);
            if (!known || (other != module && !modulesBelow().value(module).contains(other)))
                wrong.append(include);
        } else if (name.startsWith(QLatin1Char('Q')) && !qt.contains(name)) {
            wrong.append(include); // "QtGui/QColor" is none of them either
        }
    }
    return wrong;
}

/// Widgets that a source includes or, with headers made ready for all, just names.
QStringList widgetsIn(QString content, const QSet<QString> &widgets)
{
    static const QRegularExpression comment(str("//[^\n]*"));
    static const QRegularExpression word(str("\\bQ[A-Z]\\w+"));
    QStringList found;
    for (auto it = word.globalMatch(content.remove(comment)); it.hasNext();) {
        const QString name = it.next().captured();
        if (widgets.contains(name))
            found.append(name);
    }
    return found;
}

/// Ways of writing to a file by oneself, in code.
QStringList writesIn(const QString &content)
{
    static const QRegularExpression comment(str("//[^\n]*"));
    static const QRegularExpression form(
        str("QSaveFile|QTemporaryFile|std::ofstream|std::fstream|\\bfopen\\b|\\bfreopen\\b|QFile::copy|QFile::rename|"
            "(QIODevice|QFile|QIODeviceBase|QFileDevice)::(WriteOnly|ReadWrite|Append|Truncate|NewOnly)|"
            "\\bO_(WRONLY|RDWR|CREAT|TRUNC)\\b|\\b(mkstemp|mkostemp|creat|pwrite|ftruncate)\\s*\\("));
    QStringList found;
    for (auto it = form.globalMatch(QString(content).remove(comment)); it.hasNext();)
        found.append(it.next().captured());
    return found;
}

} // namespace

class TestHouse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void theDetectorsDetect();
    void coreStandsOnNothingAbove_data();
    void coreStandsOnNothingAbove();
    void theCommandLineHasNoWindow_data();
    void theCommandLineHasNoWindow();
    void onlyTheViewKnowsWidgets_data();
    void onlyTheViewKnowsWidgets();
    void nothingPointsBack_data();
    void nothingPointsBack();
    void onlyAtomicFileWrites_data();
    void onlyAtomicFileWrites();
    void sourcesAreInOrder_data();
    void sourcesAreInOrder();

private:
    void addSources(const QStringList &folders);

    QSet<QString> m_coreQt;  ///< headers of QtCore, QtSql and QtConcurrent
    QSet<QString> m_widgets; ///< headers of QtWidgets
};

void TestHouse::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(str(".*")));
    for (const char *module : {"QtCore", "QtSql", "QtConcurrent"})
        m_coreQt += headersOf(str(module));
    // The modules' names as headers: all of it at once.
    m_coreQt += {str("QtCore"), str("QtSql"), str("QtConcurrent")};
    QVERIFY2(m_coreQt.contains(str("QString")) && m_coreQt.contains(str("QSqlQuery")),
             "Qt's headers are not where Qt says they are");
    m_widgets = headersOf(str("QtWidgets"));
    QVERIFY(m_widgets.contains(str("QAbstractScrollArea")));
}

void TestHouse::addSources(const QStringList &folders)
{
    QTest::addColumn<QString>("path");
    for (const QString &folder : folders)
        for (const QString &path : sourcesIn(folder))
            QTest::newRow(qPrintable(path)) << path;
}

void TestHouse::theDetectorsDetect()
{
    const auto wrong = [&](const char *path, const char *line) {
        return wrongInCore(str(path), str(line), m_coreQt).size() == 1;
    };
    QVERIFY(wrong("core/text/a.cpp", "#include \"core/reading/header.h\""));
    QVERIFY(wrong("core/reading/a.cpp", "#include \"core/recognition/recognition.h\""));
    QVERIFY(wrong("core/recognition/a.cpp", "#include \"core/annotation/tagset.h\""));
    QVERIFY(wrong("core/store/a.h", "#include \"core/exchange/exchangeformat.h\""));
    QVERIFY(wrong("core/exchange/a.h", "  #  include \"core/store/library.h\""));
    QVERIFY(wrong("core/base/a.h", "#include \"core/text/span.h\""));
    QVERIFY(wrong("core/session/a.h", "#include \"ui/reader/readerview.h\""));
    QVERIFY(wrong("core/session/a.h", "#include \"app/cli/commands.h\""));
    QVERIFY(wrong("core/text/a.h", "#include \"span.h\"")); // by its path from the root, or nobody can tell
    QVERIFY(wrong("core/text/a.h", "#include <QWidget>"));
    QVERIFY(wrong("core/text/a.h", "#include <QtWidgets/QLabel>"));
    QVERIFY(wrong("core/text/a.h", "#include <QColor>"));
    QVERIFY(wrong("core/text/a.h", "#include <QTextDocument>"));
    QVERIFY(!wrong("core/text/a.h", "#include <QTextBoundaryFinder>"));
    QVERIFY(!wrong("core/text/a.h", "// #include <QWidget>"));
    QVERIFY(!wrong("core/store/a.cpp", "#include \"core/annotation/edit.h\"\n#include <vector>"));
    QCOMPARE(widgetsIn(str("class QWidget; // QLabel\nQSize size;"), m_widgets), QStringList{str("QWidget")});
    QVERIFY(!writesIn(str("file.open(QIODevice::WriteOnly)")).isEmpty());
    QVERIFY(!writesIn(str("file.open(QFile::ReadWrite | QFile::Text)")).isEmpty());
    QVERIFY(!writesIn(str("QSaveFile file(path);")).isEmpty());
    QVERIFY(!writesIn(str("::open(name, O_WRONLY | O_CREAT)")).isEmpty());
    QVERIFY(writesIn(str("file.open(QIODevice::ReadOnly) // no QSaveFile")).isEmpty());
}

void TestHouse::coreStandsOnNothingAbove_data()
{
    addSources({str("core")});
}

void TestHouse::coreStandsOnNothingAbove()
{
    QFETCH(QString, path);
    QVERIFY2(modulesBelow().contains(path.section(QLatin1Char('/'), 1, 1)), "A room the design does not know");
    const QString content = contentOf(path);
    QVERIFY(!content.isEmpty());
    QCOMPARE(wrongInCore(path, content, m_coreQt), QStringList());
}

void TestHouse::theCommandLineHasNoWindow_data()
{
    addSources({str("app/cli")});
}

void TestHouse::theCommandLineHasNoWindow()
{
    QFETCH(QString, path);
    for (const QString &include : includesOf(contentOf(path))) {
        const QString name = include.mid(1, include.size() - 2);
        if (include.startsWith(QLatin1Char('"')))
            QVERIFY2(name.startsWith(str("core/")) || name.startsWith(str("app/cli/")), qPrintable(include));
        else
            QVERIFY2(!name.startsWith(QLatin1Char('Q')) || m_coreQt.contains(name), qPrintable(include));
    }
}

void TestHouse::onlyTheViewKnowsWidgets_data()
{
    addSources({str("ui/reader")});
}

void TestHouse::onlyTheViewKnowsWidgets()
{
    // The reader is made of parts that can be tested without a window: only the view, its scroll bar and what
    // tells the view to a screen reader are widgets or know one.
    QFETCH(QString, path);
    const QString name = path.section(QLatin1Char('/'), -1);
    if (name.startsWith(str("readerview")) || name.startsWith(str("hitscrollbar.")) ||
        name.startsWith(str("readeraccessible.")))
        return;
    QCOMPARE(widgetsIn(contentOf(path), m_widgets), QStringList());
}

void TestHouse::nothingPointsBack_data()
{
    addSources({str("core"), str("ui"), str("app")});
}

void TestHouse::nothingPointsBack()
{
    // app → ui → core, never back; and nothing that ships knows its tests.
    QFETCH(QString, path);
    QStringList folders{str("core/")};
    if (!path.startsWith(str("core/")))
        folders.append(str("ui/"));
    if (path.startsWith(str("app/")))
        folders.append(str("app/"));
    for (const QString &include : includesOf(contentOf(path))) {
        if (!include.startsWith(QLatin1Char('"')))
            continue;
        const QString name = include.mid(1, include.size() - 2);
        if (!name.contains(QLatin1Char('/')) &&
            (name.endsWith(str(".moc")) ||
             root().exists(path.section(QLatin1Char('/'), 0, -2) + QLatin1Char('/') + name)))
            continue; // its neighbour, or what moc makes of itself
        QVERIFY2(std::any_of(folders.cbegin(), folders.cend(), [&](const QString &f) { return name.startsWith(f); }),
                 qPrintable(include));
        QVERIFY2(root().exists(name), qPrintable(include));
    }
}

void TestHouse::onlyAtomicFileWrites_data()
{
    addSources({str("core"), str("ui"), str("app")});
}

void TestHouse::onlyAtomicFileWrites()
{
    QFETCH(QString, path);
    const QStringList writes = writesIn(contentOf(path));
    if (path == str("core/base/atomicfile.cpp")) {
        QVERIFY(!writes.isEmpty());
        return;
    }
    // The store's own file is made here, empty and for its owner only; SQLite fills it.
    if (path == str("core/store/storefile.cpp")) {
        QCOMPARE(QSet<QString>(writes.begin(), writes.end()), (QSet<QString>{str("O_RDWR"), str("O_CREAT")}));
        return;
    }
    QCOMPARE(writes, QStringList());
}

void TestHouse::sourcesAreInOrder_data()
{
    addSources({str("core"), str("ui"), str("app"), str("tests")});
}

void TestHouse::sourcesAreInOrder()
{
    QFETCH(QString, path);
    const QString content = contentOf(path);
    QVERIFY(content.startsWith(str("// SPDX-License-Identifier: GPL-3.0-or-later\n")));
    QVERIFY(content.endsWith(QLatin1Char('\n')));
    QVERIFY(!content.contains(QLatin1Char('\t')) && !content.contains(str("\r")));
    if (path.endsWith(str(".h")))
        QVERIFY(content.contains(str("\n#pragma once\n")));
    QVERIFY2(!content.contains(str("TO") + str("DO")) && !content.contains(str("FIX") + str("ME")),
             "What is left to do stands in an issue");
}

QTEST_GUILESS_MAIN(TestHouse)
#include "test_house.moc"
