package dev.waybill.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.waybill.model.store.ControlStore;
import dev.waybill.model.store.StatusStore;

/** What the rules of the whole house, held in testing/system, do not say. */
@AnalyzeClasses(packages = "dev.waybill.store", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule ADAPTERS_STAY_INSIDE = classes()
            .that()
            .implement(StatusStore.class)
            .or()
            .implement(ControlStore.class)
            .should()
            .bePackagePrivate();

    /** Of Vert.x it hands on the instance that Zoho's clients run on. */
    @ArchTest
    static final ArchRule KNOWS_NO_WEB_SERVER =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.vertx.core.http..", "io.vertx.ext..");
}
