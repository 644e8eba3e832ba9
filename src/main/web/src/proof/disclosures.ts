import { fromBase64Url, sha256, toBase64Url, utf8 } from './bytes';

/** A sealed field that was disclosed: its name (none for a list's element) and its value. */
interface Disclosed {
  name: string | undefined;
  value: unknown;
}

const decoder = new TextDecoder();

function read(disclosure: string): Disclosed {
  const parts = JSON.parse(decoder.decode(fromBase64Url(disclosure))) as unknown[];
  return parts.length === 3 ? { name: String(parts[1]), value: parts[2] } : { name: undefined, value: parts[1] };
}

/**
 * The sealed fields of an entry that the reader was given, each only if its digest stands in the entry (RFC 9901): what is
 * shown is what was recorded.
 */
export async function disclosed(data: Record<string, unknown>, disclosures: string[]): Promise<Record<string, unknown>> {
  const byDigest = new Map<string, Disclosed>();
  for (const disclosure of disclosures) {
    byDigest.set(toBase64Url(await sha256(utf8(disclosure))), read(disclosure));
  }
  return open(data, byDigest) as Record<string, unknown>;
}

function open(value: unknown, known: Map<string, Disclosed>): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => open(element, known)).filter((element) => element !== undefined);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const digest = (value as Record<string, unknown>)['...'];
  if (typeof digest === 'string') {
    const found = known.get(digest);
    return found ? open(found.value, known) : undefined;
  }
  const shown: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (name !== '_sd' && name !== '_sd_alg') {
      shown[name] = open(member, known);
    }
  }
  const sealed = (value as Record<string, unknown>)._sd;
  if (Array.isArray(sealed)) {
    for (const digest of sealed) {
      const found = known.get(String(digest));
      if (found?.name !== undefined && !Object.hasOwn(shown, found.name)) {
        shown[found.name] = open(found.value, known);
      }
    }
  }
  return shown;
}
