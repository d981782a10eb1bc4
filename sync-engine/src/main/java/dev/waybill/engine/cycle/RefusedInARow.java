package dev.waybill.engine.cycle;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells a record that Creator refuses from a Creator that refuses every record: then it is a field, a right or a rule,
 * and writing on would only use up the day's calls. Not thread-safe. Source: issue "What the field found".
 */
final class RefusedInARow {

    /** So many in a row for one reason end a cycle. */
    static final int MOST_IN_A_ROW = 20;

    /** While everything was refused lately, so many records are tried before the others. */
    static final int PROBE = 3;

    /** Ids, numbers and times make two refusals for one reason look different. */
    private static final Pattern VALUE = Pattern.compile("\\S*\\d\\S*");

    private final @Nullable String troubleBefore;
    private String kind = "";
    private String reason = "";
    private int inARow;
    private int refused;
    private int refusedBefore;
    private int taken;
    private int open;

    /** @param troubleBefore why everything was refused when something was last tried; absent if it was not */
    RefusedInARow(@Nullable String troubleBefore) {
        this.troubleBefore = troubleBefore;
    }

    /**
     * What became of one change.
     *
     * @param known whether Creator had refused the very same before
     * @return why the cycle should end now, if it should
     */
    Optional<String> wrote(WriteOutcome outcome, boolean known) {
        switch (outcome) {
            case WriteOutcome.Rejected rejected -> {
                refused++;
                refusedBefore += known ? 1 : 0;
                count(rejected);
            }
            case WriteOutcome.Updated u -> {
                taken++;
                inARow = 0;
            }
            case WriteOutcome.Unknown u -> {
                open++;
                inARow = 0;
            }
            default -> {}
        }
        return inARow >= MOST_IN_A_ROW
                ? Optional.of("Creator refused " + inARow + " records in a row for one reason: " + reason)
                : Optional.empty();
    }

    private void count(WriteOutcome.Rejected rejected) {
        String seen = rejected.code() + " " + VALUE.matcher(rejected.reason()).replaceAll("#");
        inARow = seen.equals(kind) ? inARow + 1 : 1;
        kind = seen;
        reason = rejected.reason();
    }

    /** Why everything that was tried was refused; absent if something was not, or nothing was tried. */
    Optional<String> everything() {
        return refused > 0 && taken == 0 && open == 0
                ? Optional.of("Creator refused every record that was tried, " + refused + ": " + reason)
                : Optional.empty();
    }

    /**
     * How a cycle ends that came to its own end, where it did not end well.
     *
     * @param heldBack records that wait for their next try
     */
    Optional<Halt> verdict(int heldBack) {
        Optional<String> everything = everything();
        if (everything.isPresent()) {
            boolean onlyTheHopeless = refusedBefore == refused && troubleBefore == null;
            return Optional.of(new Halt(onlyTheHopeless ? RunEnd.PARTIAL : RunEnd.FAILED, everything.get()));
        }
        return troubleBefore != null && taken + refused + open == 0 && heldBack > 0
                ? Optional.of(new Halt(
                        RunEnd.PARTIAL,
                        heldBack + " refused records wait for their next try, and Creator has taken no other since: "
                                + troubleBefore))
                : Optional.empty();
    }

    /**
     * What the next cycle must know: why everything is refused, absent if it is not.
     *
     * @param halted why the cycle ended early, absent if it did not
     * @param wanted whether any record has something to write
     */
    @Nullable
    String trouble(@Nullable Halt halted, boolean wanted) {
        if (taken > 0 || !wanted) {
            return null;
        }
        if (halted != null && halted.end() == RunEnd.FAILED && refused > 0) {
            return halted.reason();
        }
        return troubleBefore;
    }
}
