package dev.waybill.sync.failures;

/** Whether sending a failed message again makes sense. */
public enum Remedy {
    /** Yes, at once. */
    RETRY("retry", "yes"),
    /** Yes, after some time. */
    LATER("later", "later"),
    /** Yes, once something is put right. */
    AFTER_FIXING("fix", "after fixing"),
    /** It depends on what was sent. */
    DEPENDS("depends", "depends"),
    /** No. */
    NEVER("never", "no"),
    /** The code is not in our list. */
    UNKNOWN("unknown", "not known");

    private final String word;
    private final String label;

    Remedy(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** One word for it. */
    public String word() {
        return word;
    }

    /** The answer to "send it again?". */
    public String label() {
        return label;
    }
}
