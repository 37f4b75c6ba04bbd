// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include "core/base/tr.h"

#include <QSqlError>

#include <atomic>
#include <limits>

namespace bluepencil {

namespace {

// SQLite's result codes are part of its file format's promise: they never change.
namespace sqlite {
constexpr int busy = 5;
constexpr int locked = 6;
constexpr int noMemory = 7;
constexpr int readOnly = 8;
constexpr int ioError = 10;
constexpr int corrupt = 11;
constexpr int full = 13;
constexpr int cannotOpen = 14;
constexpr int tooBig = 18;
constexpr int constraint = 19;
constexpr int notADatabase = 26;
constexpr int readOnlyRollback = readOnly | (3 << 8);
constexpr int readOnlyMoved = readOnly | (4 << 8);
constexpr int constraintForeignKey = constraint | (3 << 8);
} // namespace sqlite

QString uniqueConnectionName()
{
    static std::atomic<int> count{0};
    return QStringLiteral("bluepencil-store-%1").arg(++count);
}

Error errorFor(int code, const QString &path)
{
    switch (code) {
    case sqlite::readOnlyMoved:
        return {ErrorCode::Moved,
                Core::tr("The library's file was moved or replaced while it was open; close the program and start it "
                         "again"),
                path};
    case sqlite::readOnlyRollback:
        return {ErrorCode::ReadOnly,
                Core::tr("The library was not closed properly and can't be put in order, because it may only be read; "
                         "make it writable and open it again"),
                path};
    case sqlite::constraintForeignKey:
        return {ErrorCode::Stale,
                Core::tr("Something this belongs to was removed in the meantime; look at it again and repeat what you "
                         "did"),
                path};
    default:
        break;
    }
    switch (code & 0xff) {
    case sqlite::busy:
    case sqlite::locked:
        return {ErrorCode::Busy, Core::tr("The library is in use by another program; try again in a moment"), path};
    case sqlite::noMemory:
        return {ErrorCode::WriteFailed, Core::tr("There is not enough memory; close something and try again"), path};
    case sqlite::readOnly:
        return {ErrorCode::ReadOnly, Core::tr("The library may only be read; make its file and folder writable"), path};
    case sqlite::full:
        return {ErrorCode::WriteFailed,
                Core::tr("There is no room left on the library's disk; make room and try again"), path};
    case sqlite::ioError:
        return {ErrorCode::WriteFailed, Core::tr("The library's disk reported an error; check the disk"), path};
    case sqlite::cannotOpen:
        return {ErrorCode::NotReadable,
                Core::tr("The library can't be opened; check that its file and folder are yours"), path};
    case sqlite::tooBig:
        return {ErrorCode::TooLarge, Core::tr("This is too large for the library; make it smaller"), path};
    case sqlite::constraint:
        return {ErrorCode::Invalid, Core::tr("This can't be kept as it contradicts what the library holds"), path};
    case sqlite::notADatabase:
        return {ErrorCode::Damaged, Core::tr("The file is not a Bluepencil library; choose another"), path};
    case sqlite::corrupt:
    default:
        return {ErrorCode::Damaged, Core::tr("The library is damaged; restore a backup of it"), path};
    }
}

} // namespace

void failDamaged(const QString &path)
{
    throw StoreFailure{errorFor(sqlite::corrupt, path)};
}

bool Rows::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        m_database->fail(m_query->lastError());
    return false;
}

qint32 Rows::integer32(int column) const
{
    const qint64 value = integer(column);
    if (value < 0 || value > std::numeric_limits<qint32>::max())
        failDamaged(m_database->path());
    return static_cast<qint32>(value);
}

QUuid Rows::uuid(int column) const
{
    const QUuid id = QUuid::fromString(text(column));
    if (id.isNull())
        failDamaged(m_database->path());
    return id;
}

