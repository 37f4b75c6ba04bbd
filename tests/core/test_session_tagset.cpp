// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does to the labels: each one act over the whole library, and each can be taken back.
#include "core/base/whenfinished.h"
#include "tests/support/sessionfixture.h"

#include <QTest>

using namespace sessionfixture;

namespace {

/// A second article beside the story, in the same library.
struct Two {
    World world;
    std::shared_ptr<Library> library = world.library();
    Opened here = world.openIn(library);
    QString otherPath = world.folder.filePath(str("other.txt"));
    Opened there;

    Two()
    {
        put(otherPath, "Ana Ruiz went home. Ivo Brandt did not.\n");
        there = *OpenArticle::openBlocking(ArticleRequest::file(otherPath), library, false);
    }
};

Label ownLabel(const char *id, const char *name, const QString &parent = {}, int order = 20)
{
    Label label{str(id), str(name), str("#aa5500"), {}, {}, order};
    label.parent = parent;
    return label;
}

Result<void> waitFor(const std::function<void(const std::function<void(const Result<void> &)> &)> &act)
{
    std::optional<Result<void>> told;
    act([&told](const Result<void> &result) { told = result; });
    const bool came = QTest::qWaitFor([&told] { return told.has_value(); });
    return came ? *told : Result<void>(Error{ErrorCode::Cancelled, str("Nothing was ever told"), {}});
}

Result<void> removeLabel(OpenArticle &open, const QString &label, Orphans fate, const QString &heir = {})
{
    return waitFor([&](const auto &then) { open.removeLabel(label, fate, heir, then); });
}

Result<void> mergeLabel(OpenArticle &open, const QString &label, const QString &into)
{
    return waitFor([&](const auto &then) { open.mergeLabel(label, into, then); });
}

QStringList tree(const Tagset &tagset)
{
    QStringList names;
    for (const Label &label : tagset.inTreeOrder())
        names.append(str("-").repeated(tagset.depthOf(label.id)) + label.name);
    return names;
}

} // namespace

class TestSessionTagset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void keepsNestedLabelsWithAttributes();
    void refusesWhatALabelCannotBe();
    void arranges();
    void deletesALabelWithItsTagsEverywhere();
    void givesTheTagsOfALabelAway();
    void keepsTagsUnderAFormerName();
    void deletesABuiltInLabelForGood();
    void mergesALabelWithWhatStandsUnderIt();
    void tagsWithANewLabelInOneAct();
    void doesNotTakeBackIntoAnotherText();
    void saysHowOftenLabelsAreUsed();
    void followsWhatIsDoneElsewhere();
};

void TestSessionTagset::keepsNestedLabelsWithAttributes()
{
    const World world;
    Label label = ownLabel("minister", "Minister", labels::person);
    label.attributes = {{str("party"), AttributeDefinition::Kind::Choice, {str("a|b"), str("„c“")}},
                        {str("sure"), AttributeDefinition::Kind::YesNo},
                        {str("age"), AttributeDefinition::Kind::Number},
                        {str("why"), AttributeDefinition::Kind::Text}};
    {
        const Opened open = world.open();
        KEPT(open->putLabel(ownLabel("minister", "Minister")));
        KEPT(open->putLabel(label));
        KEPT(open->flush());
    }
    const Opened again = world.open();
    QVERIFY(again->tagset().find(str("minister")));
    QCOMPARE(*again->tagset().find(str("minister")), label);
    QCOMPARE(again->undoTitle(), str("Change label Minister"));
    KEPT(again->undo());
    QCOMPARE(*again->tagset().find(str("minister")), ownLabel("minister", "Minister"));
    KEPT(again->undo());
    QCOMPARE(again->tagset(), Tagset::builtIn());
    KEPT(again->flush());
    QCOMPARE(world.open()->tagset(), Tagset::builtIn());
}

