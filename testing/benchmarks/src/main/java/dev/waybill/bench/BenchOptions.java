package dev.waybill.bench;

import dev.waybill.bench.measure.Part;
import dev.waybill.bench.measure.Plan;
import dev.waybill.harness.ApplicationException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of {@code ./waybill bench}.
 *
 * @param quick whether one round on small stores is enough
 * @param plan how much to do
 * @param parts what to measure
 * @param jvm options for ingest-service and the no-op endpoint
 */
record BenchOptions(boolean quick, Plan plan, Set<Part> parts, List<String> jvm) {

    private static final String LIST = ",";
    /** As {@code ./waybill start} and the images run the services. */
    private static final List<String> SHIPPED = List.of("-XX:+UseSerialGC");

    private static final int LEAST_DOCUMENTS = 10_000;

    /** @throws ApplicationException if something is not understood; the message says what is */
    static BenchOptions of(List<String> arguments) {
        boolean quick = arguments.contains("--quick");
        Plan plan = quick ? Plan.quick() : Plan.full();
        Set<Part> parts = EnumSet.allOf(Part.class);
        List<String> jvm = SHIPPED;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--quick" -> {}
                case "--only" -> parts = parts(value(option, rest));
                case "--documents" -> plan = plan.withLargeStore(documents(value(option, rest)));
                case "--jvm" -> jvm = Arrays.asList(value(option, rest).strip().split("\\s+"));
                default ->
                    throw new ApplicationException(String.format(
                            Locale.ROOT,
                            "bench takes --quick, --only %s, --documents N, --jvm 'OPTIONS'; not %s",
                            words(),
                            option));
            }
        }
        return new BenchOptions(quick, plan, parts, jvm);
    }

    /** Whether every part is measured at its own size, so that the results may stand in the page. */
    boolean isWhole() {
        Plan whole = quick ? Plan.quick() : Plan.full();
        return plan.equals(whole) && parts.equals(EnumSet.allOf(Part.class));
    }

    private static Set<Part> parts(String text) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : text.split(LIST, -1)) {
            parts.add(Arrays.stream(Part.values())
                    .filter(part -> part.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new ApplicationException("--only takes " + words() + "; not " + word)));
        }
        return parts;
    }

    private static int documents(String text) {
        if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) < LEAST_DOCUMENTS) {
            throw new ApplicationException("--documents takes a number from " + LEAST_DOCUMENTS + " on; not " + text);
        }
        return Integer.parseInt(text);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new ApplicationException(option + " needs a value behind it");
        }
        return rest.next();
    }

    private static String words() {
        return Arrays.stream(Part.values()).map(Part::word).collect(Collectors.joining(LIST));
    }
}
