package dev.waybill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestFileTest {

    @TempDir
    private Path folder;

    @Test
    void everyRequestHasItsLengthInFront() throws IOException {
        try (RequestFile file = RequestFile.of(folder, 3, i -> new byte[] {(byte) ('a' + i)}, new Signer("s"))) {
            String text = Files.readString(file.path(), StandardCharsets.US_ASCII);
            for (String body : new String[] {"a", "b", "c"}) {
                int length = Integer.parseInt(text.substring(0, 8));
                String request = text.substring(8, 8 + length);
                assertThat(request)
                        .startsWith("POST /webhook HTTP/1.1\r\n")
                        .contains("X-Hub-Signature-256: sha256=")
                        .contains("Content-Length: 1\r\n")
                        .endsWith("\r\n\r\n" + body);
                text = text.substring(8 + length);
            }
            assertThat(text).isEmpty();
        }
    }

    @Test
    void nothingIsLeftOfIt() {
        RequestFile file = RequestFile.of(folder, 1, i -> new byte[0], new Signer("s"));

        file.close();

        assertThat(file.path()).doesNotExist();
    }
}
