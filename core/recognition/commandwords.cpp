// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/commandwords.h"

#include "core/base/tr.h"

namespace bluepencil::recognition {

Result<QStringList> commandWords(const QString &command)
{
    QStringList words;
    QString word;
    bool begun = false; // also of the empty word ''
    QChar mark;         // the one that is open
    for (qsizetype i = 0; i < command.size(); ++i) {
        const QChar c = command.at(i);
        const bool last = i + 1 == command.size();
        if (mark == u'\'') {
            if (c == mark)
                mark = QChar();
            else
                word += c;
        } else if (c == u'\\') {
            if (last)
                return Error{
                    ErrorCode::Invalid, Core::tr("The command ends in a backslash; write two for one that counts"), {}};
            const QChar next = command.at(++i);
            const bool kept = mark == u'"' && !QStringView(u"\"\\$`").contains(next);
            if (kept)
                word += c;
            word += next;
            begun = true;
        } else if (!mark.isNull()) {
            if (c == mark)
                mark = QChar();
            else
                word += c;
        } else if (c == u'"' || c == u'\'') {
            mark = c;
            begun = true;
        } else if (c == u' ' || c == u'\t' || c == u'\n') {
            if (begun)
                words.append(word);
            word.clear();
            begun = false;
        } else {
            word += c;
            begun = true;
        }
    }
    if (!mark.isNull())
        return Error{ErrorCode::Invalid,
                     Core::tr("The command has a quotation mark %1 that is not closed; close it").arg(mark),
                     {}};
    if (begun)
        words.append(word);
    return words;
}

} // namespace bluepencil::recognition
