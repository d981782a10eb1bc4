package dev.waybill.system.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which module may know which, over the main classes of all of them. Source: architecture, who may know whom. */
class HouseTest {

    /** Modules from the ground up; each may know those before it, beside the exceptions below. */
    private static final List<String> MODULES =
            List.of("dev.waybill.model..", "dev.waybill.zoho..", "dev.waybill.store..", "dev.waybill.operator..");

    @Test
    void everyModuleIsThere() {
        assertThat(House.CLASSES).hasSizeGreaterThan(100);
        assertThat(Stream.of("model", "zoho", "store", "engine", "operator", "ingest", "sync", "sandbox", "harness")
                        .map(module -> "dev.waybill." + module))
                .allMatch(House.CLASSES::containPackage);
    }

    @Test
    void theModelKnowsJavaAndItselfOnly() {
        classes()
                .that()
                .resideInAPackage("dev.waybill.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.waybill.model..", "java..", "org.jspecify..", "io.smallrye.mutiny..")
                .check(House.CLASSES);
    }

    /** So that it runs on virtual time and with a store in memory. Its tests may do more. */
    @Test
    void theEngineKnowsTheModelAndNeitherFrameworksNorTheWorldOutside() {
        classes()
                .that()
                .resideInAPackage("dev.waybill.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.waybill.engine..",
                        "dev.waybill.model..",
                        "java.lang..",
                        "java.math..",
                        "java.nio.charset..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..",
                        "io.smallrye.mutiny..")
                .check(House.CLASSES);
    }

    @Test
    void modulesKnowOnlyThoseBelow() {
        for (int module = 0; module < MODULES.size(); module++) {
            String[] above = Stream.concat(
                            MODULES.stream().skip(module + 1L),
                            Stream.of("dev.waybill.engine..", "dev.waybill.ingest..", "dev.waybill.sync.."))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(MODULES.get(module))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(House.CLASSES);
        }
    }

    @Test
    void theServicesMeetInTheStoreOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.waybill.sync..", "dev.waybill.engine..", "dev.waybill.zoho..")
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.sync..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.waybill.ingest..")
                .check(House.CLASSES);
    }

    @Test
    void theSandboxTheHarnessAndTheNoOpKnowNobody() {
        for (String stranger : List.of("dev.waybill.sandbox..", "dev.waybill.harness..", "dev.waybill.noop..")) {
            noClasses()
                    .that()
                    .resideInAPackage(stranger)
                    .should()
                    .dependOnClassesThat(areOfAnotherModuleThan(stranger))
                    .check(House.CLASSES);
        }
    }

    @Test
    void theCampaignsKnowTheHarnessOnlyAndTheBenchmarksFillTheStore() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.system..")
                .should()
                .dependOnClassesThat(areOfAnotherModuleThan("dev.waybill.system..", "dev.waybill.harness.."))
                .check(House.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.waybill.sync..",
                        "dev.waybill.engine..",
                        "dev.waybill.zoho..",
                        "dev.waybill.operator..",
                        "dev.waybill.system..")
                .check(House.CLASSES);
    }

    @Test
    void nothingThatIsShippedKnowsTheSandboxOrWhatTestsIt() {
        noClasses()
                .that(DescribedPredicate.describe("are of the product", House::isOfTheProduct))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.waybill.sandbox..",
                        "dev.waybill.harness..",
                        "dev.waybill.system..",
                        "dev.waybill.bench..",
                        "dev.waybill.noop..")
                .check(House.CLASSES);
    }

    @Test
    void onlyTheEmbeddedStoreSpeaksJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.waybill.store.sqlite..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                .check(House.CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.waybill.(**)").should().beFreeOfCycles().check(House.CLASSES);
    }

    @Test
    void noSourceFileIsLongerThanFourHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(House.ROOT)) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(HouseTest::isTooLong)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static DescribedPredicate<JavaClass> areOfAnotherModuleThan(String... modules) {
        return DescribedPredicate.describe(
                "are of another module",
                type -> type.getPackageName().startsWith("dev.waybill.")
                        && Stream.of(modules)
                                .map(module -> module.substring(0, module.length() - 1))
                                .noneMatch(own -> (type.getPackageName() + ".").startsWith(own)));
    }

    private static boolean isTooLong(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count() > 400;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
