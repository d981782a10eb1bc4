package dev.waybill.zoho;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.groups.UniAwait;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.waybill", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_ROOM = noClasses()
            .that()
            .resideInAPackage("dev.waybill.zoho..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.waybill.model..",
                    "dev.waybill.store..",
                    "dev.waybill.operator..",
                    "dev.waybill.ingest..",
                    "dev.waybill.sync..",
                    "dev.waybill.sandbox..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLE =
            slices().matching("dev.waybill.zoho.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule REST_INTERFACES_STAY_INSIDE =
            classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule NOTHING_WAITS = noClasses()
            .that()
            .resideInAPackage("dev.waybill.zoho..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(UniAwait.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule TIME_IS_INJECTED = noClasses()
            .that()
            .resideInAPackage("dev.waybill.zoho..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
