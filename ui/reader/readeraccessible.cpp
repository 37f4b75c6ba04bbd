// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/readeraccessible.h"

#include "core/text/utf8.h"
#include "ui/reader/readerview_p.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>

namespace bluepencil {

/// Offsets here are UTF-16 units of the whole text, as QAccessible counts; the article translates them, and
/// only what is asked for becomes a QString.
class ReaderAccessible final : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit ReaderAccessible(ReaderView *view)
        : QAccessibleWidget(view, QAccessible::EditableText)
    {
        view->d->listenedTo = true;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.multiLine = true;
        state.selectableText = true;
        state.focusable = true;
        return state;
    }

    QString text(QAccessible::Text what) const override
    {
        const QString given = QAccessibleWidget::text(what);
        if (what == QAccessible::Name && given.isEmpty())
            return view()->article().displayTitle();
        if (what == QAccessible::Description && view()->activeMark() != 0 && view()->d->source)
            return view()->d->source->describeMark(view()->activeMark());
        return given; // the text itself is read through the text interface, never whole
    }

    void selection(int index, int *start, int *end) const override
    {
        const Span span = index == 0 ? view()->selection() : Span{};
        *start = article().utf16FromByte(span.start);
        *end = article().utf16FromByte(span.end);
    }
    int selectionCount() const override { return view()->selection().isEmpty() ? 0 : 1; }
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int index) override
    {
        if (index == 0)
            view()->setSelection(view()->caret(), view()->caret());
    }
    void setSelection(int index, int start, int end) override
    {
        if (index == 0)
            view()->setSelection(article().byteFromUtf16(start), article().byteFromUtf16(end));
    }

    int cursorPosition() const override { return article().utf16FromByte(view()->caret()); }
    void setCursorPosition(int position) override
    {
        const qint32 byte = article().byteFromUtf16(position);
        view()->setSelection(byte, byte);
        view()->ensureVisible({byte, byte});
    }

    QString text(int start, int end) const override { return article().string(bytes(start, end)); }
    QString textBeforeOffset(int offset, QAccessible::TextBoundaryType type, int *start, int *end) const override
    {
        const Span here = unit(offset, type);
        return here.start == 0 ? nothing(start, end) : told(unitOfByte(here.start - 1, type), start, end);
    }
    QString textAfterOffset(int offset, QAccessible::TextBoundaryType type, int *start, int *end) const override
    {
        const Span here = unit(offset, type);
        const qint32 next = std::max(here.end, here.start + 1);
        if (next >= article().size())
            return nothing(start, end);
        const bool lineEnd = article().text().at(next) == '\n' && type != QAccessible::CharBoundary;
        return told(unitOfByte(lineEnd ? next + 1 : next, type), start, end);
    }
    QString textAtOffset(int offset, QAccessible::TextBoundaryType type, int *start, int *end) const override
    {
        return told(unit(offset, type), start, end);
    }
    int characterCount() const override { return article().utf16Units(); }

    QRect characterRect(int offset) const override
    {
        const Span character = unit(offset, QAccessible::CharBoundary);
        QRect rect = view()->rectOf(character);
        if (rect.isEmpty()) // a line end, or something that has no width: where the caret would stand
            rect = view()->d->page.caretRect(character.start).value_or(QRect()).intersected(view()->viewport()->rect());
        return rect.isEmpty() ? QRect() : rect.translated(view()->viewport()->mapToGlobal(QPoint()));
    }
    int offsetAtPoint(const QPoint &point) const override
    {
        const QPoint inside = view()->viewport()->mapFromGlobal(point);
        if (!view()->viewport()->rect().contains(inside))
            return -1;
        return article().utf16FromByte(view()->positionAt(inside));
    }
    void scrollToSubstring(int start, int end) override { view()->ensureVisible(bytes(start, end)); }

    /// "mark:Person – Ana Ruiz;mark2:Claim – all of it;", innermost first, for the stretch around the offset in
    /// which the same marks hold; and "active:Person – Ana Ruiz;" where the one that the keys act on is among them.
    QString attributes(int offset, int *start, int *end) const override
    {
        const qint32 byte = article().byteFromUtf16(offset);
        const Span around = attributeWindow(byte);
        Span same = around;
        QStringList marks;
        QString active;
        if (const MarkSource *source = view()->d->source; source && byte < article().size()) {
            source->forEachMark({around.start, std::max(around.end, byte + 1)}, [&](const Mark &mark) {
                if (mark.span.contains(byte)) {
                    same = same.intersected(mark.span);
                    marks.prepend(asValue(source->describeMark(mark.id)));
                    if (mark.id == view()->activeMark())
                        active = QLatin1String("active:") + marks.first() + u';';
                } else if (mark.span.end <= byte) {
                    same.start = std::max(same.start, mark.span.end);
                } else {
                    same.end = std::min(same.end, mark.span.start);
                }
            });
        }
        *start = article().utf16FromByte(same.start);
        *end = article().utf16FromByte(same.end);
        QString described; // each by a name of its own: AT-SPI keeps one value for a name
        for (qsizetype i = 0; i < marks.size(); ++i)
            described += QLatin1String("mark") + (i > 0 ? QString::number(i + 1) : QString()) + u':' + marks[i] + u';';
        return described + active;
    }

