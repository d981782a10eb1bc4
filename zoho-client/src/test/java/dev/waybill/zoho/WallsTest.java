package dev.waybill.zoho;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
}
