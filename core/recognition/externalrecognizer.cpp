// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recognition/externalrecognizer.h"

#include "core/base/tr.h"
#include "core/recognition/commandwords.h"
#include "core/recognition/externalanswer.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>

namespace bluepencil {

namespace {

constexpr int slice = 20;            // milliseconds between looks at the stop token
constexpr int patience = 1000;       // milliseconds for a program to end when it is told to
constexpr qsizetype lastWords = 400; // bytes of standard error that are told
constexpr qsizetype perByteOfText = 64;

/// The program and the line to it. Lives on one thread.
class Conversation
{
public:
    Conversation(QStringList words, const ExternalLimits &limits)
        : m_words(std::move(words))
        , m_limits(limits)
    {
    }
    ~Conversation() { end(); }

    /// One line for one line. A program that left after an earlier answer is started again.
    Result<QByteArray> ask(const QByteArray &question, const std::stop_token &stop)
    {
        const bool isUsed = m_process != nullptr;
        Result<QByteArray> answer = askOnce(question, stop);
        return !answer && isUsed && m_isGone ? askOnce(question, stop) : answer;
    }

    /// Closes its input and waits for a moment; one that is not trusted is killed at once.
    void end()
    {
        if (!m_process)
            return;
        m_process->closeWriteChannel();
        if (!m_process->waitForFinished(m_isTrusted ? patience : 0)) {
            m_process->kill();
            m_process->waitForFinished(patience);
        }
        m_process.reset();
        m_errors.clear();
        m_isTrusted = true;
    }
    QString name() const { return QFileInfo(m_words.first()).fileName(); }

private:
    Result<QByteArray> askOnce(const QByteArray &question, const std::stop_token &stop)
    {
        const QDeadlineTimer deadline(m_limits.time);
        m_isGone = false;
        if (const Result<void> started = start(deadline); !started)
            return started.error();
        m_process->write(question + '\n');
        QByteArray answer;
        const qsizetype most = m_limits.bytes + perByteOfText * question.size();
        qsizetype lineEnd = -1;
        while (lineEnd < 0) {
            if (stop.stop_requested())
                return stopped(ErrorCode::Cancelled, Core::tr("The recognizer was stopped"));
            if (deadline.hasExpired())
                return stopped(ErrorCode::Busy,
                               Core::tr("The recognizer “%1” gave no answer within %2 seconds; give it "
                                        "more time or a shorter text")
                                   .arg(name())
                                   .arg(static_cast<double>(m_limits.time.count()) / 1000));
            const bool running = m_process->state() != QProcess::NotRunning;
            if (running)
                m_process->waitForReadyRead(static_cast<int>(std::min<qint64>(slice, deadline.remainingTime() + 1)));
            keepLastWords();
            const qsizetype from = answer.size();
            answer += m_process->readAllStandardOutput();
            lineEnd = answer.indexOf('\n', from);
            if ((lineEnd < 0 ? answer.size() : lineEnd) > most)
                return stopped(ErrorCode::TooLarge,
                               Core::tr("The recognizer “%1” answers with more than %2 MB; it was stopped")
                                   .arg(name())
                                   .arg(std::max<qsizetype>(1, most >> 20)));
            if (!running && lineEnd < 0)
                return ended(answer);
        }
        if (!answer.sliced(lineEnd + 1).trimmed().isEmpty())
            return stopped(ErrorCode::Damaged,
                           Core::tr("The recognizer “%1” answers with more than one line for an article").arg(name()));
        return answer.left(lineEnd);
    }

    Result<void> start(const QDeadlineTimer &deadline)
    {
        if (m_process && m_process->state() == QProcess::Running) {
            m_process->waitForReadyRead(0);
            if (m_process->readAllStandardOutput().trimmed().isEmpty())
                return {};
            return stopped(ErrorCode::Damaged,
                           Core::tr("The recognizer “%1” answers with more than one line for an article").arg(name()));
        }
        end();
        m_process = std::make_unique<QProcess>();
        m_process->start(m_words.first(), m_words.mid(1));
        if (m_process->waitForStarted(static_cast<int>(std::max<qint64>(deadline.remainingTime(), 1))))
            return {};
        const QString reason = m_process->errorString();
        m_process.reset();
        return Error{ErrorCode::NotFound,
                     Core::tr("The recognizer “%1” can't be started (%2); check the command").arg(name(), reason),
                     {}};
    }

