package dev.waybill.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusStore;
import io.smallrye.mutiny.groups.UniAwait;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.waybill.store", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule JDBC_STAYS_IN_ITS_ROOM = noClasses()
            .that()
            .resideOutsideOfPackage("dev.waybill.store.sqlite")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql", "org.sqlite..");

    @ArchTest
    static final ArchRule ADAPTERS_STAY_INSIDE = classes()
            .that()
            .implement(StatusStore.class)
            .or()
            .implement(ControlStore.class)
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLE =
            slices().matching("dev.waybill.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KNOWS_NO_ROOM_ABOVE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.waybill.operator..",
                    "dev.waybill.ingest..",
                    "dev.waybill.sync..",
                    "dev.waybill.sandbox..",
                    "io.vertx..");

    @ArchTest
    static final ArchRule NOTHING_WAITS = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(UniAwait.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");
}
