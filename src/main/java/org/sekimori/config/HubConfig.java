package org.sekimori.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every setting, checked. Meaning, unit and default of each stand in {@code ops/hub.yaml}; component {@code a.bC} is
 * {@code HUB_A_B_C} in the environment.
 */
public record HubConfig(
        Path var,
        Path policies,
        Http http,
        Demo demo,
        Oidc oidc,
        Database database,
        Cluster cluster,
        Journal journal,
        Limits limits,
        Timeouts timeouts) {

    public record Http(
            String host, @Between(min = "1", max = "65000") int port, Optional<String> publicUrl) {}

    public record Demo(
            boolean enabled,
            Optional<Secret> password,
            @Between(min = "PT1M", max = "PT24H") Duration tokenLifetime) {}

    public record Oidc(
            Optional<String> issuer,
            String audience,
            Optional<String> jwks,
            Optional<String> clientId,
            Optional<Path> clientSecretFile,
            String subjectClaim,
            @Between(min = "PT1M", max = "PT1H") Duration maxTokenLifetime,
            @Between(min = "PT0S", max = "PT5M") Duration clockSkew) {
        /** What the file of the client's secret holds; only with {@code clientId}. */
        public Secret clientSecret() {
            return SecretFile.read(clientSecretFile.orElseThrow()).orElseThrow();
        }

        Oidc in(Path home) {
            return new Oidc(
                    issuer,
                    audience,
                    jwks,
                    clientId,
                    clientSecretFile.map(file -> home.resolve(file).normalize()),
                    subjectClaim,
                    maxTokenLifetime,
                    clockSkew);
        }
    }

    public record Database(
            Optional<Secret> url,
            Optional<Secret> workUrl,
            @Between(min = "2", max = "100") int poolSize,
            @Between(min = "PT1S", max = "PT1M") Duration connectTimeout,
            @Between(min = "PT1S", max = "PT5M") Duration statementTimeout,
            @Between(min = "PT1S", max = "PT1M") Duration lockTimeout,
            @Between(min = "PT1S", max = "PT5M") Duration idleInTransactionTimeout,
            @Between(min = "0", max = "65535") int embeddedPort,
            @Between(min = "20", max = "1000") int embeddedConnections) {}

    public record Cluster(
            String host,
            @Between(min = "1024", max = "65000") int port,
            @Between(min = "0", max = "65535") int busPort,
            List<String> members,
            Optional<String> name,
            @Between(min = "1", max = "16") int maxNodes,
            @Between(min = "PT2S", max = "PT2M") Duration silenceTimeout,
            @Between(min = "PT2S", max = "PT5M") Duration mergeDelay) {
        public Cluster {
            members = List.copyOf(members);
        }
    }

    public record Journal(
            @Between(min = "64", max = "1000000") int queueEntries,
            @Between(min = "1048576", max = "1073741824") long queueBytes,
            @Between(min = "PT0.1S", max = "PT1M") Duration queueTime,
            @Between(min = "1", max = "1024") int batchEntries,
            @Between(min = "PT0.1S", max = "PT1M") Duration pollInterval,
            @Between(min = "PT0.1S", max = "PT1H") Duration signInterval) {}

    public record Limits(
            @Between(min = "65536", max = "1073741824") int bodyBytes,
            @Between(min = "4096", max = "1048576") int headerBytes,
            @Between(min = "16", max = "100000") int connections,
            @Between(min = "1", max = "64") int lostRaces) {}

    public record Timeouts(
            @Between(min = "PT5S", max = "PT30M") Duration start,
            @Between(min = "PT1S", max = "PT5M") Duration stop,
            @Between(min = "PT0.1S", max = "PT1M") Duration busReply,
            @Between(min = "PT5S", max = "PT1H") Duration idle) {}

    /** The directory {@code HUB_VAR}, made if it is missing. */
    public VarDirectory varDirectory() {
        return VarDirectory.open(var);
    }

    /** Demo accounts exist: switched on, and no other issuer is configured. */
    public boolean isDemo() {
        return demo.enabled && oidc.issuer.isEmpty();
    }
}
