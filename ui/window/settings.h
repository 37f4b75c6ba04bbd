// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/boundaries.h"

#include <QByteArray>
#include <QStringList>

#include <memory>

class QSettings;

namespace bluepencil {

/// What the program remembers between starts: window shape, theme, zoom, recent files. One file under
/// `$XDG_CONFIG_HOME/bluepencil`, readable by its owner only. GUI thread.
class Settings
{
public:
    Settings();
    ~Settings();

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray splitterState() const;
    void setSplitterState(const QByteArray &state);
    QString theme() const; ///< empty: as the desktop asks
    void setTheme(const QString &name);
    /// What a drag of the mouse takes whole; words at first.
    TextUnit snap() const;
    void setSnap(TextUnit unit);
    QString typeface() const; ///< empty: the program's own serif
    void setTypeface(const QString &family);
    int zoom() const;
    void setZoom(int percent);
    bool isPanelShown(const QString &panel, bool byDefault) const;
    void setPanelShown(const QString &panel, bool shown);
    /// The list of the side panel that is in front; 0 at first.
    int sideList() const;
    void setSideList(int list);
    /// The byte at the top of the page when the article of this key was last left; 0: none is known, or its beginning.
    /// The latest 200 are kept.
    qint32 readingPlace(const QString &key) const;
    void setReadingPlace(const QString &key, qint32 place);
    /// Latest first, at most 12.
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);
    void clearRecentFiles();

private:
    std::unique_ptr<QSettings> m_settings;
};

} // namespace bluepencil
