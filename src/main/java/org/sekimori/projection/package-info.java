/**
 * Read models: tables folded from the journal by a cursor, dropped and rebuilt at will. Authoritative for nothing.
 *
 * <p>Its one surprise: visibility is decided here, before anything is counted, filtered or paged.
 */
package org.sekimori.projection;
