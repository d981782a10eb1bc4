package dev.waybill.sandbox.tables;

/** The environments of a project, each with data of its own. Source: Catalyst NoSQL facts 2.3. */
public enum Environment {
    DEVELOPMENT("Development"),
    PRODUCTION("Production");

    private final String label;

    Environment(String label) {
        this.label = label;
    }

    /** As in the header. */
    public String label() {
        return label;
    }
}
