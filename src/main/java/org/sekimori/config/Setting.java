package org.sekimori.config;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One setting: its dotted path in {@code hub.yaml}, its type, and the range it must lie in. */
record Setting(String path, Type type, Optional<Between> range) {

    /** {@code oidc.maxTokenLifetime} is {@code HUB_OIDC_MAX_TOKEN_LIFETIME}. */
    String variable() {
        return "HUB_"
                + path.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    boolean isSecret() {
        return type.getTypeName().contains(Secret.class.getName());
    }

    /** All settings of {@link HubConfig}, in the order of the record. */
    static List<Setting> all() {
        var found = new ArrayList<Setting>();
        collect("", HubConfig.class, found);
        return List.copyOf(found);
    }

    static String path(String parent, RecordComponent component) {
        return parent.isEmpty() ? component.getName() : parent + "." + component.getName();
    }

    static boolean isGroup(RecordComponent component) {
        return component.getType().isRecord() && component.getType() != Secret.class;
    }

    static Setting of(String path, RecordComponent component) {
        return new Setting(
                path, component.getGenericType(), Optional.ofNullable(component.getAnnotation(Between.class)));
    }

    private static void collect(String parent, Class<?> group, List<Setting> found) {
        for (var component : group.getRecordComponents()) {
            var path = path(parent, component);
            if (isGroup(component)) {
                collect(path, component.getType(), found);
            } else {
                found.add(of(path, component));
            }
        }
    }
}
