// SPDX-License-Identifier: GPL-3.0-or-later
// An open article as a person uses it: tag, decide, undo, close, come back; and everything that can go wrong
// on the way without losing a tag.
#include "core/exchange/annotatedarticle.h"
#include "core/session/session.h"

#include "tests/support/childprocess.h"
#include "tests/support/randomrecords.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

#include <sys/stat.h>

using namespace bluepencil;
using namespace testsupport;

namespace {

using Opened = std::shared_ptr<OpenArticle>;

const QByteArray story = " date 2026-01-05 The harbour council of New Lima voted on Monday.\n"
                         "\n"
                         "“The pier is not safe,” said Ana Ruiz, the harbour minister. “We will close it.”\n"
                         "\n"
                         "Ivo Brandt of the Harbour Wire called the vote a surprise. Ana Ruiz did not answer him.\n";

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

void put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(path));
    QCOMPARE(file.write(content), content.size());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

/// A folder with an article and, once it is opened, a library.
struct World {
    QTemporaryDir folder;
    QString article = folder.filePath(str("pier.txt"));
    QString store = folder.filePath(str("library.sqlite"));

    explicit World(const QByteArray &text = story) { put(article, text); }
    World(const World &) = delete;
    World &operator=(const World &) = delete;
    /// What is still on its way to a library must arrive before the folder goes.
    ~World()
    {
        for (const auto &library : m_libraries)
            if (!QTest::qWaitFor([&library] { return library.expired(); }))
                qWarning("A library is held for ever");
    }

    std::shared_ptr<Library> library() const
    {
        const Result<std::shared_ptr<Library>> opened = Library::open(store);
        if (!opened)
            return nullptr;
        m_libraries.push_back(*opened);
        return *opened;
    }
    /// As after a fresh start of the program: a library of its own.
    Opened open(bool recognize = false) const { return openIn(library(), recognize); }
    Opened openIn(const std::shared_ptr<Library> &in, bool recognize = false) const
    {
        const Result<Opened> opened = OpenArticle::openBlocking(ArticleRequest::file(article), in, recognize);
        return opened ? *opened : nullptr;
    }

private:
    mutable std::vector<std::weak_ptr<Library>> m_libraries;
};

Span spanOf(const Article &article, const char *words, int nth = 1)
{
    qsizetype at = -1;
    for (int i = 0; i < nth; ++i)
        at = article.text().indexOf(words, at + 1);
    return {static_cast<qint32>(at), static_cast<qint32>(at + static_cast<qsizetype>(qstrlen(words)))};
}

/// What is tagged, a line a tag: "person “Ana Ruiz” (a note)"; the lost ones in brackets.
QStringList printed(const OpenArticle &open)
{
    QStringList lines;
    for (const Annotation &annotation : open.layer().annotations()) {
        QStringList words;
        for (const Span part : annotation.parts)
            words.append(open.article().string(part));
        for (const Anchor &anchor : annotation.lost)
            words.append(str("[%1]").arg(QString::fromUtf8(anchor.exact)));
        QString line = annotation.label + str(" “") + words.join(str(" … ")) + str("”");
        if (!annotation.note.isEmpty())
            line += str(" (%1)").arg(annotation.note);
        for (const Relation &relation : open.layer().relationsFrom(annotation.id))
            line +=
                str(", its %1 %2").arg(relation.label, open.article().string(open.layer().find(relation.to)->hull()));
        lines.append(line);
    }
    return lines;
}

/// What is suggested and undecided, the same way.
QStringList suggested(const OpenArticle &open)
{
    QStringList lines;
    for (int i = 0; i < open.suggestions().count(); ++i)
        if (open.suggestions().isUndecided(i)) {
            const Suggestion suggestion = open.suggestions().at(i);
            lines.append(suggestion.label + str(" ") + open.article().string(suggestion.hull()));
        }
    return lines;
}

QStringList printed(const AnnotatedArticle &annotated)
{
    QStringList lines;
    for (const ExportedAnnotation &out : annotated.annotations)
        lines.append(toString(out.status) + str(" ") + out.annotation.label + str(" ") +
                     annotated.article.string(out.annotation.hull()));
    return lines;
}

/// Without the characters that no library keeps (they become U+FFFD) or keeps at the beginning.
QString keepable(QString text)
{
    for (const char16_t c : {u'\0', u'\ufeff', u'\ufffe', u'\uffff'})
        text.remove(QChar(c));
    return text;
}

void verifySentence(const QString &message)
{
    QVERIFY(message.size() > 10);
    QVERIFY2(message.front().isUpper() && !message.endsWith(QLatin1Char('.')), qPrintable(message));
}

template <typename T> std::optional<ErrorCode> refusal(const Result<T> &result)
{
    if (!result)
        verifySentence(result.error().message);
    return result ? std::nullopt : std::optional(result.error().code);
}

#define KEPT(result)                                                                                                   \
    do {                                                                                                               \
        const auto &kept = (result);                                                                                   \
        QVERIFY2(kept.ok(), kept.ok() ? "" : qPrintable(kept.error().message));                                        \
    } while (false)

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readOnlyLibrary(); // first: it forks, and no thread may run then

    void phases();
    void badArticles_data();
    void badArticles();
    void tagsStayThere();
    void tightensWhatTheHandSelects();
    void refusesWhatCannotBe();
    void undoOutlivesTheProgram();
    void aNewActEndsRedo();
    void labelsAreUndoneToo();
    void randomDays();
    void closedAtOnce();
    void closedWhileOpening_data();
    void closedWhileOpening();

    void acceptsAndRejects();
    void acceptsUnderAnotherLabel();
    void aQuoteBringsItsSpeakerAndCue();
    void whatIsTaggedIsNotSuggested();
    void deletingSaysNo();

    void theFileChanged_data();
    void theFileChanged();
    void wordsComeBack();
    void decisionsMoveAlong();
    void undoStopsWhereTheFileChanged();
    void theFileIsGone();
    void theFileVanishesWhileOpen();
    void movedFilesAreKnown();
    void pastedText();

    void withoutLibrary_data();
    void withoutLibrary();
    void writeFailure_data();
    void writeFailure();
    void aFailedMoveShowsNoWrongWords();
    void twoProgramsFollowEachOther();
    void bothActAtOnce();
    void windowsOfOneSession();

    void exportLayers();
    void theArticleIsNeverWritten();
};