    void keepLastWords()
    {
        m_errors += m_process->readAllStandardError();
        if (m_errors.size() > lastWords)
            m_errors = m_errors.right(lastWords);
    }

    Error stopped(ErrorCode code, const QString &message)
    {
        m_isTrusted = false;
        end();
        return {code, message, {}};
    }

    /// It is gone. A last line without its end is an answer still.
    Result<QByteArray> ended(const QByteArray &answer)
    {
        keepLastWords();
        const QString said = QString::fromUtf8(m_errors).simplified();
        const bool crashed = m_process->exitStatus() == QProcess::CrashExit;
        const int code = m_process->exitCode();
        m_process.reset();
        m_errors.clear();
        if (!answer.trimmed().isEmpty() && !crashed)
            return answer.trimmed();
        m_isGone = true;
        QString message =
            crashed ? Core::tr("The recognizer “%1” crashed").arg(name())
                    : Core::tr("The recognizer “%1” ended with code %2 instead of answering").arg(name()).arg(code);
        if (!said.isEmpty())
            message += QStringLiteral(": ") + said;
        return Error{ErrorCode::Damaged, message, {}};
    }

    QStringList m_words;
    ExternalLimits m_limits;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_errors;
    bool m_isTrusted = true;
    bool m_isGone = false; ///< it ended without an answer
};

/// Runs tasks one after another on a thread of its own: a QProcess belongs to one.
class OneThread
{
public:
    OneThread()
        : m_thread(QThread::create([this] { work(); }))
    {
        m_thread->start();
    }
    ~OneThread()
    {
        post({});
        m_thread->wait();
    }

    void post(std::function<void()> task)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_waiting.notify_one();
    }

private:
    void work()
    {
        for (;;) {
            std::unique_lock lock(m_mutex);
            m_waiting.wait(lock, [this] { return !m_tasks.empty(); });
            const std::function<void()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            if (!task)
                return;
            task();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_waiting;
    std::deque<std::function<void()>> m_tasks; ///< an empty one ends it
    std::unique_ptr<QThread> m_thread;
};

class ExternalRecognizer final : public Recognizer
{
public:
    ExternalRecognizer(const QStringList &words, const ExternalLimits &limits)
        : m_conversation(std::make_unique<Conversation>(words, limits))
        , m_name(m_conversation->name())
    {
    }
    ~ExternalRecognizer() override
    {
        m_thread.post([this] { m_conversation.reset(); });
    }

    Result<Recognition> recognize(const Article &article, std::stop_token stop, const Progress &progress) const override
    {
        if (progress)
            progress(0);
        std::promise<Result<Recognition>> promise;
        auto answered = promise.get_future();
        m_thread.post([&, this] { promise.set_value(ask(article, stop)); });
        Result<Recognition> found = answered.get();
        if (progress && found)
            progress(1);
        return found;
    }

private:
    Result<Recognition> ask(const Article &article, const std::stop_token &stop) const
    {
        const Result<QByteArray> answer = m_conversation->ask(externalQuestion(article), stop);
        if (!answer)
            return answer.error();
        Result<Recognition> found = readExternalAnswer(*answer, article);
        if (!found)
            return Error{found.error().code,
                         Core::tr("The recognizer “%1” can't be used: %2").arg(m_name, found.error().message),
                         {}};
        found->recognizer = m_name;
        return found;
    }

    std::unique_ptr<Conversation> m_conversation; ///< on the thread
    QString m_name;
    mutable OneThread m_thread; ///< last, so that it ends first
};

} // namespace

Result<std::shared_ptr<const Recognizer>> makeExternalRecognizer(const QString &command, const ExternalLimits &limits)
{
    const Result<QStringList> split = recognition::commandWords(command);
    if (!split)
        return split.error();
    const QStringList &words = *split;
    if (words.isEmpty() || words.first().isEmpty())
        return Error{ErrorCode::Invalid, Core::tr("The recognizer's command is empty; name a program"), {}};
    return std::shared_ptr<const Recognizer>(std::make_shared<const ExternalRecognizer>(words, limits));
}

} // namespace bluepencil
