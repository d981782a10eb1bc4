package dev.waybill.operator.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZohoAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "https://accounts.zoho.com,https://www.zohoapis.com",
        "https://accounts.zoho.in,https://www.zohoapis.in",
        "https://Accounts.Zoho.IN,https://www.zohoapis.in",
        "https://accounts.zoho.com.au,https://www.zohoapis.com.au",
        "https://accounts.zoho.au,https://www.zohoapis.com.au",
        "https://accounts.zohocloud.ca,https://www.zohoapis.ca",
        "https://accounts.zohocloud.jp,https://www.zohoapis.jp",
        "https://accounts.zoho.com.cn,https://www.zohoapis.com.cn",
        "http://127.0.0.1:8090,http://localhost:8090",
        "http://[::1]:8090,https://proxy.example.org",
    })
    void addressesOfOneDataCentreOrOfThisMachineAreRight(String accounts, String api) {
        assertThat(complaints(Map.of("waybill.zoho.accounts-url", accounts, "waybill.zoho.api-url", api)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://accounts.zoho.in,https://www.zohoapis.com,another data centre",
        "https://accounts.zoho.com,https://www.zohoapis.com.au,another data centre",
        "https://accounts.zoho.com,https://accounts.zoho.com,another server",
        "https://accounts.zoho.com,https://creator.zoho.com,another server",
        "https://accounts.zoho.com,https://zohoapis.com,another server",
        "https://accounts.zoho.com,http://www.zohoapis.com,without TLS",
        "https://accounts.zoho.com,http://sandbox:8090,without TLS",
        "https://accounts.zoho.com,http://127.0.0.1.example.org,without TLS",
    })
    void anAddressThatCannotWorkIsNamed(String accounts, String api, String reason) {
        assertThat(complaints(Map.of("waybill.zoho.accounts-url", accounts, "waybill.zoho.api-url", api)))
                .singleElement()
                .asString()
                .startsWith("WAYBILL_ZOHO_API_URL=" + api)
                .contains(reason);
    }

    @Test
    void anAddressWithoutTlsCanBeAskedFor() {
        assertThat(complaints(Map.of("waybill.zoho.api-url", "http://sandbox:8090", "waybill.zoho.insecure", "true")))
                .isEmpty();
    }

    @Test
    void catalystBelongsToTheSameDataCentreWhereItIsTheStore() {
        Map<String, String> indian = Map.of(
                "waybill.zoho.accounts-url", "https://accounts.zoho.in",
                "waybill.catalyst.url", "https://api.catalyst.zoho.com",
                "waybill.store.kind", "catalyst");

        assertThat(complaints(indian)).singleElement().asString().startsWith("WAYBILL_CATALYST_URL=");
        assertThat(complaints(Map.of(
                        "waybill.zoho.accounts-url", "https://accounts.zoho.in",
                        "waybill.catalyst.url", "https://api.catalyst.zoho.com")))
                .isEmpty();
    }

    private static List<String> complaints(Map<String, String> values) {
        return ZohoAddresses.complaints(key -> Optional.ofNullable(values.get(key)));
    }
}
