package dev.waybill.store.sqlite;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mark of the last transaction that was confirmed, in a small file beside the database. It tells a start that a
 * database was here and how far it had come, when the database or its log are not there any more. It is written behind
 * each commit and not synced: after a power cut it may be older than the database, never newer.
 */
final class LastCommit implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(LastCommit.class.getName());
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{32}) (\\d{19})\\n");

    private final FileChannel channel;
    private boolean failed;

    private LastCommit(FileChannel channel) {
        this.channel = channel;
    }

    /** The mark in a file; null if there is none, or no whole one. */
    static @Nullable CommitMark read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        Matcher line = LINE.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        return line.matches() ? new CommitMark(line.group(1), Long.parseLong(line.group(2))) : null;
    }

    /** Opens a file to write it, making it when missing. */
    static LastCommit open(Path file) throws IOException {
        StoreFiles.createOwned(file);
        return new LastCommit(FileChannel.open(file, StandardOpenOption.WRITE));
    }

    /** A transaction is durable. Nothing depends on it while the service runs, so that a failure is only logged. */
    void write(CommitMark mark) {
        try {
            String line = String.format(Locale.ROOT, "%s %019d\n", mark.database(), mark.number());
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)), 0);
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.log(Level.WARNING, "the number of the last commit could not be written beside the store's file", e);
            }
            failed = true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the number of the last commit did not close", e);
        }
    }
}
