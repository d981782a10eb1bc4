/** The files of {@code k8s/}, held to the Kubernetes API's types and to what the applications read and show. */
@NullMarked
package dev.waybill.system.manifests;

import org.jspecify.annotations.NullMarked;
