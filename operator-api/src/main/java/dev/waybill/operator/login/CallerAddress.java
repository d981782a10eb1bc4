package dev.waybill.operator.login;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What failures are counted by: an IPv4 address, or the first 64 bits of an IPv6 address, since one subscriber has all
 * addresses that share them. Source: RFC 6177, section 2; RFC 4291, section 2.5.5.2 for IPv4 inside IPv6.
 */
final class CallerAddress {

    private static final int NETWORK_BYTES = 8;
    private static final byte[] IPV4_INSIDE = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    private static final String UNKNOWN = "unknown";

    private CallerAddress() {}

    /** The name under which an address is counted; everything that is no IP address shares one. */
    static String counted(@Nullable String ip) {
        byte[] bytes = ip == null ? null : NetUtil.createByteArrayFromIpAddressString(ip);
        if (bytes == null) {
            return UNKNOWN;
        }
        if (bytes.length == Integer.BYTES) {
            return NetUtil.bytesToIpAddress(bytes);
        }
        if (Arrays.equals(bytes, 0, IPV4_INSIDE.length, IPV4_INSIDE, 0, IPV4_INSIDE.length)) {
            return NetUtil.bytesToIpAddress(Arrays.copyOfRange(bytes, IPV4_INSIDE.length, bytes.length));
        }
        return HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "::/64";
    }
}
