package org.sekimori;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version from the manifest. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new String[] {"Sekimori " + version.orElse("(not packaged)")};
    }
}
