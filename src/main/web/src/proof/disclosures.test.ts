import { expect, it } from 'vitest';
import { sha256, toBase64Url, utf8 } from './bytes';
import { disclosed } from './disclosures';

const KNOWN = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';

it('knows the digest that RFC 9901 gives', async () => {
  expect(toBase64Url(await sha256(utf8(KNOWN)))).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0');
  expect(await disclosed({ _sd: ['X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0', 'decoy'] }, [KNOWN])).toEqual({ family_name: 'Möbius' });
});

it('shows nothing that the entry did not commit to', async () => {
  expect(await disclosed({ gate: 'legal', _sd: ['decoy'] }, [KNOWN])).toEqual({ gate: 'legal' });
});

it('lets no sealed field pass for a clear one', async () => {
  const forged = btoa(JSON.stringify(['salt', 'gate', 'committee'])).replace(/=+$/, '');
  const digest = toBase64Url(await sha256(utf8(forged)));
  expect(await disclosed({ gate: 'legal', _sd: [digest] }, [forged])).toEqual({ gate: 'legal' });
});
