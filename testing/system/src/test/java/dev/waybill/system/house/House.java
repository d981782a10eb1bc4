package dev.waybill.system.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The main classes of every module, read once for all rules. */
final class House {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** What is shipped; the rest is the sandbox and what is under {@code testing/}. */
    private static final List<String> PRODUCT =
            List.of("model", "zoho", "store", "engine", "operator", "ingest", "sync");

    static final JavaClasses CLASSES = new ClassFileImporter().importPaths(classFolders());

    private House() {}

    static boolean isOfTheProduct(JavaClass type) {
        return PRODUCT.stream()
                .anyMatch(module -> (type.getPackageName() + ".").startsWith("dev.waybill." + module + "."));
    }

    private static List<Path> classFolders() {
        try (Stream<Path> product = Files.list(ROOT);
                Stream<Path> testing = Files.list(ROOT.resolve("testing"))) {
            return Stream.concat(product, testing)
                    .map(folder -> folder.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
