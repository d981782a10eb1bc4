package dev.waybill.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/** Who may know whom in this room. */
@AnalyzeClasses(packages = "dev.waybill.sync", importOptions = DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule WHAT_SHOULD_BE_WRITTEN_IS_PURE = noClasses()
            .that()
            .resideInAPackage("..sync.cycle..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "dev.waybill.model..", "dev.waybill.engine.cycle..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.waybill.sync.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NOBODY_WAITS_FOR_A_UNI = noClasses().should().callMethod(Uni.class, "await");

    @ArchTest
    static final ArchRule THE_TIME_IS_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
