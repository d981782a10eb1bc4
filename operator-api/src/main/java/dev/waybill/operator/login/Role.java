package dev.waybill.operator.login;

import java.util.Set;

/** What somebody who is logged in may do. */
public enum Role {
    /** Look and control. */
    OPERATOR(true),
    /** Look only. */
    VIEWER(false);

    /** For {@code @RolesAllowed}: the call shows something and changes nothing. */
    public static final String LOOK = "look";

    /** For {@code @RolesAllowed}: the call changes something. */
    public static final String CONTROL = "control";

    private final boolean mayControl;

    Role(boolean mayControl) {
        this.mayControl = mayControl;
    }

    /** {@value #LOOK}, {@value #CONTROL}, or both. */
    Set<String> rights() {
        return mayControl ? Set.of(LOOK, CONTROL) : Set.of(LOOK);
    }
}
