package dev.waybill.sync.page;

import dev.waybill.operator.login.Role;
import io.quarkus.security.identity.SecurityIdentity;

/**
 * Who looks at a page.
 *
 * @param mayControl whether the buttons work
 */
public record Who(String name, boolean mayControl) {

    /** Who is logged in. */
    public static Who of(SecurityIdentity identity) {
        return new Who(identity.getPrincipal().getName(), identity.hasRole(Role.CONTROL));
    }
}
