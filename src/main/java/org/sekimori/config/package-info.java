/**
 * The hub's settings and the directory it keeps its things in.
 *
 * <p>Owns {@code ops/hub.yaml}, the {@code HUB_…} environment variables and the layout of {@code HUB_VAR}. Imports nothing
 * of ours; everything outside the pure rooms may import it.
 *
 * <p>The surprise: {@link org.sekimori.config.HubConfig} is the schema. A record component <em>is</em> a setting; its path
 * in the file and its environment variable follow from its name, so neither can be forgotten.
 */
package org.sekimori.config;
