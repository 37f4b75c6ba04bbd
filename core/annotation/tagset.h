// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace bluepencil {

/// A label a user can tag with. The id is for ever; name, colour and key are free.
struct Label {
    QString id;    ///< built-in: "person", "place", …; a user's own: a UUID without braces
    QString name;  ///< shown; plain text, never rendered as rich text; at most 200 characters
    QString color; ///< "#rrggbb", or empty: the theme's colour of that category
    QString key;   ///< the key that tags with it, one character ("1", "c"), or empty
    QString description;
    int order = 0; ///< place in the tagset

    bool operator==(const Label &) const = default;
};

/// Fixed ids of the built-in labels.
namespace labels {
inline constexpr QLatin1StringView person{"person"};
inline constexpr QLatin1StringView place{"place"};
inline constexpr QLatin1StringView organization{"organization"};
inline constexpr QLatin1StringView quote{"quote"};
inline constexpr QLatin1StringView date{"date"};
inline constexpr QLatin1StringView claim{"claim"};
inline constexpr QLatin1StringView speaker{"speaker"}; ///< also the relation from a quote to its speaker
inline constexpr QLatin1StringView cue{"cue"};         ///< also the relation from a quote to its cue
} // namespace labels

/// The labels in use, in order. A small value; look-ups are linear (some dozens of labels).
class Tagset
{
public:
    /// Person 1, Place 2, Organization 3, Quote 4, Date 5, Claim 6, Speaker 7, Cue 8.
    static Tagset builtIn();

    const QList<Label> &labels() const { return m_labels; }
    const Label *find(QStringView id) const;
    /// By its shown name or id, not minding case: what a person types on a command line.
    const Label *findByName(QStringView name) const;
    const Label *findByKey(QStringView key) const;
    /// The shown name, or the id itself for a label that is not there (imported, deleted).
    QString nameOf(QStringView id) const;

    /// Adds or replaces by id, keeping the order by (order, id).
    void put(const Label &label);
    bool remove(QStringView id);

    bool operator==(const Tagset &) const = default;

private:
    QList<Label> m_labels;
};

/// Errors (Invalid) a label can't be made with: empty or over-long name, colour that is none, a key of
/// more than one character or one of q o n w (they are commands), a key or name already taken.
Result<void> checkLabel(const Tagset &tagset, const Label &label);

} // namespace bluepencil
