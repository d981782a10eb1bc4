package dev.waybill.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.waybill.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.waybill.ingest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule READING_AND_CALLER_CHECK_KNOW_NO_FRAMEWORK = classes()
            .that()
            .resideInAnyPackage("..json", "..callback", "..caller")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.core..",
                    "dev.waybill.model..",
                    "dev.waybill.ingest.json",
                    "dev.waybill.ingest.callback",
                    "dev.waybill.ingest.caller");

    @ArchTest
    static final ArchRule NOTHING_WAITS = noClasses().should().callMethod(Uni.class, "await");

    @ArchTest
    static final ArchRule NOTHING_READS_THE_SYSTEMS_CLOCK = noClasses().should().callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule NO_SLEEP = noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
