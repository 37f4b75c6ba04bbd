// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/amounts.h"

#include "core/recognition/units.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace bluepencil::recognition {

namespace {

constexpr int mostPowers = 4; // "a hundred thousand million"

/// A decimal number as it is written, to be multiplied by powers of ten without rounding.
struct Decimal {
    std::string digits; ///< without leading zeros, may be empty
    int exponent = 0;

    QString text() const
    {
        if (digits.empty())
            return QStringLiteral("0");
        std::string out = digits;
        int shift = exponent;
        while (shift < 0 && out.size() > 1 && out.back() == '0') {
            out.pop_back();
            ++shift;
        }
        if (shift >= 0)
            return QString::fromStdString(out + std::string(static_cast<std::size_t>(shift), '0'));
        const auto places = static_cast<std::size_t>(-shift);
        if (out.size() <= places)
            out.insert(0, places - out.size() + 1, '0');
        out.insert(out.size() - places, ".");
        return QString::fromStdString(out);
    }
};

/// "1,500", "1.5", "1,500.75", with what letters follow in `rest`; nothing for "3,4" or "1.2.3".
std::optional<Decimal> readDecimal(std::string_view text, std::string_view &rest)
{
    Decimal number;
    std::size_t i = 0;
    std::size_t group = 0; // digits since the last comma
    bool commas = false;
    bool point = false;
    int places = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (isDigit(static_cast<unsigned char>(c))) {
            if (!(number.digits.empty() && c == '0'))
                number.digits += c;
            ++group;
            places += point ? 1 : 0;
        } else if (c == ',' && !point && group >= 1 && group <= 3 && (!commas || group == 3)) {
            commas = true;
            group = 0;
        } else if (c == '.' && !point && (!commas || group == 3) && i + 1 < text.size()) {
            point = true;
        } else {
            break;
        }
    }
    if (i == 0 || (commas && !point && group != 3) || i > 24)
        return std::nullopt;
    rest = text.substr(i);
    number.exponent = -places;
    return number;
}

int powerOfLetters(std::string_view letters, bool money)
{
    if (letters == "bn" || letters == "BN")
        return 9;
    if (letters == "tn")
        return 12;
    if (letters == "mn" || letters == "mln")
        return 6;
    if (!money)
        return -1;
    if (letters == "m" || letters == "M")
        return 6;
    if (letters == "b" || letters == "B")
        return 9;
    if (letters == "k" || letters == "K")
        return 3;
    return -1;
}

class Amounts
{
public:
    explicit Amounts(const Tokens &tokens)
        : m_tokens(tokens)
        , m_words(tokens)
    {
    }
    QList<Mention> take();

private:
    struct Found {
        qint32 first = 0;
        qint32 end = 0;
        Decimal number;
        bool hasPower = false; ///< dozen, hundred, million …
        bool inWords = false;
        std::string_view letters; ///< stuck to the digits and not understood yet
    };
    bool isAt(qint32 i) const { return i >= 0 && i < m_tokens.count(); }
    std::string lower(qint32 i) const { return m_tokens.isWord(i) ? folded(m_tokens.word(i)) : std::string(); }
    bool isOneOf(qint32 i, std::initializer_list<std::string_view> list) const
    {
        const std::string word = lower(i);
        return std::find(list.begin(), list.end(), word) != list.end();
    }
    std::string_view signBefore(qint32 i, qint32 &first) const;
    std::optional<Found> number(qint32 i, bool money) const;
    void readPowers(Found &found) const;
    std::optional<Mention> at(qint32 i, qint32 &end) const;
    std::optional<Mention> money(Found found, std::string_view code, qint32 &end) const;
    std::optional<Mention> counted(const Found &found, qint32 &end) const;
    QString precision(qint32 first) const;
    Mention made(qint32 first, qint32 end, const char *label, const Decimal &number, std::string_view unit,
                 const char *rule, double score) const;

    /// One string for all mentions that carry it.
    QString shared(const char *text) const
    {
        QString &one = m_shared[text];
        if (one.isEmpty())
            one = QString::fromLatin1(text);
        return one;
    }

    const Tokens &m_tokens;
    TimeWords m_words;
    mutable QHash<const char *, QString> m_shared;
};

/// The currency whose sign ends before token `i`: "$", "US$" (two tokens), "EUR".
std::string_view Amounts::signBefore(qint32 i, qint32 &first) const
{
    if (!isAt(i - 1))
        return {};
    const std::string_view sign = m_tokens.word(i - 1);
    if (units::isCurrencyCode(sign)) {
        first = i - 1;
        return sign;
    }
    if (m_tokens[i].spaceBefore)
        return {};
    if (isAt(i - 2) && m_tokens.isWord(i - 2) && !m_tokens[i - 1].spaceBefore) {
        const std::string joint = std::string(m_tokens.word(i - 2)) + std::string(sign);
        if (const std::string_view code = units::currencyOfSign(joint); !code.empty()) {
            first = i - 2;
            return code;
        }
    }
    first = i - 1;
    return units::currencyOfSign(sign);
}

