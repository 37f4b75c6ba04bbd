// SPDX-License-Identifier: GPL-3.0-or-later
// Words found in the whole library, and what is done with all of them at once: one act in many articles.
#include "core/session/librarysearch.h"
#include "tests/support/failingdisk.h"
#include "tests/support/sessionfixture.h"

#include <QTest>

using namespace sessionfixture;

namespace {

/// Three articles that speak of the harbour: one open, one that only the store knows, one that was never opened.
struct Three {
    World world;
    std::shared_ptr<Library> library = world.library();
    std::unique_ptr<Session> session = std::make_unique<Session>(library);
    QString storedPath = world.folder.filePath(str("stored.txt"));
    QString freshPath = world.folder.filePath(str("fresh.txt"));
    Opened here = session->open(ArticleRequest::file(world.article));

    Three()
    {
        put(storedPath, "A harbour without ships.\n\nNobody went to the Harbour.\n");
        put(freshPath, "The harbour froze over.\n");
        const Opened stored = openBlocking(storedPath);
        KEPT(stored->setArticleNote(str("kept")));
        KEPT(stored->flush());
        QTRY_COMPARE(here->phase(), OpenArticle::Phase::Ready);
    }
    Opened openBlocking(const QString &path) const
    {
        return *OpenArticle::openBlocking(ArticleRequest::file(path), library, false);
    }
    /// As it is after a restart of the program.
    QStringList tagsIn(const QString &path) const
    {
        return printed(*OpenArticle::openBlocking(ArticleRequest::file(path), world.library(), false).value());
    }
    QStringList tagsInAll() const { return tagsIn(world.article) + tagsIn(storedPath) + tagsIn(freshPath); }

    struct Found {
        QList<LibraryFinding> articles;
        LibraryOutcome outcome;
        qsizetype looked = 0;
    };
    Found find(const QString &words, const SearchOptions &options = {}) const
    {
        Found found;
        const auto take = [&](const LibraryFinding *finding, qsizetype done, qsizetype of) {
            if (finding)
                found.articles.append(*finding);
            found.looked = std::max(found.looked, done);
            QVERIFY(done <= of);
        };
        found.outcome = searchLibrary(libraryScope(*session, {world.article, freshPath}),
                                      *TextSearch::make(words, options), {}, take);
        return found;
    }
    LibraryAct act(LibraryAct::Kind kind, const QString &label, const QString &words) const
    {
        LibraryAct all{kind, label, {}};
        for (const LibraryFinding &finding : find(words).articles) {
            LibraryPlaces places{finding.version.article, finding.version.textHash, finding.version, {}};
            for (const LibraryHit &hit : finding.hits)
                places.places.append(hit.words);
            if (!finding.leftOut)
                all.articles.append(places);
        }
        return all;
    }
    Result<Change> perform(const LibraryAct &act) const
    {
        return waitFor([&](const auto &then) { session->act(act, then); });
    }
    static Result<Change> waitFor(const std::function<void(const std::function<void(const Result<Change> &)> &)> &begin)
    {
        std::optional<Result<Change>> told;
        begin([&told](const Result<Change> &result) { told = result; });
        const bool came = QTest::qWaitFor([&told] { return told.has_value(); }, 20000);
        return came ? *told : Result<Change>(Error{ErrorCode::Cancelled, str("Nothing was ever told"), {}});
    }
    Result<QList<Misfit>> redoWhereItFits() const
    {
        std::optional<Result<QList<Misfit>>> told;
        session->redoRefusedWhereItFits([&told](const Result<QList<Misfit>> &result) { told = result; });
        const bool came = QTest::qWaitFor([&told] { return told.has_value(); }, 20000);
        return came ? *told : Result<QList<Misfit>>(Error{ErrorCode::Cancelled, str("Nothing was ever told"), {}});
    }
};

QStringList lines(const QList<LibraryFinding> &findings)
{
    QStringList all;
    for (const LibraryFinding &finding : findings) {
        all.append(finding.version.title + (finding.leftOut ? str(" (left out)") : QString()));
        if (!finding.note.isEmpty())
            verifySentence(finding.note);
        for (const LibraryHit &hit : finding.hits)
            all.append(str("  ") +
                       str("%1[%2]%3 %4").arg(hit.before, hit.text, hit.after, hit.labels.join(u' ')).trimmed());
    }
    return all;
}

const QStringList harbourTags = {str("claim “harbour”"), str("claim “harbour”"), str("claim “Harbour”"),
                                 str("claim “harbour”"), str("claim “Harbour”"), str("claim “harbour”")};

} // namespace

class TestSessionLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void findsInAllArticles();
    void tellsWhatIsLeftOut();
    void stopsAndIsBounded();
    void tagsAllAsOneAct();
    void takesBackAndDoesAgainAfterARestart();
    void relabelsAndUntags();
    void refusesWhatIsNotThereAnyMore();
    void takesBackInTheOthers_data();
    void takesBackInTheOthers();
    void isDoneWhollyOrNotAtAll();
};

void TestSessionLibrary::findsInAllArticles()
{
    Three three;
    KEPT(three.here->tag({spanOf(three.here->article(), "harbour")}, labels::place)); // on its way to the store, too
    const Three::Found found = three.find(str("harbour"));
    QCOMPARE(found.outcome, LibraryOutcome::Complete);
    QCOMPARE(lines(found.articles),
             (QStringList{
                 str("pier"),
                 str("  date 2026-01-05 The [harbour] council of New Lima voted on Monday. place"),
                 str("  “The pier is not safe,” said Ana Ruiz, the [harbour] minister. “We will close it.”"),
                 str("  Ivo Brandt of the [Harbour] Wire called the vote a surprise. Ana Ruiz did not answer him."),
                 str("fresh"),
                 str("  The [harbour] froze over."),
                 str("stored"),
                 str("  A [harbour] without ships."),
                 str("  Nobody went to the [Harbour]."),
             }));
    QVERIFY(found.articles[2].version.text.isEmpty());  // the store has it
    QVERIFY(!found.articles[1].version.text.isEmpty()); // and knows nothing of this
    QCOMPARE(three.find(str("Harbour"), {true, true, false}).articles.size(), 2);
    QCOMPARE(three.find(str("fr[aeiou]ze"), {false, false, true}).articles.size(), 1);
    QCOMPARE(three.find(str("did not answer")).articles.first().hits.first().before,
             str("…of the Harbour Wire called the vote a surprise. Ana Ruiz "));
    QCOMPARE(three.find(str("zebra")).articles.size(), 0);
    QCOMPARE(three.find(str("zebra")).looked, 4);
    // Open under another name, it is one article all the same.
    const QString copy = three.world.folder.filePath(str("copy.txt"));
    QVERIFY(QFile::copy(three.world.article, copy));
    const Opened other = three.session->open(ArticleRequest::file(copy));
    QTRY_COMPARE(other->phase(), OpenArticle::Phase::Ready);
    QCOMPARE(three.find(str("harbour")).articles.size(), 3);
}

