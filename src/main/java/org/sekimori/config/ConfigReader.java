package org.sekimori.config;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the settings: defaults of the program, then the file, then the environment; the later wins.
 *
 * <p>Every {@code HUB_…} variable and every line of the file must be a setting, so that a misspelt one is noticed.
 */
public final class ConfigReader {
    /** Names another file than {@code ops/hub.yaml}; the only {@code HUB_} variable that is not a setting. */
    public static final String FILE_VARIABLE = "HUB_CONFIG";

    private final Path home;
    private final Map<String, String> environment;

    /** Relative paths refer to {@code home}, the repository or the installation. */
    public ConfigReader(Path home, Map<String, String> environment) {
        this.home = home.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
    }

    /** The settings of this process: {@code sekimori.home}, set by the launcher, and the environment. */
    public static HubConfig fromProcess() {
        return new ConfigReader(Path.of(System.getProperty("sekimori.home", ".")), System.getenv()).read();
    }

    /** Fails with {@link BadSetting}, whose message is a sentence for the person who starts the hub. */
    public HubConfig read() {
        var texts = new HashMap<String, SettingText>();
        for (var layer : new SettingsFile(home, environment.get(FILE_VARIABLE)).layers()) {
            layer.forEach((path, text) -> texts.put(path, text));
        }
        var variables = Setting.all().stream().collect(Collectors.toMap(Setting::variable, s -> s));
        environment.forEach((name, value) -> {
            if (name.startsWith("HUB_") && !name.equals(FILE_VARIABLE)) {
                var setting = variables.get(name);
                if (setting == null) {
                    throw new BadSetting(
                            "The environment variable %s is no setting of the hub%s. ops/hub.yaml lists them all."
                                    .formatted(name, Spelling.nearest(name, variables.keySet())));
                }
                texts.put(setting.path(), new SettingText(setting, value, "the environment variable " + name));
            }
        });
        return new Consistency(resolved((HubConfig) build("", HubConfig.class, texts)), texts).check();
    }

    private HubConfig resolved(HubConfig c) {
        return new HubConfig(
                home.resolve(c.var()).normalize(),
                home.resolve(c.policies()).normalize(),
                c.http(),
                c.demo(),
                c.oidc().in(home),
                c.database(),
                c.cluster(),
                c.journal(),
                c.limits(),
                c.timeouts());
    }

    private static Object build(String parent, Class<?> group, Map<String, SettingText> texts) {
        var components = group.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> value(Setting.path(parent, component), component, texts))
                .toArray();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return group.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot build " + group, e);
        }
    }

    private static Object value(String path, RecordComponent component, Map<String, SettingText> texts) {
        return Setting.isGroup(component)
                ? build(path, component.getType(), texts)
                : texts.get(path).read();
    }
}
