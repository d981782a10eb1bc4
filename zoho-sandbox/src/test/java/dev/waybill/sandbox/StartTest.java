package dev.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    @Test
    void aPortThatIsTakenIsSaid() {
        try (ZohoSandbox first = ZohoSandbox.start(SandboxOptions.free())) {
            SandboxOptions same = SandboxOptions.free().withPort(first.port());

            assertThatThrownBy(() -> ZohoSandbox.start(same))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + first.port());
        }
    }

    @Test
    void knowsItsAddress() {
        try (ZohoSandbox sandbox = ZohoSandbox.start(SandboxOptions.free())) {
            assertThat(sandbox.url()).isEqualTo("http://127.0.0.1:" + sandbox.port());
            assertThat(new Caller(sandbox.url()).get("/sandbox/health").text()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "80.5"})
    void aPortIsANumberUpTo65535(String text) {
        assertThat(SandboxMain.port(text)).isEmpty();
    }

    @Test
    void zeroIsAnyFreePort() {
        assertThat(SandboxMain.port("0")).contains(0);
        assertThat(SandboxMain.port("8090")).contains(8090);
    }
}
