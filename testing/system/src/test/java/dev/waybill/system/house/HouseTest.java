package dev.waybill.system.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the house, over the classes of every module. Source: architecture, Rooms and who may know whom. */
class HouseTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    /** Rooms from the ground up; each may know those before it. */
    private static final List<String> ROOMS =
            List.of("dev.waybill.model..", "dev.waybill.zoho..", "dev.waybill.store..", "dev.waybill.operator..");

    private static final List<Class<?>> CLOCKS =
            List.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class, OffsetDateTime.class);

    private static JavaClasses house;

    @BeforeAll
    static void importEveryModule() throws IOException {
        try (Stream<Path> product = Files.list(ROOT);
                Stream<Path> testing = Files.list(ROOT.resolve("testing"))) {
            house = new ClassFileImporter()
                    .importPaths(Stream.concat(product, testing)
                            .map(folder -> folder.resolve("target/classes"))
                            .filter(Files::isDirectory)
                            .toList());
        }
        assertThat(house).hasSizeGreaterThan(100);
    }

    @Test
    void theModelKnowsJavaAndItselfOnly() {
        classes()
                .that()
                .resideInAPackage("dev.waybill.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.waybill.model..", "java..", "org.jspecify..", "io.smallrye.mutiny..")
                .check(house);
    }

    @Test
    void roomsKnowOnlyThoseBelow() {
        for (int room = 0; room < ROOMS.size(); room++) {
            String[] above = Stream.concat(
                            ROOMS.stream().skip(room + 1L), Stream.of("dev.waybill.ingest..", "dev.waybill.sync.."))
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOMS.get(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(house);
        }
    }

    @Test
    void theServicesMeetInTheStoreOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.waybill.sync..", "dev.waybill.zoho..")
                .check(house);
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.sync..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.waybill.ingest..")
                .check(house);
    }

    @Test
    void theSandboxAndTheCampaignsKnowNobodyAndNobodyKnowsThem() {
        for (String stranger : List.of("dev.waybill.sandbox..", "dev.waybill.system..")) {
            noClasses()
                    .that()
                    .resideInAPackage(stranger)
                    .should()
                    .dependOnClassesThat(otherRoomThan(stranger))
                    .check(house);
            noClasses()
                    .that()
                    .resideOutsideOfPackage(stranger)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(stranger)
                    .check(house);
        }
    }

    @Test
    void theBenchmarksFillTheStoreAndNobodyKnowsThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.waybill.sync..", "dev.waybill.zoho..", "dev.waybill.operator..")
                .check(house);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.waybill.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.waybill.bench..")
                .check(house);
        noClasses()
                .that()
                .resideInAPackage("dev.waybill.noop..")
                .should()
                .dependOnClassesThat(otherRoomThan("dev.waybill.noop.."))
                .check(house);
    }

    @Test
    void onlyTheEmbeddedStoreSpeaksJdbc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.waybill.store.sqlite..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                .check(house);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.waybill.(**)").should().beFreeOfCycles().check(house);
    }

    @Test
    void nothingWaitsOnAUni() {
        noClasses()
                .should()
                .callMethodWhere(calls(
                        "waits on a Uni",
                        call -> call.getName().equals("await")
                                && call.getTargetOwner().getPackageName().startsWith("io.smallrye.mutiny")))
                .check(house);
    }

    @Test
    void nobodySleepsOrReadsAClockThatWasNotInjected() {
        DescribedPredicate<JavaMethodCall> readsTheClock =
                DescribedPredicate.describe("reads the time of the machine", call -> isClockRead(call));
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.waybill.system..")
                .should()
                .callMethodWhere(calls("reads the time of the machine", HouseTest::isClockRead))
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(house);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..impl..", "..manager..", "..helper..")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .check(house);
    }

    @Test
    void noSourceFileIsLongerThanFourHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(HouseTest::isTooLong)
                    .toList();
            assertThat(tooLong).isEmpty();
        }
    }

    private static DescribedPredicate<JavaMethodCall> calls(String what, Predicate<JavaMethodCall> which) {
        return DescribedPredicate.describe(what, which);
    }

    private static boolean isClockRead(JavaMethodCall call) {
        String owner = call.getTargetOwner().getFullName();
        String name = call.getName();
        boolean now = name.equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty()
                && CLOCKS.stream().anyMatch(type -> type.getName().equals(owner));
        boolean millis = owner.equals(System.class.getName()) && name.equals("currentTimeMillis");
        return now || millis;
    }

    private static DescribedPredicate<JavaClass> otherRoomThan(String room) {
        String own = room.substring(0, room.length() - 1);
        return DescribedPredicate.describe(
                "are of another room of the house",
                type -> type.getPackageName().startsWith("dev.waybill.")
                        && !(type.getPackageName() + ".").startsWith(own));
    }

    private static boolean isTooLong(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count() > 400;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
