// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/storefailure.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QUuid>
#include <QVariantList>

#include <memory>
#include <unordered_map>

namespace bluepencil {

class Database;

/// The rows of one SELECT that is being read; gives its lock back at the end of its life. Only one of the
/// same statement at a time.
class Rows
{
public:
    Rows(QSqlQuery &query, Database &database)
        : m_query(&query)
        , m_database(&database)
    {
    }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    ~Rows() { m_query->finish(); }

    bool next();
    bool isNull(int column) const { return m_query->value(column).isNull(); }
    qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    /// Damaged if it does not fit: the schema only promises 64 bits.
    qint32 integer32(int column) const;
    QString text(int column) const { return m_query->value(column).toString(); }
    QByteArray utf8(int column) const { return text(column).toUtf8(); }
    QByteArray blob(int column) const { return m_query->value(column).toByteArray(); }
    /// Damaged if it is none.
    QUuid uuid(int column) const;

private:
    QSqlQuery *m_query;
    Database *m_database;
};

/// One connection to one SQLite file, with the settings that our promises rest on. To be used on the thread
/// that made it. Every function throws StoreFailure. Statements are literals (they are prepared once and kept
/// by address) and all values are bound.
class Database
{
public:
    enum class Access { ReadWrite, ReadOnly };

    /// How long a statement waits for another program's lock.
    static constexpr int busyMilliseconds = 5000;

    Database(const QString &path, Access access);
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    QString path() const { return m_path; }
    bool isReadOnly() const { return m_access == Access::ReadOnly; }

    /// For statements without rows.
    void execute(const char *statement, const QVariantList &values = {});
    Rows query(const char *statement, const QVariantList &values = {});
    /// The first column of the first row, an invalid variant without rows.
    QVariant value(const char *statement, const QVariantList &values = {});
    /// The row that the last INSERT made.
    qint64 insert(const char *statement, const QVariantList &values);
    /// Statements of a schema: run once, not kept.
    void executeOnce(const QString &statement);

    /// Sees to it that deleted journals, not write-ahead logs, are used, whatever the file says.
    void useRollbackJournal();

    [[noreturn]] void fail(const QSqlError &error);

private:
    QSqlQuery &prepared(const char *statement, const QVariantList &values);

    QString m_path;
    Access m_access;
    QString m_connection;
    std::unordered_map<const char *, std::unique_ptr<QSqlQuery>> m_statements;
};

/// Values as SQLite shall have them: never NULL by accident (QtSql binds a null QString as NULL).
QVariant bound(const QString &text);
QVariant bound(const QByteArray &blob);
QVariant bound(const QUuid &id);

/// Rolls back unless commit() was reached.
class Transaction
{
public:
    enum class Kind {
        Read, ///< all SELECTs in it see the same state
        Write ///< takes the write lock at once, so that it can't fail for a lock half-way
    };

    Transaction(Database &database, Kind kind);
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();
    /// A write is durable when this returns.
    void commit();

private:
    Database &m_database;
    bool m_isOpen = true;
};

[[noreturn]] void failDamaged(const QString &path);

} // namespace bluepencil
