package dev.waybill.system.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names of types and packages, over the main classes of every module. */
class NamesTest {

    /** Packages are features; a layer cuts through all of them. */
    private static final Set<String> LAYERS = Set.of("control", "console", "run", "state", "metrics", "settings");

    /** Packages that are still to become features; none is added. */
    private static final Set<String> LAYERS_LEFT =
            Set.of("dev.waybill.operator.control", "dev.waybill.operator.metrics");

    /** Names that still stand twice in the product; none is added. */
    private static final Set<String> TWICE_LEFT = Set.of("StatusReader", "Written");

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
                .check(House.CLASSES);
    }

    @Test
    void noPackageIsNamedAfterALayer() {
        Set<String> layers = House.CLASSES.stream()
                .filter(House::isOfTheProduct)
                .map(JavaClass::getPackageName)
                .filter(name -> LAYERS.contains(name.substring(name.lastIndexOf('.') + 1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(layers).isSubsetOf(LAYERS_LEFT);
    }

    /** A search for a type and the jump to it end at one place. */
    @Test
    void aSimpleNameStandsOnceInTheProduct() {
        Map<String, List<String>> twice = House.CLASSES.stream()
                .filter(House::isOfTheProduct)
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));
        twice.values().removeIf(packages -> packages.size() == 1);
        twice.keySet().removeAll(TWICE_LEFT);

        assertThat(twice).isEmpty();
    }
}
