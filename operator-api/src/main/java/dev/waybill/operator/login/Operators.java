package dev.waybill.operator.login;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may log in: names, the bcrypt hashes of their passwords and their roles. Read from {@code WAYBILL_OPERATORS} and
 * {@code WAYBILL_VIEWERS}, see the contract page.
 *
 * <p>The dollar signs of a hash need no escape in the environment, in {@code .env} and in
 * {@code application.properties} (only <code>${</code> starts an expression, and no hash holds a brace). A shell needs
 * single quotes around the value, a Docker Compose file {@code $$} for each {@code $}. Only the first 72 bytes of a
 * password count for bcrypt.
 */
public final class Operators {

    /** What {@code WAYBILL_OPERATORS} takes. */
    public static final String TAKES =
            "a comma list of name:bcrypt-hash, with hashes as `htpasswd -nbB name password` prints them";

    /** Version, cost 04 to 31, 22 characters of salt, 31 of hash. Source: crypt(5), bcrypt. */
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");

    private final Map<String, Account> accounts;

    private Operators(Map<String, Account> accounts) {
        this.accounts = Collections.unmodifiableMap(accounts);
    }

    private record Account(String hash, Role role) {}

    /**
     * Reads a comma list of {@code name:bcrypt-hash}; blank text is no operator at all.
     *
     * @throws IllegalArgumentException with the position of the wrong element, never with its text
     */
    public static Operators parse(String list) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        addAll(accounts, list, Role.OPERATOR);
        return new Operators(accounts);
    }

    /**
     * The same people, and others of the read-only role.
     *
     * @throws IllegalArgumentException as {@link #parse} does, also when a name is an operator's
     */
    public Operators withViewers(String list) {
        Map<String, Account> both = new LinkedHashMap<>(accounts);
        addAll(both, list, Role.VIEWER);
        return new Operators(both);
    }

    private static void addAll(Map<String, Account> accounts, String list, Role role) {
        if (list.isBlank()) {
            return;
        }
        String[] elements = list.split(",", -1);
        for (int i = 0; i < elements.length; i++) {
            add(accounts, elements[i].strip(), i + 1, role);
        }
    }

    private static void add(Map<String, Account> accounts, String element, int position, Role role) {
        int colon = element.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("element " + position + " is not name:bcrypt-hash");
        }
        String hash = element.substring(colon + 1).strip();
        if (!BCRYPT.matcher(hash).matches()) {
            throw new IllegalArgumentException("element " + position
                    + " holds no bcrypt hash: 60 characters starting with $2a$, $2b$ or $2y$ are needed");
        }
        if (accounts.putIfAbsent(element.substring(0, colon).strip(), new Account(hash, role)) != null) {
            throw new IllegalArgumentException("element " + position + " names an operator a second time");
        }
    }

    /** True when nobody can log in. */
    public boolean isEmpty() {
        return accounts.isEmpty();
    }

    Optional<String> hashOf(String name) {
        return Optional.ofNullable(accounts.get(name)).map(Account::hash);
    }

    /** What somebody may do; empty for a name that is not configured. */
    public Optional<Role> roleOf(String name) {
        return Optional.ofNullable(accounts.get(name)).map(Account::role);
    }

    /**
     * What changes when somebody's password or role does, or the name is taken off the list; empty for a name that is
     * not configured. Only ever used as part of a key or of what is signed, and never shown.
     */
    public Optional<String> entryOf(String name) {
        return Optional.ofNullable(accounts.get(name)).map(account -> account.role() + ":" + account.hash());
    }

    /** A hash of somebody, chosen by a number that a caller cannot foresee, to spend the same time on unknown names. */
    String standIn(int choice) {
        return accounts.values().stream()
                .map(Account::hash)
                .skip(Math.floorMod(choice, accounts.size()))
                .findFirst()
                .orElseThrow();
    }
}
