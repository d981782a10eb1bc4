package dev.waybill.operator.startup;

import io.smallrye.config.EnvConfigSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/**
 * The file {@code .env} of the working folder, read as people write such files, see {@link EnvLine}. Found by its entry
 * under {@code META-INF/services}, by the check before the start and by the running service alike. Quarkus reads the
 * file as well, but takes quotes and comments for a part of the value; this source stands before that one, and behind
 * the environment.
 *
 * @param variables what is set, by name
 * @param complaints a line for each line of the file that cannot be read
 */
record EnvFile(Map<String, String> variables, List<String> complaints) {

    /** Quarkus' source of the same file has 295, the environment has 300. */
    private static final int ORDINAL = 296;

    /** The file of the working folder; nothing if there is none. */
    static EnvFile ofWorkingFolder() {
        return read(Path.of(System.getProperty("user.dir"), ".env"));
    }

    static EnvFile read(Path file) {
        if (!Files.exists(file)) {
            return new EnvFile(Map.of(), List.of());
        }
        try {
            return parse(
                    file.toString(),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                            .toString());
        } catch (CharacterCodingException otherEncoding) {
            return unreadable(file + " is not text in UTF-8; save it in that encoding");
        } catch (IOException failed) {
            return unreadable(file + " cannot be read; it must be a file that this user may read");
        }
    }

    private static EnvFile parse(String file, String text) {
        Map<String, String> variables = new HashMap<>();
        List<String> complaints = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            try {
                EnvLine.read(lines[i]).ifPresent(line -> variables.put(line.variable(), line.value()));
            } catch (UnfitValueException unreadable) {
                complaints.add(file + " line " + (i + 1) + " " + unreadable.getMessage());
            }
        }
        return new EnvFile(variables, complaints);
    }

    private static EnvFile unreadable(String complaint) {
        return new EnvFile(Map.of(), List.of(complaint));
    }

    /** Puts the file among the sources of the configuration. */
    public static final class Source implements ConfigSourceProvider {

        @Override
        public List<ConfigSource> getConfigSources(ClassLoader loader) {
            return List.of(new EnvConfigSource(ofWorkingFolder().variables(), ORDINAL));
        }
    }
}
