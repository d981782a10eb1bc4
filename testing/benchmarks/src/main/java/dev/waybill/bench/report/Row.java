package dev.waybill.bench.report;

/**
 * One line of the summary.
 *
 * @param what was measured
 * @param bar it is held to; {@code -} if it is only reported
 * @param figure measured, with its unit
 * @param verdict whether the bar was met
 */
public record Row(String what, String bar, String figure, Verdict verdict) {

    /** How a figure stands to its bar. */
    public enum Verdict {
        MET("yes"),
        MISSED("**no**"),
        REPORTED("-");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A figure that has a bar. */
    public static Row judged(String what, String bar, String figure, boolean met) {
        return new Row(what, bar, figure, met ? Verdict.MET : Verdict.MISSED);
    }

    /** A figure without a bar. */
    public static Row reported(String what, String figure) {
        return new Row(what, "-", figure, Verdict.REPORTED);
    }
}
