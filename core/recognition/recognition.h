// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/article.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>

namespace bluepencil {

/// Why a recognizer says a thing: machine-readable and short. `rule` is a stable name such as
/// "place.gazetteer", "speaker.inversion"; `spans` are the words it rests on (cue, antecedent, title).
struct Evidence {
    QString rule;
    double score = 0; ///< confidence, 0 to 1
    QList<Span> spans;

    bool operator==(const Evidence &) const = default;
};

/// Where on the earth a place is, as far as the gazetteer knows.
struct Location {
    QString country; ///< ISO 3166 code, "RU"; empty for areas of several countries
    bool hasCoordinates = false;
    double latitude = 0;  ///< degrees
    double longitude = 0; ///< degrees
    Evidence why;         ///< which of several places of that name, and for what reason

    bool operator==(const Location &) const = default;
};

/// A Location or none, shared by all that lie there: a text names few places often.
class SharedLocation
{
public:
    SharedLocation() = default;
    SharedLocation(Location location)
        : m_shared(std::make_shared<const Location>(std::move(location)))
    {
    } // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return m_shared != nullptr; }
    const Location &operator*() const { return *m_shared; }
    const Location *operator->() const { return m_shared.get(); }
    bool operator==(const SharedLocation &other) const
    {
        return m_shared == other.m_shared || (m_shared && other.m_shared && *m_shared == *other.m_shared);
    }

private:
    std::shared_ptr<const Location> m_shared;
};

/// One name, date or number in the text. `label` is a built-in label id ("person", "place",
/// "organization", "date"; see core/annotation/tagset.h), or "money", "percent", "number", which are told by
/// `recognize` and are no suggestions.
struct Mention {
    Span span;
    QString label;
    int entity = -1;   ///< index into Recognition::cast, or -1
    QString value;     ///< dates: ISO 8601; numbers: the number; else empty
    QString precision; ///< what `value` is sure of: "day", "month", …; "about", "over", "under"; else empty
    Evidence why;
    Evidence merge{};          ///< why it is `entity`: "cast.surname", with the words it was merged with
    QString unit{};            ///< of a number: ISO 4217 code, "%", "km", … ; else empty
    QString role{};            ///< "actor" where a place or seat of power speaks or acts; else empty
    SharedLocation location{}; ///< of places

    bool operator==(const Mention &) const = default;
};

enum class QuoteKind {
    Direct,   ///< a whole utterance in marks
    Partial,  ///< a few words in marks built into the writer's sentence
    Indirect, ///< reported words without marks
    Title,    ///< words in marks that nobody says: works, nicknames, terms
};

/// "direct", "partial", "indirect", "title".
QString toString(QuoteKind kind);
std::optional<QuoteKind> quoteKindFromString(QStringView text);

/// Who says a quote: the words that name the speaker here, and who that is where the text tells. Where several
/// speak together ("Ana Ruiz and Tom Lind said"), `span` is the whole of them, `name` holds all their names, and
/// there is no entity, for the quote is no single one's.
struct Speaker {
    Span span;
    int entity = -1; ///< index into Recognition::cast, or -1
    QString name;    ///< canonical name of that entity; names or words of whoever is meant without one; or empty
    QString type;    ///< "named", "pronoun", "nominal", "unnamed", "institution"
    Evidence why;

    bool operator==(const Speaker &) const = default;
};

/// A quotation. Each part includes its marks; a quote split by an attribution has several parts.
struct Quote {
    QList<Span> parts; ///< ascending, at least one
    QuoteKind kind = QuoteKind::Direct;
    std::optional<Speaker> speaker; ///< none: unknown, rather than a guess
    std::optional<Span> cue;        ///< "said", "according to"
    Evidence why;

    Span hull() const { return parts.isEmpty() ? Span{} : parts.first().united(parts.last()); }
    bool operator==(const Quote &) const = default;
};

/// What titles and forenames tell of a person.
enum class Sex { Unknown, Male, Female };

/// One person, place or organization of the article, with all its mentions merged.
struct Entity {
    QString id;    ///< "e1", "e2", … in order of first mention
    QString label; ///< as Mention::label
    QString name;  ///< canonical: the fullest form in the text
    QStringList aliases;
    QString description;       ///< taken from the text ("Kremlin foreign policy adviser"), or empty
    SharedLocation location{}; ///< of places: that of the first mention which has one
    QString note{};            ///< what the user notes on them, plain text; of no recognizer
    Sex sex = Sex::Unknown;    ///< of people, where the text or the forename tells it

    bool operator==(const Entity &) const = default;
};

/// Everything a recognizer says about one article. Mentions and quotes are in text order (outerFirst);
/// the same article and recognizer give the same value, byte for byte.
struct Recognition {
    QList<Mention> mentions;
    QList<Quote> quotes;
    QList<Entity> cast;
    QString recognizer; ///< id and version, "rules/1"
    QString language{}; ///< ISO 639-1 code of the text's language; empty where it can't be told

    bool operator==(const Recognition &) const = default;
};

} // namespace bluepencil

Q_DECLARE_METATYPE(bluepencil::Recognition)
