// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace bluepencil::benchmarks {

/// Counts of right, wanted and given things.
struct Tally {
    int right = 0;
    int gold = 0;
    int given = 0;

    double precision() const { return given == 0 ? 0 : double(right) / given; }
    double recall() const { return gold == 0 ? 0 : double(right) / gold; }
    double f1() const
    {
        const double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
    void add(const Tally &other)
    {
        right += other.right;
        gold += other.gold;
        given += other.given;
    }
};

/// How recognized articles compare with gold ones, counted as score.py beside the corpora counts: names by exact span
/// and label ("optional" gold is neither missed nor false), direct quotes by exact span part by part ("ignore" spans
/// are neither right nor false, but told), speakers by name on the quotes that overlap by 90 %.
struct Scores {
    QHash<QString, Tally> names; ///< by PER, LOC, ORG
    Tally quotes;
    int unsaid = 0;      ///< words in marks that nobody says
    int unsaidTaken = 0; ///< of those, taken for speech
    int matchedQuotes = 0;
    int rightSpeakers = 0;
    int unknownSpeakers = 0;

    Tally allNames() const;
    void add(const Scores &other);
};

/// One article: a line of the gold file (code points) and the line `recognize` gives for the same text.
Scores score(const QByteArray &gold, const QByteArray &recognized);

} // namespace bluepencil::benchmarks
