package dev.waybill.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A temporary folder that goes with everything in it.
 *
 * @param path absolute
 */
public record ScratchFolder(Path path) implements AutoCloseable {

    public static ScratchFolder create() {
        try {
            return new ScratchFolder(Files.createTempDirectory("waybill-"));
        } catch (IOException e) {
            throw new ApplicationException("cannot make a temporary folder: free some space, or set TMPDIR", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new ApplicationException("cannot remove " + path, e);
        }
    }
}