Database::Database(const QString &path, Access access)
    : m_path(path)
    , m_access(access)
    , m_connection(uniqueConnectionName())
{
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyMilliseconds);
    if (access == Access::ReadOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    try {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
        if (!connection.isValid())
            throw StoreFailure{{ErrorCode::Unsupported,
                                Core::tr("Qt's SQLite driver is missing; install it (Debian: libqt6sql6-sqlite)"),
                                path}};
        connection.setDatabaseName(path);
        connection.setConnectOptions(options);
        if (!connection.open())
            fail(connection.lastError());
        // All of these hold for the connection only; none writes to the file.
        execute("PRAGMA trusted_schema = OFF");
        execute("PRAGMA cell_size_check = ON");
        execute("PRAGMA mmap_size = 0");
        execute("PRAGMA temp_store = MEMORY"); // sorting leaves no one's notes in a folder of temporary files
        execute("PRAGMA foreign_keys = ON");
        execute("PRAGMA synchronous = EXTRA");
    } catch (const StoreFailure &) {
        m_statements.clear();
        QSqlDatabase::removeDatabase(m_connection);
        throw;
    }
}

Database::~Database()
{
    m_statements.clear();
    QSqlDatabase::removeDatabase(m_connection);
}

void Database::fail(const QSqlError &error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber);
    throw StoreFailure{errorFor(isNumber ? code : sqlite::corrupt, m_path)};
}

QSqlQuery &Database::prepared(const char *statement, const QVariantList &values)
{
    std::unique_ptr<QSqlQuery> &query = m_statements[statement];
    if (!query) {
        auto fresh = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_connection, false));
        fresh->setForwardOnly(true);
        if (!fresh->prepare(QString::fromLatin1(statement)))
            fail(fresh->lastError());
        query = std::move(fresh);
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(static_cast<int>(i), values[i]);
    if (!query->exec()) {
        const QSqlError error = query->lastError();
        query->finish();
        fail(error);
    }
    return *query;
}

void Database::execute(const char *statement, const QVariantList &values)
{
    prepared(statement, values).finish();
}

Rows Database::query(const char *statement, const QVariantList &values)
{
    return Rows(prepared(statement, values), *this);
}

QVariant Database::value(const char *statement, const QVariantList &values)
{
    QSqlQuery &query = prepared(statement, values);
    Rows rows(query, *this);
    return rows.next() ? query.value(0) : QVariant();
}

qint64 Database::insert(const char *statement, const QVariantList &values)
{
    QSqlQuery &query = prepared(statement, values);
    const qint64 row = query.lastInsertId().toLongLong();
    query.finish();
    return row;
}

void Database::executeOnce(const QString &statement)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(statement))
        fail(query.lastError());
}

void Database::useRollbackJournal()
{
    if (value("PRAGMA journal_mode").toString() == QLatin1String("delete"))
        return;
    if (value("PRAGMA journal_mode = DELETE").toString() != QLatin1String("delete"))
        throw StoreFailure{errorFor(sqlite::busy, m_path)};
}

QVariant bound(const QString &text)
{
    return text.isNull() ? QVariant(QStringLiteral("")) : QVariant(text);
}

QVariant bound(const QByteArray &blob)
{
    return blob.isNull() ? QVariant(QByteArray("")) : QVariant(blob);
}

QVariant bound(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Transaction::Transaction(Database &database, Kind kind)
    : m_database(database)
{
    m_database.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    if (!m_isOpen)
        return;
    try {
        m_database.execute("ROLLBACK");
    } catch (const StoreFailure &) {
        // SQLite has rolled back by itself (disk full, I/O error): then there is nothing to roll back.
    }
}

void Transaction::commit()
{
    try {
        m_database.execute("COMMIT");
    } catch (StoreFailure &failure) {
        failure.isCommit = failure.error.code != ErrorCode::Busy && failure.error.code != ErrorCode::Stale;
        throw;
    }
    m_isOpen = false;
}

} // namespace bluepencil
