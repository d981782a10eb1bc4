package dev.waybill.operator.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,192.0.2.7",
        "::ffff:192.0.2.7,192.0.2.7",
        "2001:db8:1:2:3:4:5:6,20010db800010002::/64",
        "2001:db8:1:2::1,20010db800010002::/64",
        "2001:db8:1:3::1,20010db800010003::/64",
        "fe80::1%eth0,fe80000000000000::/64",
        "::1,0000000000000000::/64",
        "somewhere,unknown"
    })
    void countsAnIpv4AddressByItselfAndAnIpv6AddressByItsNetwork(String ip, String counted) {
        assertThat(CallerAddress.counted(ip)).isEqualTo(counted);
    }

    @Test
    void countsWhoHasNoAddress() {
        assertThat(CallerAddress.counted(null)).isEqualTo("unknown");
    }
}
