package dev.waybill.operator.startup;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds {@code WAYBILL_…} variables that no setting knows: most likely a slip of the pen. */
final class UnknownVariables {

    private static final String PREFIX = "WAYBILL_";

    private UnknownVariables() {}

    /** A warning a line, in the order of the names. Values are not looked at. */
    static List<String> warnings(Set<String> environment, Set<String> known) {
        Map<String, String> nearest = new TreeMap<>();
        environment.stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .forEach(name -> nearest.put(name, nearest(name, known)));
        return nearest.entrySet().stream()
                .map(entry -> entry.getKey() + " is not a setting of this application and is ignored"
                        + (entry.getValue().isEmpty() ? "" : "; did you mean " + entry.getValue() + "?"))
                .toList();
    }

    private static String nearest(String name, Set<String> known) {
        // Two letters changed places are a distance of 2; a third of the letters wrong is no slip of the pen any more.
        int furthest = Math.max(2, (name.length() - PREFIX.length()) / 3);
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= furthest)
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse("");
    }

    /** The number of letters to change, add or take away. Source: Levenshtein distance, by rows. */
    static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int changed = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