/// "dozen", "hundred thousand", "million" behind a number.
void Amounts::readPowers(Found &found) const
{
    for (int n = 0; n < mostPowers; ++n) {
        if (m_words.is(found.end, TimeWord::Power)) {
            found.number.exponent += m_words.value(found.end);
            // "two hundred [and fifty] thousand"
            const qint32 rest = isOneOf(found.end + 1, {"and"}) ? found.end + 2 : found.end + 1;
            if (found.number.exponent == 2 && found.number.digits.size() == 1 && m_words.is(rest, TimeWord::Cardinal)) {
                found.number.digits = std::to_string(std::stoi(found.number.digits) * 100 + m_words.value(rest));
                found.number.exponent = 0;
                found.end = rest;
            }
        } else if (m_words.is(found.end, TimeWord::Dozen) && found.number.digits.size() <= 2 &&
                   found.number.exponent == 0) {
            found.number.digits = std::to_string(std::stoi("0" + found.number.digits) * 12);
        } else if (isOneOf(found.end, {"bn", "mn", "tn", "mln"})) {
            found.number.exponent += powerOfLetters(lower(found.end), false);
        } else {
            break;
        }
        found.hasPower = true;
        ++found.end;
    }
}

std::optional<Amounts::Found> Amounts::number(qint32 i, bool money) const
{
    Found found{i, i + 1, {}, false, true, {}};
    if (m_tokens[i].kind == TokenKind::Number) {
        const std::optional<Decimal> read = readDecimal(m_tokens.word(i), found.letters);
        if (!read)
            return std::nullopt;
        found.number = *read;
        found.inWords = false;
        if (const int power = powerOfLetters(found.letters, money); power > 0) {
            found.number.exponent += power;
            found.hasPower = true;
            found.letters = {};
        }
    } else if (m_words.is(i, TimeWord::Cardinal)) {
        found.number.digits = std::to_string(m_words.value(i));
    } else if (m_words.is(i, TimeWord::A) &&
               (m_words.is(i + 1, TimeWord::Power) || m_words.is(i + 1, TimeWord::Dozen))) {
        found.number.digits = "1";
    } else if (isOneOf(i, {"half"}) && m_words.is(i + 1, TimeWord::A) &&
               (m_words.is(i + 2, TimeWord::Power) || m_words.is(i + 2, TimeWord::Dozen))) {
        found.end = i + 2;
        if (m_words.is(i + 2, TimeWord::Dozen)) {
            found.number.digits = "6";
            found.end = i + 3;
            found.hasPower = true;
        } else {
            found.number = {"5", -1};
        }
    } else {
        return std::nullopt;
    }
    if (found.letters.empty())
        readPowers(found);
    return found;
}

QString Amounts::precision(qint32 first) const
{
    if (isOneOf(first - 1, {"about", "some", "nearly", "almost", "around", "roughly", "approximately", "estimated"}))
        return QStringLiteral("about");
    if (isOneOf(first - 1, {"over", "above", "exceeding"}) ||
        (isOneOf(first - 1, {"than"}) && isOneOf(first - 2, {"more", "greater", "higher"})) ||
        (isOneOf(first - 1, {"least"}) && isOneOf(first - 2, {"at"})))
        return QStringLiteral("over");
    if (isOneOf(first - 1, {"under", "below"}) ||
        (isOneOf(first - 1, {"than"}) && isOneOf(first - 2, {"less", "fewer", "lower"})) ||
        (isOneOf(first - 1, {"to"}) && isOneOf(first - 2, {"up"})) ||
        (isOneOf(first - 1, {"most"}) && isOneOf(first - 2, {"at"})))
        return QStringLiteral("under");
    return {};
}

Mention Amounts::made(qint32 first, qint32 end, const char *label, const Decimal &number, std::string_view unit,
                      const char *rule, double score) const
{
    Mention mention;
    mention.span = m_tokens.span(first, end);
    mention.label = shared(label);
    mention.value = number.text();
    if (!unit.empty())
        mention.unit = QString::fromUtf8(unit.data(), static_cast<qsizetype>(unit.size()));
    mention.precision = precision(first);
    mention.why = {shared(rule), score, {}};
    return mention;
}

std::optional<Mention> Amounts::money(Found found, std::string_view code, qint32 &end) const
{
    if (!code.empty()) {
        if (!found.letters.empty())
            return std::nullopt;
        end = found.end;
        const bool plainDollar = m_tokens.isText(found.first, "$");
        return made(found.first, end, "money", found.number, code, "money.sign", plainDollar ? 0.85 : 0.95);
    }
    if (!found.letters.empty() || !isAt(found.end))
        return std::nullopt;
    const std::string next = lower(found.end);
    code = units::currencyOfWords(next, lower(found.end + 1));
    end = found.end + 2;
    if (code.empty()) {
        end = found.end + 1;
        code = units::isCurrencyCode(m_tokens.word(found.end)) ? m_tokens.word(found.end) : units::currencyOfWord(next);
    }
    if (code.empty() && found.hasPower && next == "pounds")
        code = "GBP";
    if (code.empty() && found.hasPower && next == "won")
        code = "KRW";
    if (!code.empty())
        return made(found.first, end, "money", found.number, code, "money.word", 0.9);
    if (isOneOf(found.end, {"pesos", "francs", "kroner", "riyals", "rials", "dinars", "dirhams", "shillings"}))
        return made(found.first, end, "money", found.number, {}, "money.word", 0.8);
    return std::nullopt;
}

