// SPDX-License-Identifier: GPL-3.0-or-later
// Tagsets come and go as files: of our own all comes back; of others what labels can carry, the rest is told.
#include "core/exchange/tagsetfile.h"

#include <QTest>

using namespace bluepencil;

namespace {

QString str(const char *text)
{
    return QString::fromUtf8(text);
}

/// A label a line: what stands over it as dashes, its key, colour and attributes.
QStringList printed(const QList<Label> &labels)
{
    Tagset tagset;
    for (const Label &label : labels)
        tagset.put(label);
    QStringList lines;
    for (const Label &label : tagset.inTreeOrder()) {
        QString line = str("-").repeated(tagset.depthOf(label.id)) + label.name;
        if (!label.key.isEmpty())
            line += str(" key ") + label.key;
        if (!label.color.isEmpty())
            line += u' ' + label.color;
        for (const AttributeDefinition &attribute : label.attributes)
            line += str(" [%1 %2 %3]").arg(attribute.name, toString(attribute.kind), attribute.choices.join(u'|'));
        lines.append(line);
    }
    return lines;
}

TagsetFile readOrFail(const QByteArray &content)
{
    const Result<TagsetFile> read = readTagset(content);
    if (!read) {
        QTest::qFail(qPrintable(read.error().message), __FILE__, __LINE__);
        return {};
    }
    return *read;
}

std::optional<ErrorCode> refusal(const QByteArray &content)
{
    const Result<TagsetFile> read = readTagset(content);
    return read ? std::nullopt : std::optional(read.error().code);
}

Tagset nested()
{
    Tagset tagset = Tagset::builtIn();
    Label label{str("m"), str("Mi\u00f1ister \u201c\U0001F600\u201d"), str("#aa5500"), str("m"), str("\ufeffwho <b>"),
                3};
    label.parent = labels::person;
    label.attributes = {{str("party"), AttributeDefinition::Kind::Choice, {str("a|b"), str("c")}},
                        {str("sure"), AttributeDefinition::Kind::YesNo}};
    tagset.put(label);
    Label long200{str("l"), QString(200, u'n'), {}, {}, {}, 90};
    long200.parent = str("m");
    tagset.put(long200);
    return tagset;
}

} // namespace

class TestExchangeTagset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ownComesBackWhole();
    void bratEntitiesNest();
    void bratTakesBlanksForTabs();
    void doccanoLabels();
    void labelStudioConfig();
    void doubledNamesAndKeysAreTold();
    void joinsWhatIsThere();
    void manyLabels();
    void refusesWhatIsNone();
    void colorsOfWebPages();
};

void TestExchangeTagset::ownComesBackWhole()
{
    const Tagset tagset = nested();
    const QByteArray json = tagsetformats::json.write(tagset);
    const TagsetFile file = readOrFail(json);
    QCOMPARE(file.losses, QStringList());
    QCOMPARE(printed(file.labels), printed(tagset.labels()));
    QStringList losses;
    QCOMPARE(mergedInto(tagset, file, losses), QList<Label>()); // nothing is another
    QList<Label> all = mergedInto({}, file, losses);
    QCOMPARE(losses, QStringList());
    Tagset again;
    for (const Label &label : std::as_const(all))
        again.put(label);
    QCOMPARE(tagsetformats::json.write(again).replace("order", ""), [&] {
        Tagset renumbered;
        int order = 0;
        for (Label label : tagset.inTreeOrder()) {
            label.order = order++;
            renumbered.put(label);
        }
        return tagsetformats::json.write(renumbered).replace("order", "");
    }());
    QCOMPARE(again.find(str("m"))->description, str("\ufeffwho <b>"));
}

void TestExchangeTagset::bratEntitiesNest()
{
    const TagsetFile file =
        readOrFail("# comment\r\n[entities]\n!Actor\r\n\tPerson\n\t\tMinister\n\tGroup\n-----\nPlace\n"
                   "<X>=A|B\n\n[relations]\nSpeaker\tArg1:Person, Arg2:Person\n"
                   "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n[events]\n"
                   "[attributes]\nKind\tArg:Person|Place, Value:direct|partial\n"
                   "Sure\tArg:<ENTITY>\nLost\tArg:Nobody\n");
    QCOMPARE(printed(file.labels),
             (QStringList{str("Actor [Sure yesno ]"), str("-Person [Kind choice direct|partial] [Sure yesno ]"),
                          str("--Minister [Sure yesno ]"), str("-Group [Sure yesno ]"),
                          str("Place [Kind choice direct|partial] [Sure yesno ]")}));
    QCOMPARE(file.losses.size(), 2); // a relation, an attribute of nothing
    QVERIFY(file.losses.contains(str("The attribute “Lost” belongs to no label")));
}

