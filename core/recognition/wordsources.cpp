// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/wordsources.h"

#include "core/base/tr.h"
#include "core/recognition/namewords.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <bit>
#include <charconv>

namespace bluepencil::recognition {

namespace {

using Names = std::vector<std::pair<std::string, quint16>>;
using Columns = std::vector<std::string_view>;

constexpr quint64 commonSurnames = 20000;

Columns columnsOf(std::string_view line, char separator = '\t')
{
    Columns columns;
    while (true) {
        const std::size_t end = line.find(separator);
        columns.push_back(line.substr(0, end));
        if (end == std::string_view::npos)
            return columns;
        line.remove_prefix(end + 1);
    }
}

template <typename Function> void forEachLine(std::string_view text, Function function)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        if (!line.empty())
            function(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

quint64 number(std::string_view text)
{
    quint64 value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// 1 to 7 by inhabitants.
quint16 placeSize(quint64 population)
{
    quint16 size = 1;
    for (const quint64 step : {10'000u, 30'000u, 100'000u, 300'000u, 1'000'000u, 5'000'000u})
        size = static_cast<quint16>(size + (population >= step));
    return size;
}

quint16 regionClass(const Columns &column)
{
    const std::string_view kind = column[2];
    if (kind.starts_with("country"))
        return CountryBit;
    if (column[1].empty() || kind == "state" || kind == "land" || kind == "canton")
        return RegionBit;
    return SubregionBit;
}

/// The entries of one gazetteer; nothing for a first line that is not known.
bool readRows(std::string_view head, std::string_view rows, bool surnames, Names &names)
{
    quint64 rank = 0;
    const auto add = [&](std::string_view name, quint16 classes) { names.emplace_back(name, classes); };
    const auto each = [&](std::size_t columns, auto function) {
        forEachLine(rows, [&](std::string_view line) {
            const Columns column = columnsOf(line);
            if (column.size() >= columns)
                function(column);
        });
        return true;
    };
    if (head.starts_with("name\tcountry\t"))
        return each(5, [&](const Columns &column) { add(column[0], placeSize(number(column[4]))); });
    if (head.starts_with("name\tcode\tkind"))
        return each(3, [&](const Columns &column) { add(column[0], regionClass(column)); });
    if (head.starts_with("adjective_or_demonym"))
        return each(1, [&](const Columns &column) { add(column[0], DemonymBit); });
    if (head.starts_with("name\tfemale\tmale"))
        return each(1, [&](const Columns &column) { add(column[0], ForenameBit); });
    if (head.starts_with("surname_by_rank"))
        return each(
            1, [&](const Columns &column) { add(column[0], ++rank <= commonSurnames ? SurnameBit : RareSurnameBit); });
    if (head.starts_with("romanized\tlocal"))
        return each(1, [&](const Columns &column) { add(column[0], surnames ? SurnameBit : ForenameBit); });
    return false;
}

/// The titles and organisations of a list of the lexicon's form ("class …: entry, entry").
void readList(std::string_view text, Names &names)
{
    forEachLine(text, [&](std::string_view line) {
        const std::size_t colon = line.find(':');
        if (line.front() == '#' || colon == std::string_view::npos)
            return;
        quint16 classes = 0;
        for (const std::string_view name : columnsOf(line.substr(0, colon), ' '))
            classes = static_cast<quint16>(classes | (name == "title"          ? TitleBit
                                                      : name == "organization" ? OrganizationBit
                                                                               : 0));
        if (classes == 0)
            return;
        for (std::string_view entry : columnsOf(line.substr(colon + 1), ',')) {
            while (!entry.empty() && entry.front() == ' ')
                entry.remove_prefix(1);
            while (!entry.empty() && entry.back() == ' ')
                entry.remove_suffix(1);
            if (!entry.empty())
                names.emplace_back(entry, classes);
        }
    });
}

} // namespace

bool WordSources::isSource(const QString &path)
{
    return path.endsWith(QLatin1String(".tsv")) || path.endsWith(QLatin1String(".txt"));
}

Result<void> WordSources::read(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, Core::tr("There is no such file; check the name"), path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotReadable, Core::tr("The file can't be read (%1)").arg(file.errorString()), path};
    const QByteArray bytes = file.readAll();
    const std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    Names names;
    if (path.endsWith(QLatin1String(".txt"))) {
        readList(text, names);
    } else {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view head = text.substr(0, end);
        const std::string_view rows = text.substr(std::min(end + 1, text.size()));
        if (head.starts_with("word\tk64"))
            readClusters(rows);
        else if (!readRows(head, rows, QFileInfo(path).fileName().startsWith(QLatin1String("surnames")), names))
            return Error{ErrorCode::Damaged,
                         Core::tr("The first line names no columns that are known; give a gazetteer or word clusters"),
                         path};
    }
    addPhrases(std::move(names));
    return {};
}

void WordSources::readClusters(std::string_view rows)
{
    quint64 rank = 0;
    forEachLine(rows, [&](std::string_view line) {
        const Columns column = columnsOf(line);
        if (column.size() < 5)
            return;
        ++rank;
        NameModelParts::Word word;
        word.hash = knowledgeHash(column[0]);
        for (std::size_t i = 0; i < word.facts.clusters.size(); ++i)
            word.facts.clusters[i] = static_cast<quint16>(number(column[i + 1]));
        word.facts.rank = static_cast<quint8>(std::clamp(static_cast<int>(std::bit_width(rank)) - 4, 0, 14));
        word.facts.known = true;
        m_words.push_back(word);
    });
}

void WordSources::addPhrases(Names names)
{
    std::string text;
    std::vector<TextBlock> blocks;
    for (const auto &[name, classes] : names) {
        const auto start = static_cast<qint32>(text.size());
        text += name;
        blocks.push_back({{start, static_cast<qint32>(text.size())}, false});
        text += '\n';
    }
    const Tokens tokens(text, std::move(blocks), m_lexicon);
    qint32 token = 0;
    for (std::size_t n = 0; n < names.size(); ++n) {
        const Span span = tokens.blocks()[n].span;
        quint64 phrase = 0;
        int words = 0;
        bool whole = true;
        for (; token < tokens.count() && tokens[token].span.start < span.end; ++token) {
            whole = whole && (tokens[token].kind == TokenKind::Word || tokens[token].kind == TokenKind::Number);
            phrase = NameGazetteer::phraseHash(phrase, knowledgeHash(tokens.word(token)));
            ++words;
        }
        if (!whole || words == 0 || words > NameGazetteer::longestPhrase)
            continue;
        quint16 &known = m_phrases[phrase];
        const auto size = static_cast<quint16>(std::max(known & PlaceSizeMask, names[n].second & PlaceSizeMask));
        known = static_cast<quint16>(((known | names[n].second) & ~PlaceSizeMask) | size);
    }
}

std::vector<NameModelParts::Phrase> WordSources::takePhrases() const
{
    std::vector<NameModelParts::Phrase> phrases;
    phrases.reserve(m_phrases.size());
    for (const auto &[hash, classes] : m_phrases)
        phrases.push_back({hash, classes});
    return phrases;
}

} // namespace bluepencil::recognition
