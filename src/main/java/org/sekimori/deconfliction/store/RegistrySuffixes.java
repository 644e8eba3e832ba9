package org.sekimori.deconfliction.store;

import com.google.common.net.InternetDomainName;
import java.util.List;
import org.sekimori.deconfliction.Suffixes;

/**
 * The public suffix list that Guava carries, the part of the registries only: lists of real selectors name suffixes of its
 * private part, where providers give names to customers, and mean the provider.
 */
public final class RegistrySuffixes implements Suffixes {
    @Override
    public boolean isRegistry(List<String> labels) {
        try {
            return InternetDomainName.from(String.join(".", labels.reversed())).isRegistrySuffix();
        } catch (IllegalArgumentException _) {
            // Underscores at the end of labels and the like: in names that exist, and in no suffix.
            return false;
        }
    }
}
