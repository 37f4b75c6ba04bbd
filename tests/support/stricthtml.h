// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

/// A reader of HTML that forgives nothing: every element but the void ones is closed in order, every
/// attribute is in double quotes and stands once, every `&` begins a known reference. What a browser would
/// repair in silence is a complaint here.
class StrictHtml
{
public:
    struct Element {
        QString name;
        QMap<QString, QString> attributes;
        int parent = -1;
        QString text; ///< direct text only
    };
    /// One stretch of text with the elements it stands in, outermost first.
    struct Text {
        QString text;
        QList<int> inside;
    };

    explicit StrictHtml(const QString &html)
        : m_html(html)
    {
        run();
    }

    QList<Element> elements;
    QList<Text> texts;
    QStringList complaints;

    QString textOf(int element) const
    {
        QString all;
        for (const Text &text : texts)
            if (text.inside.contains(element))
                all += text.text;
        return all;
    }

private:
    void complain(const char *what)
    {
        complaints.append(
            QStringLiteral("%1 at %2: %3").arg(QString::fromLatin1(what)).arg(m_at).arg(m_html.mid(m_at, 40)));
    }

    bool startsWith(QStringView what) const { return QStringView(m_html).mid(m_at).startsWith(what); }

    void run()
    {
        if (!startsWith(u"<!DOCTYPE html>\n"))
            complain("no doctype");
        m_at = 16;
        while (m_at < m_html.size() && complaints.size() < 5) {
            if (startsWith(u"</"))
                readEnd();
            else if (startsWith(u"<"))
                readTag();
            else
                readText(u'<');
        }
        if (!m_open.isEmpty())
            complain("an element is left open");
    }

    void readEnd()
    {
        const qsizetype end = m_html.indexOf(u'>', m_at);
        const QString name = m_html.mid(m_at + 2, end - m_at - 2);
        if (end < 0 || m_open.isEmpty() || elements.at(m_open.last()).name != name)
            complain("an end tag without its beginning");
        else
            m_open.removeLast();
        m_at = end < 0 ? m_html.size() : end + 1;
    }

    QString takeName()
    {
        const qsizetype from = m_at;
        while (m_at < m_html.size() && (m_html[m_at].isLetterOrNumber() || m_html[m_at] == u'-'))
            ++m_at;
        return m_html.mid(from, m_at - from);
    }

    void readTag()
    {
        ++m_at;
        Element element{takeName(), {}, m_open.isEmpty() ? -1 : m_open.last(), {}};
        if (element.name.isEmpty() || element.name != element.name.toLower())
            complain("no tag name");
        while (m_at < m_html.size() && m_html[m_at] == u' ') {
            ++m_at;
            const QString name = takeName();
            if (name.isEmpty() || element.attributes.contains(name) || !startsWith(u"=\"")) {
                complain("not a quoted attribute, or twice");
                return;
            }
            m_at += 2;
            const qsizetype end = m_html.indexOf(u'"', m_at);
            if (end < 0)
                return complain("an attribute without end");
            element.attributes.insert(name, decoded(m_html.mid(m_at, end - m_at)));
            m_at = end + 1;
        }
        if (!startsWith(u">"))
            complain("a tag without end");
        ++m_at;
        elements.append(element);
        if (element.name == QLatin1StringView("meta"))
            return;
        m_open.append(static_cast<int>(elements.size()) - 1);
        if (element.name == QLatin1StringView("style")) {
            const qsizetype end = m_html.indexOf(QStringLiteral("</style"), m_at);
            elements.last().text = m_html.mid(m_at, end - m_at);
            m_at = end < 0 ? m_html.size() : end;
        }
    }

    void readText(QChar until)
    {
        qsizetype end = m_html.indexOf(until, m_at);
        if (end < 0)
            end = m_html.size();
        const QString text = decoded(m_html.mid(m_at, end - m_at));
        m_at = end;
        if (m_open.isEmpty()) {
            if (text != QStringLiteral("\n"))
                complain("text outside");
            return;
        }
        elements[m_open.last()].text += text;
        texts.append({text, m_open});
    }

    QString decoded(const QString &raw)
    {
        static const QMap<QString, QString> references{
            {QStringLiteral("amp"), QStringLiteral("&")},      {QStringLiteral("lt"), QStringLiteral("<")},
            {QStringLiteral("gt"), QStringLiteral(">")},       {QStringLiteral("quot"), QStringLiteral("\"")},
            {QStringLiteral("#39"), QStringLiteral("'")},      {QStringLiteral("#13"), QStringLiteral("\r")},
            {QStringLiteral("nbsp"), QStringLiteral("\u00a0")}};
        QString out;
        for (qsizetype i = 0; i < raw.size(); ++i) {
            if (raw[i] == u'<' || raw[i] == u'>' || raw[i] == u'\r' || raw[i] == QChar::Null)
                complain("a character that must be a reference");
            if (raw[i] != u'&') {
                out += raw[i];
                continue;
            }
            const qsizetype end = raw.indexOf(u';', i);
            const QString name = raw.mid(i + 1, end - i - 1);
            if (end < 0 || !references.contains(name)) {
                complain("an unknown reference");
                return out;
            }
            out += references.value(name);
            i = end;
        }
        return out;
    }

    QString m_html;
    qsizetype m_at = 0;
    QList<int> m_open;
};
