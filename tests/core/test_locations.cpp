// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/locations.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace bluepencil;

class LocationsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void ordersDataFolders();
    void leavesOutWhatIsNotThere();
    void findsTheFirst();
    void placesTheStore();

private:
    QString make(const QString &name, const QByteArray &content = {}) const
    {
        const QString path = m_folder->filePath(name);
        QDir().mkpath(content.isNull() ? path : QFileInfo(path).path());
        QFile file(path);
        if (!content.isNull() && (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()))
            qFatal("no test file");
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_data = qgetenv("BLUEPENCIL_DATA");
    QByteArray m_home = qgetenv("XDG_DATA_HOME");
};

void LocationsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("BLUEPENCIL_DATA", QFile::encodeName(m_folder->filePath(QStringLiteral("given"))));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->filePath(QStringLiteral("home"))));
}

void LocationsTest::cleanup()
{
    qputenv("BLUEPENCIL_DATA", m_data);
    qputenv("XDG_DATA_HOME", m_home);
}

void LocationsTest::ordersDataFolders()
{
    const QString user = make(QStringLiteral("home/bluepencil"));
    const QString given = make(QStringLiteral("given"));
    const QStringList folders = dataFolders();
    QVERIFY(folders.size() >= 2);
    QCOMPARE(folders[0], given);
    QCOMPARE(folders[1], user);
    qputenv("BLUEPENCIL_DATA", QFile::encodeName(user + QLatin1String("/../bluepencil/")));
    QCOMPARE(dataFolders().count(user), 1);
}

void LocationsTest::leavesOutWhatIsNotThere()
{
    make(QStringLiteral("home/bluepencil"), "a file, not a folder");
    for (const QString &folder : dataFolders()) {
        QVERIFY(QFileInfo(folder).isDir());
        QVERIFY(!folder.startsWith(m_folder->path()));
    }
}

void LocationsTest::findsTheFirst()
{
    const QString second = make(QStringLiteral("home/bluepencil/themes/test.theme"), "second");
    QCOMPARE(findData(QStringLiteral("themes/test.theme")), second);
    const QString first = make(QStringLiteral("given/themes/test.theme"), "first");
    QCOMPARE(findData(QStringLiteral("themes/test.theme")), first);
    QCOMPARE(findData(QStringLiteral("themes/no.theme")), QString());
    QCOMPARE(findData(QStringLiteral("themes")), QString());
}

void LocationsTest::placesTheStore()
{
    QCOMPARE(defaultStorePath(), m_folder->filePath(QStringLiteral("home/bluepencil/library.sqlite")));
    QVERIFY(!QFileInfo::exists(m_folder->filePath(QStringLiteral("home")))); // asking makes nothing
}

QTEST_GUILESS_MAIN(LocationsTest)
#include "test_locations.moc"
