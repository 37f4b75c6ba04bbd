// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/lexiconlines.h"

#include "core/base/tr.h"

namespace bluepencil::recognition {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(WordClass::Count)> classNames = {
    "function",
    "common",
    "aux",
    "be",
    "adverb",
    "subordinator",
    "conjunction",
    "determiner",
    "definite",
    "preposition",
    "placepreposition",
    "relative",
    "pronoun",
    "male",
    "female",
    "firstperson",
    "reflexive",
    "particle",
    "abbreviation",
    "endabbreviation",
    "suffix",
    "month",
    "weekday",
    "title",
    "titlemodifier",
    "person",
    "people",
    "institution",
    "document",
    "unnamed",
    "say",
    "as",
    "call",
    "weak",
    "act",
    "accordingto",
    "work",
    "term",
    "naming",
    "orgsuffix",
    "orghead",
    "orgopen",
    "placehead",
    "placeopen",
    "direction",
    "mischead",
    "orgnoun",
    "orgof",
    "placenoun",
    "placeof",
    "personverb",
    "possessiveopen",
    "organization",
    "acronym",
    "notname",
    "forename-m",
    "forename-f",
    "surname",
    "demonym",
    "country",
    "state",
    "area",
    "province",
    "place",
    "seat",
    "acts",
    "worksfor",
    "kin",
    "familyfirst",
    "agency",
    "analyst",
    "publication",
    "placefirst",
    "thing",
    "storm",
    "famous",
    "firm",
    "household",
    "answer",
    "utterance",
    "carryon",
    "partof",
    "timenoun",
    "describing",
    "courtesy",
    "elderkin",
    "youngerkin",
    "elder",
    "younger",
    "reported",
    "toldof",
    "platform",
    "represents",
    "timetabled",
    "timetabledplural",
    "ahead",
    "intending",
    "backwards",
    "business",
    "match",
    "contest",
    "outcome",
    "player",
    "clubnoun",
    "clubhead",
    "clublast",
    "transfer",
    "sport",
};

static_assert(classNames.back() == "sport", "one name for each WordClass, in its order");

} // namespace

std::optional<WordClass> classFromName(std::string_view name)
{
    const auto found = std::find(classNames.begin(), classNames.end(), name);
    if (found == classNames.end())
        return std::nullopt;
    return static_cast<WordClass>(found - classNames.begin());
}

void Lexicon::readList(const Find &find, const char *name)
{
    const QByteArray bytes = read(find, name);
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        line = trimmed(line);
        if (line.empty() || line.front() == '#')
            return;
        const std::size_t colon = line.find(':');
        std::vector<WordClass> classes;
        bool known = colon != std::string_view::npos;
        forEachPiece(line.substr(0, std::min(colon, line.size())), ' ', [&](std::string_view className) {
            if (className.empty())
                return;
            const std::optional<WordClass> wordClass = classFromName(className);
            known = known && wordClass;
            if (wordClass)
                classes.push_back(*wordClass);
        });
        if (!known) {
            m_problems.append(Core::tr("The word list %1 has a line of no known class: “%2”")
                                  .arg(QLatin1String(name),
                                       QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())).left(40)));
            return;
        }
        forEachPiece(line.substr(colon + 1), ',', [&](std::string_view word) {
            word = trimmed(word);
            if (word.empty())
                return;
            const std::string key = folded(word);
            for (const WordClass wordClass : classes)
                addPhrase(key).add(wordClass);
            if (const std::string bare = withoutAccents(key); bare != key) {
                for (const WordClass wordClass : classes)
                    addPhrase(bare).add(wordClass);
            }
        });
    });
}

void Lexicon::readForenames(const Find &find)
{
    const QByteArray bytes = read(find, "forenames.tsv");
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        const Columns column(line);
        if (column.count < 2 || column[1].empty())
            return;
        forEachForm(column[0], [&](std::string_view form) {
            LexiconEntry &entry = at(form);
            if (column[1].front() != 'f')
                entry.add(WordClass::ForenameMale);
            if (column[1].front() != 'm')
                entry.add(WordClass::ForenameFemale);
        });
    });
}

void Lexicon::readWords(const Find &find, const char *name, WordClass wordClass)
{
    const QByteArray bytes = read(find, name);
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        line = trimmed(line);
        if (line.empty() || line.front() == '#')
            return;
        const std::string key = folded(line);
        addPhrase(key).add(wordClass);
        if (const std::string bare = withoutAccents(key); bare != key)
            addPhrase(bare).add(wordClass);
    });
}

} // namespace bluepencil::recognition
