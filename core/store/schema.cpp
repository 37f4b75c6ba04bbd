// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

namespace bluepencil {

namespace {

// Times are milliseconds since 1970 UTC; ids are UUIDs without braces; hashes are the 32 raw bytes of SHA-256.
// A row number that rises stands for "later" wherever order matters, because clocks go backwards.
QStringList firstSchema()
{
    return {
        QStringLiteral("CREATE TABLE texts ("
                       " id INTEGER PRIMARY KEY,"
                       " hash BLOB NOT NULL UNIQUE,"
                       " size INTEGER NOT NULL) STRICT"),
        QStringLiteral("CREATE TABLE text_rows ("
                       " text INTEGER NOT NULL REFERENCES texts(id),"
                       " position INTEGER NOT NULL,"
                       " content BLOB NOT NULL,"
                       " PRIMARY KEY (text, position)) STRICT"),
        // text: the one that the article's annotations belong to.
        QStringLiteral("CREATE TABLE articles ("
                       " id INTEGER PRIMARY KEY,"
                       " uuid TEXT NOT NULL UNIQUE,"
                       " text INTEGER NOT NULL REFERENCES texts(id),"
                       " title TEXT NOT NULL,"
                       " id_name TEXT NOT NULL,"
                       " published TEXT NOT NULL) STRICT"),
        QStringLiteral("CREATE TABLE versions ("
                       " id INTEGER PRIMARY KEY AUTOINCREMENT,"
                       " article INTEGER NOT NULL REFERENCES articles(id),"
                       " text INTEGER NOT NULL REFERENCES texts(id),"
                       " file_hash BLOB NOT NULL,"
                       " UNIQUE (article, text, file_hash)) STRICT"),
        QStringLiteral("CREATE INDEX versions_by_text ON versions(text)"),
        QStringLiteral("CREATE INDEX versions_by_file ON versions(file_hash)"),
        // seen: the highest is the path an article was last seen at.
        QStringLiteral("CREATE TABLE paths ("
                       " seen INTEGER PRIMARY KEY AUTOINCREMENT,"
                       " path TEXT NOT NULL UNIQUE,"
                       " article INTEGER NOT NULL REFERENCES articles(id)) STRICT"),
        QStringLiteral("CREATE INDEX paths_by_article ON paths(article)"),
        QStringLiteral("CREATE TABLE annotations ("
                       " id INTEGER PRIMARY KEY,"
                       " uuid TEXT NOT NULL UNIQUE,"
                       " article INTEGER NOT NULL REFERENCES articles(id),"
                       " label TEXT NOT NULL,"
                       " entity TEXT NOT NULL,"
                       " attributes TEXT NOT NULL,"
                       " note TEXT NOT NULL,"
                       " origin TEXT NOT NULL,"
                       " author TEXT NOT NULL,"
                       " time INTEGER NOT NULL) STRICT"),
        QStringLiteral("CREATE INDEX annotations_by_article ON annotations(article)"),
        QStringLiteral("CREATE TABLE annotation_parts ("
                       " annotation INTEGER NOT NULL REFERENCES annotations(id) ON DELETE CASCADE,"
                       " position INTEGER NOT NULL,"
                       " first INTEGER NOT NULL,"
                       " last INTEGER NOT NULL,"
                       " PRIMARY KEY (annotation, position)) STRICT, WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE annotation_lost ("
                       " annotation INTEGER NOT NULL REFERENCES annotations(id) ON DELETE CASCADE,"
                       " position INTEGER NOT NULL,"
                       " first INTEGER NOT NULL,"
                       " last INTEGER NOT NULL,"
                       " exact TEXT NOT NULL,"
                       " prefix TEXT NOT NULL,"
                       " suffix TEXT NOT NULL,"
                       " PRIMARY KEY (annotation, position)) STRICT, WITHOUT ROWID"),
        // Deferred: within one act a relation may be written before its ends.
        QStringLiteral("CREATE TABLE relations ("
                       " id INTEGER PRIMARY KEY,"
                       " uuid TEXT NOT NULL UNIQUE,"
                       " article INTEGER NOT NULL REFERENCES articles(id),"
                       " source TEXT NOT NULL REFERENCES annotations(uuid) DEFERRABLE INITIALLY DEFERRED,"
                       " target TEXT NOT NULL REFERENCES annotations(uuid) DEFERRABLE INITIALLY DEFERRED,"
                       " label TEXT NOT NULL) STRICT"),
        QStringLiteral("CREATE INDEX relations_by_article ON relations(article)"),
        QStringLiteral("CREATE INDEX relations_by_source ON relations(source)"),
        QStringLiteral("CREATE INDEX relations_by_target ON relations(target)"),
        // annotation: what it became, which may have been removed since; empty when rejected.
        QStringLiteral("CREATE TABLE decisions ("
                       " id INTEGER PRIMARY KEY,"
                       " uuid TEXT NOT NULL UNIQUE,"
                       " article INTEGER NOT NULL REFERENCES articles(id),"
                       " kind TEXT NOT NULL,"
                       " label TEXT NOT NULL,"
                       " first INTEGER NOT NULL,"
                       " last INTEGER NOT NULL,"
                       " exact TEXT NOT NULL,"
                       " prefix TEXT NOT NULL,"
                       " suffix TEXT NOT NULL,"
                       " accepted INTEGER NOT NULL,"
                       " annotation TEXT NOT NULL,"
                       " time INTEGER NOT NULL) STRICT"),
        QStringLiteral("CREATE INDEX decisions_by_article ON decisions(article)"),
        // Only what differs from the built-in labels; removed: a built-in one that the user took away.
        QStringLiteral("CREATE TABLE labels ("
                       " id TEXT NOT NULL PRIMARY KEY,"
                       " removed INTEGER NOT NULL,"
                       " name TEXT NOT NULL,"
                       " color TEXT NOT NULL,"
                       " key TEXT NOT NULL,"
                       " description TEXT NOT NULL,"
                       " place INTEGER NOT NULL) STRICT"),
        // article: NULL for what the whole library shares. Rows are only ever added.
        QStringLiteral("CREATE TABLE log ("
                       " sequence INTEGER PRIMARY KEY AUTOINCREMENT,"
                       " article INTEGER REFERENCES articles(id),"
                       " kind TEXT NOT NULL,"
                       " reverses INTEGER NOT NULL,"
                       " title TEXT NOT NULL,"
                       " author TEXT NOT NULL,"
                       " time INTEGER NOT NULL,"
                       " edits TEXT NOT NULL) STRICT"),
        QStringLiteral("CREATE INDEX log_by_article ON log(article)"),
    };
}

/// Labels stand under others and ask for attributes (a JSON list as in the log, or empty).
QStringList nestedLabels()
{
    return {QStringLiteral("ALTER TABLE labels ADD COLUMN parent TEXT NOT NULL DEFAULT ''"),
            QStringLiteral("ALTER TABLE labels ADD COLUMN attributes TEXT NOT NULL DEFAULT ''"),
            QStringLiteral("CREATE INDEX annotations_by_label ON annotations(label)")};
}

/// What is said of an article's cast and of the article as a whole.
QStringList castAndStateSchema()
{
    return {
        QStringLiteral("CREATE TABLE cast_facts ("
                       " id INTEGER PRIMARY KEY,"
                       " uuid TEXT NOT NULL UNIQUE,"
                       " article INTEGER NOT NULL REFERENCES articles(id),"
                       " says TEXT NOT NULL,"
                       " value TEXT NOT NULL,"
                       " time INTEGER NOT NULL) STRICT"),
        QStringLiteral("CREATE INDEX cast_facts_by_article ON cast_facts(article)"),
        QStringLiteral("CREATE TABLE cast_fact_anchors ("
                       " fact INTEGER NOT NULL REFERENCES cast_facts(id) ON DELETE CASCADE,"
                       " position INTEGER NOT NULL,"
                       " first INTEGER NOT NULL,"
                       " last INTEGER NOT NULL,"
                       " exact TEXT NOT NULL,"
                       " prefix TEXT NOT NULL,"
                       " suffix TEXT NOT NULL,"
                       " PRIMARY KEY (fact, position)) STRICT, WITHOUT ROWID"),
        // labels: a JSON array of strings.
        QStringLiteral("CREATE TABLE article_states ("
                       " article INTEGER PRIMARY KEY REFERENCES articles(id),"
                       " status TEXT NOT NULL,"
                       " labels TEXT NOT NULL,"
                       " note TEXT NOT NULL) STRICT"),
    };
}

} // namespace

const std::vector<SchemaStep> &schemaSteps()
{
    static const std::vector<SchemaStep> steps = {{1, firstSchema()}, {2, nestedLabels()}, {3, castAndStateSchema()}};
    return steps;
}

} // namespace bluepencil
