package dev.waybill.zoho;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;

/** What the rules of the whole house, held in testing/system, do not say. */
@AnalyzeClasses(packages = "dev.waybill", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule KNOWS_NOTHING_OF_THE_BUSINESS = noClasses()
            .that()
            .resideInAPackage("dev.waybill.zoho..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.waybill.model..");

    @ArchTest
    static final ArchRule REST_INTERFACES_STAY_INSIDE =
            classes().that().areAnnotatedWith(Path.class).should().bePackagePrivate();
}
