// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recognized.h"

using namespace bluepencil;
using namespace bluepencil::test;

/// Dates and times of day, in texts of our own: what is one, its ISO 8601 value and what that is sure of.
class TestRecognitionDates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void against_data();
    void against();
    void aroundNewYear_data();
    void aroundNewYear();
    void withoutADay_data();
    void withoutADay();
    void dateLineCounts();
};

namespace {

using Row = std::pair<const char *, const char *>;

void addRows(std::initializer_list<Row> rows)
{
    QTest::addColumn<QByteArray>("notation");
    for (const auto &[name, notation] : rows)
        QTest::newRow(name) << QByteArray(notation);
}

void check(QDate published)
{
    QFETCH(QByteArray, notation);
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printMentions(marked.text, recognized(marked.text, published), true), notation);
}

} // namespace

/// The day of publication is Wednesday, 6 August 2025.
void TestRecognitionDates::against_data()
{
    addRows({
        {"slashes, year first", "It rained on [[day 2025-08-01|2025/08/01]]."},
        {"slashes, day first", "It rained on [[day 2024-12-25|25/12/2024]]."},
        {"slashes, month first", "It rained on [[day 2024-12-25|12/25/2024]]."},
        {"slashes, either", "It rained on [[year 2025|06/08/2025]]."},
        {"full stops", "It rained on [[day 2025-08-06|6.8.2025]]."},
        {"a version is no date", "They use version 1.2.3 on 10.0.0.1 there."},
        {"abbreviated month", "It rained on [[day 2025-02-03|Feb. 3]] and [[day 2024-09-30|Sept. 30, 2024]]."},
        {"day of month last year", "It rained on [[day 2024-05-03|3 May last year]]."},
        {"weekday tells the year", "It rained on [[day 2024-11-29|Friday, November 29]]."},
        {"days with a hyphen", "It rained on [[day 2025-06-03/2025-06-05|June 3-5]]."},
        {"days with a dash", "It rained on [[day 2025-06-03/2025-06-05|June 3–5]]."},
        {"days, day first", "It rained on [[day 2024-05-03/2024-05-05|3-5 May 2024]]."},
        {"between two days", "It rained between [[day 2025-05-03/2025-05-05|3 and 5 May]]."},
        {"from one month to another", "It rained from [[day 2025-06-03/2025-07-05|June 3 to July 5]]."},
        {"months", "It rained from [[month 2024-06/2024-08|June to August 2024]]."},
        {"months over new year", "It rained from [[month 2023-11/2024-02|November to February 2024]]."},
        {"years", "It rained in [[year 2019/2021|2019-21]] and [[year 2016/2018|2016–2018]]."},
        {"a score is no range of years", "They won 21-19 and 3–5 after 2,019-21."},
        {"quarter", "Sales rose in the [[quarter 2024-04/2024-06|second quarter of 2024]]."},
        {"quarter, short", "Sales rose in [[quarter 2024-07/2024-09|Q3 2024]]."},
        {"quarter of last year", "Sales rose in the [[quarter 2024-10/2024-12|fourth quarter of last year]]."},
        {"quarter of a match", "They scored in the third quarter."},
        {"season", "It rained in [[season 2023-22|summer 2023]] and the [[season 1963-24|winter of 1963]]."},
        {"last season", "It rained [[season 2024-22|last summer]] and [[season 2025-21|last spring]]."},
        {"this season", "It may rain [[season 2025-23|this fall]] and [[season 2025-24|next winter]]."},
        {"verbs are no seasons", "Prices fall this way when plants spring up."},
        {"century", "It was built in the [[century 18XX|19th century]]."},
        {"thirds of a year", "It rained in [[part 2024-01/2024-04|early 2024]] and [[part 2024-05/2024-08|mid-2024]]."},
        {"thirds of a month", "It rained in [[part 2025-05-21/2025-05-31|late May]] and "
                              "[[part 2025-07-11/2025-07-20|mid-July]]."},
        {"thirds of a decade", "It rained in the [[part 1997/1999|late 1990s]] and the "
                               "[[part 1994/1996|mid-1990s]]."},
        {"late last year", "It rained [[part 2024-09/2024-12|late last year]]."},
        {"earlier this month", "It rained earlier [[month 2025-08|this month]]."},
        {"two years ago", "It rained [[year 2023|two years ago]] and [[year 2004|21 years ago]]."},
        {"ago, other units", "It rained [[week 2025-W29|three weeks ago]], [[month 2025-07|a month ago]], "
                             "[[day 2025-08-03|three days ago]]."},
        {"ago, vague", "It rained [[ |several months ago]] and [[ |a few years ago]]."},
        {"ago, hours", "It rained two hours ago."},
        {"the last months", "It rained for the [[month 2025-05/2025-08|last three months]]."},
        {"the next years", "It may rain for the [[year 2025/2027|next two years]]."},
        {"last people", "The last three people left, the past hours were hard."},
        {"day part", "It rained [[night 2025-08-05|Tuesday night]] and [[morning 2025-08-06|this morning]]."},
        {"last night", "It rained [[night 2025-08-05|last night]] and may [[night 2025-08-06|tonight]]."},
        {"yesterday evening", "It rained [[evening 2025-08-05|yesterday evening]]."},
        {"morning of", "It rained on the [[morning 2025-07-06|morning of July 6]]."},
        {"last Friday", "It rained [[day 2025-08-01|last Friday]]."},
        {"last Wednesday, on a Wednesday", "It rained [[day 2025-07-30|last Wednesday]]."},
        {"next Wednesday", "It may rain [[day 2025-08-13|next Wednesday]]."},
        {"Friday last week", "It rained on [[day 2025-08-01|Friday last week]]."},
        {"Friday this week", "They meet on [[day 2025-08-08|Friday this week]]."},
        {"will on Monday", "The council will vote on [[day 2025-08-11|Monday]]."},
        {"will on the same weekday", "The council will vote on [[day 2025-08-06|Wednesday]]."},
        {"since Monday", "It has rained since [[day 2025-08-04|Monday]]."},
        {"last May", "It rained [[month 2025-05|last May]], [[month 2024-10|last October]]."},
        {"April last year", "It rained in [[month 2024-04|April last year]]."},
        {"next month of the paper", "They meet in [[month 2025-09|September]]."},
        {"time", "It rained at [[minute 2025-08-05T09:30|9:30 a.m. on Tuesday]]."},
        {"time behind the day", "It rained on [[minute 2025-08-05T21:30|Tuesday at 9:30 p.m.]]"},
        {"hour", "It rained at [[hour 2025-08-05T09|9 a.m. Tuesday]]."},
        {"hour, joined", "It rained on [[hour 2025-08-05T21|Tuesday at 9pm]]."},
        {"noon", "It rained at [[minute 2025-08-05T12:00|noon on Tuesday]]."},
        {"time of a day named elsewhere",
         "On [[day 2025-08-05|Tuesday]] it began at [[minute 2025-08-05T06:15|6:15 a.m.]] "
         "in the harbour."},
        {"zone", "It began at [[minute T21:30Z|2130 GMT]] and at [[minute T09:00-05:00|9:00 a.m. EST]] there."},
        {"24 hours", "It began at [[minute T21:30|21:30]]."},
        {"half of the day unknown", "It began at [[ |9:30]]."},
        {"scores and verses are no times", "They won 3:2, read John 3:16 and paid 9.30 euros."},
        {"midnight", "It may rain by [[minute T00:00|midnight]]."},
        {"weekend behind", "It rained [[weekend 2025-08-09/2025-08-10|this weekend]]."},
        {"year before a noun", "The [[year 2015|2015]] deal and the [[year 2024|2024]] elections."},
        {"counted things", "In 2000 homes, the 1200 people and some 1,500 people of 1950 families had 2020 percent."},
        {"verbs", "They may march; March on, May it be. August men may 20 percent."},
        {"a paper", "The Sunday Times said so."},
        {"a named day", "It rained on Black Friday."},
        {"mid and early are no dates alone", "Mid-level staff came early and late, mid-sentence."},
        {"zone at a sentence’s end", "It began on [[minute 2025-08-05T09:30-05:00|Tuesday at 9:30 a.m. EST]]."},
        {"present tense", "Lee Marsh plays on [[day 2025-08-10|Sunday]]."},
        {"present tense, no preposition", "The show opens [[day 2025-08-09|Saturday]]."},
        {"present tense behind a past clause",
         "Rovers, who lost to City in [[month 2025-05|May]], host United on [[day 2025-08-09|Saturday]]."},
        {"next hearing", "The next hearing is on [[day 2026-05-12|12 May]]."},
        {"next, as a noun’s adjective", "His next fight on [[day 2025-08-09|Saturday]] is his last."},
        {"is on", "The vote is on [[day 2025-08-08|Friday]]."},
        {"agreed to", "They agreed to meet on [[day 2025-08-08|Friday]]."},
        {"expected to be", "The rules were still expected to be changed on [[day 2025-08-08|Friday]]."},
        {"was to be", "The deal was to be signed on [[day 2025-08-08|Friday]]."},
        {"had been", "The deal had been signed on [[day 2025-08-01|Friday]]."},
        {"moves house", "The play transfers to Leeds in [[month 2025-11|November]]."},
        {"of that year", "In [[year 1956|1956]] she fled, and in [[month 1956-12|December of that year]] she wrote."},
        {"forced to", "They were forced to leave on [[day 2025-08-01|Friday]]."},
        {"a headline’s infinitive", "Council to vote [[day 2025-08-08|Friday]]"},
        {"the verb behind", "On [[day 2025-08-08|Friday]] the council will vote."},
        {"the verb behind, past", "On [[day 2025-08-01|Friday]] the council voted."},
        {"a plan is a thing", "The council voted against the plan on [[day 2025-08-05|Tuesday]]."},
        {"said nearer than will", "The council said on [[day 2025-08-05|Tuesday]] that it will vote."},
        {"due back", "She is due back in court on [[day 2025-08-11|Monday]]."},
        {"spring to come", "Work will begin in the [[season 2026-21|spring]]."},
        {"spring gone", "The dam broke in the [[season 2025-21|spring]]."},
        {"winter, open", "Rain in the [[ |winter]]."},
        {"no season", "They stood in the spring water and spoke of the fall of the wall."},
        {"in two weeks", "The bridge will open [[week 2025-W34|in two weeks]]."},
        {"in three days", "The race is [[day 2025-08-09|in three days]]."},
        {"in two weeks’ time", "They meet [[week 2025-W34|in two weeks]]’ time."},
        {"so often in two weeks", "It was the third fire in two weeks."},
        {"in a few days", "The bridge will open [[ |in a few days]]."},
        {"overnight", "It rained [[night 2025-08-05|overnight]], and will rain [[night 2025-08-06|overnight]]."},
        {"an overnight train", "They took the overnight train to an overnight stay."},
        {"small letters",
         "the strike ended on [[day 2025-08-01|friday]], after the vote of [[day 2025-07-03|july 3]]."},
        {"verbs in small letters", "They may go, march 3 miles and are august."},
        {"decade with an apostrophe", "It was built in the [[decade 199X|’90s]], not the [[decade 198X|'80s]]."},
        {"decade of two centuries", "It was built in the [[ |’20s]]."},
        {"year with an apostrophe", "It was built in [[year 1992|’92]] and closed in [[year 2019|’19]]."},
        {"plans that are things", "Residents opposed plans [[day 2025-08-05|Tuesday]] to build a road."},
        {"plans that are made", "The city plans [[day 2025-08-08|Friday]] to open a road."},
        {"this Friday, to come", "He leaves [[day 2025-08-08|this Friday]] for Cairo."},
        {"this Friday, said of", "She said he returns [[day 2025-08-08|this Friday]] from Cairo."},
        {"this Friday, told as over", "They voted for the bill [[day 2025-08-01|this Friday]]."},
        {"this Monday, gone", "She resigned [[day 2025-08-04|this Monday]]."},
        {"this Monday, to come", "The show opens [[day 2025-08-11|this Monday]]."},
        {"next Friday is of the next week", "The vote is [[day 2025-08-15|next Friday]]."},
        {"next Monday", "The vote is [[day 2025-08-11|next Monday]]."},
        {"weeks from now", "[[week 2025-W34|Two weeks from now]], the court will meet."},
        {"months from today", "The court meets [[month 2025-11|three months from today]]."},
        {"days hence", "The court meets [[day 2025-08-16|ten days hence]]."},
        {"a week from Friday", "The school reopens [[day 2025-08-15|a week from Friday]]."},
        {"two miles from", "It lies two miles from town, three weeks from Lima by boat."},
        {"a firm’s quarter", "Profit rose 4% in the [[quarter 2025-04/2025-06|second quarter]]."},
        {"a firm’s quarter, not over", "Sales fell in the [[quarter 2024-07/2024-09|third quarter]]."},
        {"a quarter to come", "The firm expects sales to rise in the [[quarter 2025-10/2025-12|fourth quarter]]."},
        {"quarter as an adjective", "It told of [[quarter 2025-04/2025-06|second-quarter]] profit."},
        {"a firm’s own year", "Sales fell in its fiscal [[ |third quarter]]."},
        {"a quarter with points", "They scored 20 points, a company record, in the third quarter."},
        {"half of a year", "Prices rose in the [[half 2024-01/2024-06|first half of 2024]] and the "
                           "[[half 2025-07/2025-12|second half of the year]]."},
        {"half of a match", "They led in the first half of the match."},
        {"end of a month", "It closed at the [[part 2025-06-21/2025-06-30|end of June]]."},
        {"end of a month to come", "It will close by the [[part 2026-06-21/2026-06-30|end of June]]."},
        {"start of a year", "It opens at the [[part 2026-01/2026-04|start of next year]]."},
        {"middle of May", "It rained in the [[part 2025-05-11/2025-05-20|middle of May]]."},
        {"end of a decade", "It rained at the [[part 1997/1999|end of the 1990s]]."},
        {"end of the month", "The show runs until the [[part 2025-08-21/2025-08-31|end of the month]]."},
        {"year’s end", "It will close by [[part 2025-09/2025-12|year’s end]]."},
        {"ends of other things", "At the end of the road, the start of it all and the middle of nowhere."},
        {"a work’s year", "His cult [[year 1971|1971]] film and [[year 1984|1984]] novel."},
        {"brackets", "The film ([[year 1999|1999]]) was long."},
    });
}