/// A percentage, a measure, or a plain number of something.
std::optional<Mention> Amounts::counted(const Found &found, qint32 &end) const
{
    end = found.end;
    if (found.letters.empty()) {
        const bool perCent = m_words.is(end, TimeWord::Per) && isOneOf(end + 1, {"cent"});
        const bool points = isOneOf(end, {"percentage"}) && isOneOf(end + 1, {"point", "points"});
        if (perCent || points || m_words.is(end, TimeWord::Percent) || m_tokens.isText(end, "%")) {
            end += perCent || points ? 2 : 1;
            return made(found.first, end, "percent", found.number, points ? "percentage point" : "%",
                        points ? "percent.points" : "percent", 0.95);
        }
        const bool square = isOneOf(end, {"square", "cubic"});
        const qint32 noun = square ? end + 1 : end;
        if (const std::string_view symbol = units::symbolOf(lower(noun)); !symbol.empty()) {
            end = noun + 1;
            std::string unit = (square ? lower(found.end) + ' ' : std::string()) + std::string(symbol);
            if (isOneOf(end, {"per", "an"}) && isOneOf(end + 1, {"hour"})) {
                unit += "/h";
                end += 2;
            } else if (symbol == "degree" && isOneOf(end, {"celsius", "fahrenheit"})) {
                unit = lower(end) == "celsius" ? "°C" : "°F";
                ++end;
            }
            Mention mention = made(found.first, end, "number", found.number, {}, "number.measure", 0.9);
            mention.unit = QString::fromStdString(unit);
            return mention;
        }
    } else if (const std::string_view joined =
                   found.letters.front() == '-' ? units::symbolOf(found.letters.substr(1)) : std::string_view();
               !joined.empty()) {
        return made(found.first, end, "number", found.number, joined, "number.measure", 0.9); // "12-foot"
    } else if (const std::string_view symbol = units::symbolOf(found.letters);
               symbol == "km" || symbol == "kg" || symbol == "ft" || symbol == "mi/h") {
        return made(found.first, end, "number", found.number, symbol, "number.measure", 0.85); // "30km"
    } else {
        return std::nullopt; // "4th", "747s"
    }
    if (found.hasPower)
        return made(found.first, end, "number", found.number, {}, "number.power", 0.9);
    // Digits count something where its name follows in small letters.
    const bool noun =
        isAt(end) && m_tokens.isWord(end) && !m_tokens[end].capital && !m_tokens[end].possessive &&
        (!m_tokens.is(end, WordClass::Function) || isOneOf(end, {"people", "other", "more", "new", "of"}));
    if (found.inWords || !noun || m_words.is(end, TimeWord::Half) || m_tokens.is(end, WordClass::PersonVerb) ||
        m_words.is(end, TimeWord::Unit) ||
        isOneOf(found.first - 1, {"no.", "number", "page", "chapter", "section", "article", "aged", "age"}) ||
        (m_tokens.isWord(found.first - 1) && m_tokens[found.first - 1].capital &&
         !(m_tokens.startsSentence(found.first - 1) && m_tokens.is(found.first - 1, WordClass::Function))))
        return std::nullopt;
    return made(found.first, end, "number", found.number, {}, "number.counted", 0.8);
}

std::optional<Mention> Amounts::at(qint32 i, qint32 &end) const
{
    if (m_tokens[i].kind != TokenKind::Number && m_words.is(i, TimeWord::None) &&
        !(m_tokens.isWord(i) && m_tokens.word(i).size() == 4 && isOneOf(i, {"half"})))
        return std::nullopt;
    qint32 first = i;
    const std::string_view code = m_tokens[i].kind == TokenKind::Number ? signBefore(i, first) : std::string_view();
    std::optional<Found> found = number(i, !code.empty());
    if (!found)
        return std::nullopt;
    if (!code.empty())
        found->first = first;
    if (auto mention = money(*found, code, end))
        return mention;
    return counted(*found, end);
}

QList<Mention> Amounts::take()
{
    QList<Mention> mentions;
    for (qint32 i = 0; i < m_tokens.count();) {
        qint32 end = i + 1;
        const std::optional<Mention> found = at(i, end);
        if (found && m_tokens[i].sentence == m_tokens[end - 1].sentence) {
            mentions.append(*found);
            i = end;
        } else {
            ++i;
        }
    }
    return mentions;
}

} // namespace

QList<Mention> findAmounts(const Tokens &tokens)
{
    return Amounts(tokens).take();
}

} // namespace bluepencil::recognition
