package dev.waybill.system.manifests;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The objects of one overlay.
 *
 * @param rendered true when they are what kustomize makes of the files; false when the files were read as they stand,
 *     so without what kustomize adds: namespace, labels, registry and tag of the images
 */
record Overlay(String name, List<HasMetadata> objects, boolean rendered) {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int NO_KUSTOMIZE = 3;

    /** Rendered by {@code k8s/render}; where that finds no kustomize, which CI does not allow, read from the files. */
    static Overlay of(String name) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("render", ".log");
        try {
            Process render = new ProcessBuilder(ROOT.resolve("k8s/render").toString(), name)
                    .redirectError(errors.toFile())
                    .start();
            String yaml = new String(render.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = render.waitFor();
            if (exit == 0) {
                return new Overlay(name, StrictYaml.objects(yaml), true);
            }
            String why = Files.readString(errors);
            if (exit != NO_KUSTOMIZE || "true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("k8s/render " + name + " failed: " + why);
            }
            System.err.println(why.strip() + "; reading the files of the overlay " + name + " as they stand");
            return new Overlay(name, files(ROOT.resolve("k8s/overlays").resolve(name)), false);
        } finally {
            Files.delete(errors);
        }
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) {
        return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The pods that its workloads make. */
    List<PodTemplateSpec> pods() {
        return Stream.concat(
                        all(StatefulSet.class).stream().map(set -> set.getSpec().getTemplate()),
                        all(Deployment.class).stream()
                                .map(deployment -> deployment.getSpec().getTemplate()))
                .toList();
    }

    List<Container> containers() {
        return pods().stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .toList();
    }

    /** What a generated map holds, by the name that containers use. */
    Map<String, String> settings(String configMap) {
        return all(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().equals(configMap))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no ConfigMap " + configMap))
                .getData();
    }

    /** The files that a kustomization names, and the maps that it makes of them. */
    static List<HasMetadata> files(Path folder) throws IOException {
        var kustomization = StrictYaml.tree(Files.readString(folder.resolve("kustomization.yaml")));
        List<HasMetadata> objects = new ArrayList<>();
        for (var resource : kustomization.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            objects.addAll(Files.isDirectory(path) ? files(path) : StrictYaml.objects(Files.readString(path)));
        }
        for (var generated : kustomization.path("configMapGenerator")) {
            Map<String, String> data = new LinkedHashMap<>();
            generated.path("envs").forEach(file -> data.putAll(variables(folder.resolve(file.asText()))));
            objects.add(new ConfigMapBuilder()
                    .withNewMetadata()
                    .withName(generated.path("name").asText())
                    .endMetadata()
                    .withData(data)
                    .build());
        }
        return objects;
    }

    private static Map<String, String> variables(Path file) {
        Map<String, String> variables = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                String[] variable = line.split("=", 2);
                variables.put(variable[0], variable[1]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return variables;
    }
}