void TestSessionTagset::refusesWhatALabelCannotBe()
{
    const World world;
    const Opened open = world.open();
    KEPT(open->putLabels(str("Two"), {ownLabel("a", "A"), ownLabel("b", "B", str("a"))})); // a comes with b
    QCOMPARE(refusal(open->putLabel(ownLabel("a", "A", str("b")))), ErrorCode::Invalid);   // under what is under it
    QCOMPARE(refusal(open->putLabel(ownLabel("a", "A", str("a")))), ErrorCode::Invalid);
    QCOMPARE(refusal(open->putLabel(ownLabel("c", "C", str("nowhere")))), ErrorCode::Invalid);
    QCOMPARE(refusal(open->putLabels(str("Two"), {ownLabel("c", "C"), ownLabel("d", "c ")})), ErrorCode::Invalid);
    Label label = ownLabel("c", "C");
    label.name = QString(201, QLatin1Char('n'));
    QCOMPARE(refusal(open->putLabel(label)), ErrorCode::Invalid);
    label = ownLabel("c", "C");
    for (const QList<AttributeDefinition> &wrong : QList<QList<AttributeDefinition>>{
             {{str(" "), AttributeDefinition::Kind::Text}},
             {{str("x"), AttributeDefinition::Kind::Text}, {str("X"), AttributeDefinition::Kind::Number}},
             {{str("x"), AttributeDefinition::Kind::Choice}},
             {{str("x"), AttributeDefinition::Kind::Choice, {str("y"), str("y")}}},
             {{str("x"), AttributeDefinition::Kind::Choice, {str("y"), QString()}}}}) {
        label.attributes = wrong;
        QCOMPARE(refusal(open->putLabel(label)), ErrorCode::Invalid);
    }
    label.attributes.clear();
    label.name = QString(200, QLatin1Char('n'));
    KEPT(open->putLabel(label));
    QCOMPARE(tree(open->tagset()).last(), label.name);
    QCOMPARE(refusal(removeLabel(*open, str("nowhere"), Orphans::Keep)), ErrorCode::Stale);
    QCOMPARE(refusal(removeLabel(*open, str("a"), Orphans::Give, str("a"))), ErrorCode::Invalid);
    QCOMPARE(refusal(mergeLabel(*open, str("a"), str("a"))), ErrorCode::Invalid);
    QCOMPARE(refusal(mergeLabel(*open, str("a"), str("nowhere"))), ErrorCode::Stale);
    // Two labels may swap names in one act.
    Label a = *open->tagset().find(str("a"));
    Label b = *open->tagset().find(str("b"));
    std::swap(a.name, b.name);
    KEPT(open->putLabels(str("Swap"), {a, b}));
    QCOMPARE(open->tagset().nameOf(str("a")), str("B"));
}

void TestSessionTagset::arranges()
{
    const World world;
    const Opened open = world.open();
    QList<LabelPlace> places;
    for (const Label &label : open->tagset().labels())
        places.prepend({label.id, label.id == labels::speaker ? QString(labels::person) : QString()});
    KEPT(open->putLabels(str("Move"), arranged(open->tagset(), places)));
    QCOMPARE(tree(open->tagset()), (QStringList{str("Cue"), str("Claim"), str("Date"), str("Quote"),
                                                str("Organization"), str("Place"), str("Person"), str("-Speaker")}));
    KEPT(open->undo());
    QCOMPARE(open->tagset(), Tagset::builtIn());
    KEPT(open->putLabels(str("Nothing"), arranged(open->tagset(), {})));
    QCOMPARE(open->redoTitle(), str("Move")); // what changes nothing is no act
}

