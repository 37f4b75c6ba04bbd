// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/settings.h"

#include "core/base/atomicfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace bluepencil {

namespace {

constexpr qsizetype mostRecent = 12;
constexpr qsizetype mostPlaces = 200;

QString settingsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/bluepencil/bluepencil.conf");
}

/// Where the list of places, "BYTE KEY" each, tells of this key; -1 where it does not.
qsizetype indexOfPlace(const QStringList &places, const QString &key)
{
    for (qsizetype i = 0; i < places.size(); ++i)
        if (QStringView(places[i]).mid(places[i].indexOf(QLatin1Char(' ')) + 1) == key)
            return i;
    return -1;
}

} // namespace

Settings::Settings()
{
    const QString path = settingsPath();
    QDir().mkpath(QFileInfo(path).path());
    QFile::setPermissions(QFileInfo(path).path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // Made before QSettings makes it with the mode of everybody's files; QSettings keeps the mode it finds.
    if (!QFile::exists(path)) // once in a lifetime, and some bytes: not worth a thread
        if (const Result<void> made = writeFileAtomically(path, {}); !made)
            qWarning("Settings cannot be kept: %s", qPrintable(made.error().message));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    m_settings = std::make_unique<QSettings>(path, QSettings::IniFormat);
}

Settings::~Settings()
{
    m_settings->sync();
    QFile::setPermissions(settingsPath(), QFile::ReadOwner | QFile::WriteOwner);
}

QByteArray Settings::windowGeometry() const
{
    return m_settings->value(QStringLiteral("window/geometry")).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_settings->setValue(QStringLiteral("window/geometry"), geometry);
}

QByteArray Settings::splitterState() const
{
    return m_settings->value(QStringLiteral("window/splitter")).toByteArray();
}

void Settings::setSplitterState(const QByteArray &state)
{
    m_settings->setValue(QStringLiteral("window/splitter"), state);
}

QString Settings::theme() const
{
    return m_settings->value(QStringLiteral("reader/theme")).toString();
}

void Settings::setTheme(const QString &name)
{
    m_settings->setValue(QStringLiteral("reader/theme"), name);
}

TextUnit Settings::snap() const
{
    const int unit = m_settings->value(QStringLiteral("reader/snap"), static_cast<int>(TextUnit::Word)).toInt();
    return static_cast<TextUnit>(qBound(0, unit, static_cast<int>(TextUnit::Paragraph)));
}

void Settings::setSnap(TextUnit unit)
{
    m_settings->setValue(QStringLiteral("reader/snap"), static_cast<int>(unit));
}

QString Settings::typeface() const
{
    return m_settings->value(QStringLiteral("reader/typeface")).toString();
}

void Settings::setTypeface(const QString &family)
{
    m_settings->setValue(QStringLiteral("reader/typeface"), family);
}

int Settings::zoom() const
{
    return qBound(50, m_settings->value(QStringLiteral("reader/zoom"), 100).toInt(), 400);
}

void Settings::setZoom(int percent)
{
    m_settings->setValue(QStringLiteral("reader/zoom"), percent);
}

bool Settings::isPanelShown(const QString &panel, bool byDefault) const
{
    return m_settings->value(QStringLiteral("panels/") + panel, byDefault).toBool();
}

void Settings::setPanelShown(const QString &panel, bool shown)
{
    m_settings->setValue(QStringLiteral("panels/") + panel, shown);
}

int Settings::sideList() const
{
    return m_settings->value(QStringLiteral("panels/list"), 0).toInt();
}

void Settings::setSideList(int list)
{
    m_settings->setValue(QStringLiteral("panels/list"), list);
}

qint32 Settings::readingPlace(const QString &key) const
{
    const QStringList places = m_settings->value(QStringLiteral("recent/places")).toStringList();
    const qsizetype at = indexOfPlace(places, key);
    return at < 0 ? 0 : QStringView(places[at]).left(places[at].indexOf(QLatin1Char(' '))).toInt();
}

void Settings::setReadingPlace(const QString &key, qint32 place)
{
    QStringList places = m_settings->value(QStringLiteral("recent/places")).toStringList();
    if (const qsizetype at = indexOfPlace(places, key); at >= 0)
        places.removeAt(at);
    if (place > 0)
        places.prepend(QString::number(place) + QLatin1Char(' ') + key);
    m_settings->setValue(QStringLiteral("recent/places"), QStringList(places.mid(0, mostPlaces)));
}

QStringList Settings::recentFiles() const
{
    return m_settings->value(QStringLiteral("recent/files")).toStringList();
}

void Settings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_settings->setValue(QStringLiteral("recent/files"), QStringList(files.mid(0, mostRecent)));
}

void Settings::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    m_settings->setValue(QStringLiteral("recent/files"), files);
}

void Settings::clearRecentFiles()
{
    m_settings->remove(QStringLiteral("recent/files"));
    m_settings->remove(QStringLiteral("recent/places")); // they name the files too
}

} // namespace bluepencil
