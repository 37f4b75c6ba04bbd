// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace bluepencil {

/// What a label asks of its annotations: their Annotation::attributes have a value under this name.
struct AttributeDefinition {
    enum class Kind { Choice, Text, Number, YesNo };

    QString name; ///< shown, and the key in Annotation::attributes; one of a kind within its label
    Kind kind = Kind::Text;
    QStringList choices{}; ///< for Kind::Choice, at least one

    bool operator==(const AttributeDefinition &) const = default;
};

/// "choice", "text", "number", "yesno".
QString toString(AttributeDefinition::Kind kind);
std::optional<AttributeDefinition::Kind> attributeKindFromString(QStringView text);

/// A label a user can tag with. The id is for ever; name, colour and key are free.
struct Label {
    QString id;    ///< built-in: "person", "place", …; a user's own: a UUID without braces
    QString name;  ///< shown; plain text, never rendered as rich text; at most 200 characters
    QString color; ///< "#rrggbb", or empty: the theme's colour of that category
    QString key;   ///< the key that tags with it, one character ("1", "c"), or empty
    QString description;
    int order = 0;    ///< place in the tagset
    QString parent{}; ///< the label it stands under, or empty; never below itself
    QList<AttributeDefinition> attributes{};

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
    /// The shown name; of a label that was removed the one it had, of one never seen (imported) the id itself.
    QString nameOf(QStringView id) const;
    /// The labels that stand under this one, in order; of an empty id those at the top, and those whose parent is
    /// not there.
    QList<Label> childrenOf(QStringView parent) const;
    /// How many labels it stands under.
    int depthOf(QStringView id) const;
    /// All, each followed by what stands under it.
    QList<Label> inTreeOrder() const;
    /// Whether `id` stands under `ancestor`, at any depth.
    bool isUnder(QStringView id, QStringView ancestor) const;

    /// Adds or replaces by id, keeping the order by (order, id).
    void put(const Label &label);
    bool remove(QStringView id);

    /// The same labels; what was removed does not count.
    bool operator==(const Tagset &other) const { return m_labels == other.m_labels; }

private:
    QList<Label> m_labels;
    QHash<QString, QString> m_formerNames; ///< of those that were removed, by id
};

/// Errors (Invalid) a label can't be made with: empty or over-long name, colour that is none, a key of
/// more than one character or one of q o n w (they are commands), a key or name already taken, a parent that
/// is not there or stands under it, an attribute without a name or without a choice.
Result<void> checkLabel(const Tagset &tagset, const Label &label);

/// Where a label shall stand.
struct LabelPlace {
    QString id;
    QString parent;
};
/// What must be put for the labels to stand in this order, each under its parent: those that change. Labels that
/// are not named keep what they have.
QList<Label> arranged(const Tagset &tagset, const QList<LabelPlace> &places);

} // namespace bluepencil
