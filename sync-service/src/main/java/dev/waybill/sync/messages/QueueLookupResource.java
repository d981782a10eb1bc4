package dev.waybill.sync.messages;

import dev.waybill.operator.call.OperatorBody;
import dev.waybill.operator.login.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What is known of a queue id and what would be sent for it; nothing is sent. Source: product 3.3. */
@Path("/zoho/test-queue-lookup")
@RolesAllowed(Role.CONTROL)
@Produces(MediaType.APPLICATION_JSON)
public class QueueLookupResource {

    private static final String QUEUE_ID = "queue_id";

    private final QueueLookup lookup;

    QueueLookupResource(QueueLookup lookup) {
        this.lookup = lookup;
    }

    /** What is known of a queue id and what would be sent for it. */
    @POST
    @RolesAllowed(Role.LOOK)
    public Uni<QueueLookup.Answer> testQueueLookup(byte[] body) {
        return lookup.of(OperatorBody.read(body, QUEUE_ID)
                .text(QUEUE_ID)
                .orElseThrow(() -> OperatorBody.bad(QUEUE_ID, "queue_id is missing; give the id of a send")));
    }
}
