package dev.waybill.operator.login;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The configured operators: names and the bcrypt hashes of their passwords. Read from {@code WAYBILL_OPERATORS}, see
 * the contract page.
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

    private final Map<String, String> hashes;

    private Operators(Map<String, String> hashes) {
        this.hashes = Collections.unmodifiableMap(hashes);
    }

    /**
     * Reads a comma list of {@code name:bcrypt-hash}; blank text is no operator at all.
     *
     * @throws IllegalArgumentException with the position of the wrong element, never with its text
     */
    public static Operators parse(String list) {
        Map<String, String> hashes = new LinkedHashMap<>();
        if (!list.isBlank()) {
            String[] elements = list.split(",", -1);
            for (int i = 0; i < elements.length; i++) {
                add(hashes, elements[i].strip(), i + 1);
            }
        }
        return new Operators(hashes);
    }

    private static void add(Map<String, String> hashes, String element, int position) {
        int colon = element.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("element " + position + " is not name:bcrypt-hash");
        }
        String hash = element.substring(colon + 1).strip();
        if (!BCRYPT.matcher(hash).matches()) {
            throw new IllegalArgumentException("element " + position
                    + " holds no bcrypt hash: 60 characters starting with $2a$, $2b$ or $2y$ are needed");
        }
        if (hashes.putIfAbsent(element.substring(0, colon).strip(), hash) != null) {
            throw new IllegalArgumentException("element " + position + " names an operator a second time");
        }
    }

    /** True when nobody can log in. */
    public boolean isEmpty() {
        return hashes.isEmpty();
    }

    Optional<String> hashOf(String name) {
        return Optional.ofNullable(hashes.get(name));
    }

    /** A hash of somebody, chosen by a number that a caller cannot foresee, to spend the same time on unknown names. */
    String standIn(int choice) {
        return hashes.values().stream()
                .skip(Math.floorMod(choice, hashes.size()))
                .findFirst()
                .orElseThrow();
    }
}
