// SPDX-License-Identifier: GPL-3.0-or-later
// The built program from outside, on an X display of its own: opened, tagged in with real key presses, killed,
// opened again, exported from, and all of it compared with what the command line says.
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

namespace {

const QByteArray story = "date 2026-01-05 Ferries leave New Lima at noon, said Ana Ruiz. “Be early,” she added.\n";

/// Runs a program to its end and gives what it printed.
QByteArray outputOf(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment,
                    int *code = nullptr)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60000))
        process.kill();
    if (code)
        *code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return process.readAllStandardOutput();
}

} // namespace

class TestWindowEndToEnd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        m_article = m_dir.filePath(QStringLiteral("ferries.txt"));
        m_other = m_dir.filePath(QStringLiteral("quays.txt"));
        m_store = m_dir.filePath(QStringLiteral("library.sqlite"));
        QFile file(m_article);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(story), story.size());
        file.close();

        // The display chooses its own number and tells it on standard output.
        m_display.start(QStringLiteral("Xvfb"),
                        {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                         QStringLiteral("0"), QStringLiteral("1280x800x24"), QStringLiteral("-nolisten"),
                         QStringLiteral("tcp")});
        QVERIFY2(m_display.waitForStarted(), "Xvfb is missing; tests/run installs it");
        QTRY_VERIFY_WITH_TIMEOUT(m_display.canReadLine(), 20000);
        const QString number = QString::fromLatin1(m_display.readLine()).trimmed();

        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("DISPLAY"), QLatin1Char(':') + number);
        m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        m_environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        // ASan's strict strndup looks behind the buffer that libxkbcommon-x11 gives it with its length.
        m_environment.insert(QStringLiteral("ASAN_OPTIONS"), m_environment.value(QStringLiteral("ASAN_OPTIONS")) +
                                                                 QStringLiteral(":strict_string_checks=0"));
        for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"}) {
            const QString folder = m_dir.filePath(QString::fromLatin1(name));
            QVERIFY(QDir().mkpath(folder));
            QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
            m_environment.insert(QString::fromLatin1(name), folder);
        }
    }

    void helpNeedsNoDisplay()
    {
        QProcessEnvironment bare = m_environment;
        bare.remove(QStringLiteral("DISPLAY"));
        int code = -1;
        const QByteArray help = outputOf(QStringLiteral(BLUEPENCIL_APP), {QStringLiteral("--help")}, bare, &code);
        QCOMPARE(code, 0);
        QVERIFY2(help.contains("--store"), help.constData());
        QVERIFY2(outputOf(QStringLiteral(BLUEPENCIL_APP), {QStringLiteral("--version")}, bare, &code)
                     .startsWith("bluepencil "),
                 "a name and a number");
        QCOMPARE(code, 0);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_display.terminate();
        m_display.waitForFinished(5000);
    }

    void taggedThenKilledThenThereAgain()
    {
        startWindow();
        // The last line's last words: “added.” and its neighbour; then tagged as a claim.
        QVERIFY(keysUntil({QStringLiteral("ctrl+End"), QStringLiteral("Left"), QStringLiteral("shift+ctrl+Left"),
                           QStringLiteral("shift+ctrl+Left"), QStringLiteral("6")},
                          [this] { return stored().size() == 1; }));
        const QByteArray words = stored().first();
        QVERIFY2(words.startsWith("Claim:") && words.contains("added"), words.constData());
        // The first suggestion is accepted, the second one rejected.
        QVERIFY(keysUntil(
            {QStringLiteral("Escape"), QStringLiteral("ctrl+Home"), QStringLiteral("Tab"), QStringLiteral("Return")},
            [this] { return stored().size() == 2; }));
        keys({QStringLiteral("BackSpace")});
        const QList<QByteArray> before = stored();

        m_window->kill(); // SIGKILL: no good-bye
        QVERIFY(m_window->waitForFinished());
        QCOMPARE(stored(), before);

        startWindow();
        QCOMPARE(stored(), before);
        // The undo of the act before the crash, in the new window: first the rejection, then the acceptance.
        QVERIFY(keysUntil({QStringLiteral("ctrl+z")}, [this] { return stored().size() == 1; }));
        QVERIFY(keysUntil({QStringLiteral("ctrl+shift+z")}, [&] { return stored() == before; }));
    }

    void theWindowExportsWhatTheCommandLineExports()
    {
        // The dialog and the dialog's own default: brat, the user's tags, beside the article. Its text file would be
        // the article itself, so another name is typed.
        keys({QStringLiteral("ctrl+shift+e")});
        QVERIFY(focus(QStringLiteral("^Export")));
        keys({QStringLiteral("alt+t"), QStringLiteral("ctrl+a")}, false);
        outputOf(QStringLiteral("xdotool"), {QStringLiteral("type"), m_dir.filePath(QStringLiteral("fromwindow.ann"))},
                 m_environment);
        keys({QStringLiteral("Return")}, false);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_dir.filePath(QStringLiteral("fromwindow.ann"))), 20000);

        int code = -1;
        outputOf(QStringLiteral(BLUEPENCIL_CLI),
                 {QStringLiteral("--store"), m_store, QStringLiteral("export"), m_article, QStringLiteral("--format"),
                  QStringLiteral("brat"), QStringLiteral("-o"), m_dir.filePath(QStringLiteral("fromcli.ann"))},
                 m_environment, &code);
        QCOMPARE(code, 0);
        for (const char *suffix : {".ann", ".txt"}) {
            QFile window(m_dir.filePath(QStringLiteral("fromwindow") + QLatin1String(suffix)));
            QFile cli(m_dir.filePath(QStringLiteral("fromcli") + QLatin1String(suffix)));
            QTRY_VERIFY_WITH_TIMEOUT(window.exists(), 20000);
            QVERIFY(window.open(QIODevice::ReadOnly) && cli.open(QIODevice::ReadOnly));
            const QByteArray bytes = window.readAll();
            QCOMPARE(bytes, cli.readAll());
            QVERIFY(bytes.contains("added"));
        }
        QFile article(m_article);
        QVERIFY(article.open(QIODevice::ReadOnly));
        QCOMPARE(article.readAll(), story);
    }

    void aSecondStartHandsItsFilesOver()
    {
        QFile file(m_other);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Quays are long.\n");
        file.close();
        int code = -1;
        outputOf(QStringLiteral(BLUEPENCIL_APP), {QStringLiteral("--store"), m_store, m_other}, m_environment, &code);
        QCOMPARE(code, 0); // it ended by itself, and the first process shows the file
        QVERIFY(focus(QStringLiteral("quays")));
        QCOMPARE(m_window->state(), QProcess::Running);
    }

    void whatTheCommandLineTagsShowsInTheWindow()
    {
        // Undo in the window takes back what another process did to this article: so it was told of it. Nothing else
        // has been done to this one, so an undo that comes too early finds nothing to take back.
        QVERIFY(stored(m_other).isEmpty());
        int code = -1;
        outputOf(QStringLiteral(BLUEPENCIL_CLI),
                 {QStringLiteral("--store"), m_store, QStringLiteral("tag"), m_other, QStringLiteral("--text"),
                  QStringLiteral("Quays"), QStringLiteral("--label"), QStringLiteral("Place")},
                 m_environment, &code);
        QCOMPARE(code, 0);
        QCOMPARE(stored(m_other).size(), 1);
        QVERIFY(keysUntil(
            {QStringLiteral("ctrl+z")}, [this] { return stored(m_other).isEmpty(); }, QStringLiteral("quays")));
    }

