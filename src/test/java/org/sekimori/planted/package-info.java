/**
 * Plants: classes in rooms like the program's, each of which breaks one rule of the architecture, so that a test can show
 * that the rule would find it. May import anything.
 *
 * <p>Its one surprise: this is the only code of the repository that must be wrong.
 */
package org.sekimori.planted;