void TestSession::readOnlyLibrary()
{
    const World world;
    QVERIFY(::chmod(QFile::encodeName(world.folder.path()).constData(), 0755) == 0);
    // In children, since threads of this program must not be there when the second one is made.
    QCOMPARE(childprocess::run([&] {
                 const Opened open = world.open();
                 return open && open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person) && open->flush() ? 0
                                                                                                                  : 1;
             }),
             0);
    QVERIFY(::chmod(QFile::encodeName(world.store).constData(), 0444) == 0);
    QVERIFY(::chmod(QFile::encodeName(world.folder.path()).constData(), 0555) == 0);
    put(world.article, "A new first line.\n" + story);
    QCOMPARE(childprocess::runUnprivileged([&] {
                 const Opened open = world.open(true);
                 if (!open || !open->isReadOnly())
                     return 1;
                 // Shown with its tags, at their words though the file has changed.
                 if (printed(*open) != QStringList{str("person “Ana Ruiz”")})
                     return 2;
                 if (open->suggestions().undecidedCount() == 0)
                     return 3;
                 // Nothing can be added, and that is said.
                 const Result<QUuid> tagged = open->tag({spanOf(open->article(), "Ivo Brandt")}, labels::person);
                 if (tagged || tagged.error().code != ErrorCode::ReadOnly || tagged.error().message.isEmpty())
                     return 4;
                 return printed(*open).size() == 1 && open->isSaved() ? 0 : 5;
             }),
             0);
    QVERIFY(::chmod(QFile::encodeName(world.folder.path()).constData(), 0755) == 0);
}

void TestSession::phases()
{
    const World world;
    const auto library = world.library();
    const Opened open = OpenArticle::open(ArticleRequest::file(world.article), library);
    QCOMPARE(open->phase(), OpenArticle::Phase::Reading);
    QCOMPARE(refusal(open->tag({{0, 4}}, labels::person)), std::optional(ErrorCode::Unsupported));
    QList<OpenArticle::Phase> phases;
    connect(open.get(), &OpenArticle::phaseChanged, this, [&](OpenArticle::Phase phase) {
        phases.append(phase);
        if (phase == OpenArticle::Phase::Matching) // the text is there before the store has answered
            QCOMPARE(open->article().text(), story);
    });
    QTRY_VERIFY(open->phase() == OpenArticle::Phase::Ready && !open->isRecognizing());
    QCOMPARE(phases, (QList{OpenArticle::Phase::Matching, OpenArticle::Phase::Ready}));
    QVERIFY(!open->id().isNull());
    QVERIFY(open->isSaved());
    QCOMPARE(open->notice(), QString());
    QCOMPARE(open->recognitionError(), QString());
    QCOMPARE(open->tagset(), Tagset::builtIn());
    QCOMPARE(open->article().header().published, QDate(2026, 1, 5));
    QVERIFY(open->suggestions().undecidedCount() > 0);
    // Looking at an article writes nothing.
    const Result<QList<ArticleSummary>> articles = library->articles().result();
    KEPT(articles);
    QCOMPARE(articles->size(), 0);
}

void TestSession::badArticles_data()
{
    QTest::addColumn<std::function<void(const QString &)>>("make");
    QTest::addColumn<ErrorCode>("code");
    using Make = std::function<void(const QString &)>;
    const auto row = [](const char *name, const Make &make, ErrorCode code) { QTest::newRow(name) << make << code; };
    row(
        "missing", [](const QString &) {}, ErrorCode::NotFound);
    row(
        "a folder", [](const QString &path) { QDir().mkpath(path); }, ErrorCode::NotAFile);
    row(
        "a link to nothing", [](const QString &path) { QFile::link(str("nowhere"), path); }, ErrorCode::NotFound);
    row(
        "empty", [](const QString &path) { put(path, {}); }, ErrorCode::Empty);
    row(
        "0xFF filled", [](const QString &path) { put(path, QByteArray(3000, '\xff')); }, ErrorCode::NotText);
}

void TestSession::badArticles()
{
    QFETCH(std::function<void(const QString &)>, make);
    QFETCH(ErrorCode, code);
    const World world;
    const QString path = world.folder.filePath(str("bad.txt"));
    make(path);
    const auto library = world.library();
    for (const bool recognize : {false, true}) {
        const Result<Opened> open = OpenArticle::openBlocking(ArticleRequest::file(path), library, recognize);
        QCOMPARE(refusal(open), std::optional(code));
        QCOMPARE(open.error().where, path);
    }
    // The rest goes on.
    QVERIFY(world.openIn(library));
    QCOMPARE(refusal(OpenArticle::openBlocking(ArticleRequest::fromStore(QUuid::createUuid()), library)),
             std::optional(ErrorCode::NotFound));
}

void TestSession::tagsStayThere()
{
    const World world;
    QStringList expected;
    {
        const Opened open = world.open();
        const Article &article = open->article();
        QSignalSpy changed(open.get(), &OpenArticle::changed);
        const Result<QUuid> person = open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
        const Result<QUuid> over = open->tag({spanOf(article, "said Ana")}, labels::claim, Origin::Hand, str("why?"));
        const Result<QUuid> split = open->tag(
            {spanOf(article, "“We will close it.”"), spanOf(article, "“The pier is not safe,”")}, labels::quote);
        const Result<QUuid> wrong = open->tag({spanOf(article, "surprise")}, labels::place);
        const Result<QList<QUuid>> both =
            open->tagAll({spanOf(article, "Ivo"), spanOf(article, "Brandt")}, labels::person, Origin::CommandLine);
        for (const bool kept : {person.ok(), over.ok(), split.ok(), wrong.ok(), both.ok()})
            QVERIFY(kept);
        QCOMPARE(changed.size(), 5); // each act told once
        KEPT(open->relabel(*wrong, labels::claim));
        KEPT(open->setNote(*person, str("the <b>minister</b>\nof “all” harbours")));
        KEPT(open->setParts(*over, {spanOf(article, "said Ana Ruiz, the")}));
        KEPT(open->remove({both->first()}));
        expected = {str("quote “““The pier is not safe,” … “We will close it.””").replace(str("“““"), str("““")),
                    str("claim “said Ana Ruiz, the” (why?)"),
                    str("person “Ana Ruiz” (the <b>minister</b>\nof “all” harbours)"), str("person “Brandt”"),
                    str("claim “surprise”")};
        QCOMPARE(printed(*open), expected);
        KEPT(open->flush());
        QVERIFY(open->isSaved());
    }
    const Opened again = world.open();
    QCOMPARE(printed(*again), expected);
    QCOMPARE(again->notice(), QString());
    for (const Annotation &annotation : again->layer().annotations()) {
        QVERIFY(annotation.time.isValid());
        QVERIFY(!annotation.id.isNull());
    }
    QCOMPARE(contentOf(world.article), story);
}

void TestSession::tightensWhatTheHandSelects()
{
    const World world("So said Rene\xcc\x81 at  the\xc2\xa0pier.\n\nYes.");
    const Opened open = world.open();
    const Article &article = open->article();
    // Blanks go, half characters are made whole, parts that touch become one, order is found.
    const Span half{spanOf(article, " Rene").start, spanOf(article, "Rene").end + 1};
    KEPT(open->tag({half}, labels::person));
    KEPT(open->tag({spanOf(article, "pier."), spanOf(article, "the"), spanOf(article, "at ")}, labels::claim));
    KEPT(open->tag({spanOf(article, "So sa"), spanOf(article, "said ")}, labels::cue));
    QCOMPARE(printed(*open),
             (QStringList{str("cue “So said”"), str("person “Rene\u0301”"), str("claim “at … the … pier.”")}));
}

