package dev.waybill.operator.startup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the addresses of Zoho: each is that of its server, all belong to one data centre, and secrets go over TLS.
 * Source: Zoho Creator facts 4.1, Catalyst facts, data centres.
 */
public final class ZohoAddresses {

    private static final Pattern OF_ZOHO = Pattern.compile("(?:.+\\.)?zoho(?:apis|cloud)?\\.[a-z.]+");
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|.+\\.localhost|127(?:\\.\\d+){3}|\\[::1]");
    private static final Map<String, String> LONGER = Map.of("au", "com.au", "cn", "com.cn");

    private enum Server {
        ACCOUNTS("waybill.zoho.accounts-url", "accounts\\.zoho(?:cloud)?\\.([a-z.]+)", "https://accounts.zoho.com"),
        API("waybill.zoho.api-url", "www\\.zohoapis\\.([a-z.]+)", "https://www.zohoapis.com"),
        CATALYST(
                "waybill.catalyst.url", "api\\.catalyst\\.zoho(?:cloud)?\\.([a-z.]+)", "https://api.catalyst.zoho.com");

        private final String key;
        private final Pattern host;
        private final String example;

        Server(String key, String host, String example) {
            this.key = key;
            this.host = Pattern.compile(host);
            this.example = example;
        }

        /** What comes behind the name of Zoho, such as {@code com} or {@code in}; empty for another host. */
        Optional<String> dataCentre(String name) {
            Matcher matcher = host.matcher(name);
            return matcher.matches()
                    ? Optional.of(LONGER.getOrDefault(matcher.group(1), matcher.group(1)))
                    : Optional.empty();
        }
    }

    private ZohoAddresses() {}

    /** A line for each address that is not right. Addresses of a service that is not used do not count. */
    public static List<String> complaints(Lookup values) {
        List<String> complaints = new ArrayList<>();
        String first = "";
        String firstCentre = "";
        for (Server server : Server.values()) {
            String address = values.value(server.key).orElse("");
            if (address.isEmpty() || server == Server.CATALYST && !StoreChecks.inCatalyst(values)) {
                continue;
            }
            String shown = Setting.variable(server.key) + "=" + address;
            String host = host(address);
            String centre = server.dataCentre(host).orElse("");
            if (isOpen(address, host) && !values.isTrue("waybill.zoho.insecure")) {
                complaints.add(shown + " would send secrets without TLS; write https://, or set"
                        + " WAYBILL_ZOHO_INSECURE=true where that is meant");
            } else if (centre.isEmpty() && OF_ZOHO.matcher(host).matches()) {
                complaints.add(shown + " is another server of Zoho; it takes an address like " + server.example);
            } else if (!centre.isEmpty() && !firstCentre.isEmpty() && !centre.equals(firstCentre)) {
                complaints.add(shown + " is in another data centre than " + first + "; write both for the same one");
            } else if (firstCentre.isEmpty() && !centre.isEmpty()) {
                first = shown;
                firstCentre = centre;
            }
        }
        return complaints;
    }

    private static boolean isOpen(String address, String host) {
        return address.toLowerCase(Locale.ROOT).startsWith("http:")
                && !THIS_MACHINE.matcher(host).matches();
    }

    private static String host(String address) {
        return URI.create(address).getHost().toLowerCase(Locale.ROOT);
    }
}
