// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that pages are not made for: what shaping, fonts and line breaking are slowest at.
#pragma once

#include "tests/benchmarks/readersides.h"

#include <QKeyEvent>
#include <QTemporaryDir>

namespace bluepencil::benchmarks {

struct OddText {
    const char *name;
    QByteArray text;
};

inline std::vector<OddText> oddTexts()
{
    const QByteArray lettersWithMarks = "e" + QByteArray("\xcc\x81").repeated(60);
    return {{"marks", QByteArray("\xcc\x81\xcc\xa7\xcc\x8a").repeated(200000)},
            {"stacked", lettersWithMarks.repeated(10000)},
            {"emoji", QByteArray("👩‍👩‍👧‍👦").repeated(40000)},
            {"he-zwsp", QByteArray("שלום\xe2\x80\x8b").repeated(100000)},
            {"he-zw", QByteArray("ש\xe2\x80\x8bל\xe2\x80\x8bו\xe2\x80\x8bם\xe2\x80\x8b").repeated(60000)},
            {"he-en", QByteArray("שלום abc 12 עולם, ").repeated(40000)},
            {"one-line", QByteArray("the quick and steady hand that marks a page ").repeated(230000)},
            {"chinese", QByteArray("新利马的港口在星期一关闭了，部长说。").repeated(20000)},
            {"unknown", QByteArray("\xf3\xb0\x80\x80\xee\x80\x80").repeated(100000)},
            {"tabs", QByteArray("a\tbb\t\tccc\t").repeated(100000)},
            {"blanks", QByteArray(5000000, '\n')}};
}

inline void pageDown(QWidget &view)
{
    QKeyEvent press(QEvent::KeyPress, Qt::Key_PageDown, Qt::NoModifier);
    QApplication::sendEvent(&view, &press);
}

/// Pages nobody has seen, of texts that pages are not made for: by a jump, and screen by screen.
inline bool measureOdd(Bench &bench)
{
    bool ok = true;
    const std::vector<quint16> styles = markStyles(bench.theme);
    for (const OddText &odd : oddTexts()) {
        if (!bench.report.wantsSize(QString::fromLatin1(odd.name)))
            continue;
        Corpus corpus;
        ArticleParts parts;
        parts.text = odd.text;
        corpus.article = Article(std::move(parts));
        for (qint32 at = 0; at + 100 < corpus.article.size() && odd.text[at] != '\n'; at += 100)
            corpus.marks.add({utf8::floorBoundary(odd.text, at), utf8::floorBoundary(odd.text, at + 40)}, styles[0],
                             MarkState::Own);
        Ours ours(corpus, bench.theme);
        Side jumps = jumping(ours, {});
        jumps.runs = newPages;
        Side pages = scrolling(ours, {}, QAbstractSlider::SliderPageStepAdd);
        pages.runs = newPages;
        const QString name = QString::fromLatin1(odd.name);
        ok = bench.compare(QStringLiteral("odd-jump"), name, {jumps}) && ok;
        ok = bench.compare(QStringLiteral("odd-page"), name, {pages}) && ok;
        const Side keys{{}, newPages, [&](int) { ours.untilPainted([&] { pageDown(ours.view); }); }};
        ours.view.setSelection(corpus.article.size() / 2, corpus.article.size() / 2);
        ours.view.ensureVisible(ours.view.selection());
        ok = bench.compare(QStringLiteral("odd-key"), name, {keys}) && ok;
    }
    return ok;
}

/// The longest turn of the event loop while a text of very many lines grows in, and when it is closed.
inline bool measureManyLines(Bench &bench)
{
    constexpr qsizetype bytes = 300000000;
    const QString name = QStringLiteral("lines");
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lines.txt"));
    if (!writeText(path, QByteArray("a ship\n").repeated(bytes / 7)))
        return false;
    std::vector<double> opening;
    std::vector<double> closing;
    for (int run = 0; run < frameRuns; ++run) {
        auto view = std::make_unique<OursFromFile>(path, nullptr, bench.theme);
        if (!view->waitForAll())
            return false;
        opening.push_back(view->longestTurn);
        closing.push_back(measure([&] { view.reset(); }).cpu);
    }
    const QString ms = QStringLiteral("ms");
    return bench.report.add(
               {QStringLiteral("turn-cpu"), name, ms, median(opening), {}, {}, frameRuns, quantile(opening, 0.99)}) &&
           bench.report.add(
               {QStringLiteral("close-cpu"), name, ms, median(closing), {}, {}, frameRuns, quantile(closing, 0.99)});
}

} // namespace bluepencil::benchmarks