void TestSession::refusesWhatCannotBe()
{
    const World world;
    const Opened open = world.open();
    const Article &article = open->article();
    const Result<QUuid> person = open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
    KEPT(person);
    const QStringList before = printed(*open);
    QSignalSpy changed(open.get(), &OpenArticle::changed);
    const auto invalid = std::optional(ErrorCode::Invalid);
    const auto stale = std::optional(ErrorCode::Stale);
    const QUuid nobody = QUuid::createUuid();
    QCOMPARE(refusal(open->tag({}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{5, 5}}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{-10, -5}}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{100000, 100005}}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{8, 2}}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({spanOf(article, "\n\n")}, labels::person)), invalid);
    QCOMPARE(refusal(open->tag({{0, 4}}, str("ghost"))), invalid);
    QCOMPARE(refusal(open->tagAll({}, labels::person, Origin::Hand)), invalid);
    QCOMPARE(refusal(open->tagAll({{0, 5}, {9, 9}}, labels::person, Origin::Hand)), invalid); // none of them
    QCOMPARE(refusal(open->relabel(*person, str("ghost"))), invalid);
    QCOMPARE(refusal(open->setParts(*person, {{3, 3}})), invalid);
    QCOMPARE(refusal(open->relabel(nobody, labels::place)), stale);
    QCOMPARE(refusal(open->setNote(nobody, str("x"))), stale);
    QCOMPARE(refusal(open->setParts(nobody, {{0, 4}})), stale);
    QCOMPARE(refusal(open->remove({*person, nobody})), stale); // nor the first of them
    QCOMPARE(refusal(open->remove({})), stale);
    QCOMPARE(refusal(open->accept(0)), stale);
    QCOMPARE(refusal(open->accept(-1)), stale);
    QCOMPARE(refusal(open->reject(1000)), stale);
    QCOMPARE(refusal(open->redo()), invalid);
    QCOMPARE(refusal(open->putLabel({str("x"), str("Person"), {}, {}, {}, 9})), invalid);
    // What changes nothing is no act.
    KEPT(open->relabel(*person, labels::person));
    KEPT(open->setNote(*person, {}));
    KEPT(open->setParts(*person, {spanOf(article, "Ana Ruiz")}));
    KEPT(open->putLabel(*open->tagset().find(u"person")));
    QCOMPARE(printed(*open), before);
    QCOMPARE(changed.size(), 0);
    KEPT(open->undo());
    QCOMPARE(refusal(open->undo()), invalid);
}

void TestSession::undoOutlivesTheProgram()
{
    const World world;
    QList<QStringList> states;
    {
        const Opened open = world.open();
        const Article &article = open->article();
        const auto remember = [&] { states.append(printedLayer(open->layer())); };
        remember();
        const QUuid id = *open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
        remember();
        KEPT(open->setNote(id, str("minister")));
        remember();
        KEPT(open->relabel(id, labels::speaker));
        remember();
        KEPT(open->setParts(id, {spanOf(article, "Ana")}));
        remember();
        KEPT(open->remove({id}));
        remember();
        QVERIFY(open->undoTitle().contains(str("Ana")));
        KEPT(open->flush());
    }
    // A step back each time the program is started, then forward again.
    for (qsizetype i = states.size() - 2; i >= 0; --i) {
        const Opened open = world.open();
        QVERIFY(open->canUndo());
        KEPT(open->undo());
        KEPT(open->flush());
        QCOMPARE(printedLayer(open->layer()), states[i]);
    }
    for (qsizetype i = 1; i < states.size(); ++i) {
        const Opened open = world.open();
        QCOMPARE(open->canUndo(), i > 1);
        QVERIFY(open->canRedo() && !open->redoTitle().isEmpty());
        KEPT(open->redo());
        KEPT(open->flush());
        QCOMPARE(printedLayer(open->layer()), states[i]);
    }
    QVERIFY(!world.open()->canRedo());
    // And quickly, with nothing durable in between.
    const Opened open = world.open();
    while (open->canUndo())
        KEPT(open->undo());
    QCOMPARE(printedLayer(open->layer()), states.first());
    while (open->canRedo())
        KEPT(open->redo());
    QVERIFY(!open->isSaved());
    KEPT(open->flush());
    QCOMPARE(printedLayer(open->layer()), states.last());
}

void TestSession::aNewActEndsRedo()
{
    const World world;
    const Opened open = world.open();
    KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
    KEPT(open->undo());
    QVERIFY(open->canRedo());
    KEPT(open->tag({spanOf(open->article(), "Ivo Brandt")}, labels::person));
    QVERIFY(!open->canRedo());
    KEPT(open->flush());
    QCOMPARE(printed(*world.open()), QStringList{str("person “Ivo Brandt”")});
    QVERIFY(!world.open()->canRedo());
}

void TestSession::labelsAreUndoneToo()
{
    const World world;
    const QString other = world.folder.filePath(str("other.txt"));
    put(other, "Another article about ships.\n");
    const Label rumour{str("7d0c"), str("Rumour"), str("#aa3377"), str("r"), {}, 20};
    {
        const Opened open = world.open();
        KEPT(open->putLabel(rumour));
        KEPT(open->tag({spanOf(open->article(), "surprise")}, rumour.id));
        KEPT(open->flush());
    }
    // The tagset is the library's: another article has it, and can take it back.
    const Opened second = *OpenArticle::openBlocking(ArticleRequest::file(other), world.library(), false);
    QVERIFY(second->tagset().find(rumour.id));
    QCOMPARE(*second->tagset().find(rumour.id), rumour);
    Label renamed = rumour;
    renamed.name = str("Hearsay");
    KEPT(second->putLabel(renamed));
    KEPT(second->undo());
    KEPT(second->flush());
    const Opened again = world.open();
    QCOMPARE(again->tagset().nameOf(rumour.id), str("Rumour"));
    QCOMPARE(printed(*again), QStringList{str("7d0c “surprise”")});
}

void TestSession::randomDays()
{
    for (int seed = 1; seed <= rounds(6, 200); ++seed) {
        QRandomGenerator random(static_cast<quint32>(seed));
        const World world(randomNews(random, 200));
        QStringList expected;
        for (int day = 0; day < 4; ++day) {
            const Opened open = world.open();
            QVERIFY(open);
            if (day > 0)
                QCOMPARE(printedLayer(open->layer()), expected);
            for (int i = 0; i < 25; ++i) {
                const QList<Annotation> there = open->layer().annotations();
                const qint32 start = random.bounded(open->article().size());
                const Span span{start, start + random.bounded(40)};
                const int what = random.bounded(9);
                Result<void> done;
                if (what == 0 && !there.isEmpty())
                    done = open->remove({anyOf(there, random).id});
                else if (what == 1 && !there.isEmpty())
                    done = open->relabel(anyOf(there, random).id, anyOf(open->tagset().labels(), random).id);
                else if (what == 2 && !there.isEmpty())
                    done = open->setNote(anyOf(there, random).id, keepable(hostileString(random)));
                else if (what == 3 && !there.isEmpty())
                    (void)open->setParts(anyOf(there, random).id, {span}); // may be blanks only
                else if (what == 4 && open->canUndo())
                    done = open->undo();
                else if (what == 5 && open->canRedo())
                    done = open->redo();
                else
                    (void)open->tag({span}, anyOf(open->tagset().labels(), random).id);
                KEPT(done);
            }
            if (random.bounded(2) == 0)
                while (open->canUndo() && random.bounded(8) > 0)
                    KEPT(open->undo());
            KEPT(open->flush());
            expected = printedLayer(open->layer());
        }
    }
}

