package dev.waybill.zoho.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The refreshes of some refresh tokens in a file: a line each, with a fingerprint of the token and the time. */
final class RefreshFile {

    /** The lock of a file is a process's; its threads need one of their own. */
    private static final ReentrantLock PROCESS = new ReentrantLock();

    private final Path path;
    private final String whose;

    RefreshFile(Path path, ClientCredentials credentials) {
        this.path = path;
        this.whose = credentials.fingerprint();
    }

    /** A line. */
    private record Refresh(String whose, Instant at) {

        /** Absent for a line that an end in the middle of writing left. */
        static Optional<Refresh> parse(String line) {
            try {
                int blank = line.indexOf(' ');
                return Optional.of(new Refresh(line.substring(0, blank), Instant.parse(line.substring(blank + 1))));
            } catch (DateTimeException | IndexOutOfBoundsException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return whose + " " + at;
        }
    }

    Path path() {
        return path;
    }

    /**
     * See {@link TokenRefreshLog#tryRefresh}.
     *
     * @throws UncheckedIOException if the file cannot be kept
     */
    Optional<Instant> tryRefresh(Instant now) {
        PROCESS.lock();
        try {
            return decided(now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            PROCESS.unlock();
        }
    }

    private Optional<Instant> decided(Instant now) throws IOException {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Closing the channel lets go of the lock, and so does an end of the process.
            channel.lock();
            List<Refresh> refreshes = read(channel, now.minus(RefreshWindow.SPAN));
            RefreshWindow ours = new RefreshWindow(refreshes.stream()
                    .filter(refresh -> refresh.whose().equals(whose))
                    .map(Refresh::at)
                    .toList());
            Optional<Instant> closedUntil = ours.closedUntil(now);
            if (closedUntil.isEmpty()) {
                write(channel, Stream.concat(refreshes.stream(), Stream.of(new Refresh(whose, now))));
            }
            return closedUntil;
        }
    }

    private static List<Refresh> read(FileChannel channel, Instant after) throws IOException {
        byte[] content = Channels.newInputStream(channel).readAllBytes();
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .flatMap(line -> Refresh.parse(line).stream())
                .filter(refresh -> refresh.at().isAfter(after))
                .toList();
    }

    private static void write(FileChannel channel, Stream<Refresh> refreshes) throws IOException {
        ByteBuffer content = StandardCharsets.UTF_8.encode(
                refreshes.map(refresh -> refresh + "\n").collect(Collectors.joining()));
        int size = content.remaining();
        channel.position(0);
        while (content.hasRemaining()) {
            channel.write(content);
        }
        channel.truncate(size);
        channel.force(true);
    }
}
