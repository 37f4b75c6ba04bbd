// SPDX-License-Identifier: GPL-3.0-or-later
// What distributions look at: the desktop file, the AppStream metainfo and the MIME type are valid and name each
// other, and the presets and scripts that the README promises are there.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QString packaging = QStringLiteral(BLUEPENCIL_SOURCE_DIR "/resources/packaging/");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int run(const QString &program, const QStringList &arguments, QByteArray *said)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForStarted()) {
        *said = program.toUtf8() + " is missing; tests/run installs it";
        return -1;
    }
    process.waitForFinished(60000);
    *said = process.readAll();
    return process.exitCode();
}

} // namespace

class TestPackaging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDesktopFileIsValid()
    {
        QByteArray said;
        QVERIFY2(run(QStringLiteral("desktop-file-validate"),
                     {packaging + QStringLiteral("org.bluepencil.Bluepencil.desktop")}, &said) == 0,
                 said.constData());
        QVERIFY2(said.isEmpty(), said.constData());
    }

    void theMetainfoIsValidAndNamesTheDesktopFile()
    {
        const QString path = packaging + QStringLiteral("org.bluepencil.Bluepencil.metainfo.xml");
        QByteArray said;
        int code =
            run(QStringLiteral("appstreamcli"), {QStringLiteral("validate"), QStringLiteral("--no-net"), path}, &said);
        if (code != 0) // newer versions want a homepage, which we have not got yet; older ones don't know that tag
            code = run(QStringLiteral("appstreamcli"),
                       {QStringLiteral("validate"), QStringLiteral("--no-net"),
                        QStringLiteral("--override=url-homepage-missing=info"), path},
                       &said);
        QVERIFY2(code == 0, said.constData());
        QVERIFY(
            contentOf(path).contains("<launchable type=\"desktop-id\">org.bluepencil.Bluepencil.desktop</launchable>"));
    }

    void theMimeTypeIsKnownByItsSuffix()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("packages")));
        QVERIFY(QFile::copy(packaging + QStringLiteral("bluepencil-mime.xml"),
                            folder.filePath(QStringLiteral("packages/bluepencil.xml"))));
        QByteArray said;
        QVERIFY2(run(QStringLiteral("update-mime-database"), {folder.path()}, &said) == 0, said.constData());
        QVERIFY(contentOf(folder.filePath(QStringLiteral("globs2"))).contains("bluepencil.jsonl"));
    }

    void thePresetsAreThere()
    {
        const QJsonObject presets =
            QJsonDocument::fromJson(contentOf(QStringLiteral(BLUEPENCIL_SOURCE_DIR "/CMakePresets.json"))).object();
        QStringList names;
        for (const QJsonValue preset : presets.value(QStringLiteral("configurePresets")).toArray())
            names.append(preset[QStringLiteral("name")].toString());
        for (const char *wanted : {"release", "debug", "asan", "tsan", "coverage", "core-only"})
            QVERIFY2(names.contains(QString::fromLatin1(wanted)), wanted);
        QVERIFY(!presets.value(QStringLiteral("workflowPresets")).toArray().isEmpty());
        for (const QJsonValue preset : presets.value(QStringLiteral("testPresets")).toArray())
            if (!preset[QStringLiteral("hidden")].toBool())
                QVERIFY(!preset[QStringLiteral("name")].toString().isEmpty());
    }

    void theSampleIsOurOwnAndThere()
    {
        const QStringList samples =
            QDir(QStringLiteral(BLUEPENCIL_SOURCE_DIR "/resources/samples")).entryList({QStringLiteral("*.txt")});
        QVERIFY(!samples.isEmpty());
    }

    void theReadmeIsWhole()
    {
        const QByteArray readme = contentOf(QStringLiteral(BLUEPENCIL_SOURCE_DIR "/README.md"));
        QVERIFY(readme.size() > 2000);
        QVERIFY(!readme.contains("@@"));
        QVERIFY(QFile::exists(QStringLiteral(BLUEPENCIL_SOURCE_DIR "/resources/help/screenshot.png")));
    }

    void nothingOfAMachineStandsInTheTree()
    {
        QByteArray said;
        QProcess git;
        git.setWorkingDirectory(QStringLiteral(BLUEPENCIL_SOURCE_DIR));
        git.start(QStringLiteral("git"),
                  {QStringLiteral("ls-tree"), QStringLiteral("--name-only"), QStringLiteral("HEAD")});
        if (!git.waitForFinished(30000) || git.exitCode() != 0)
            QSKIP("not a git checkout");
        const QStringList allowed{QStringLiteral("CMakeLists.txt"),
                                  QStringLiteral("app"),
                                  QStringLiteral("core"),
                                  QStringLiteral("ui"),
                                  QStringLiteral("resources"),
                                  QStringLiteral("tests"),
                                  QStringLiteral("README.md"),
                                  QStringLiteral("LICENSE"),
                                  QStringLiteral("CMakePresets.json")};
        for (const QByteArray &name : git.readAllStandardOutput().split('\n'))
            if (!name.isEmpty() && !name.startsWith('.'))
                QVERIFY2(allowed.contains(QString::fromUtf8(name)), name.constData());
    }
};

QTEST_GUILESS_MAIN(TestPackaging)
#include "test_packaging.moc"
