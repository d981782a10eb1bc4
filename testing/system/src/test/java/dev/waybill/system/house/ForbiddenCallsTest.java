package dev.waybill.system.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Calls that no main class may make, whether as a call or as a method reference. */
class ForbiddenCallsTest {

    private static final Set<String> CLOCKS = names(
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            ZonedDateTime.class,
            OffsetDateTime.class);

    /** Otherwise digits, letters and names are those of whoever started the machine. */
    private static final ArchRule FORMATS_WITH_A_LOCALE = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "formats by the locale of the machine", access -> formatsWithoutLocale(access.getTarget())));

    /** A wait that nothing but time ends. The campaigns and the benchmarks wait for processes that they cannot ask. */
    private static final ArchRule NOBODY_SLEEPS = noClasses()
            .that()
            .resideOutsideOfPackages("dev.waybill.system..", "dev.waybill.harness..", "dev.waybill.bench..")
            .should()
            .accessTargetWhere(DescribedPredicate.describe("sleeps", access -> sleeps(access.getTarget())));

    /** The campaigns write down when things happened; the harness is as they are. */
    private static final ArchRule CLOCKS_ARE_INJECTED = noClasses()
            .that()
            .resideOutsideOfPackages("dev.waybill.system..", "dev.waybill.harness..")
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "reads the time of the machine", access -> readsTheTime(access.getTarget())));

    /** Not even a clock that is injected, or time that only grows: its time comes in with what it is told. */
    private static final ArchRule THE_ENGINE_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("dev.waybill.engine..")
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "makes or reads a clock of the machine",
                    access -> isOf(access.getTarget(), System.class, "nanoTime", "currentTimeMillis")
                            || (access.getTarget().getOwner().isEquivalentTo(Clock.class)
                                    && (access.getName().startsWith("system")
                                            || access.getName().startsWith("tick")))));

    private static final ArchRule NOTHING_WAITS_ON_A_UNI = noClasses()
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "waits on a Uni or a Multi",
                    access -> Set.of("await", "toIterable", "toStream").contains(access.getName())
                            && access.getTargetOwner().getPackageName().startsWith("io.smallrye.mutiny")));

    @Test
    void everythingIsFormattedWithALocale() {
        FORMATS_WITH_A_LOCALE.check(House.CLASSES);
    }

    @Test
    void nobodySleeps() {
        NOBODY_SLEEPS.check(House.CLASSES);
    }

    @Test
    void nobodyReadsAClockThatWasNotInjected() {
        CLOCKS_ARE_INJECTED.check(House.CLASSES);
    }

    @Test
    void theEngineHasNoClock() {
        THE_ENGINE_HAS_NO_CLOCK.check(House.CLASSES);
    }

    @Test
    void nothingWaitsOnAUni() {
        NOTHING_WAITS_ON_A_UNI.check(House.CLASSES);
    }

    /** Else a misspelt name would let everything pass. */
    @Test
    void eachRuleFindsWhatItForbids() {
        JavaClass offender = new ClassFileImporter().importClass(Offender.class);

        assertThat(found(offender, ForbiddenCallsTest::formatsWithoutLocale))
                .containsExactlyInAnyOrder("format", "formatted", "printf", "toLowerCase", "toUpperCase", "ofPattern");
        assertThat(found(offender, ForbiddenCallsTest::sleeps))
                .containsExactlyInAnyOrder("sleep", "sleep", "sleep", "timedJoin", "parkNanos", "wait");
        assertThat(found(offender, ForbiddenCallsTest::readsTheTime))
                .containsExactlyInAnyOrder("now", "now", "currentTimeMillis", "<init>");
    }

    /** What must be found, and beside it what must not. */
    private static final class Offender {

        void format(PrintStream out) {
            out.printf("%d", 1);
            out.printf(Locale.ROOT, "%d", 1);
            out.println("%d".formatted(1) + String.format("%d", 1) + String.format(Locale.ROOT, "%d", 1));
            out.println("a".toUpperCase() + "a".toUpperCase(Locale.ROOT));
            UnaryOperator<String> lower = String::toLowerCase;
            out.println(lower.apply("A") + DateTimeFormatter.ofPattern("MMM"));
        }

        void sleep(Thread other) throws InterruptedException {
            Thread.sleep(1);
            Thread.sleep(Duration.ofMillis(1));
            TimeUnit.MILLISECONDS.sleep(1);
            TimeUnit.MILLISECONDS.timedJoin(other, 1);
            LockSupport.parkNanos(1);
            synchronized (this) {
                wait(1);
            }
            other.join(1);
        }

        List<Object> read(Clock clock) {
            Supplier<Instant> now = Instant::now;
            return List.of(now, LocalDate.now(), Instant.now(clock), System.currentTimeMillis(), new Date());
        }
    }

    private static List<String> found(JavaClass type, Predicate<AccessTarget> forbidden) {
        return type.getAccessesFromSelf().stream()
                .map(JavaAccess::getTarget)
                .filter(forbidden)
                .map(AccessTarget::getName)
                .toList();
    }

    private static boolean formatsWithoutLocale(AccessTarget target) {
        boolean formats = isOf(target, String.class, "format", "formatted", "toLowerCase", "toUpperCase")
                || isOf(target, PrintStream.class, "format", "printf")
                || isOf(target, PrintWriter.class, "format", "printf")
                || isOf(target, Formatter.class, "<init>", "format")
                || isOf(target, MessageFormat.class, "<init>", "format")
                || isOf(target, DecimalFormat.class, "<init>")
                || isOf(target, DateTimeFormatter.class, "ofPattern", "ofLocalizedDate", "ofLocalizedTime")
                || (target.getOwner().isEquivalentTo(NumberFormat.class)
                        && target.getName().endsWith("Instance"));
        return formats && !hasParameter(target, Locale.class);
    }

    private static boolean sleeps(AccessTarget target) {
        return isOf(target, Thread.class, "sleep", "onSpinWait", "yield")
                || isOf(target, TimeUnit.class, "sleep", "timedWait", "timedJoin")
                || isOf(target, LockSupport.class, "parkNanos", "parkUntil")
                || (isOf(target, Object.class, "wait") && !hasNoParameters(target));
    }

    private static boolean readsTheTime(AccessTarget target) {
        return (CLOCKS.contains(target.getOwner().getName())
                        && target.getName().equals("now")
                        && !hasParameter(target, Clock.class))
                || isOf(target, System.class, "currentTimeMillis")
                || (isOf(target, Date.class, "<init>") && hasNoParameters(target));
    }

    private static boolean hasParameter(AccessTarget target, Class<?> kind) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(kind));
    }

    private static boolean hasNoParameters(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().isEmpty();
    }

    private static boolean isOf(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isEquivalentTo(owner) && Set.of(names).contains(target.getName());
    }

    private static Set<String> names(Class<?>... types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.toSet());
    }
}
