// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#ifdef Q_OS_LINUX
#include <sys/mount.h>
#endif

/// A real disk that is soon full: a tmpfs of a given size. isMounted() is false where mounts are refused;
/// the test then has to say that it was skipped.
class SmallDisk
{
public:
    explicit SmallDisk(qint64 bytes)
    {
#ifdef Q_OS_LINUX
        const QByteArray options = "mode=0700,size=" + QByteArray::number(bytes);
        m_isMounted = m_folder.isValid() && ::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0,
                                                    options.constData()) == 0;
#else
        Q_UNUSED(bytes)
#endif
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    ~SmallDisk()
    {
#ifdef Q_OS_LINUX
        if (m_isMounted)
            ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
#endif
    }

    bool isMounted() const
    {
        return m_isMounted;
    }
    QString filePath(const QString &name) const
    {
        return m_folder.filePath(name);
    }

    /// Takes all the room there is, by a file of that name; false if there was none to take.
    bool fill(const QString &name) const
    {
        QFile file(filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return false;
        const QByteArray block(4096, 'x');
        while (file.write(block) == block.size()) {
        }
        return file.size() > 0;
    }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};
