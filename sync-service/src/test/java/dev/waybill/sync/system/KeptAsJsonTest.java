package dev.waybill.sync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is kept in the store as JSON is read and written by reflection, which a native executable has only for types
 * that are named for it. REST's own types Quarkus finds by itself.
 */
class KeptAsJsonTest {

    private static final Path NAMES =
            Path.of("src/main/resources/META-INF/native-image/dev.waybill/sync-service/reflect-config.json");
    private static final Pattern KEPT =
            Pattern.compile("(?:cells\\.cell|codec\\(?\\)?\\.read|json\\.read)\\([^;]*?(\\w+)\\.class");

    @Test
    void everyTypeIsNamedForNativeWithAllThatItHolds() throws Exception {
        Set<String> named = new TreeSet<>();
        for (JsonNode type : new ObjectMapper().readTree(NAMES.toFile())) {
            named.add(type.path("name").asText());
        }
        Set<String> needed = new TreeSet<>();
        for (String type : named) {
            addWithParts(Class.forName(type), needed);
        }

        assertThat(named).isEqualTo(needed);
        assertThat(named.stream().map(name -> name.replaceAll(".*[.$]", "")))
                .containsAll(simpleNamesOfKeptTypes())
                .hasSizeGreaterThan(8);
    }

    private static Set<String> simpleNamesOfKeptTypes() throws IOException {
        Set<String> names = new HashSet<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            files.filter(KeptAsJsonTest::isSource).map(KeptAsJsonTest::text).forEach(source -> {
                Matcher kept = KEPT.matcher(source);
                while (kept.find()) {
                    names.add(kept.group(1));
                }
            });
        }
        return names;
    }

    private static void addWithParts(Type type, Set<String> types) {
        switch (type) {
            case ParameterizedType generic -> {
                for (Type argument : generic.getActualTypeArguments()) {
                    addWithParts(argument, types);
                }
            }
            case Class<?> ours
            when ours.getName().startsWith("dev.waybill.") && types.add(ours.getName()) -> {
                if (ours.isRecord()) {
                    for (RecordComponent component : ours.getRecordComponents()) {
                        addWithParts(component.getGenericType(), types);
                    }
                }
            }
            default -> {}
        }
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java")
                && (path.contains("sync-service/src/main") || path.contains("sync-engine/src/main"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
