// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: every file of the corpus folder, then seeded mutations of them.
// BLUEPENCIL_DEEP=1 makes many more. The seed of a failing run is the number printed last; ROUNDS 1 and that
// FIRST-SEED run it alone.
#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cstdio>
#include <optional>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size);

namespace {

void run(const QByteArray &bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char *>(bytes.constData()),
                           static_cast<std::size_t>(bytes.size()));
}

QByteArray mutated(QByteArray bytes, const QList<QByteArray> &corpus, QRandomGenerator &random)
{
    const int strokes = 1 + random.bounded(6);
    for (int i = 0; i < strokes; ++i) {
        const auto at = bytes.isEmpty() ? 0 : random.bounded(static_cast<int>(bytes.size()));
        switch (random.bounded(6)) {
        case 0: // another byte
            if (!bytes.isEmpty())
                bytes[at] = static_cast<char>(random.bounded(256));
            break;
        case 1: // less
            bytes.remove(at, 1 + random.bounded(32));
            break;
        case 2: { // a piece of another one
            const QByteArray &other = corpus[random.bounded(static_cast<int>(corpus.size()))];
            const auto from = other.isEmpty() ? 0 : random.bounded(static_cast<int>(other.size()));
            bytes.insert(at, other.mid(from, 1 + random.bounded(64)));
            break;
        }
        case 3: // cut
            bytes.truncate(at);
            break;
        case 4: { // bytes that readers stumble over
            static const QList<QByteArray> hard = {"\r\n",         "\r",           QByteArray("\0", 1), "\xff\xfe",
                                                   "\xef\xbb\xbf", "\xed\xa0\xbd", "\xf0\x9f\x9a\xa2",  "e\xcc\x81",
                                                   "\xc0\x80",     "\xe2\x80\xa8", "\xe2\x80\x9c"};
            bytes.insert(at, hard[random.bounded(static_cast<int>(hard.size()))]);
            break;
        }
        default: // the same over and over
            bytes.insert(at, QByteArray(1 + random.bounded(300), static_cast<char>(random.bounded(256))));
        }
    }
    return bytes;
}

/// A whole number, or nothing where there is none.
std::optional<int> numberFrom(const char *text)
{
    bool isNumber = false;
    const int number = QByteArray(text).toInt(&isNumber);
    return isNumber && number > 0 ? std::optional(number) : std::nullopt;
}

} // namespace

int main(int argc, char **argv)
{
    const bool isDeep = qEnvironmentVariableIntValue("BLUEPENCIL_DEEP") > 0;
    const std::optional<int> rounds = argc > 2 ? numberFrom(argv[2]) : isDeep ? 200000 : 3000;
    const std::optional<int> first = argc > 3 ? numberFrom(argv[3]) : 1;
    if (argc < 2 || argc > 4 || !rounds || !first) {
        std::fprintf(stderr, "usage: %s CORPUS-FOLDER [ROUNDS [FIRST-SEED]]\n", argv[0]);
        return 2;
    }
    QList<QByteArray> corpus;
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s: cannot be opened\n", qPrintable(file.fileName()));
            return 1;
        }
        corpus.append(file.readAll());
    }
    if (corpus.isEmpty()) {
        std::fprintf(stderr, "%s: the corpus is empty\n", argv[1]);
        return 1;
    }
    for (const QByteArray &bytes : std::as_const(corpus))
        run(bytes);
    for (int seed = *first; seed < *first + *rounds; ++seed) {
        std::fprintf(stdout, "\r%d", seed);
        std::fflush(stdout);
        QRandomGenerator random(static_cast<quint32>(seed));
        run(mutated(corpus[random.bounded(static_cast<int>(corpus.size()))], corpus, random));
    }
    std::printf("\n%lld files and %d mutations of them: no finding\n", static_cast<long long>(corpus.size()), *rounds);
    return 0;
}
