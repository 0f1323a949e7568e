// SPDX-FileCopyrightText: 2026 The Godwit authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/move/row_stream.h"

#include "core/move/references.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace godwit::core {

namespace {

constexpr int kBatchRows = 512;
constexpr size_t kRing = 32; // batches between reader and writer: what is read while a batch is made durable
constexpr qsizetype kRingBytes = 8 * 1024 * 1024; // of their values; a batch that is larger goes alone
constexpr qint64 kMappedBytes = 160 * 1024 * 1024; // of the file that is read ahead; the rest goes through the cache
constexpr int kReaderCacheKib = 8 * 1024;

/// Reads when it is asked, on the writer's connection.
class StreamBeside final : public RowStream
{
public:
    StreamBeside(RowReader reader, const CompiledMove& move, bool isUtf16)
        : m_reader(std::move(reader)), m_batch(move.handedOn(), isUtf16), m_rows(move.readsTarget ? 1 : kBatchRows)
    {
    }

    Result<const RowBatch*> next() override
    {
        m_batch.clear();
        if (!m_isAtEnd) {
            GODWIT_TRY(const bool goesOn, m_reader.fill(m_batch, m_rows));
            m_isAtEnd = !goesOn;
        }
        return m_batch.rows() > 0 ? &m_batch : nullptr;
    }

private:
    RowReader m_reader;
    RowBatch m_batch;
    int m_rows;
    bool m_isAtEnd = false;
};

/// Reads on a thread of its own, a few batches ahead.
class StreamAhead final : public RowStream
{
public:
    StreamAhead(Database database, const CompiledMove& move, bool isUtf16)
        : m_database(std::move(database)), m_slots(kRing, RowBatch(move.handedOn(), isUtf16))
    {
    }

    ~StreamAhead() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isStopped = true;
        }
        m_changed.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }

    Status start(const CompiledMove& move, const ReadPosition& from, const Collations& collations)
    {
        GODWIT_CHECK(registerCollations(m_database, collations));
        auto verdict = std::make_shared<RowVerdict>();
        GODWIT_CHECK(registerFunctions(m_database, verdict));
        GODWIT_CHECK(registerVerdicts(m_database, verdict));
        GODWIT_TRY(RowReader reader, RowReader::open(m_database, move, verdict, from));
        m_reader.emplace(std::move(reader));
        m_thread = std::thread([this] { readAll(); });
        return {};
    }

    Result<const RowBatch*> next() override
    {
        std::unique_lock lock(m_mutex);
        if (m_isHeld) {
            m_isHeld = false;
            m_bytes -= m_slots[m_taken].values.bytes();
            m_slots[m_taken].clear();
            m_taken = (m_taken + 1) % kRing;
            --m_full;
            m_changed.notify_all();
        }
        m_changed.wait(lock, [this] { return m_full > 0 || m_isAtEnd; });
        if (m_full > 0) {
            m_isHeld = true;
            return &m_slots[m_taken];
        }
        if (m_error)
            return *m_error;
        return nullptr;
    }

private:
    void readAll()
    {
        bool goesOn = true;
        for (size_t slot = 0; goesOn; slot = (slot + 1) % kRing) {
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return (m_full < kRing && (m_full == 0 || m_bytes < kRingBytes)) || m_isStopped; });
                if (m_isStopped)
                    return;
            }
            RowBatch& batch = m_slots[slot];
            batch.clear();
            auto filled = m_reader->fill(batch, kBatchRows);
            goesOn = filled && *filled;
            const std::lock_guard lock(m_mutex);
            m_full += filled && batch.rows() > 0 ? 1 : 0;
            m_bytes += batch.values.bytes();
            m_isAtEnd = !goesOn;
            if (!filled)
                m_error = std::move(filled).error();
            m_changed.notify_all();
        }
    }

    Database m_database;
    std::optional<RowReader> m_reader; ///< of the thread
    std::vector<RowBatch> m_slots; ///< kRing, used in turn
    std::mutex m_mutex;
    std::condition_variable m_changed;
    size_t m_taken = 0;       ///< the slot that is taken next
    size_t m_full = 0;        ///< slots with rows, the one that is held included
    qsizetype m_bytes = 0;    ///< of the values in full slots
    bool m_isHeld = false;    ///< the writer works on slot m_taken
    bool m_isAtEnd = false;
    bool m_isStopped = false;
    std::optional<Error> m_error;
    std::thread m_thread;
};

} // namespace

Result<std::unique_ptr<RowStream>> RowStream::beside(Database& work, std::shared_ptr<RowVerdict> verdict,
                                                     const CompiledMove& move, const ReadPosition& from, bool isUtf16)
{
    GODWIT_TRY(RowReader reader, RowReader::open(work, move, std::move(verdict), from));
    return std::unique_ptr<RowStream>(std::make_unique<StreamBeside>(std::move(reader), move, isUtf16));
}

Result<std::unique_ptr<RowStream>> RowStream::ahead(const QString& file, const CompiledMove& move, const ReadPosition& from,
                                                    bool isUtf16, const CancelToken& cancel)
{
    GODWIT_TRY(Database database, Database::open(file, {.mode = OpenOptions::Mode::ReadOnly,
                                                        .trustedSchema = true,
                                                        .isProven = true,
                                                        .mmapBytes = kMappedBytes,
                                                        .cacheKib = kReaderCacheKib}));
    database.setCancel(cancel);
    auto stream = std::make_unique<StreamAhead>(std::move(database), move, isUtf16);
    GODWIT_CHECK(stream->start(move, from, move.collations));
    return std::unique_ptr<RowStream>(std::move(stream));
}

} // namespace godwit::core
