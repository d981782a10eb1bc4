package dev.waybill.sandbox.faults;

import java.util.Map;
import java.util.Set;

/**
 * What goes wrong.
 *
 * @param shares how often each fault strikes, 0 to 1; a fault not named never does
 * @param slowMillis how much longer a slow answer takes
 * @param validationRecordIds records that always fail validation
 * @param hugeAnswerBytes answers are filled up with blanks to so many bytes; 0 for as long as they are
 * @param hiddenFields fields that reports do not show
 * @param quirks behaviours switched on
 * @param habits how the tenant answers where the sources disagree
 * @param seed the same seed and the same calls give the same faults
 */
public record Faults(
        Map<Fault, Double> shares,
        int slowMillis,
        Set<String> validationRecordIds,
        long hugeAnswerBytes,
        Set<String> hiddenFields,
        Set<Quirk> quirks,
        Habits habits,
        long seed) {

    /** Nothing goes wrong. */
    public static final Faults NONE = new Faults(Map.of(), 0, Set.of(), 0, Set.of(), Set.of(), Habits.DEFAULTS, 0);

    /** Takes copies, so that nobody changes faults in force. */
    public Faults {
        shares = Map.copyOf(shares);
        validationRecordIds = Set.copyOf(validationRecordIds);
        hiddenFields = Set.copyOf(hiddenFields);
        quirks = Set.copyOf(quirks);
    }
}
