// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/span.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QLatin1StringView>

#include <array>
#include <vector>

namespace bluepencil::testing {

/// A marked stretch of generated news.
struct GeneratedMark {
    Span span;
    int kind = 0; ///< 0 person, 1 place, 2 organization, 3 date, 4 quote
};

struct GeneratedNews {
    QByteArray text;                  ///< UTF-8, paragraphs of three to six sentences
    std::vector<GeneratedMark> marks; ///< in reading order, outer ones first; about one per 100 characters
};

/// Made-up news of at least `bytes` bytes, the same for the same arguments on every machine: sentences
/// with names, places, dates, figures and quotations. The words are ours; nobody in it exists.
class NewsGenerator
{
public:
    explicit NewsGenerator(quint64 seed = 1)
        : m_state(seed * 0x9e3779b97f4a7c15u + 1)
    {
    }

    GeneratedNews make(qsizetype bytes)
    {
        GeneratedNews news;
        news.text.reserve(bytes + 2048);
        while (news.text.size() < bytes) {
            const int sentences = 3 + pick(4);
            for (int i = 0; i < sentences; ++i) {
                if (i > 0)
                    news.text += ' ';
                sentence(news);
            }
            news.text += '\n';
        }
        return news;
    }

private:
    int pick(int below)
    {
        // splitmix64 (public domain, Sebastiano Vigna)
        m_state += 0x9e3779b97f4a7c15u;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return static_cast<int>((z ^ (z >> 31)) % static_cast<quint64>(below));
    }

    template <std::size_t N> QByteArrayView oneOf(const std::array<const char *, N> &words)
    {
        return QByteArrayView(words[static_cast<std::size_t>(pick(static_cast<int>(N)))]);
    }

    static void mark(GeneratedNews &news, qsizetype start, int kind)
    {
        news.marks.push_back({{static_cast<qint32>(start), static_cast<qint32>(news.text.size())}, kind});
    }

    void name(GeneratedNews &news)
    {
        const qsizetype start = news.text.size();
        news.text += oneOf(m_given);
        news.text += ' ';
        news.text += oneOf(m_family);
        mark(news, start, 0);
    }

    void marked(GeneratedNews &news, QByteArrayView words, int kind)
    {
        const qsizetype start = news.text.size();
        news.text += words;
        mark(news, start, kind);
    }

    void quotation(GeneratedNews &news)
    {
        const auto place = static_cast<std::ptrdiff_t>(news.marks.size());
        const qsizetype start = news.text.size();
        news.text += "“";
        news.text += oneOf(m_said);
        if (pick(2) == 0) {
            news.text += " in ";
            marked(news, oneOf(m_places), 1);
        }
        news.text += ",”";
        news.marks.insert(news.marks.begin() + place,
                          {{static_cast<qint32>(start), static_cast<qint32>(news.text.size())}, 4});
    }

    void sentence(GeneratedNews &news)
    {
        switch (pick(4)) {
        case 0:
            quotation(news);
            news.text += " said ";
            name(news);
            news.text += ", who has followed the talks for ";
            news.text += QByteArray::number(2 + pick(30));
            news.text += " years and expects them to go on well into the winter.";
            break;
        case 1:
            news.text += "In ";
            marked(news, oneOf(m_places), 1);
            news.text += ", the ";
            news.text += oneOf(m_things);
            news.text += " was put off again after ";
            marked(news, oneOf(m_bodies), 2);
            news.text += " asked for more time to read the papers it had been sent.";
            break;
        case 2:
            news.text += "On ";
            marked(news, oneOf(m_days), 3);
            news.text += " the council heard that the cost had risen by ";
            news.text += QByteArray::number(1 + pick(60));
            news.text += " percent to $";
            news.text += QByteArray::number(1 + pick(900));
            news.text += " million, a figure that nobody in the room was ready to defend.";
            break;
        default:
            name(news);
            news.text += " had warned of the ";
            news.text += oneOf(m_things);
            news.text += " months before, and few had listened; those who did were told to wait for the report.";
        }
    }

    quint64 m_state;
    std::array<const char *, 12> m_given{"Ana",  "Tomás", "Ines", "Viktor", "Leila", "Jonas",
                                         "Mira", "Paul",  "Ewa",  "Samuel", "Noor",  "Hugo"};
    std::array<const char *, 12> m_family{"Ruiz",   "Okafor",   "Lindqvist", "Marchetti", "Haddad", "Kowalska",
                                          "Brandt", "Ferreira", "Novák",     "Sørensen",  "Iyer",   "Calloway"};
    std::array<const char *, 10> m_places{"New Lima",   "Port Halder", "Westmark",      "Saint-Orme",   "Kestrel Bay",
                                          "Upper Tarn", "Colvarra",    "the Ash Delta", "Mount Perrin", "Lower Vesk"};
    std::array<const char *, 8> m_bodies{"the Harbour Board",    "Northline Rail",  "the Tarn Water Authority",
                                         "Halder & Sons",        "the Grain Union", "the Office of Public Works",
                                         "the Coastal Observer", "Vesk Telephone"};
    std::array<const char *, 7> m_days{"Monday",         "Tuesday", "3 March",         "the last Friday of May",
                                       "9 October 2024", "Sunday",  "Thursday evening"};
    std::array<const char *, 8> m_things{
        "reopening of the bridge", "inquiry",        "sale of the old mill", "strike",
        "second reading",          "flood defences", "school closures",      "new timetable"};
    std::array<const char *, 7> m_said{"We will not sign what we have not read",
                                       "There is no money for it and there never was",
                                       "People here have waited long enough",
                                       "I would do the same again tomorrow",
                                       "Nobody asked us, and nobody answered when we asked",
                                       "It is a beginning, no more than that",
                                       "You can see the water line on every house"};
};

} // namespace bluepencil::testing
