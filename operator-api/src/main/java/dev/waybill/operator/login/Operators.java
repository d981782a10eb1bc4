package dev.waybill.operator.login;

import dev.waybill.model.setting.Blanks;
import dev.waybill.model.setting.CommaList;
import dev.waybill.operator.startup.Lookup;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may log in: names, the bcrypt hashes of their passwords and their roles. Read from {@code WAYBILL_OPERATORS} and
 * {@code WAYBILL_VIEWERS}, see the contract page.
 *
 * <p>The dollar signs of a hash need no escape in the environment, in {@code .env} and in
 * {@code application.properties} (only <code>${</code> starts an expression, and no hash holds a brace). A shell needs
 * single quotes around the value, a Docker Compose file {@code $$} for each {@code $}. Passwords have at most 72 bytes,
 * since bcrypt looks at no more.
 */
public final class Operators {

    /** What {@code WAYBILL_OPERATORS} takes. */
    public static final String TAKES =
            "a comma list of name:bcrypt-hash, with hashes as `htpasswd -nbB name password` prints them";

    /** Characters; a name is kept for each failed log-in. */
    static final int LONGEST_NAME = 100;

    /** Version, cost 04 to 31, 22 characters of salt, 31 of hash. Source: crypt(5), bcrypt. */
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");

    private final Map<String, Account> accounts;

    private Operators(Map<String, Account> accounts) {
        this.accounts = Collections.unmodifiableMap(accounts);
    }

    private record Account(String hash, Role role) {}

    /**
     * Reads comma lists of {@code name:bcrypt-hash}; blank text is nobody.
     *
     * @throws IllegalArgumentException with a line for the user that names the variable, the position of the wrong
     *     element and its name, never its hash
     */
    public static Operators of(String operators, String viewers) {
        Map<String, Account> accounts = new LinkedHashMap<>();
        addAll(accounts, "WAYBILL_OPERATORS", operators, Role.OPERATOR);
        addAll(accounts, "WAYBILL_VIEWERS", viewers, Role.VIEWER);
        return new Operators(accounts);
    }

    private static void addAll(Map<String, Account> accounts, String variable, String list, Role role) {
        List<String> elements = CommaList.of(list).elements();
        for (int i = 0; i < elements.size(); i++) {
            String element = elements.get(i);
            int colon = element.indexOf(':');
            String name = Blanks.strip(element.substring(0, Math.max(0, colon)));
            String hash = Blanks.strip(element.substring(colon + 1));
            String place = variable + " is wrong: element " + (i + 1);
            require(!name.isEmpty(), place + " is not name:bcrypt-hash");
            require(name.length() <= LONGEST_NAME, place + " has a name of over " + LONGEST_NAME + " characters");
            require(
                    BCRYPT.matcher(hash).matches(),
                    place + " (" + name
                            + ") holds no bcrypt hash: 60 characters starting with $2a$, $2b$ or $2y$ are needed");
            Account before = accounts.putIfAbsent(name, new Account(hash, role));
            require(
                    before == null,
                    place + " (" + name + ") is named a second time; a name is either an operator's or a viewer's");
        }
    }

    /** The line for the user if the variables cannot be read. */
    public static List<String> complaints(Lookup values) {
        try {
            Operators unused = of(
                    values.value("waybill.operators").orElse(""),
                    values.value("waybill.viewers").orElse(""));
            return List.of();
        } catch (IllegalArgumentException wrong) {
            return List.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static void require(boolean right, String complaint) {
        if (!right) {
            throw new IllegalArgumentException(complaint + "; it takes " + TAKES);
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
