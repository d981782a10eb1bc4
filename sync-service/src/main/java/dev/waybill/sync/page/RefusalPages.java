package dev.waybill.sync.page;

import dev.waybill.operator.problem.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Shows a problem detail as a page to people who use the console. */
@Singleton
public final class RefusalPages {

    /** Concerns the console's pages only. */
    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (path.startsWith("/console") && response.getEntity() instanceof Problem problem) {
            response.setEntity(
                    Templates.refused(problem.title(), problem.detail()).render(), null, MediaType.TEXT_HTML_TYPE);
            response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML);
        }
    }

    @CheckedTemplate(basePath = "page")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance refused(String title, @Nullable String detail);
    }
}