void TestSession::closedAtOnce()
{
    // The window is closed in the same moment: the act is on its way and arrives.
    const World world;
    const auto library = world.library();
    Opened open = world.openIn(library);
    for (int nth = 1; nth <= 2; ++nth)
        KEPT(open->tag({spanOf(open->article(), "Ana Ruiz", nth)}, labels::person));
    const std::weak_ptr<OpenArticle> watched = open;
    open.reset();
    QTRY_VERIFY(watched.expired());
    library->drain();
    QCOMPARE(printed(*world.open()), (QStringList{str("person “Ana Ruiz”"), str("person “Ana Ruiz”")}));
}

void TestSession::closedWhileOpening_data()
{
    QTest::addColumn<OpenArticle::Phase>("phase");
    QTest::newRow("being read") << OpenArticle::Phase::Reading;
    QTest::newRow("the store was asked") << OpenArticle::Phase::Matching;
    QTest::newRow("suggestions are on their way") << OpenArticle::Phase::Ready;
}

void TestSession::closedWhileOpening()
{
    QFETCH(OpenArticle::Phase, phase);
    const World world(story.repeated(30));
    const auto library = world.library();
    for (int i = 0; i < 10; ++i) {
        Opened open = OpenArticle::open(ArticleRequest::file(world.article), library);
        const std::weak_ptr<OpenArticle> watched = open;
        QTRY_VERIFY(open->phase() >= phase);
        open.reset();
        QVERIFY(watched.expired());
        QTest::qWait(0); // answers for nobody may come in
    }
    QVERIFY(world.openIn(library));
}

void TestSession::acceptsAndRejects()
{
    const World world;
    QStringList left;
    {
        const Opened open = world.open(true);
        const Article &article = open->article();
        const int ana = open->suggestions().find(labels::person, spanOf(article, "Ana Ruiz"));
        const int ivo = open->suggestions().find(labels::person, spanOf(article, "Ivo Brandt"));
        QVERIFY2(ana >= 0 && ivo >= 0, qPrintable(suggested(*open).join(str("; "))));
        const QStringList all = suggested(*open);
        const qsizetype count = open->suggestions().undecidedCount();
        QCOMPARE(all.size(), count);

        const Result<QUuid> accepted = open->accept(ana);
        KEPT(accepted);
        QCOMPARE(printed(*open), QStringList{str("person “Ana Ruiz”")});
        QVERIFY(open->layer().find(*accepted)->origin == Origin::Suggestion);
        QVERIFY(!open->suggestions().isUndecided(ana));
        QCOMPARE(refusal(open->accept(ana)), std::optional(ErrorCode::Stale)); // once is enough
        KEPT(open->reject(ivo));
        QCOMPARE(open->suggestions().undecidedCount(), count - 2);
        QCOMPARE(refusal(open->reject(ivo)), std::optional(ErrorCode::Stale));
        // Back and forth.
        KEPT(open->undo());
        KEPT(open->undo());
        QCOMPARE(suggested(*open), all);
        QCOMPARE(printed(*open), QStringList());
        KEPT(open->redo());
        KEPT(open->redo());
        QCOMPARE(open->suggestions().undecidedCount(), count - 2);
        KEPT(open->flush());
        left = suggested(*open);
    }
    // Decided once, decided for good.
    const Opened again = world.open(true);
    QCOMPARE(suggested(*again), left);
    QCOMPARE(printed(*again), QStringList{str("person “Ana Ruiz”")});
    KEPT(again->undo()); // and still to be undone: Ivo is a question again
    QVERIFY(again->suggestions().find(labels::person, spanOf(again->article(), "Ivo Brandt")) >= 0);
}

void TestSession::acceptsUnderAnotherLabel()
{
    const World world;
    const Opened open = world.open(true);
    const Span wire = spanOf(open->article(), "Ivo Brandt");
    const int index = open->suggestions().find(labels::person, wire);
    QVERIFY(index >= 0);
    QCOMPARE(refusal(open->accept(index, str("ghost"))), std::optional(ErrorCode::Invalid));
    KEPT(open->accept(index, labels::organization));
    QCOMPARE(printed(*open), QStringList{str("organization “Ivo Brandt”")});
    KEPT(open->flush());
    QVERIFY(world.open(true)->suggestions().find(labels::person, wire) < 0);
}

void TestSession::aQuoteBringsItsSpeakerAndCue()
{
    const World world;
    const Opened open = world.open(true);
    const Article &article = open->article();
    int quote = -1;
    for (int i = 0; i < open->suggestions().count(); ++i)
        if (open->suggestions().at(i).isQuote && open->suggestions().at(i).hull().contains(spanOf(article, "The pier")))
            quote = i;
    QVERIFY(quote >= 0);
    const QStringList before = suggested(*open);
    const Result<QUuid> accepted = open->accept(quote);
    KEPT(accepted);
    const QStringList tagged = printed(*open);
    QVERIFY2(tagged.first().contains(str("its speaker Ana Ruiz")) && tagged.first().contains(str("its cue said")),
             qPrintable(tagged.join(str("; "))));
    QCOMPARE(tagged.size(), 3);
    QCOMPARE(open->layer().find(*accepted)->attributes.value(str("kind")).toString(), str("direct"));
    KEPT(open->flush());
    QCOMPARE(printed(*world.open()), tagged);
    // Deleted, it takes them along; undone, all three are back.
    KEPT(open->remove({*accepted}));
    QCOMPARE(printed(*open), QStringList());
    QCOMPARE(open->layer().relations(), QList<Relation>());
    KEPT(open->undo());
    QCOMPARE(printed(*open), tagged);
    KEPT(open->undo());
    QCOMPARE(printed(*open), QStringList());
    QCOMPARE(suggested(*open), before);
    // A speaker who is tagged already is joined, not tagged twice, and outlives the quote.
    KEPT(open->accept(open->suggestions().find(labels::person, spanOf(article, "Ana Ruiz"))));
    const Result<QUuid> second = open->accept(quote);
    KEPT(second);
    QCOMPARE(printed(*open).filter(str("Ana Ruiz”")), QStringList{str("person “Ana Ruiz”")});
    QVERIFY(printed(*open).first().contains(str("its speaker Ana Ruiz")));
    KEPT(open->remove({*second}));
    QCOMPARE(printed(*open), QStringList{str("person “Ana Ruiz”")});
}

