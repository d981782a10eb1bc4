package dev.waybill.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentCollection;
import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusDocument;
import dev.waybill.model.filter.Filter;
import dev.waybill.model.filter.FilterEvaluation;
import dev.waybill.model.store.DocumentQuery;
import dev.waybill.store.FilterCases;
import dev.waybill.store.FilterCases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What SQLite says of a filter is what the reference evaluation says. */
class FilterSqlPropertyTest {

    private static final Packer PACKER = new Packer();

    private static Path folder;
    private static Session session;

    @BeforeContainer
    static void open() throws IOException, SQLException {
        folder = Files.createTempDirectory("filters");
        session = DatabaseFile.prepare(folder.resolve("waybill.db"), Duration.ofSeconds(5))
                .writer();
    }

    @AfterContainer
    static void close() throws IOException, SQLException {
        session.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void findsExactlyWhatTheReferenceLetsPass(
            @ForAll("cases") @Size(min = 1, max = 12) List<Case> cases,
            @ForAll("filters") @Size(min = 1, max = 8) List<Filter> filters)
            throws SQLException {
        session.run("BEGIN IMMEDIATE");
        try {
            Append.all(
                    cases.stream()
                            .map(c -> PackedDocument.of(c.document(), PACKER))
                            .toList(),
                    session);
            // Read back, since links fill queue ids.
            List<StatusDocument> stored = found(Filter.all());
            Map<DocumentId, Map<String, ?>> objects = cases.stream()
                    .collect(Collectors.toMap(c -> c.document().event().id(), Case::statusObject, (one, other) -> one));
            for (Filter filter : filters) {
                List<StatusDocument> expected = stored.stream()
                        .filter(d -> FilterEvaluation.passes(
                                filter, d, objects.get(d.event().id())))
                        .toList();
                assertThat(found(filter)).as("%s", filter).isEqualTo(expected);
            }
        } finally {
            session.run("ROLLBACK");
        }
    }

    private static List<StatusDocument> found(Filter filter) throws SQLException {
        return SqliteFind.page(new DocumentQuery(DocumentCollection.WEBHOOK_LOGS, null, filter, 1000, null), session)
                .documents();
    }

    @Provide
    Arbitrary<List<Case>> cases() {
        return FilterCases.documents().list();
    }

    @Provide
    Arbitrary<List<Filter>> filters() {
        return FilterCases.filters().list();
    }
}