/// As brat reads it: but for [labels], any white space parts a name from what is said of it, and indents.
void TestExchangeTagset::bratTakesBlanksForTabs()
{
    const TagsetFile file = readOrFail("[entities]\nActor\n Person\n  Minister\n Group   \nPlace  \n"
                                       "[attributes]\nKind   Arg:Person|Place, Value:direct|partial\n"
                                       " Sure Arg:<ENTITY>\nSeen \t Arg:Group\n");
    QCOMPARE(printed(file.labels),
             (QStringList{str("Actor [Sure yesno ]"), str("-Person [Kind choice direct|partial] [Sure yesno ]"),
                          str("--Minister [Sure yesno ]"), str("-Group [Sure yesno ] [Seen yesno ]"),
                          str("Place [Kind choice direct|partial] [Sure yesno ]")}));
    QCOMPARE(file.losses, QStringList());
}

void TestExchangeTagset::doccanoLabels()
{
    const TagsetFile file = readOrFail(
        R"([{"id": 1, "text": "Claim", "prefix_key": null, "suffix_key": "c", "background_color": "#FF0000",
             "text_color": "#ffffff"},
            {"text": "Source", "prefix_key": "ctrl", "suffix_key": "s", "background_color": "teal"},
            {"text": "", "suffix_key": "x"}])");
    QCOMPARE(printed(file.labels), (QStringList{str("Claim key c #ff0000"), str("Source #008080")}));
    QCOMPARE(file.losses.size(), 2);
}

void TestExchangeTagset::labelStudioConfig()
{
    const TagsetFile file = readOrFail(R"(<View>
  <Relations><Relation value="Speaker"/></Relations>
  <Labels name="label" toName="text">
    <Label value="Quote" background="#FFA39E" hotkey="k"/><Label value="A &amp; B" background="red"/>
  </Labels>
  <Choices name="kind" toName="text" perRegion="true" whenLabelValue="Quote">
    <Choice value="direct"/><Choice value="partial"/>
  </Choices>
  <Choices name="topic" toName="text"><Choice value="sports"/></Choices>
  <Number name="age" toName="text" perRegion="true"/><TextArea name="why" toName="text" perRegion="true"/>
  <Text name="text" value="$text"/>
</View>)");
    QCOMPARE(printed(file.labels),
             (QStringList{str("Quote key k #ffa39e [kind choice direct|partial] [age number ] [why text ]"),
                          str("A & B #ff0000 [age number ] [why text ]")}));
    QCOMPARE(file.losses.size(), 2);
}

void TestExchangeTagset::doubledNamesAndKeysAreTold()
{
    const TagsetFile file = readOrFail(R"([{"text": "Claim", "suffix_key": "c"}, {"text": " claim "},
        {"text": "Cause", "suffix_key": "C"}, {"text": "Quit", "suffix_key": "q"}, {"text": "Long", "suffix_key": "xy"},
        {"text": "Odd", "background_color": "chartreuse-ish"}])");
    QCOMPARE(printed(file.labels),
             (QStringList{str("Claim key c"), str("Cause"), str("Quit"), str("Long"), str("Odd")}));
    QCOMPARE(file.losses.size(), 5);
    QCOMPARE(file.losses.first(), str("“claim” stands twice in the file; the second was left out"));
    QCOMPARE(file.losses[1], str("“Cause” has no key now: The key c belongs to “Claim”; choose another"));
    // What stood under the second stands under the first.
    const TagsetFile brat = readOrFail("[entities]\nA\nB\nA\n\tC\n");
    QCOMPARE(printed(brat.labels), (QStringList{str("A"), str("-C"), str("B")}));
    QCOMPARE(brat.losses.size(), 1);
    // Of 201 characters none is made.
    const QByteArray tooLong = "[entities]\nA\n" + QByteArray(201, 'n') + "\n";
    QCOMPARE(readOrFail(tooLong).labels.size(), 1);
    QCOMPARE(readOrFail(tooLong).losses.size(), 1);
}