void TestSession::whatIsTaggedIsNotSuggested()
{
    const World world;
    const Opened open = world.open(true);
    const Span ana = spanOf(open->article(), "Ana Ruiz");
    QVERIFY(open->suggestions().find(labels::person, ana) >= 0);
    const Result<QUuid> one = open->tag({ana}, labels::person);
    const Result<QUuid> two = open->tag({{ana.start, ana.end + 1}}, labels::person);
    KEPT(one);
    KEPT(two);
    QVERIFY(open->suggestions().find(labels::person, ana) < 0);
    KEPT(open->remove({*one}));
    QVERIFY(open->suggestions().find(labels::person, ana) < 0); // the other one says it still
    KEPT(open->remove({*two}));
    QVERIFY(open->suggestions().find(labels::person, ana) >= 0);
    KEPT(open->undo());
    QVERIFY(open->suggestions().find(labels::person, ana) < 0);
}

void TestSession::deletingSaysNo()
{
    const World world;
    const Span ana = spanOf(world.open()->article(), "Ana Ruiz");
    {
        const Opened open = world.open(true);
        const Result<QUuid> accepted = open->accept(open->suggestions().find(labels::person, ana));
        KEPT(accepted);
        KEPT(open->remove({*accepted}));
        QVERIFY(open->suggestions().find(labels::person, ana) < 0);
        KEPT(open->flush());
    }
    const Opened open = world.open(true);
    QVERIFY(open->suggestions().find(labels::person, ana) < 0);
    KEPT(open->undo());
    QCOMPARE(printed(*open), QStringList{str("person “Ana Ruiz”")});
    KEPT(open->undo());
    QVERIFY(open->suggestions().find(labels::person, ana) >= 0);
}

void TestSession::theFileChanged_data()
{
    QTest::addColumn<QByteArray>("changed");
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<QString>("counts"); // kept, moved, lost
    const QStringList all{str("person “Ana Ruiz” (1)"), str("place “New Lima” (2)"), str("person “Ivo Brandt” (3)")};
    const QStringList inOrder{str("place “New Lima” (2)"), str("person “Ana Ruiz” (1)"),
                              str("person “Ivo Brandt” (3)")};
    const auto replaced = [](const char *what, const char *by) { return QByteArray(story).replace(what, by); };
    QTest::newRow("a line more at the end") << story + "The end.\n" << inOrder << str("3 0 0");
    QTest::newRow("a line more at the beginning") << "Corrected.\n" + story << inOrder << str("0 3 0");
    QTest::newRow("a word put in between") << replaced("voted", "has voted") << inOrder << str("1 2 0");
    QTest::newRow("a name goes") << replaced("Ivo Brandt", "A writer")
                                 << QStringList{inOrder[0], inOrder[1], str("person “[Ivo Brandt]” (3)")}
                                 << str("2 0 1");
    QTest::newRow("only the line ends and the encoding change")
        << "\xef\xbb\xbf" + replaced("\n", "\r\n") << inOrder << QString();
    QTest::newRow("everything else goes")
        << QByteArray("Nothing of it was true.\n")
        << QStringList{str("person “[Ana Ruiz]” (1)"), str("place “[New Lima]” (2)"), str("person “[Ivo Brandt]” (3)")}
        << str("0 0 3");
}

void TestSession::theFileChanged()
{
    QFETCH(QByteArray, changed);
    QFETCH(QStringList, tags);
    QFETCH(QString, counts);
    const World world;
    {
        const Opened open = world.open();
        const Article &article = open->article();
        KEPT(open->tag({spanOf(article, "Ana Ruiz")}, labels::person, Origin::Hand, str("1")));
        KEPT(open->tag({spanOf(article, "New Lima")}, labels::place, Origin::Hand, str("2")));
        KEPT(open->tag({spanOf(article, "Ivo Brandt")}, labels::person, Origin::Hand, str("3")));
        KEPT(open->flush());
    }
    put(world.article, changed);
    QStringList found;
    {
        const Opened open = world.open(true);
        found = printed(*open);
        QStringList sorted = found;
        sorted.sort();
        tags.sort();
        QCOMPARE(sorted, tags); // nothing dropped, nothing on wrong words
        QCOMPARE(open->notice().isEmpty(), counts.isEmpty());
        const QStringList numbers = counts.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        qsizetype from = 0;
        for (const QString &number : numbers) { // told in that order
            from = open->notice().indexOf(number + QLatin1Char(' '), from);
            QVERIFY2(from >= 0, qPrintable(open->notice()));
            ++from;
        }
        KEPT(open->flush());
    }
    const Opened again = world.open();
    QCOMPARE(printed(*again), found);
    QCOMPARE(again->notice(), QString()); // told once
    QCOMPARE(contentOf(world.article), changed);
}

void TestSession::wordsComeBack()
{
    const World world;
    QStringList before;
    {
        const Opened open = world.open();
        const Article &article = open->article();
        KEPT(open->tag({spanOf(article, "“The pier is not safe,”"), spanOf(article, "“We will close it.”")},
                       labels::quote));
        KEPT(open->tag({spanOf(article, "Ana Ruiz")}, labels::person));
        KEPT(open->flush());
        before = printed(*open);
    }
    for (int round = 0; round < 3; ++round) { // away and back, as often as you like
        put(world.article,
            QByteArray(story).remove(story.indexOf("“The pier"), story.indexOf("Ivo") - story.indexOf("“The pier")));
        const Opened gone = world.open();
        QVERIFY(gone->layer().annotations().first().isLost() || gone->layer().annotations().last().isLost());
        QCOMPARE(gone->layer().count(), 2);
        KEPT(gone->flush());
        put(world.article, "Corrected again.\n" + story);
        const Opened back = world.open();
        QCOMPARE(printed(*back), before);
        KEPT(back->flush());
        put(world.article, story);
        KEPT(world.open()->flush());
        QCOMPARE(printed(*world.open()), before);
    }
    // A lost tag is an annotation like any other: it can be given a new place, or deleted.
    put(world.article, "Ships wait.\n");
    const Opened open = world.open();
    const QUuid lost = open->layer().annotations().last().id;
    QVERIFY(open->layer().find(lost)->isLost());
    KEPT(open->setNote(lost, str("where?")));
    KEPT(open->setParts(lost, {spanOf(open->article(), "Ships")}));
    QVERIFY(!open->layer().find(lost)->isLost());
    KEPT(open->undo());
    QVERIFY(open->layer().find(lost)->isLost());
    KEPT(open->remove({lost}));
    KEPT(open->flush());
    QCOMPARE(world.open()->layer().count(), 1);
}