void TestSessionLibrary::tellsWhatIsLeftOut()
{
    Three three;
    const QString changed = three.world.folder.filePath(str("changed.txt"));
    const QString gone = three.world.folder.filePath(str("gone.txt"));
    const QString folder = three.world.folder.filePath(str("folder.txt"));
    const QString crlf = three.world.folder.filePath(str("crlf.txt"));
    for (const QString &path : {changed, gone, folder, crlf}) {
        put(path, "The old harbour.\nOf " + path.toUtf8() + '\n');
        const Opened open = three.openBlocking(path);
        KEPT(open->setArticleNote(str("kept")));
        KEPT(open->flush());
        QVERIFY(path == crlf || QFile::remove(path));
    }
    put(changed, "Now there is a new harbour, and two more harbours.\n");
    QVERIFY(QDir().mkdir(folder));
    put(crlf, contentOf(crlf).replace("\n", "\r\n")); // other bytes, the same text
    QVERIFY(QFile::remove(three.freshPath));          // never opened: nobody has its text
    QStringList told;
    for (const LibraryFinding &finding : three.find(str("old harbour")).articles)
        told.append(QFileInfo(finding.version.path).fileName() + (finding.leftOut ? str(" - ") : str(" + ")) +
                    finding.note);
    told.sort();
    QCOMPARE(told.size(), 5);
    QVERIFY2(told[0].startsWith(str("changed.txt - Its file has changed")), qPrintable(told[0]));
    QCOMPARE(told[1], str("crlf.txt + "));
    QVERIFY2(told[2].startsWith(str("folder.txt - ")), qPrintable(told[2]));
    QVERIFY2(told[3].startsWith(str("fresh.txt - ")), qPrintable(told[3]));
    QVERIFY2(told[4].startsWith(str("gone.txt + Its file is gone")), qPrintable(told[4]));
    // What is left out loses nothing: once it was opened it is found.
    KEPT(three.openBlocking(changed)->flush());
    const Opened again = three.openBlocking(changed);
    KEPT(again->setArticleNote(str("read")));
    KEPT(again->flush());
    const QList<LibraryFinding> found = three.find(str("two more harbours")).articles;
    QVERIFY(std::any_of(found.cbegin(), found.cend(), [&](const LibraryFinding &finding) {
        return finding.version.path == changed && finding.hits.size() == 1;
    }));
}

void TestSessionLibrary::stopsAndIsBounded()
{
    Three three;
    put(three.freshPath, QByteArray("harbour ").repeated(static_cast<int>(mostLibraryHits)));
    const Three::Found found = three.find(str("harbour"));
    QCOMPARE(found.outcome, LibraryOutcome::TooMany);
    qsizetype hits = 0;
    for (const LibraryFinding &finding : found.articles)
        hits += finding.hits.size();
    QCOMPARE(hits, mostLibraryHits);
    std::stop_source stop;
    int told = 0;
    const LibraryOutcome stopped =
        searchLibrary(libraryScope(*three.session, {}), *TextSearch::make(str("harbour"), {}), stop.get_token(),
                      [&](const LibraryFinding *, qsizetype, qsizetype) {
                          ++told;
                          stop.request_stop();
                      });
    QCOMPARE(stopped, LibraryOutcome::Stopped);
    QCOMPARE(told, 1);
}

void TestSessionLibrary::tagsAllAsOneAct()
{
    Three three;
    KEPT(three.here->tag({spanOf(three.here->article(), "harbour")}, labels::claim)); // has it already
    const LibraryAct tagging = three.act(LibraryAct::Kind::Tag, labels::claim, str("harbour"));
    QCOMPARE(tagging.articles.size(), 3);
    const Result<Change> done = three.perform(tagging);
    KEPT(done);
    QCOMPARE(done->title, str("Tag 5 place(s) as Claim in 3 article(s)"));
    QVERIFY(done->sequence > 0);
    QCOMPARE(printed(*three.here), harbourTags.mid(0, 3)); // it follows
    QCOMPARE(three.here->undoTitle(), done->title);
    QCOMPARE(three.tagsInAll(), harbourTags);
    // Once more: nothing is left to do, and nothing is logged.
    const Result<Change> again = three.perform(tagging);
    KEPT(again);
    QVERIFY(again->isEmpty());
    QCOMPARE(three.here->log().size(), 2);

    KEPT(three.here->undo());
    KEPT(three.here->flush());
    QCOMPARE(three.tagsInAll(), QStringList{str("claim “harbour”")});
    KEPT(three.here->redo());
    KEPT(three.here->flush());
    QCOMPARE(three.tagsInAll(), harbourTags);
    // The session takes it back and does it again too, with no article open.
    three.here.reset();
    const Result<Change> back = Three::waitFor([&](const auto &then) { three.session->reverse(*done, then); });
    KEPT(back);
    QCOMPARE(three.tagsInAll(), QStringList{str("claim “harbour”")});
    KEPT(Three::waitFor([&](const auto &then) { three.session->reverse(*back, then); }));
    QCOMPARE(three.tagsInAll(), harbourTags);
    QCOMPARE(refusal(Three::waitFor([&](const auto &then) { three.session->reverse(*back, then); })), ErrorCode::Stale);
    QCOMPARE(three.tagsInAll(), harbourTags);
}