void TestSessionTagset::deletesALabelWithItsTagsEverywhere()
{
    Two two;
    KEPT(two.here->putLabel(ownLabel("m", "Minister")));
    KEPT(two.here->putLabel(ownLabel("u", "Under", str("m"), 21)));
    KEPT(two.here->tag({spanOf(two.here->article(), "Ana Ruiz")}, str("m")));
    KEPT(two.here->tag({spanOf(two.here->article(), "surprise")}, labels::claim));
    KEPT(two.here->flush());
    QTRY_VERIFY(two.there->tagset().find(str("m")) ||
                (two.there = *OpenArticle::openBlocking(ArticleRequest::file(two.otherPath), two.library, false)));
    KEPT(two.there->tag({spanOf(two.there->article(), "Ana Ruiz")}, str("m")));
    KEPT(two.there->flush());
    const QStringList before = printed(*two.here);

    KEPT(removeLabel(*two.here, str("m"), Orphans::Delete));
    QCOMPARE(printed(*two.here), QStringList{str("claim “surprise”")});
    QVERIFY(!two.here->tagset().find(str("m")));
    QCOMPARE(two.here->tagset().find(str("u"))->parent, QString());
    KEPT(two.here->flush());
    const auto reopened = [&] {
        return *OpenArticle::openBlocking(ArticleRequest::file(two.otherPath), two.library, false);
    };
    QCOMPARE(printed(*reopened()), QStringList());
    QCOMPARE(two.here->undoTitle(), str("Delete label Minister"));

    KEPT(two.here->undo());
    KEPT(two.here->flush());
    QCOMPARE(printed(*two.here), before);
    QCOMPARE(tree(two.here->tagset()).mid(8), (QStringList{str("Minister"), str("-Under")}));
    const Opened there = reopened();
    QCOMPARE(printed(*there), QStringList{str("m “Ana Ruiz”")});
    // It is the library's act: it can be done again from any article.
    KEPT(there->redo());
    KEPT(there->flush());
    QCOMPARE(printed(*there), QStringList());
    QCOMPARE(printed(*two.world.open()), QStringList{str("claim “surprise”")});
}

void TestSessionTagset::givesTheTagsOfALabelAway()
{
    Two two;
    KEPT(two.there->tag({spanOf(two.there->article(), "Ivo Brandt")}, labels::claim));
    KEPT(two.there->flush());
    KEPT(two.here->tag({spanOf(two.here->article(), "surprise")}, labels::claim));
    KEPT(removeLabel(*two.here, labels::claim, Orphans::Give, labels::person));
    KEPT(two.here->flush());
    QCOMPARE(printed(*two.here), QStringList{str("person “surprise”")});
    const Opened there = *OpenArticle::openBlocking(ArticleRequest::file(two.otherPath), two.library, false);
    QCOMPARE(printed(*there), QStringList{str("person “Ivo Brandt”")});
}

void TestSessionTagset::keepsTagsUnderAFormerName()
{
    const World world;
    {
        const Opened open = world.open();
        KEPT(open->putLabel(ownLabel("m", "Minister")));
        KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, str("m")));
        KEPT(removeLabel(*open, str("m"), Orphans::Keep));
        QCOMPARE(open->tagset().nameOf(str("m")), str("Minister"));
        KEPT(open->flush());
    }
    const Opened again = world.open();
    QCOMPARE(printed(*again), QStringList{str("m “Ana Ruiz”")});
    QCOMPARE(again->tagset().nameOf(str("m")), str("Minister"));
    QCOMPARE(again->tagset(), Tagset::builtIn());
    QCOMPARE(refusal(again->tag({spanOf(again->article(), "Ivo")}, str("m"))), ErrorCode::Invalid);
}

void TestSessionTagset::deletesABuiltInLabelForGood()
{
    const World world;
    {
        const Opened open = world.open();
        KEPT(removeLabel(*open, labels::claim, Orphans::Delete));
        KEPT(open->flush());
    }
    const Opened again = world.open();
    QVERIFY(!again->tagset().find(QString(labels::claim)));
    KEPT(again->undo());
    QCOMPARE(again->tagset(), Tagset::builtIn());
}

void TestSessionTagset::mergesALabelWithWhatStandsUnderIt()
{
    const World world;
    const Opened open = world.open();
    KEPT(open->putLabels(str("Some"), {ownLabel("a", "A"), ownLabel("b", "B", str("a"), 21),
                                       ownLabel("c", "C", str("b"), 22), ownLabel("d", "D", str("a"), 23)}));
    KEPT(open->tag({spanOf(open->article(), "Ana Ruiz")}, str("a")));
    KEPT(mergeLabel(*open, str("a"), str("c"))); // which stands under it
    QCOMPARE(printed(*open), QStringList{str("c “Ana Ruiz”")});
    QCOMPARE(tree(open->tagset()).mid(8), (QStringList{str("B"), str("-C"), str("--D")}));
    QCOMPARE(open->undoTitle(), str("Merge label A into C"));
    KEPT(open->undo());
    QCOMPARE(tree(open->tagset()).mid(8), (QStringList{str("A"), str("-B"), str("--C"), str("-D")}));
    QCOMPARE(printed(*open), QStringList{str("a “Ana Ruiz”")});
    KEPT(open->flush());
}