void TestSession::decisionsMoveAlong()
{
    const World world;
    {
        const Opened open = world.open(true);
        KEPT(open->reject(open->suggestions().find(labels::person, spanOf(open->article(), "Ivo Brandt"))));
        KEPT(open->accept(open->suggestions().find(labels::person, spanOf(open->article(), "Ana Ruiz"))));
        KEPT(open->flush());
    }
    put(world.article, "Corrected on Tuesday.\n\n" + story);
    {
        const Opened moved = world.open(true);
        QVERIFY(moved->suggestions().find(labels::person, spanOf(moved->article(), "Ivo Brandt")) < 0);
        QVERIFY(moved->suggestions().find(labels::person, spanOf(moved->article(), "Ana Ruiz")) < 0);
        KEPT(moved->flush());
    }
    // Gone with its words, and back with them.
    put(world.article, "Nothing of it was true.\n");
    KEPT(world.open(true)->flush());
    put(world.article, story);
    const Opened back = world.open(true);
    QVERIFY(back->suggestions().find(labels::person, spanOf(back->article(), "Ivo Brandt")) < 0);
}

void TestSession::undoStopsWhereTheFileChanged()
{
    const World world;
    {
        const Opened open = world.open();
        const QUuid id = *open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person);
        KEPT(open->remove({id}));
        KEPT(open->flush());
    }
    // To take back that removal would tag what stands there now.
    put(world.article, "Corrected on Tuesday.\n\n" + story);
    {
        const Opened open = world.open();
        QVERIFY(!open->canUndo());
        KEPT(open->tag({spanOf(open->article(), "Ivo Brandt")}, labels::person));
        KEPT(open->flush());
    }
    const Opened again = world.open();
    QVERIFY(again->canUndo());
    KEPT(again->undo());
    QVERIFY(!again->canUndo());
    QCOMPARE(printed(*again), QStringList());
}

void TestSession::theFileIsGone()
{
    const World world;
    QUuid id;
    {
        const Opened open = world.open();
        KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
        KEPT(open->flush());
        id = open->id();
    }
    QVERIFY(QFile::remove(world.article));
    for (const ArticleRequest &request : {ArticleRequest::file(world.article), ArticleRequest::fromStore(id)}) {
        const Result<Opened> open = OpenArticle::openBlocking(request, world.library());
        KEPT(open);
        QCOMPARE((*open)->article().text(), story);
        QCOMPARE((*open)->id(), id);
        QCOMPARE((*open)->article().id(), str("pier.txt"));
        QCOMPARE((*open)->article().header().published, QDate(2026, 1, 5));
        QCOMPARE(printed(**open).first(), str("person “Ana Ruiz”"));
        verifySentence((*open)->notice());
        KEPT((*open)->tag({spanOf((*open)->article(), "Ivo Brandt")}, labels::person)); // and work goes on
        KEPT((*open)->flush());
    }
    QCOMPARE(OpenArticle::openBlocking(ArticleRequest::fromStore(id), world.library()).value()->layer().count(), 3);
    QVERIFY(!QFile::exists(world.article));
    // Without a library there is only the truth about the file.
    QCOMPARE(refusal(OpenArticle::openBlocking(ArticleRequest::file(world.article), nullptr)),
             std::optional(ErrorCode::NotFound));
    // Back on disk, it is the article again.
    put(world.article, story);
    const Opened back = world.open();
    QCOMPARE(back->id(), id);
    QCOMPARE(back->notice(), QString());
    QCOMPARE(back->layer().count(), 3);
}

void TestSession::theFileVanishesWhileOpen()
{
    const World world;
    const Opened open = world.open();
    QVERIFY(QFile::remove(world.article));
    KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
    KEPT(open->flush());
    QCOMPARE(open->article().text(), story);
    QCOMPARE(printed(*world.open()), QStringList{str("person “Ana Ruiz”")});
}

void TestSession::movedFilesAreKnown()
{
    const World world;
    const Opened open = world.open();
    KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
    KEPT(open->flush());
    const QString moved = world.folder.filePath(str("moved.txt"));
    QVERIFY(QFile::rename(world.article, moved));
    const Result<Opened> found = OpenArticle::openBlocking(ArticleRequest::file(moved), world.library(), false);
    KEPT(found);
    QCOMPARE((*found)->id(), open->id());
    QCOMPARE(printed(**found), QStringList{str("person “Ana Ruiz”")});
}

void TestSession::pastedText()
{
    const World world;
    const auto library = world.library();
    const ArticleRequest request = ArticleRequest::pasted("Said Ana Ruiz.\r\nYes.", str("Clipboard"));
    QUuid id;
    {
        const Result<Opened> open = OpenArticle::openBlocking(request, library, false);
        KEPT(open);
        QCOMPARE((*open)->article().text(), QByteArray("Said Ana Ruiz.\nYes."));
        KEPT((*open)->flush());
        id = (*open)->id();
    }
    // It stands nowhere else, so it is kept at once; and it is no act to undo.
    const Result<Opened> again = OpenArticle::openBlocking(ArticleRequest::fromStore(id), library, false);
    KEPT(again);
    QCOMPARE((*again)->article().text(), QByteArray("Said Ana Ruiz.\nYes."));
    QVERIFY(!(*again)->canUndo());
    KEPT((*again)->tag({{5, 13}}, labels::person));
    KEPT((*again)->flush());
    const Result<Opened> pasted = OpenArticle::openBlocking(request, library, false);
    KEPT(pasted);
    QCOMPARE(printed(**pasted), QStringList{str("person “Ana Ruiz”")});
    QCOMPARE(refusal(OpenArticle::openBlocking(ArticleRequest::pasted("  \n", str("Clipboard")), library)),
             std::optional(ErrorCode::Empty));
}

void TestSession::withoutLibrary_data()
{
    QTest::addColumn<std::function<void(const QString &)>>("make");
    QTest::addColumn<ErrorCode>("code");
    using Make = std::function<void(const QString &)>;
    QTest::newRow("no library") << Make([](const QString &path) {
        put(path, QByteArray("This is a text about harbours. ").repeated(50));
    }) << ErrorCode::Damaged;
    QTest::newRow("another program's database") << Make([](const QString &path) {
        QSqlDatabase database = QSqlDatabase::addDatabase(str("QSQLITE"), str("other"));
        database.setDatabaseName(path);
        QVERIFY(database.open() && QSqlQuery(database).exec(str("CREATE TABLE recipes (name TEXT)")));
    }) << ErrorCode::Damaged;
    QTest::newRow("a newer version's") << Make([](const QString &path) {
        QVERIFY(Library::open(path).ok());
        QSqlDatabase database = QSqlDatabase::addDatabase(str("QSQLITE"), str("other"));
        database.setDatabaseName(path);
        QVERIFY(database.open() && QSqlQuery(database).exec(str("PRAGMA user_version = 999999")));
    }) << ErrorCode::Newer;
    QTest::newRow("a folder") << Make([](const QString &path) { QDir().mkpath(path); }) << ErrorCode::NotAFile;
}

