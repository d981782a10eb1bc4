package dev.waybill.operator.login;

import java.util.Locale;

/** What somebody who is logged in may do. */
public enum Role {
    /** Look and control. */
    OPERATOR,
    /** Look only. */
    VIEWER;

    /** The role's name where roles are compared by name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
