// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/lexiconlines.h"

namespace bluepencil::recognition {

qint32 Lexicon::addPlace(const GazetteerPlace &place)
{
    m_places.push_back(place);
    return static_cast<qint32>(m_places.size()) - 1;
}

void Lexicon::addSense(LexiconEntry &entry, qint32 place)
{
    if (entry.senses >= 0 && m_senses[static_cast<std::size_t>(entry.senses)].place == place)
        return; // the name without accents is the same
    m_senses.push_back({place, entry.senses});
    entry.senses = static_cast<qint32>(m_senses.size()) - 1;
}

void Lexicon::readPlaces(const Find &find)
{
    const QByteArray bytes = read(find, "places.tsv");
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        const Columns column(line);
        if (column.count < 5)
            return;
        GazetteerPlace place;
        setCountry(place.country, column[1]);
        place.population = number<qint32>(column[2]);
        place.latitude = number<float>(column[3]);
        place.longitude = number<float>(column[4]);
        place.located = true;
        setPart(place.part, column[5]);
        place.capital = column[6] == "c";
        const qint32 index = addPlace(place);
        forEachForm(column[0], [&](std::string_view form) {
            LexiconEntry &entry = addPhrase(form);
            entry.add(WordClass::Place);
            addSense(entry, index);
            if (entry.place < 0) // the file is sorted by population
                entry.place = index;
        });
    });
}

void Lexicon::readRegions(const Find &find)
{
    const QByteArray bytes = read(find, "regions.tsv");
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        const Columns column(line);
        const std::optional<WordClass> kind = column.count < 3 ? std::nullopt : classFromName(column[2]);
        if (!kind)
            return;
        GazetteerPlace place;
        setCountry(place.country, column[1]);
        setPart(place.part, column[3]);
        place.kind = *kind == WordClass::Country ? GazetteerPlace::Kind::Country
                     : *kind == WordClass::Area  ? GazetteerPlace::Kind::Area
                                                 : GazetteerPlace::Kind::Region;
        place.population = number<qint32>(column[4]);
        place.latitude = number<float>(column[5]);
        place.longitude = number<float>(column[6]);
        place.located = column.count > 6;
        const qint32 index = addPlace(place);
        forEachForm(column[0], [&](std::string_view form) {
            LexiconEntry &entry = addPhrase(form);
            entry.add(*kind);
            addSense(entry, index);
            if (entry.country[0] == 0)
                setCountry(entry.country, column[1]);
        });
    });
}

/// Other names of a town or region: they are senses of the word and make no name of it. A place's own name
/// says that it is the well-known one.
void Lexicon::readPlaceAliases(const Find &find)
{
    const QByteArray bytes = read(find, "placealiases.tsv");
    forEachPiece(viewOf(bytes), '\n', [&](std::string_view line) {
        const Columns column(line);
        if (column.count < 3)
            return;
        qint32 best = -1;
        for (qint32 sense = entry(this->find(folded(column[1]))).senses; sense >= 0;) {
            const Sense &one = m_senses[static_cast<std::size_t>(sense)];
            const auto populationOf = [this](qint32 place) {
                return m_places[static_cast<std::size_t>(place)].population;
            };
            const GazetteerPlace &place = m_places[static_cast<std::size_t>(one.place)];
            if (std::string_view(place.country, 2) == column[2] &&
                (column[3].empty() || std::string_view(place.part, 2) == column[3]) &&
                (best < 0 || populationOf(one.place) > populationOf(best)))
                best = one.place;
            sense = one.next;
        }
        if (best < 0)
            return;
        if (withoutAccents(folded(column[0])) == withoutAccents(folded(column[1])))
            m_places[static_cast<std::size_t>(best)].wellKnown = true;
        else
            addSense(at(folded(column[0])), best);
    });
}

} // namespace bluepencil::recognition
