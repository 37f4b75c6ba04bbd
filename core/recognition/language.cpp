// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/language.h"

#include <algorithm>
#include <array>

namespace bluepencil::recognition {

namespace {

constexpr qint32 fewestWords = 12;
constexpr qint32 mostWords = 3000;
constexpr int shortText = 80;           // words under which a few of them decide
constexpr int fewestSigns = 6;          // letters of one foreign script that tell a line's language
constexpr int fewestOwn = 3;            // small words that English has not, to tell another language there
constexpr double smallestShare = 0.12;  // of running words that are small words; news has .35 to .5 of its own
constexpr double leadOverNext = 1.08;   // Danish and Norwegian are this close
constexpr double weightOfLetters = 1.5; // a share of all letters

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

template <typename Visitor> void forEachPiece(std::string_view text, char separator, Visitor &&visit)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        visit(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// Small words elsewhere that are words of English news too.
bool isEnglishElsewhere(std::string_view word)
{
    constexpr std::array<std::string_view, 14> words = {"die", "war", "hat", "man", "den", "des",  "sang",
                                                        "van", "von", "der", "la",  "del", "over", "per"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

QString nameOf(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Cyrillic:
        return QStringLiteral("Cyrillic");
    case QChar::Script_Greek:
        return QStringLiteral("Greek");
    case QChar::Script_Arabic:
        return QStringLiteral("Arabic");
    case QChar::Script_Hebrew:
        return QStringLiteral("Hebrew");
    case QChar::Script_Han:
        return QStringLiteral("Han");
    case QChar::Script_Hiragana:
        return QStringLiteral("Hiragana");
    case QChar::Script_Katakana:
        return QStringLiteral("Katakana");
    case QChar::Script_Hangul:
        return QStringLiteral("Hangul");
    case QChar::Script_Thai:
        return QStringLiteral("Thai");
    case QChar::Script_Devanagari:
        return QStringLiteral("Devanagari");
    case QChar::Script_Georgian:
        return QStringLiteral("Georgian");
    case QChar::Script_Armenian:
        return QStringLiteral("Armenian");
    default:
        return {};
    }
}

} // namespace

std::size_t Languages::indexOf(std::string_view code)
{
    const auto found = std::find(m_codes.begin(), m_codes.end(), code);
    if (found != m_codes.end())
        return static_cast<std::size_t>(found - m_codes.begin());
    m_codes.emplace_back(code);
    return m_codes.size() - 1;
}

void Languages::read(std::string_view text)
{
    forEachPiece(text, '\n', [&](std::string_view line) {
        const std::size_t colon = line.find(':');
        if (line.empty() || line.front() == '#' || colon == std::string_view::npos)
            return;
        const std::string_view head = line.substr(0, colon);
        const std::string_view rest = trimmed(line.substr(colon + 1));
        const std::size_t space = head.find(' ');
        const std::string_view kind = space == std::string_view::npos ? std::string_view() : head.substr(space + 1);
        const std::string_view name = head.substr(0, space);
        if (kind == "script") {
            m_ofScript.insert(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())),
                              QString::fromLatin1(rest.data(), static_cast<qsizetype>(rest.size())));
            return;
        }
        if (m_codes.size() == most)
            return;
        const quint32 bit = 1u << indexOf(name);
        if (kind == "letters") {
            for (qint32 i = 0; i < static_cast<qint32>(rest.size()); i += codePointLength(rest, i))
                m_letters[codePoint(rest, i)] |= bit;
        } else {
            forEachPiece(rest, ',', [&](std::string_view word) { m_words[std::string(word)] |= bit; });
        }
    });
}

/// Where the words say nothing: the commonest script that only one of our languages is written in.
QString Languages::byScript(const std::array<int, 256> &scripts) const
{
    int all = 0;
    for (const int count : scripts)
        all += count;
    // Japanese mixes: any kana decide.
    const int kana = scripts[QChar::Script_Hiragana] + scripts[QChar::Script_Katakana];
    if (all > 0 && kana * 10 > all)
        return m_ofScript.value(QStringLiteral("Hiragana"));
    const auto commonest = std::max_element(scripts.begin(), scripts.end());
    if (*commonest * 2 <= all)
        return {};
    return m_ofScript.value(nameOf(static_cast<QChar::Script>(commonest - scripts.begin())));
}

namespace {

/// Hardly a letter that is not of the Latin script.
bool scriptIsLatin(const std::array<int, 256> &scripts)
{
    int others = 0;
    for (std::size_t i = 0; i < scripts.size(); ++i)
        others += i == QChar::Script_Latin ? 0 : scripts[i];
    return others == 0;
}

} // namespace

/// Of a line or two: by a script that is not Latin and the letters that only one language writes in it.
QString Languages::ofLine(const std::array<int, 256> &scripts, const std::array<int, most> &letters,
                          int allLetters) const
{
    int foreign = 0;
    for (std::size_t i = 0; i < scripts.size(); ++i)
        foreign +=
            i == QChar::Script_Latin || i == QChar::Script_Common || i == QChar::Script_Inherited ? 0 : scripts[i];
    if (foreign < fewestSigns || foreign * 10 < allLetters * 9)
        return {};
    const auto own = std::max_element(letters.begin(), letters.end());
    if (scripts[QChar::Script_Cyrillic] == foreign && *own > 0)
        return QString::fromStdString(m_codes[static_cast<std::size_t>(own - letters.begin())]);
    return byScript(scripts);
}

QString Languages::guess(const Tokens &tokens) const
{
    std::array<double, most> score{};
    std::array<int, 256> scripts{};
    std::array<int, most> own{}; // small words that English has not
    const auto english = std::find(m_codes.begin(), m_codes.end(), "en") - m_codes.begin();
    std::array<int, most> letters{};
    int words = 0;
    int allLetters = 0;
    const qint32 step = std::max(1, tokens.count() / mostWords);
    for (qint32 i = 0; i < tokens.count(); i += step) {
        if (!tokens.isWord(i))
            continue;
        const std::string_view word = tokens.word(i).substr(0, 64);
        ++words;
        for (qint32 at = 0; at < static_cast<qint32>(word.size()) && allLetters < 200000;) {
            if (utf8::isContinuation(word[static_cast<std::size_t>(at)]) ||
                at + codePointLength(word, at) > static_cast<qint32>(word.size()))
                break; // cut inside a letter
            const char32_t c = codePoint(word, at);
            at += codePointLength(word, at);
            ++allLetters;
            if (c < 0x80)
                continue;
            ++scripts[static_cast<std::size_t>(QChar::script(c)) & 255];
            if (const auto found = m_letters.find(QChar::toLower(c)); found != m_letters.end())
                for (std::size_t l = 0; l < m_codes.size(); ++l)
                    letters[l] += (found->second >> l) & 1;
        }
        const std::string small = folded(word);
        const auto found = m_words.find(small);
        const bool inName = tokens[i].capital && !tokens[i].allCaps && !tokens.startsSentence(i); // "the Den Haag"
        if (found == m_words.end() || inName)
            continue;
        const bool shared =
            ((found->second >> english) & 1) != 0 || isEnglishElsewhere(small) || tokens.is(i, WordClass::Function);
        for (std::size_t l = 0; l < m_codes.size(); ++l) {
            score[l] += (found->second >> l) & 1;
            own[l] += shared ? 0 : (found->second >> l) & 1;
        }
    }
    if (words < fewestWords && allLetters < 5 * fewestWords) {
        const auto likeliest = std::max_element(own.begin(), own.end());
        const bool alone = std::count(own.begin(), own.end(), *likeliest) == 1;
        const bool isEnglish = static_cast<std::size_t>(english) < m_codes.size() &&
                               score[static_cast<std::size_t>(english)] >= *likeliest;
        if (*likeliest >= fewestOwn && alone && !isEnglish)
            return QString::fromStdString(m_codes[static_cast<std::size_t>(likeliest - own.begin())]);
        return ofLine(scripts, letters, allLetters);
    }
    std::size_t best = 0;
    std::size_t next = most;
    for (std::size_t l = 0; l < m_codes.size(); ++l) {
        score[l] = score[l] / std::max(words, 1) + weightOfLetters * letters[l] / std::max(allLetters, 1);
        if (l == 0)
            continue;
        if (score[l] > score[best]) {
            next = best;
            best = l;
        } else if (next == most || score[l] > score[next]) {
            next = l;
        }
    }
    if (m_codes.empty() || score[best] < smallestShare)
        return byScript(scripts);
    // A few lines with foreign names, or with words that both have, are no text of that language.
    if (m_codes[best] != "en" && words < shortText && own[best] < fewestOwn && scriptIsLatin(scripts))
        return static_cast<std::size_t>(english) < m_codes.size() &&
                       score[static_cast<std::size_t>(english)] >= smallestShare
                   ? QStringLiteral("en")
                   : QString();
    if (next != most && score[best] < leadOverNext * score[next])
        return {};
    return QString::fromStdString(m_codes[best]);
}

LetterCase letterCase(const Tokens &tokens)
{
    qint32 words = 0;
    qint32 capitals = 0;
    qint32 all = 0;
    for (qint32 i = 0; i < tokens.count(); ++i) {
        if (!tokens.isWord(i) || tokens[i].possessive)
            continue;
        ++words;
        capitals += tokens[i].capital;
        all += tokens[i].allCaps || (tokens[i].capital && tokens[i].span.length() == 1);
    }
    if (words < fewestWords)
        return LetterCase::Mixed;
    if (all * 10 >= words * 9)
        return LetterCase::Capitals;
    return capitals * 100 <= words ? LetterCase::Small : LetterCase::Mixed;
}

void keepKnownNames(const Tokens &tokens, std::vector<Name> &names)
{
    const Lexicon &lexicon = tokens.lexicon();
    const auto isKnown = [&](const Name &name) {
        const LexiconEntry &whole =
            lexicon.entry(lexicon.find(folded(slice(tokens.text(), tokens.span(name.first, name.end)))));
        const auto is = [&](WordClass wordClass) { return whole.is(wordClass); };
        switch (name.label) {
        case NameLabel::Person:
            return name.end - name.first > 1 &&
                   (tokens.is(name.first, WordClass::ForenameMale) || tokens.is(name.first, WordClass::ForenameFemale));
        case NameLabel::Place:
            return is(WordClass::Country) || is(WordClass::State) || is(WordClass::Place) || is(WordClass::Area);
        case NameLabel::Organization:
            return is(WordClass::Organization) || is(WordClass::Acronym);
        case NameLabel::Other:
            return false;
        }
        return false;
    };
    std::erase_if(names, [&](const Name &name) { return !isKnown(name); });
}

} // namespace bluepencil::recognition