void TestExchangeTagset::joinsWhatIsThere()
{
    const TagsetFile file = readOrFail("[entities]\nPerson\n\tMinister\nHarbour\n");
    TagsetFile withKey = file;
    withKey.labels[2].key = str("1"); // Person's
    QStringList losses;
    const QList<Label> put = mergedInto(Tagset::builtIn(), withKey, losses);
    QCOMPARE(put.size(), 2);
    QCOMPARE(put[0].name, str("Minister"));
    QCOMPARE(put[0].parent, QString(labels::person));
    QCOMPARE(put[1].key, QString());
    QVERIFY(put[0].order > Tagset::builtIn().labels().last().order);
    QCOMPARE(losses, (QStringList{str("There is a label “Person” already; it was left as it is"),
                                  str("“Harbour” has no key now: “Person” has the key 1 here")}));
    // The file would turn the tree upside down: one of the two stays where it is, and nothing goes in a circle.
    Tagset tagset = nested();
    TagsetFile turned;
    Label person = *tagset.find(str("person"));
    person.parent = str("m");
    Label minister = *tagset.find(str("m"));
    minister.parent.clear();
    turned.labels = {minister, person};
    for (const Label &label : mergedInto(tagset, turned, losses))
        tagset.put(label);
    for (const Label &label : tagset.labels())
        QVERIFY(checkLabel(tagset, label).ok());
    QCOMPARE(tagset.inTreeOrder().size(), tagset.labels().size());
}

void TestExchangeTagset::manyLabels()
{
    QByteArray conf = "[entities]\n";
    for (int i = 0; i < 500; ++i)
        conf += QByteArray(i % 3, '\t') + "Label_" + QByteArray::number(i) + "\n";
    const TagsetFile file = readOrFail(conf);
    QCOMPARE(file.labels.size(), 500);
    QStringList losses;
    Tagset tagset = Tagset::builtIn();
    for (const Label &label : mergedInto(tagset, file, losses)) {
        tagset.put(label);
        QVERIFY(checkLabel(tagset, label).ok());
    }
    QCOMPARE(tagset.labels().size(), 508);
    QCOMPARE(losses, QStringList());
}

void TestExchangeTagset::refusesWhatIsNone()
{
    QCOMPARE(refusal(""), ErrorCode::Unsupported);
    QCOMPARE(refusal("just words"), ErrorCode::Unsupported);
    QCOMPARE(refusal("[entities]\n\n"), ErrorCode::Empty);
    QCOMPARE(refusal("[{\"text\": \"a\""), ErrorCode::Damaged);
    QCOMPARE(refusal("{\"bluepencil-tagset\": 1}"), ErrorCode::Damaged);
    QCOMPARE(refusal("{\"bluepencil-tagset\": 7, \"labels\": []}"), ErrorCode::Newer);
    QCOMPARE(refusal("<View><Labels><Label value='a'/>"), ErrorCode::Damaged);
    QCOMPARE(refusal(QByteArray(5 << 20, ' ')), ErrorCode::TooLarge);
    QByteArray deep = "<View>";
    for (int i = 0; i < 10000; ++i)
        deep += "<View>";
    QCOMPARE(refusal(deep), ErrorCode::Damaged);
    QCOMPARE(refusal("<!DOCTYPE View [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><View><Label value='&b;'/></View>"),
             ErrorCode::Damaged);
    QByteArray many = "[entities]\n";
    for (int i = 0; i < 10001; ++i)
        many += QByteArray::number(i) + "\n";
    QCOMPARE(refusal(many), ErrorCode::TooLarge);
}

void TestExchangeTagset::colorsOfWebPages()
{
    QCOMPARE(webColor(str(" #F0a ")), str("#ff00aa"));
    QCOMPARE(webColor(str("#12ABef80")), str("#12abef"));
    QCOMPARE(webColor(str("DarkOrange")), str("#ff8c00"));
    for (const char *none : {"", "#12", "#ggg", "rgb(1,2,3)", "reddish"})
        QCOMPARE(webColor(str(none)), QString());
}

QTEST_GUILESS_MAIN(TestExchangeTagset)
#include "test_exchange_tagset.moc"