void TestSessionLibrary::takesBackAndDoesAgainAfterARestart()
{
    Three three;
    KEPT(three.perform(three.act(LibraryAct::Kind::Tag, labels::claim, str("harbour"))));
    // From an article that was not open then, in a program that was started anew.
    const Opened later =
        *OpenArticle::openBlocking(ArticleRequest::file(three.freshPath), three.world.library(), false);
    QCOMPARE(later->undoTitle(), str("Tag 6 place(s) as Claim in 3 article(s)"));
    KEPT(later->undo());
    KEPT(later->flush());
    QCOMPARE(three.tagsInAll(), QStringList());
    QTRY_COMPARE(printed(*three.here), QStringList()); // the other program follows
    const Opened last =
        *OpenArticle::openBlocking(ArticleRequest::file(three.storedPath), three.world.library(), false);
    KEPT(last->redo());
    KEPT(last->flush());
    QCOMPARE(three.tagsInAll(), harbourTags);
    KEPT(last->undo());
    KEPT(last->flush());
    QCOMPARE(three.tagsInAll(), QStringList());
}

void TestSessionLibrary::relabelsAndUntags()
{
    Three three;
    const Article &article = three.here->article();
    KEPT(three.here->tag({spanOf(article, "harbour")}, labels::place));
    KEPT(three.here->tag({spanOf(article, "harbour council")}, labels::organization)); // on other words
    const QUuid quote = *three.here->tag({spanOf(article, "harbour", 2)}, labels::quote);
    KEPT(three.here->setSpeaker(quote, spanOf(article, "Ana Ruiz")));
    KEPT(three.perform(three.act(LibraryAct::Kind::Tag, labels::claim, str("Harbour."))));
    KEPT(three.perform(three.act(LibraryAct::Kind::Relabel, labels::person, str("harbour"))));
    const QString council = str("organization “harbour council”");
    QCOMPARE(three.here->undoTitle(), str("Relabel 2 tag(s) as Person in 1 article(s)")); // “Harbour.” is another place
    QVERIFY(printed(*three.here).contains(str("person “harbour”")));
    KEPT(three.here->undo());
    KEPT(three.here->flush());
    const QStringList before = three.tagsInAll();
    // What hung on a tag that goes, goes along: who said it.
    KEPT(three.perform(three.act(LibraryAct::Kind::Untag, {}, str("harbour"))));
    QCOMPARE(printed(*three.here), QStringList{council});
    QCOMPARE(three.tagsInAll(), (QStringList{council, str("claim “Harbour.”")}));
    KEPT(three.here->undo());
    KEPT(three.here->flush());
    QCOMPARE(three.tagsInAll(), before);
}