void TestSession::withoutLibrary()
{
    QFETCH(std::function<void(const QString &)>, make);
    QFETCH(ErrorCode, code);
    const World world;
    make(world.store);
    QSqlDatabase::removeDatabase(str("other"));
    const QByteArray before = contentOf(world.store);
    QCOMPARE(refusal(Library::open(world.store)), std::optional(code));
    QCOMPARE(contentOf(world.store), before); // untouched
    // The article opens all the same, with its suggestions; only keeping is not possible, and that is said.
    const Opened open = world.openIn(nullptr, true);
    QVERIFY(open);
    QVERIFY(open->isReadOnly());
    QVERIFY(open->suggestions().undecidedCount() > 0);
    QCOMPARE(refusal(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person)),
             std::optional(ErrorCode::Unsupported));
    QCOMPARE(refusal(open->accept(0)), std::optional(ErrorCode::Unsupported));
    QCOMPARE(printed(*open), QStringList());
    QVERIFY(open->isSaved());
    KEPT(open->flush());
    QVERIFY(open->annotated(ExportLayer::Suggested).annotations.size() > 0);
}

void TestSession::writeFailure_data()
{
    QTest::addColumn<bool>("replaced");
    QTest::newRow("the store is deleted") << false;
    QTest::newRow("the store is replaced") << true;
}

void TestSession::writeFailure()
{
    QFETCH(bool, replaced);
    const World world;
    const Opened open = world.open(true);
    const Article &article = open->article();
    const QUuid ana = *open->tag({spanOf(article, "Ana Ruiz")}, labels::person);
    KEPT(open->setNote(ana, str("kept")));
    KEPT(open->flush());
    const QStringList durable = printedLayer(open->layer());
    const QStringList undecided = suggested(*open);
    QCOMPARE(open->undoTitle(), str("Note on “Ana Ruiz”"));

    QVERIFY(QFile::remove(world.store));
    if (replaced)
        QVERIFY(Library::open(world.store).ok());
    QSignalSpy changed(open.get(), &OpenArticle::changed);
    QList<Change> takenBack;
    Error told;
    connect(open.get(), &OpenArticle::writeFailed, this, [&](const Error &error, const QList<Change> &changes) {
        told = error;
        takenBack = changes;
    });
    // Three acts are made before the first one's failure is known; they stand on one another.
    KEPT(open->setNote(ana, str("not kept")));
    KEPT(open->relabel(ana, labels::speaker));
    KEPT(open->accept(open->suggestions().find(labels::person, spanOf(article, "Ivo Brandt"))));
    QVERIFY(!open->isSaved());
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::Moved));
    // All three are gone again, and told; what was durable stands.
    QCOMPARE(printedLayer(open->layer()), durable);
    QCOMPARE(suggested(*open), undecided);
    QCOMPARE(takenBack.size(), 3);
    QCOMPARE(told.code, ErrorCode::Moved);
    QCOMPARE(changed.size(), 6);
    QVERIFY(open->isSaved());
    QCOMPARE(open->undoTitle(), str("Note on “Ana Ruiz”"));
    QVERIFY(!open->canRedo());
    KEPT(open->flush());                           // told once
    QCOMPARE(refusal(open->undo()), std::nullopt); // an act as any other: tried, refused, taken back
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::Moved));
    QCOMPARE(printedLayer(open->layer()), durable);
    QCOMPARE(open->undoTitle(), str("Note on “Ana Ruiz”"));
    QVERIFY(!open->canRedo());
}

void TestSession::aFailedMoveShowsNoWrongWords()
{
    const World world;
    {
        const Opened open = world.open();
        KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, labels::person));
        KEPT(open->flush());
    }
    put(world.article, "Corrected.\n" + story);
    // The store is taken away while the answer is on its way, before the new places can be stored.
    const auto library = world.library();
    const Opened open = OpenArticle::open(ArticleRequest::file(world.article), library, false);
    connect(open.get(), &OpenArticle::changed, this, [&] { QFile::remove(world.store); });
    QTRY_COMPARE(open->phase(), OpenArticle::Phase::Ready);
    QCOMPARE(refusal(open->flush()), std::optional(ErrorCode::Moved));
    QCOMPARE(printed(*open), QStringList{str("person “Ana Ruiz”")});
    QVERIFY(open->isReadOnly());
    verifySentence(open->notice());
    QCOMPARE(refusal(open->tag({spanOf(open->article(), "Ivo Brandt")}, labels::person)),
             std::optional(ErrorCode::Unsupported));
}

void TestSession::twoProgramsFollowEachOther()
{
    const World world;
    const Opened one = world.open(true);
    const Opened two = world.open(true);
    const Article &article = one->article();
    const QUuid ana = *one->tag({spanOf(article, "Ana Ruiz")}, labels::person);
    QTRY_COMPARE(printed(*two), QStringList{str("person “Ana Ruiz”")});
    QCOMPARE(two->undoTitle(), one->undoTitle());
    KEPT(two->setNote(ana, str("from two")));
    QTRY_COMPARE(printed(*one), QStringList{str("person “Ana Ruiz” (from two)")});
    KEPT(one->putLabel({str("7d0c"), str("Rumour"), {}, {}, {}, 20}));
    QTRY_VERIFY(two->tagset().find(u"7d0c"));
    const Span ivo = spanOf(article, "Ivo Brandt");
    KEPT(two->reject(two->suggestions().find(labels::person, ivo)));
    QTRY_VERIFY(one->suggestions().find(labels::person, ivo) < 0);
    KEPT(one->undo());
    QTRY_VERIFY(two->suggestions().find(labels::person, ivo) >= 0);
    QVERIFY(two->canRedo());
    QCOMPARE(printedLayer(one->layer()), printedLayer(two->layer()));
    KEPT(one->flush());
    KEPT(two->flush());
    QCOMPARE(printedLayer(world.open()->layer()), printedLayer(one->layer()));
}

void TestSession::bothActAtOnce()
{
    const World world;
    const Opened one = world.open();
    const Opened two = world.open();
    const Article &article = one->article();
    // Different things: each gets both, whichever number the store gave first.
    for (int nth = 1; nth <= 2; ++nth) {
        KEPT(one->tag({spanOf(article, "Ana", nth)}, labels::person));
        KEPT(two->tag({spanOf(article, "Ruiz", nth)}, labels::person));
    }
    KEPT(one->flush());
    KEPT(two->flush());
    QTRY_COMPARE(one->layer().count(), 4);
    QTRY_COMPARE(two->layer().count(), 4);
    QCOMPARE(printedLayer(one->layer()), printedLayer(two->layer()));
    QCOMPARE(one->undoTitle(), two->undoTitle()); // the log has one order
    // The same thing: the store takes one, the other is refused as stale, and both end up the same.
    const QUuid id = one->layer().annotations().first().id;
    KEPT(one->setNote(id, str("one")));
    KEPT(two->setNote(id, str("two")));
    const auto first = refusal(one->flush());
    const auto second = refusal(two->flush());
    QVERIFY(first.has_value() != second.has_value());
    QCOMPARE(first ? first : second, std::optional(ErrorCode::Stale));
    const QString winner = first ? str("two") : str("one");
    QTRY_COMPARE(one->layer().find(id)->note, winner);
    QTRY_COMPARE(two->layer().find(id)->note, winner);
    QCOMPARE(printedLayer(one->layer()), printedLayer(two->layer()));
    QCOMPARE(printedLayer(world.open()->layer()), printedLayer(one->layer()));
}

