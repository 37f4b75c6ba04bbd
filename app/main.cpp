// SPDX-License-Identifier: GPL-3.0-or-later
// bluepencil: the window.
#include "singleinstance.h"

#include "core/base/locations.h"
#include "core/base/translation.h"
#include "core/session/session.h"
#include "ui/window/mainwindow.h"
#include "ui/window/noticebar.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QPushButton>
#include <QStyleFactory>

#include <csignal>
#include <cstdio>

using namespace bluepencil;

namespace {

/// Makes windows and keeps the rule: one article a window unless told otherwise.
class Windows : public QObject
{
public:
    Windows(Session &session, const Error &storeError)
        : m_session(session)
        , m_storeError(storeError)
    {
    }

    void open(const QStringList &paths)
    {
        auto *window = new MainWindow(m_session);
        connect(window, &MainWindow::newWindowRequested, this, &Windows::open);
        window->show();
        if (!paths.isEmpty())
            window->openFiles(paths);
        if (!m_storeError.message.isEmpty())
            window->noticeBar()->say(
                QStringLiteral("%1: %2").arg(QFileInfo(m_storeError.where).fileName(), m_storeError.message),
                NoticeBar::Tone::Problem);
    }

    void receive(const QStringList &paths)
    {
        // An empty window is used before a new one is made.
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *window = qobject_cast<MainWindow *>(widget);
            if (!window || window->hasArticle() || paths.isEmpty())
                continue;
            window->openFiles(paths);
            window->activateWindow();
            return;
        }
        open(paths);
    }

private:
    Session &m_session;
    Error m_storeError;
};

class CommandLine : public QCommandLineParser
{
public:
    CommandLine()
    {
        setApplicationDescription(
            QStringLiteral("Shows a news article's people, places and quotes, and keeps your tags."));
        addOption(store);
        addPositionalArgument(QStringLiteral("ARTICLE"), QStringLiteral("Articles to open."),
                              QStringLiteral("[ARTICLE…]"));
    }
    const QCommandLineOption help = addHelpOption();
    const QCommandLineOption version = addVersionOption();
    const QCommandLineOption store{QStringLiteral("store"), QStringLiteral("Keep tags in this library file."),
                                   QStringLiteral("PATH"), defaultStorePath()};
};

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("bluepencil"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BLUEPENCIL_VERSION));
}

/// --help and --version are answered where there is no display, too.
bool asksForWords(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    CommandLine parser;
    return parser.parse(arguments) && (parser.isSet(parser.help) || parser.isSet(parser.version));
}

/// Waits until the disk has everything. What the store refuses is told, and tried again as often as the user
/// wants: nothing is asked otherwise.
bool allKept(Session &session)
{
    Result<void> kept = session.flush();
    while (!kept || !session.refused().isEmpty()) {
        QStringList titles;
        for (const RefusedAct &refused : session.refused())
            titles.append(refused.change.title);
        const QString why = !kept ? kept.error().message : session.refused().first().why.message;
        std::fprintf(stderr, "bluepencil: %s\n", qPrintable(why));
        constexpr qsizetype mostShown = 10;
        const qsizetype more = titles.size() - mostShown;
        QString text = QCoreApplication::translate("Core", "These acts are not kept yet. %1").arg(why) +
                       QStringLiteral("\n\n") + titles.mid(0, mostShown).join(QLatin1Char('\n'));
        if (more > 0)
            text += QLatin1Char('\n') + QCoreApplication::translate("Core", "%n more", nullptr, static_cast<int>(more));
        QMessageBox box(QMessageBox::Warning, QStringLiteral("Bluepencil"), text);
        box.setTextFormat(Qt::PlainText);
        QPushButton *again = box.addButton(QCoreApplication::translate("Core", "Try again"), QMessageBox::AcceptRole);
        QPushButton *leave =
            box.addButton(QCoreApplication::translate("Core", "Quit without them"), QMessageBox::DestructiveRole);
        box.setDefaultButton(again);
        box.setEscapeButton(leave);
        box.exec();
        if (box.clickedButton() != again)
            return false;
        const Result<void> redone = session.redoRefused();
        const Result<void> flushed = session.flush();
        kept = !redone ? redone : flushed;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    // A limit on file sizes is an error of that one write, told as such, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    if (asksForWords(argc, argv)) {
        const QCoreApplication app(argc, argv);
        nameProgram();
        CommandLine().process(app);
    }
    QApplication app(argc, argv);
    nameProgram();
    QApplication::setApplicationDisplayName(QStringLiteral("Bluepencil"));
    QApplication::setDesktopFileName(QStringLiteral("org.bluepencil.Bluepencil"));
    installTranslations();
    QApplication::setWindowIcon(QIcon(findData(QStringLiteral("icons/bluepencil.svg"))));
    // One look everywhere, coloured by the reading theme.
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));

    CommandLine parser;
    if (!parser.parse(QApplication::arguments())) {
        std::fprintf(stderr, "bluepencil: %s; see bluepencil --help\n", qPrintable(parser.errorText()));
        return 2;
    }
    parser.process(app); // --help and --version

    const QString storePath = parser.value(parser.store);
    if (storePath.contains(QLatin1StringView("://"))) {
        std::fprintf(stderr, "bluepencil: --store takes the path of a file in this version; leave out “%s”\n",
                     qPrintable(storePath));
        return 2;
    }
    QStringList paths;
    for (const QString &path : parser.positionalArguments())
        paths.append(QFileInfo(path).absoluteFilePath());

    SingleInstance instance(storePath);
    if (instance.handOver(paths))
        return 0;
    instance.listen();

    const Result<std::shared_ptr<Library>> library = Library::open(storePath);
    Session session(library ? *library : nullptr);
    Windows windows(session, library ? Error{} : library.error());
    QObject::connect(&instance, &SingleInstance::filesReceived, &windows, &Windows::receive);
    windows.open(paths);

    const int code = QApplication::exec();
    instance.close();
    return allKept(session) ? code : 1;
}
