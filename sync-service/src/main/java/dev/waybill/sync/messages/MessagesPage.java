package dev.waybill.sync.messages;

import dev.waybill.operator.login.Role;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import dev.waybill.sync.page.Who;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The search for messages and the page of one. What is looked for travels in the body and a message's address is the id
 * of a document of it, so that no phone number comes into histories and logs of browsers and proxies.
 */
@Path("/console/messages")
@RolesAllowed(Role.LOOK)
@Produces(MediaType.TEXT_HTML)
public class MessagesPage {

    private final MessageSearch archive;
    private final QueueLookup lookup;
    private final MessageViews views;
    private final SecurityIdentity identity;

    MessagesPage(MessageSearch archive, QueueLookup lookup, MessageViews views, SecurityIdentity identity) {
        this.archive = archive;
        this.lookup = lookup;
        this.views = views;
        this.identity = identity;
    }

    /** The search. */
    @GET
    public TemplateInstance form() {
        return Templates.messages(Who.of(identity), null, List.of());
    }

    /** What was found. */
    @POST
    public Uni<TemplateInstance> search(@RestForm @Nullable String id) {
        Who who = Who.of(identity);
        String asked = id == null ? "" : id.strip();
        if (asked.isEmpty()) {
            return Uni.createFrom().item(form());
        }
        return archive.search(asked).map(found -> Templates.messages(who, asked, found));
    }

    /** Everything about the message of a document: why its record has the status it has. */
    @GET
    @Path("/{documentId}")
    public Uni<TemplateInstance> message(@RestPath String documentId) {
        Who who = Who.of(identity);
        return archive.detailOf(documentId)
                .map(found -> found.orElseThrow(
                        () -> new ProblemException(Problem.notFound("the store holds no document of this id"))))
                .flatMap(detail -> patch(detail).map(patch -> views.of(detail, patch.orElse(null))))
                .map(message -> Templates.message(who, message));
    }

    private Uni<Optional<Map<String, String>>> patch(MessageDetail detail) {
        List<String> queueIds = detail.timeline().queueIds();
        return queueIds.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : lookup.of(queueIds.getFirst())
                        .map(QueueLookup.Answer::patch)
                        .map(patch -> Optional.ofNullable(patch).map(QueueLookup.Answer.Patch::data));
    }

    @CheckedTemplate(basePath = "messages")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance messages(Who who, @Nullable String asked, List<MessageTimeline> found);

        static native TemplateInstance message(Who who, MessageView message);
    }
}
