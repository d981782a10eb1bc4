package dev.waybill.operator.login;

import java.util.Set;

/** What somebody who is logged in may do. */
public enum Role {
    /** Look and control. */
    OPERATOR(Set.of(Role.LOOK, Role.CONTROL)),
    /** Look only. */
    VIEWER(Set.of(Role.LOOK));

    /** For {@code @RolesAllowed}: the call shows something and changes nothing. */
    public static final String LOOK = "look";

    /** For {@code @RolesAllowed}: the call changes something. */
    public static final String CONTROL = "control";

    private final Set<String> rights;

    Role(Set<String> rights) {
        this.rights = rights;
    }

    /** {@value #LOOK}, {@value #CONTROL}, or both. */
    Set<String> rights() {
        return rights;
    }
}
