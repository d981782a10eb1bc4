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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mints of some refresh tokens in a file: a line each, with a fingerprint of the token and the time. */
final class MintFile {

    /** Tells the refresh tokens of a machine apart, and leads back to none. */
    private static final int FINGERPRINT_BYTES = 6;

    /** The lock of a file is a process's; its threads need one of their own. */
    private static final ReentrantLock PROCESS = new ReentrantLock();

    private final Path path;
    private final String whose;

    MintFile(Path path, ClientCredentials credentials) {
        this.path = path;
        this.whose = fingerprint(credentials.refreshToken());
    }

    /** A line. */
    private record Mint(String whose, Instant at) {

        /** Absent for a line that an end in the middle of writing left. */
        static Optional<Mint> parse(String line) {
            try {
                int blank = line.indexOf(' ');
                return Optional.of(new Mint(line.substring(0, blank), Instant.parse(line.substring(blank + 1))));
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
     * See {@link MintLog#tryMint}.
     *
     * @throws UncheckedIOException if the file cannot be kept
     */
    Optional<Instant> tryMint(Instant now) {
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
            List<Mint> mints = read(channel, now.minus(MintWindow.SPAN));
            MintWindow ours = new MintWindow(mints.stream()
                    .filter(mint -> mint.whose().equals(whose))
                    .map(Mint::at)
                    .toList());
            Optional<Instant> closedUntil = ours.closedUntil(now);
            if (closedUntil.isEmpty()) {
                write(channel, Stream.concat(mints.stream(), Stream.of(new Mint(whose, now))));
            }
            return closedUntil;
        }
    }

    private static List<Mint> read(FileChannel channel, Instant after) throws IOException {
        byte[] content = Channels.newInputStream(channel).readAllBytes();
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .flatMap(line -> Mint.parse(line).stream())
                .filter(mint -> mint.at().isAfter(after))
                .toList();
    }

    private static void write(FileChannel channel, Stream<Mint> mints) throws IOException {
        ByteBuffer content =
                StandardCharsets.UTF_8.encode(mints.map(mint -> mint + "\n").collect(Collectors.joining()));
        int size = content.remaining();
        channel.position(0);
        while (content.hasRemaining()) {
            channel.write(content);
        }
        channel.truncate(size);
        channel.force(true);
    }

    private static String fingerprint(String refreshToken) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(refreshToken.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