void TestSessionTagset::tagsWithANewLabelInOneAct()
{
    const World world;
    const Opened open = world.open();
    KEPT(open->tagWithNew({spanOf(open->article(), "Ana Ruiz")}, ownLabel("m", "Minister")));
    QCOMPARE(open->undoTitle(), str("Tag “Ana Ruiz” as Minister"));
    KEPT(open->flush()); // the very first act on this article
    QCOMPARE(printed(*world.open()), QStringList{str("m “Ana Ruiz”")});
    QCOMPARE(refusal(open->tagWithNew({spanOf(open->article(), "Ivo")}, ownLabel("m", "Other"))), ErrorCode::Stale);
    QCOMPARE(refusal(open->tagWithNew({spanOf(open->article(), "Ivo")}, ownLabel("x", "person"))), ErrorCode::Invalid);
    QCOMPARE(refusal(open->tagWithNew({}, ownLabel("x", "X"))), ErrorCode::Invalid);
    KEPT(open->undo());
    QVERIFY(printed(*open).isEmpty());
    QCOMPARE(open->tagset(), Tagset::builtIn());
    KEPT(open->flush());
}

/// The other article's text changes between an act and its undo: its old places must not be written into it.
void TestSessionTagset::doesNotTakeBackIntoAnotherText()
{
    Two two;
    KEPT(two.there->tag({spanOf(two.there->article(), "Ivo Brandt")}, labels::claim));
    KEPT(two.there->tag({spanOf(two.there->article(), "home")}, labels::place));
    KEPT(two.there->flush());
    KEPT(removeLabel(*two.here, labels::claim, Orphans::Delete));
    KEPT(two.here->flush());
    put(two.otherPath, "Then. Ana Ruiz went home. Ivo Brandt did not.\n");
    {
        const Opened changed = *OpenArticle::openBlocking(ArticleRequest::file(two.otherPath), two.library, false);
        KEPT(changed->flush());
        QCOMPARE(changed->undoTitle(), QString());
    }
    KEPT(two.here->undo());
    QCOMPARE(refusal(two.here->flush()), ErrorCode::Stale);
    QVERIFY(!two.here->tagset().find(QString(labels::claim))); // taken back as a whole
    const Opened there = *OpenArticle::openBlocking(ArticleRequest::file(two.otherPath), two.library, false);
    QCOMPARE(printed(*there), QStringList{str("place “home”")});
}

void TestSessionTagset::saysHowOftenLabelsAreUsed()
{
    Two two;
    KEPT(two.here->tag({spanOf(two.here->article(), "Ana Ruiz")}, labels::person));
    KEPT(two.here->tag({spanOf(two.here->article(), "Ivo")}, labels::person));
    KEPT(two.there->tag({spanOf(two.there->article(), "Ivo")}, labels::person));
    KEPT(two.there->tag({spanOf(two.there->article(), "home")}, labels::place));
    KEPT(two.here->flush());
    KEPT(two.there->flush());
    std::optional<Result<QHash<QString, LabelUse>>> uses;
    whenFinished(two.here->labelUses(), two.here.get(), [&](const auto &result) { uses = result; });
    QTRY_VERIFY(uses);
    QCOMPARE(**uses, (QHash<QString, LabelUse>{{labels::person, {3, 2}}, {labels::place, {1, 1}}}));
}

void TestSessionTagset::followsWhatIsDoneElsewhere()
{
    const World world;
    const Opened here = world.open();
    const Opened there = world.open(); // a library of its own, as another process has it
    KEPT(here->putLabel(ownLabel("m", "Minister")));
    KEPT(here->tag({spanOf(here->article(), "Ana Ruiz")}, str("m")));
    QTRY_COMPARE(printed(*there), printed(*here));
    KEPT(removeLabel(*there, str("m"), Orphans::Delete));
    QTRY_VERIFY(!here->tagset().find(str("m")));
    QCOMPARE(printed(*here), QStringList());
    QCOMPARE(here->notice(), QString());
}

QTEST_GUILESS_MAIN(TestSessionTagset)
#include "test_session_tagset.moc"
