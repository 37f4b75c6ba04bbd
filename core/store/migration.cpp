// SPDX-License-Identifier: GPL-3.0-or-later
// How a store's schema is checked and brought forward.
#include "core/base/tr.h"
#include "core/store/schema.h"
#include "core/store/storefile.h"

#include <QFile>

#include <optional>

namespace bluepencil {

namespace {

int versionOf(Database &database)
{
    return database.value("PRAGMA user_version").toInt();
}

bool isEmpty(Database &database)
{
    return database.value("SELECT count(*) FROM sqlite_schema").toInt() == 0;
}

/// Throws unless the file is ours and of a version we know; true for an empty one.
bool checkOwnership(Database &database, int newest)
{
    const QString path = database.path();
    const int version = versionOf(database);
    const qint64 application = database.value("PRAGMA application_id").toLongLong();
    if (application == 0 && version == 0 && isEmpty(database))
        return true;
    if (application != libraryApplicationId)
        throw StoreFailure{
            {ErrorCode::Damaged, Core::tr("The file is not a Bluepencil library; choose another"), path}};
    if (version > newest)
        throw StoreFailure{{ErrorCode::Newer,
                            Core::tr("The library was made by a newer Bluepencil; update the program to open it"),
                            path}};
    if (version < 1)
        failDamaged(path);
    return false;
}

/// The tables and indexes as SQLite describes them, without those it makes by itself.
QStringList objects(Database &database)
{
    QStringList all;
    for (Rows rows = database.query("SELECT type, name, sql FROM sqlite_schema"
                                    " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name");
         rows.next();)
        all.append(rows.text(0) + QLatin1Char(' ') + rows.text(1) + QLatin1Char(' ') + rows.text(2));
    return all;
}

void runSteps(Database &database, const std::vector<SchemaStep> &steps, int from)
{
    for (const SchemaStep &step : steps) {
        if (step.version <= from)
            continue;
        for (const QString &statement : step.statements)
            database.executeOnce(statement);
    }
    // Pragmas take no bound values; these are numbers of ours.
    database.executeOnce(QStringLiteral("PRAGMA application_id = %1").arg(libraryApplicationId));
    database.executeOnce(QStringLiteral("PRAGMA user_version = %1").arg(steps.back().version));
}

void checkObjects(Database &database, const std::vector<SchemaStep> &steps)
{
    Database reference(QStringLiteral(":memory:"), Database::Access::ReadWrite);
    runSteps(reference, steps, 0);
    const QStringList present = objects(database);
    const QStringList expected = objects(reference);
    for (const QString &object : expected)
        if (!present.contains(object))
            failDamaged(database.path());
    for (const QString &object : present) {
        // Tables and indexes that somebody added for work of their own do nothing by themselves.
        const bool isActive = object.startsWith(QLatin1String("trigger")) || object.startsWith(QLatin1String("view"));
        if (isActive && !expected.contains(object))
            throw StoreFailure{{ErrorCode::Damaged,
                                Core::tr("The library holds triggers or views that are not Bluepencil's; remove them "
                                         "or restore a backup"),
                                database.path()}};
    }
}

/// A copy of the store beside it. Kept only if what it was made for comes about; else the store is as it was
/// and the copy would only gather dust.
class Backup
{
public:
    Backup(Database &database, int version)
        : m_path(makeFileBeside(database.path(), QStringLiteral(".schema%1").arg(version)))
    {
        try {
            database.execute("VACUUM INTO ?", {bound(m_path)});
        } catch (const StoreFailure &) {
            QFile::remove(m_path);
            throw;
        }
    }
    Backup(const Backup &) = delete;
    Backup &operator=(const Backup &) = delete;
    ~Backup()
    {
        if (!m_isKept)
            QFile::remove(m_path);
    }
    /// Complete and on the disk when this returns; the store must not have changed since.
    void verify(Database &database, int version) const
    {
        Database copy(m_path, Database::Access::ReadOnly);
        const bool isWhole = copy.value("PRAGMA integrity_check").toString() == QLatin1String("ok");
        if (!isWhole || versionOf(copy) != version || objects(copy) != objects(database))
            throw StoreFailure{{ErrorCode::WriteFailed,
                                Core::tr("The library could not be backed up before it is brought up to date; make "
                                         "room on its disk and try again"),
                                m_path}};
        syncToDisk(m_path);
    }
    void keep() { m_isKept = true; }

private:
    QString m_path;
    bool m_isKept = false;
};

void failReadOnly(const QString &path, bool isNew)
{
    throw StoreFailure{
        {ErrorCode::ReadOnly,
         isNew
             ? Core::tr("There is nothing in the library yet, and it may only be read; make it writable or choose "
                        "another")
             : Core::tr("The library is from an older Bluepencil and can't be brought up to date, because it may only "
                        "be read; make it writable and open it again"),
         path}};
}

} // namespace

void prepareSchema(Database &database, const std::vector<SchemaStep> &steps)
{
    const int newest = steps.back().version;
    // Another program may write while we copy, or bring the store forward itself: then look again.
    for (int attempt = 0; attempt < 10; ++attempt) {
        const bool isNew = checkOwnership(database, newest);
        const int version = versionOf(database);
        if (!isNew && version == newest)
            break;
        if (database.isReadOnly())
            failReadOnly(database.path(), isNew);
        database.useRollbackJournal();
        const qint64 state = database.value("PRAGMA data_version").toLongLong();
        std::optional<Backup> backup;
        if (!isNew)
            backup.emplace(database, version);
        Transaction transaction(database, Transaction::Kind::Write);
        if (database.value("PRAGMA data_version").toLongLong() != state)
            continue;
        if (backup)
            backup->verify(database, version);
        runSteps(database, steps, isNew ? 0 : version);
        transaction.commit();
        if (backup)
            backup->keep();
    }
    if (versionOf(database) != newest)
        throw StoreFailure{{ErrorCode::Busy,
                            Core::tr("The library is in use by another program; try again in a moment"),
                            database.path()}};
    if (!database.isReadOnly())
        database.useRollbackJournal();
    checkObjects(database, steps);
}

} // namespace bluepencil