private:
    /// "Label:words" of every stored annotation, in order, as the command line lists them.
    QList<QByteArray> stored() const { return stored(m_article); }
    QList<QByteArray> stored(const QString &path) const
    {
        const QByteArray line =
            outputOf(QStringLiteral(BLUEPENCIL_CLI),
                     {QStringLiteral("--store"), m_store, QStringLiteral("list"), path, QStringLiteral("--json")},
                     m_environment);
        QList<QByteArray> list;
        const QJsonObject article = QJsonDocument::fromJson(line).object();
        for (const QJsonValue entity : article.value(QStringLiteral("entities")).toArray())
            list.append(entity[QStringLiteral("label")].toString().toUtf8() + ':' +
                        entity[QStringLiteral("text")].toString().toUtf8());
        for (const QJsonValue quote : article.value(QStringLiteral("quotes")).toArray())
            list.append("Quote:" + quote[QStringLiteral("text")].toString().toUtf8());
        return list;
    }

    void startWindow()
    {
        m_window = std::make_unique<QProcess>();
        m_window->setProcessEnvironment(m_environment);
        m_window->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_window->start(QStringLiteral(BLUEPENCIL_APP), {QStringLiteral("--store"), m_store, m_article});
        QVERIFY(m_window->waitForStarted());
        QVERIFY(focus(QStringLiteral("ferries")));
    }

    /// Presses the keys until they have done what they are for. The title is there before the article takes acts and
    /// before its suggestions come, and keys pressed then do nothing: so they are pressed again, but not before what
    /// they did last has had time to reach the store.
    bool keysUntil(const QStringList &names, const std::function<bool()> &done,
                   const QString &title = QStringLiteral("ferries")) const
    {
        const QDeadlineTimer deadline(30000);
        while (!deadline.hasExpired()) {
            if (!focus(title))
                return false;
            keys(names, false);
            if (QTest::qWaitFor(done, 2000))
                return true;
        }
        return false;
    }

    bool focus(const QString &title) const
    {
        int code = -1;
        outputOf(QStringLiteral("timeout"),
                 {QStringLiteral("20"), QStringLiteral("xdotool"), QStringLiteral("search"), QStringLiteral("--sync"),
                  QStringLiteral("--onlyvisible"), QStringLiteral("--name"), title, QStringLiteral("windowfocus"),
                  QStringLiteral("--sync")},
                 m_environment, &code);
        return code == 0;
    }

    void keys(const QStringList &names, bool toArticle = true) const
    {
        if (toArticle)
            QVERIFY(focus(QStringLiteral("ferries")));
        for (const QString &name : names)
            outputOf(QStringLiteral("xdotool"), {QStringLiteral("key"), name}, m_environment);
    }

    QTemporaryDir m_dir;
    QString m_article;
    QString m_other; ///< handed over by a second start
    QString m_store;
    QProcess m_display;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_window;
};

QTEST_GUILESS_MAIN(TestWindowEndToEnd)
#include "test_window_endtoend.moc"