void TestSession::windowsOfOneSession()
{
    const World world;
    const QString link = world.folder.filePath(str("link.txt"));
    const QString copy = world.folder.filePath(str("copy.txt"));
    QVERIFY(QFile::link(world.article, link) && QFile::copy(world.article, copy));
    Session session(world.library());
    const Opened first = session.open(ArticleRequest::file(world.article));
    QCOMPARE(session.open(ArticleRequest::file(world.article)), first); // while it is still being read
    QCOMPARE(session.open(ArticleRequest::file(link)), first);
    Opened other = session.open(ArticleRequest::file(copy));
    QVERIFY(other != first);
    QTRY_COMPARE(first->phase(), OpenArticle::Phase::Ready);
    QTRY_COMPARE(other->phase(), OpenArticle::Phase::Ready);
    QCOMPARE(session.open(ArticleRequest::file(world.article)), first);
    QCOMPARE(session.open(ArticleRequest::fromStore(first->id())), first);
    QCOMPARE(session.articles().size(), 2u);
    // The same text under another name is the same article: its window follows.
    QCOMPARE(other->id(), first->id());
    KEPT(first->tag({spanOf(first->article(), "Ana Ruiz")}, labels::person));
    QTRY_COMPARE(printed(*other), QStringList{str("person “Ana Ruiz”")});
    KEPT(other->undo());
    QTRY_COMPARE(printed(*first), QStringList());
    KEPT(session.flush());
    // What failed is not handed out again.
    const QString late = world.folder.filePath(str("late.txt"));
    const Opened failed = session.open(ArticleRequest::file(late));
    QTRY_COMPARE(failed->phase(), OpenArticle::Phase::Failed);
    put(late, "Now it is there.\n");
    const Opened there = session.open(ArticleRequest::file(late));
    QVERIFY(there != failed);
    QTRY_COMPARE(there->phase(), OpenArticle::Phase::Ready);
    other.reset();
    QTRY_COMPARE(session.articles().size(), 3u);
}

void TestSession::exportLayers()
{
    const World world;
    const Opened open = world.open(true);
    const Article &article = open->article();
    KEPT(open->tag({spanOf(article, "surprise")}, labels::claim, Origin::Hand, str("mine")));
    KEPT(open->accept(open->suggestions().find(labels::person, spanOf(article, "Ana Ruiz"))));
    KEPT(open->reject(open->suggestions().find(labels::person, spanOf(article, "Ivo Brandt"))));
    const QStringList own{str("accepted person Ana Ruiz"), str("own claim surprise")};
    QCOMPARE(printed(open->annotated(ExportLayer::Own)), own);
    const QStringList undecided = printed(open->annotated(ExportLayer::Suggested));
    QVERIFY(!undecided.isEmpty());
    for (const QString &line : undecided)
        QVERIFY2(line.startsWith(str("suggested ")), qPrintable(line));
    QVERIFY(!undecided.contains(str("suggested person Ivo Brandt")));
    for (const QString &line : suggested(*open))
        QVERIFY2(undecided.contains(str("suggested ") + line), qPrintable(line));
    const QStringList all = printed(open->annotated(ExportLayer::All));
    QVERIFY(all.contains(own[0]) && all.contains(own[1]) && all.contains(str("rejected person Ivo Brandt")));
    for (const AnnotatedArticle &annotated :
         {open->annotated(ExportLayer::Own), open->annotated(ExportLayer::Suggested),
          open->annotated(ExportLayer::All)}) {
        QSet<QUuid> ids;
        for (const ExportedAnnotation &out : annotated.annotations) {
            QVERIFY(!ids.contains(out.annotation.id));
            ids.insert(out.annotation.id);
            for (const Span part : out.annotation.parts)
                QVERIFY(annotated.article.isValid(part) && !part.isEmpty());
        }
        // Every link has both its ends, and the cast whoever is named.
        for (const Relation &relation : annotated.relations)
            QVERIFY(ids.contains(relation.from) && ids.contains(relation.to));
        for (const ExportedAnnotation &out : annotated.annotations)
            if (!out.annotation.entity.isEmpty())
                QVERIFY(std::any_of(annotated.cast.begin(), annotated.cast.end(),
                                    [&](const Entity &entity) { return entity.id == out.annotation.entity; }));
        QCOMPARE(annotated.tagset, open->tagset());
    }
    QVERIFY(open->annotated(ExportLayer::Suggested).relations.size() > 0); // the quotes' speakers
    // The same each time, in this program and the next.
    KEPT(open->flush());
    const Opened again = world.open(true);
    for (const ExportLayer layer : {ExportLayer::Own, ExportLayer::Suggested, ExportLayer::All}) {
        QCOMPARE(printed(again->annotated(layer)), printed(open->annotated(layer)));
        QVERIFY(again->annotated(layer).annotations == open->annotated(layer).annotations);
        QCOMPARE(again->annotated(layer).relations, open->annotated(layer).relations);
    }
    QCOMPARE(exportLayerFromString(u"suggested"), std::optional(ExportLayer::Suggested));
    QCOMPARE(exportLayerFromString(u"Own"), std::nullopt);
}

void TestSession::theArticleIsNeverWritten()
{
    const World world;
    const auto hash = [&] { return QCryptographicHash::hash(contentOf(world.article), QCryptographicHash::Sha256); };
    const QByteArray before = hash();
    struct stat status = {};
    QVERIFY(::stat(QFile::encodeName(world.article).constData(), &status) == 0);
    {
        const Opened open = world.open(true);
        for (int i = 0; i < open->suggestions().count(); ++i)
            if (open->suggestions().isUndecided(i))
                KEPT(open->accept(i));
        while (open->canUndo())
            KEPT(open->undo());
        KEPT(open->flush());
    }
    struct stat after = {};
    QVERIFY(::stat(QFile::encodeName(world.article).constData(), &after) == 0);
    QCOMPARE(hash(), before);
    QCOMPARE(after.st_mtim.tv_sec, status.st_mtim.tv_sec);
    QCOMPARE(after.st_mtim.tv_nsec, status.st_mtim.tv_nsec);
    QCOMPARE(after.st_ino, status.st_ino);
    QCOMPARE(QDir(world.folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name),
             (QStringList{str("library.sqlite"), str("pier.txt")}));
}

QTEST_GUILESS_MAIN(TestSession)
#include "test_session.moc"