private:
    ReaderView *view() const { return static_cast<ReaderView *>(widget()); }
    const Article &article() const { return view()->article(); }
    Span bytes(int start, int end) const { return {article().byteFromUtf16(start), article().byteFromUtf16(end)}; }

    /// Where the ends of a stretch of equal attributes are looked for: in the paragraph, not far away, so
    /// that one of megabytes with its marks is no slower. Neighbouring stretches may then be equal. On a
    /// grid: whichever place of a stretch is asked for, the stretch is the same.
    Span attributeWindow(qint32 byte) const
    {
        constexpr qint32 cell = 4096;
        const Span paragraph = article().paragraphs().span(article().paragraphs().at(byte));
        if (byte >= paragraph.end) // the line end is a stretch of its own
            return {paragraph.end, std::min(paragraph.end + 1, article().size())};
        const auto cut = [&](qint64 place) { return utf8::floorBoundary(article().text(), place); };
        const qint64 grid = byte / cell * cell;
        Span near{cut(grid), cut(grid + cell)};
        if (byte >= near.end) // this character lies across the grid: it begins the next cell
            near = {near.end, cut(grid + 2 * cell)};
        return near.intersected(paragraph);
    }

    Span unit(int offset, QAccessible::TextBoundaryType type) const
    {
        return unitOfByte(article().byteFromUtf16(offset), type);
    }
    Span unitOfByte(qint32 byte, QAccessible::TextBoundaryType type) const
    {
        const auto grapheme = [&] {
            const qint32 start = boundaryAtOrBefore(article(), byte, TextUnit::Grapheme);
            return Span{start, nextBoundary(article(), start, TextUnit::Grapheme)};
        };
        switch (type) {
        case QAccessible::CharBoundary:
            return grapheme();
        case QAccessible::WordBoundary:
            return unitAt(article(), byte, TextUnit::Word);
        case QAccessible::SentenceBoundary:
            return unitAt(article(), byte, TextUnit::Sentence);
        case QAccessible::ParagraphBoundary:
            return unitAt(article(), byte, TextUnit::Paragraph);
        case QAccessible::LineBoundary:
            return view()->d->page.lineSpan(byte);
        case QAccessible::NoBoundary:
            break;
        }
        return {0, article().size()};
    }

    QString told(Span span, int *start, int *end) const
    {
        *start = article().utf16FromByte(span.start);
        *end = article().utf16FromByte(span.end);
        return article().string(span);
    }
    static QString nothing(int *start, int *end)
    {
        *start = *end = -1;
        return {};
    }
    /// The bridge to AT-SPI parts attributes at every ':' and ';' and knows no escape: say it without them.
    static QString asValue(const QString &value)
    {
        return value.simplified()
            .replace(QLatin1String(": "), QStringLiteral(" \u2013 "))
            .replace(u':', u'.')
            .replace(u';', u',');
    }
};

namespace {

AccessibleEventSink eventSink = QAccessible::updateAccessibility;

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    Q_UNUSED(className)
    auto *view = qobject_cast<ReaderView *>(object);
    return view ? new ReaderAccessible(view) : nullptr; // QAccessible's cache owns it
}

} // namespace

void installReaderAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

void setAccessibleEventSink(AccessibleEventSink sink)
{
    eventSink = sink ? sink : QAccessible::updateAccessibility;
}

void sendAccessibleEvent(QAccessibleEvent *event)
{
    eventSink(event);
}

void announce(QWidget *where, const QString &sentence)
{
    if (!QAccessible::isActive() && eventSink == &QAccessible::updateAccessibility)
        return; // nobody listens
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent told(where, sentence);
    sendAccessibleEvent(&told);
#else
    // What this Qt has no word for: a change of what is said of the widget, which it says of itself.
    Q_UNUSED(sentence)
    QAccessibleEvent told(where, QAccessible::Alert);
    sendAccessibleEvent(&told);
#endif
}

} // namespace bluepencil
