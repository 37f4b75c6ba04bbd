// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/exportview.h"
#include "core/exchange/losses.h"
#include "core/exchange/safenames.h"

#include <QMap>
#include <QSet>

namespace bluepencil {

/// What the files of one brat folder share: the names of types, relations and attributes that its
/// annotations use, and the two files that declare them, annotation.conf and visual.conf.
class BratConfig
{
public:
    /// Names the labels of all articles' tagsets, then those that only their annotations know. `losses` must outlive
    /// it.
    BratConfig(const QList<AnnotatedArticle> &articles, LossCounter &losses);

    QString entityType(const QString &label) const { return m_typeOfLabel.value(label); }
    QString relationType(const QString &label);
    /// Names an attribute and remembers the value for its declaration.
    QString attribute(const QString &name, const QString &value);
    /// A name of ours ("Kind") that a user's attribute must not take.
    QString ownAttribute(const QString &name, const QString &value);

    QByteArray annotationConf() const;
    QByteArray visualConf() const;

private:
    struct Type {
        QString label;
        QString parent; ///< the label it stands under, or empty
        QString name;
        QString shown; ///< fit for visual.conf
        QString color;
    };
    void addLabel(const Tagset &tagset, const QString &label, LossCounter &losses);
    void declareAttributes(const Label &label);
    void appendTypes(QString &conf, const QString &parent, int depth) const;

    LossCounter &m_losses;
    QList<Type> m_types;
    QHash<QString, QString> m_typeOfLabel;
    SafeNames m_typeNames;
    SafeNames m_relationNames;
    SafeNames m_attributeNames;
    QSet<QString> m_renamed;            ///< attributes whose loss is told
    QMap<QString, QString> m_relations; ///< type → shown name
    QMap<QString, QSet<QString>> m_attributeValues;
};

/// An attribute's value ends at white space in the .ann, at `|` and `,` in annotation.conf: they become `_`.
QString bratValue(const QString &value);

/// A line of a brat file ends at every character at which Python's str.splitlines() ends one.
bool endsBratLine(char32_t codePoint);

} // namespace bluepencil
