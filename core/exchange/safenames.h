// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

namespace bluepencil {

/// Names for formats that allow only ASCII letters, digits, `_` and `-`. The same wanted name always gets the
/// same safe one; two wanted names that would collide get `_2`, `_3`, … in the order they are asked for.
class SafeNames
{
public:
    /// `fallback` is what a name without a single ASCII letter or digit becomes.
    explicit SafeNames(const QString &fallback);

    /// The safe name for `key` (what makes it one thing: a label id), made from `wanted` (what is shown).
    QString nameFor(const QString &key, const QString &wanted);
    /// A name no other may have from now on.
    void reserve(const QString &name) { m_used.insert(name); }

private:
    QString m_fallback;
    QHash<QString, QString> m_names;
    QSet<QString> m_used;
};

} // namespace bluepencil