void TestRecognitionDates::against()
{
    check(QDate(2025, 8, 6));
}

/// The day of publication is Thursday, 2 January 2025.
void TestRecognitionDates::aroundNewYear_data()
{
    addRows({
        {"a day of last year", "It rained on [[day 2024-12-24|December 24]]."},
        {"a day to come", "They meet on [[day 2025-01-20|Jan. 20]]."},
        {"weekday", "It rained on [[day 2024-12-30|Monday]]."},
        {"last week", "It rained [[week 2024-W52|last week]]."},
        {"last month", "It rained [[month 2024-12|last month]]."},
        {"this winter", "It rained [[season 2024-24|this winter]] and [[season 2023-24|last winter]]."},
        {"weekend", "It rained over the [[weekend 2024-12-28/2024-12-29|weekend]]."},
        {"tomorrow", "It may rain [[day 2025-01-03|tomorrow]]."},
    });
}

void TestRecognitionDates::aroundNewYear()
{
    check(QDate(2025, 1, 2));
}

/// Rather no value than a wrong one.
void TestRecognitionDates::withoutADay_data()
{
    addRows({
        {"relative", "It rained [[ |yesterday]], [[ |last week]], [[ |two years ago]], over the [[ |weekend]]."},
        {"weekday", "It rained on [[ |Friday]] and [[ |Monday night]]."},
        {"day and month", "It rained on [[ |June 3-5]] and [[ |August 6]]."},
        {"time of an unknown day", "It rained at [[minute T09:30|9:30 a.m. on Friday]]."},
        {"absolute ones stay", "It rained in [[month 2024-06|June 2024]], [[part 2024-01/2024-04|early 2024]]."},
    });
}

void TestRecognitionDates::withoutADay()
{
    check({});
}

void TestRecognitionDates::dateLineCounts()
{
    const QByteArray notation = "Rain over the harbour\n[[day 2017-07-21|Friday, July 21, 2017]]\n"
                                "It rained on [[day 2017-07-18|Tuesday]].\n";
    const MarkedText marked = parseMarked(notation);
    QCOMPARE(printMentions(marked.text, recognized(marked.text), true), notation);
}

QTEST_GUILESS_MAIN(TestRecognitionDates)
#include "test_recognition_dates.moc"
