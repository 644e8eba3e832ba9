package org.sekimori.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold between settings, and the shapes that a type alone does not say. */
record Consistency(HubConfig config, Map<String, SettingText> texts) {
    private static final List<String> DATABASE_SCHEMES = List.of("postgresql", "postgres");
    private static final int MIN_PASSWORD_LENGTH = 8;

    HubConfig check() {
        config.database().url().ifPresent(url -> databaseUrl("database.url", url));
        config.database().workUrl().ifPresent(url -> databaseUrl("database.workUrl", url));
        require(
                config.database().workUrl().isEmpty() || config.database().url().isPresent(),
                "database.workUrl",
                "it only together with database.url (HUB_DATABASE_URL)");
        config.oidc().issuer().ifPresent(issuer -> webAddress("oidc.issuer", issuer));
        config.http().publicUrl().ifPresent(url -> webAddress("http.publicUrl", url));
        client(config.oidc());
        config.demo()
                .password()
                .ifPresent(password -> require(
                        password.reveal().length() >= MIN_PASSWORD_LENGTH,
                        "demo.password",
                        "at least " + MIN_PASSWORD_LENGTH + " characters"));
        for (var member : config.cluster().members()) {
            require(
                    member.matches("[^\\s:]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}"),
                    "cluster.members",
                    "host:port, separated by commas");
        }
        require(
                config.cluster().members().isEmpty() || config.cluster().name().isPresent(),
                "cluster.name",
                "a name, because cluster.members (HUB_CLUSTER_MEMBERS) is set");
        return config;
    }

    private void client(HubConfig.Oidc oidc) {
        require(
                oidc.clientId().isEmpty()
                        || (oidc.issuer().isPresent()
                                && oidc.clientSecretFile().isPresent()
                                && config.http().publicUrl().isPresent()),
                "oidc.clientId",
                "it only together with oidc.issuer (HUB_OIDC_ISSUER), oidc.clientSecretFile (HUB_OIDC_CLIENT_SECRET_FILE)"
                        + " and http.publicUrl (HUB_HTTP_PUBLIC_URL)");
        // Else an ID token, which every application of the issuer sees go by, would do as a bearer token.
        require(
                !oidc.clientId().equals(Optional.of(oidc.audience())),
                "oidc.clientId",
                "another than oidc.audience (HUB_OIDC_AUDIENCE)");
        require(
                oidc.clientSecretFile().isEmpty() || oidc.clientId().isPresent(),
                "oidc.clientSecretFile",
                "it only together with oidc.clientId (HUB_OIDC_CLIENT_ID)");
        oidc.clientSecretFile()
                .ifPresent(file -> require(
                        SecretFile.read(file).isPresent(),
                        "oidc.clientSecretFile",
                        "a file that holds the secret and that only its owner may read (mode 0600)"));
    }

    private void databaseUrl(String path, Secret url) {
        var expected = "postgresql://user:password@host:port/database";
        try {
            var uri = URI.create(url.reveal());
            require(DATABASE_SCHEMES.contains(uri.getScheme()), path, expected);
            require(uri.getHost() != null && uri.getUserInfo() != null, path, expected);
            require(uri.getPath() != null && uri.getPath().length() > 1, path, expected);
        } catch (IllegalArgumentException e) {
            throw texts.get(path).wrong(expected);
        }
    }

    private void webAddress(String path, String url) {
        require(url.matches("https?://[^\\s/?#]+[^\\s?#]*"), path, "an address that begins with https:// (or http://)");
    }

    private void require(boolean holds, String path, String expected) {
        if (!holds) {
            throw texts.get(path).wrong(expected);
        }
    }
}
