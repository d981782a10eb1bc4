package dev.waybill.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite's log of writes beside a database holds, read without opening the database. Source: sqlite.org, Database
 * File Format, "The Write-Ahead Log".
 *
 * @param there whether there is such a file
 * @param commits whether it holds a transaction
 * @param first the mark of its first transaction of ours
 * @param last the mark of its last transaction of ours
 */
record WriteLog(
        boolean there,
        boolean commits,
        @Nullable CommitMark first,
        @Nullable CommitMark last) {

    static final WriteLog NONE = new WriteLog(false, false, null, null);

    private static final WriteLog EMPTY = new WriteLog(true, false, null, null);

    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;

    /** Of a header, but for its last bit, which says how the sums of it are made. */
    private static final int MAGIC = 0x377f0682;

    /**
     * Reads a log up to its last whole transaction, as SQLite does when it takes a log up.
     *
     * @param ledgerPage number of the page that is the table {@code ledger}
     */
    static WriteLog read(Path log, long ledgerPage) throws IOException {
        if (!Files.exists(log)) {
            return NONE;
        }
        try (FileChannel channel = FileChannel.open(log)) {
            return new Walk(channel, ledgerPage).walk();
        } catch (NoSuchFileException gone) {
            return NONE;
        }
    }

    /**
     * Whether the log is of this database: it begins at most one behind the last commit that the database itself holds,
     * and ends no earlier.
     */
    boolean continues(CommitMark held) {
        return first != null
                && last != null
                && first.database().equals(held.database())
                && last.database().equals(held.database())
                && first.number() <= held.number() + 1
                && last.number() >= held.number();
    }

    /** One reading from the beginning to the first frame that does not follow from those before. */
    private static final class Walk {

        private final FileChannel channel;
        private final long ledgerPage;
        private int sum1;
        private int sum2;

        Walk(FileChannel channel, long ledgerPage) {
            this.channel = channel;
            this.ledgerPage = ledgerPage;
        }

        WriteLog walk() throws IOException {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            if (!fill(header, 0) || (header.getInt(0) & ~1) != MAGIC) {
                return EMPTY;
            }
            ByteOrder order = (header.getInt(0) & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            add(header, 0, HEADER - 8, order);
            int pageSize = header.getInt(8);
            if (!sumsAre(header, HEADER - 8) || Integer.bitCount(pageSize) != 1 || pageSize < 512) {
                return EMPTY;
            }
            return frames(ByteBuffer.allocate(FRAME_HEADER + pageSize), header, order);
        }

        private WriteLog frames(ByteBuffer frame, ByteBuffer header, ByteOrder order) throws IOException {
            boolean commits = false;
            CommitMark first = null;
            CommitMark last = null;
            CommitMark open = null;
            for (long at = HEADER; fill(frame, at); at += frame.capacity()) {
                add(frame, 0, 8, order);
                add(frame, FRAME_HEADER, frame.capacity(), order);
                if (frame.getLong(8) != header.getLong(16) || !sumsAre(frame, 16)) {
                    break;
                }
                if (frame.getInt(0) == ledgerPage) {
                    open = CommitMark.on(frame.slice(FRAME_HEADER, frame.capacity() - FRAME_HEADER));
                }
                if (frame.getInt(4) != 0) {
                    commits = true;
                    first = first == null ? open : first;
                    last = open == null ? last : open;
                }
            }
            return new WriteLog(true, commits, first, last);
        }

        private boolean fill(ByteBuffer buffer, long at) throws IOException {
            buffer.clear();
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    return false;
                }
            }
            return true;
        }

        private void add(ByteBuffer bytes, int from, int to, ByteOrder order) {
            bytes.order(order);
            for (int at = from; at < to; at += 8) {
                sum1 += bytes.getInt(at) + sum2;
                sum2 += bytes.getInt(at + 4) + sum1;
            }
            bytes.order(ByteOrder.BIG_ENDIAN);
        }

        private boolean sumsAre(ByteBuffer bytes, int at) {
            return bytes.getInt(at) == sum1 && bytes.getInt(at + 4) == sum2;
        }
    }
}
