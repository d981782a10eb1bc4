package dev.waybill.sandbox.tables;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.sandbox.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The tables that are there without anybody having made them: {@code catalyst-tables.json} beside this class. */
final class DefaultTables {

    private DefaultTables() {}

    static JsonNode json() {
        try (InputStream file =
                Objects.requireNonNull(DefaultTables.class.getResourceAsStream("catalyst-tables.json"))) {
            return Json.read(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