void TestSessionLibrary::refusesWhatIsNotThereAnyMore()
{
    Three three;
    QCOMPARE(refusal(three.perform(three.act(LibraryAct::Kind::Tag, str("nowhere"), str("harbour")))),
             ErrorCode::Invalid);
    const LibraryAct tagging = three.act(LibraryAct::Kind::Tag, labels::claim, str("harbour"));
    put(three.storedPath, "All else. Nobody went to the Harbour.\n");
    {
        const Opened changed = three.openBlocking(three.storedPath);
        KEPT(changed->setArticleNote(str("changed")));
        KEPT(changed->flush());
    }
    const Result<Change> refused = three.perform(tagging);
    QCOMPARE(refusal(refused), ErrorCode::Stale);
    QVERIFY2(refused.error().message.contains(str("“stored”")), qPrintable(refused.error().message));
    QCOMPARE(three.tagsInAll(), QStringList());
    Session none(nullptr);
    QCOMPARE(refusal(Three::waitFor([&](const auto &then) { none.act(tagging, then); })), ErrorCode::Unsupported);
}

void TestSessionLibrary::takesBackInTheOthers_data()
{
    QTest::addColumn<bool>("textChanges");
    QTest::newRow("another text") << true;
    QTest::newRow("another tag") << false;
}

/// Between the act and its undo one of the articles becomes another: nothing is taken back there, and it is said.
void TestSessionLibrary::takesBackInTheOthers()
{
    QFETCH(bool, textChanges);
    Three three;
    KEPT(three.here->tag({spanOf(three.here->article(), "surprise")}, labels::claim));
    KEPT(three.perform(three.act(LibraryAct::Kind::Tag, labels::place, str("harbour"))));
    if (textChanges)
        put(three.storedPath, "Then. A harbour without ships.\n\nNobody went to the Harbour.\n");
    {
        const Opened stored = three.openBlocking(three.storedPath);
        if (!textChanges)
            KEPT(stored->relabel(stored->layer().annotations().first().id, labels::person));
        KEPT(stored->flush());
    }
    const QStringList stays{textChanges ? str("place “harbour”") : str("person “harbour”"), str("place “Harbour”")};
    const QStringList before = three.tagsInAll();
    KEPT(three.here->undo());
    const Result<void> refused = three.here->flush();
    QCOMPARE(refusal(refused), ErrorCode::Stale);
    QVERIFY2(refused.error().message.contains(str("“stored”")), qPrintable(refused.error().message));
    QCOMPARE(three.tagsInAll(), before); // none of it
    QCOMPARE(three.session->refused().size(), 1);

    const Result<QList<Misfit>> leftOut = three.redoWhereItFits();
    KEPT(leftOut);
    QCOMPARE(leftOut->size(), 1);
    QCOMPARE(leftOut->first().title, str("stored"));
    KEPT(three.here->flush());
    QVERIFY(three.session->refused().isEmpty());
    QCOMPARE(three.tagsInAll(), QStringList{str("claim “surprise”")} + stays);
    // What was taken back in some is done again in those, and the acts before it can be reached.
    KEPT(three.here->redo());
    KEPT(three.here->flush());
    QCOMPARE(three.tagsInAll(), before);
    KEPT(three.here->undo());
    KEPT(three.here->undo());
    KEPT(three.here->flush());
    QCOMPARE(three.tagsInAll(), stays);
    QVERIFY(!three.here->canUndo());
}

/// The disk fails at every write in turn, as it does where the program is killed there: after a restart all articles
/// have the tags, or none.
void TestSessionLibrary::isDoneWhollyOrNotAtAll()
{
    int fails = 0;
    for (int call = 1;; ++call) {
        Three three;
        const LibraryAct tagging = three.act(LibraryAct::Kind::Tag, labels::claim, str("harbour"));
        failingdisk::arm(failingdisk::Fault::Stays, call);
        const Result<Change> done = three.perform(tagging);
        const int calls = failingdisk::disarm();
        const QStringList tags = three.tagsInAll();
        QVERIFY2(tags == harbourTags || tags.isEmpty(), qPrintable(tags.join(u'\n')));
        if (done)
            QCOMPARE(tags, harbourTags);
        else
            ++fails;
        if (calls < call)
            break; // it went through whole
    }
    QVERIFY(fails > 5);
}

QTEST_GUILESS_MAIN(TestSessionLibrary)
#include "test_session_library.moc"
