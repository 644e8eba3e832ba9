/**
 * Owns the logs: the bytes of entries, what is sealed in them, the tree over them, and the one door to append.
 *
 * <p>May import {@code operation} only; records of other rooms come as {@link org.sekimori.operation.Descriptor}s and are
 * mapped by their components.
 *
 * <p>The bytes: {@link org.sekimori.journal.CanonicalJson} (RFC 8785), {@link org.sekimori.journal.RecordMapper} (records
 * to trees), {@link org.sekimori.journal.Sealing} (disclosures, RFC 9901), {@link org.sekimori.journal.EntryFormat}.
 *
 * <p>The surprise: a field read without its disclosure does not even know its digest, since an entry's {@code _sd} has no
 * names and decoys among it.
 */
package org.sekimori.journal;
