import { describe, expect, it } from 'vitest';
import { ReceiveDossier } from './receive-dossier';

const WHOLE = {
  key: '0192f0c0-0000-4000-8000-000000000001', versionId: '0192f0c0-0000-7000-8000-000000000101', channel: 'in-person', components: [],
  applicant: { kind: 'citizen', name: 'Nguyễn Thị Mẫu', citizenId: '031 190 000 001', address: 'Hải Phòng', phone: '0900 000 002' },
} as const;
const complaints = (sent: unknown): Record<string, string> => {
  const parsed = ReceiveDossier.safeParse(sent);
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
};
const applicant = (change: Readonly<Record<string, unknown>>) => ({ ...WHOLE, applicant: { ...WHOLE.applicant, ...change } });

describe('what the counter may be sent', () => {
  it('is cleaned: numbers bare, text composed and on one line, what is empty null', () => {
    const read = ReceiveDossier.parse({ ...applicant({ name: ' Nguyê\u0303n\tThị\r\nMẫu\u0000 ', email: '  ' }), note: '' });
    expect(read.applicant).toMatchObject({ name: 'Nguyễn Thị Mẫu', citizenId: '031190000001', phone: '0900000002', email: null, taxCode: null, birthOn: null });
    expect(read).toMatchObject({ note: null, sets: 1, fees: [], files: [], receivedAt: null, caseName: null, representative: null, notifyBy: 'none' });
  });

  it('keeps scripts and signs of queries as the text they are', () => {
    const name = `<script>alert(1)</script>'; DROP TABLE dossier; --`;
    expect(ReceiveDossier.parse(applicant({ name })).applicant.name).toBe(name);
  });

  it('tells of everything at once, the number among it', () => {
    expect(Object.keys(complaints(applicant({ name: '', address: ' ', phone: 'abc', citizenId: '' }))).sort()).toEqual(['applicant.address', 'applicant.citizenId', 'applicant.name', 'applicant.phone']);
  });

  it.each<[string, unknown, string]>([
    ['a number that is too short', applicant({ citizenId: '0311' }), 'applicant.citizenId'],
    ['a company without a tax code', applicant({ kind: 'enterprise', citizenId: null }), 'applicant.taxCode'],
    ['a foreign organization without any number', applicant({ kind: 'foreign-organization', citizenId: null }), 'applicant.taxCode'],
    ['a kind that is none', applicant({ kind: 'friend' }), 'applicant.kind'],
    ['a very long name', applicant({ name: 'x'.repeat(301) }), 'applicant.name'],
    ['a huge name', applicant({ name: 'x'.repeat(1_000_000) }), 'applicant.name'],
    ['a birth that does not exist', applicant({ birthOn: '31/02/1990' }), 'applicant.birthOn'],
    ['mail to nowhere', { ...WHOLE, notifyBy: 'email' }, 'applicant.email'],
    ['a receipt at no time', { ...WHOLE, receivedAt: '2026-02-30T08:00' }, 'receivedAt'],
    ['a receipt at no hour', { ...WHOLE, receivedAt: '2026-11-20T' }, 'receivedAt'],
    ['half a set', { ...WHOLE, sets: 1.5 }, 'sets'],
    ['a representative without a name', { ...WHOLE, representative: { name: '' } }, 'representative.name'],
    ['a key that is none', { ...WHOLE, key: 'x' }, 'key'],
    ['minus one copy', { ...WHOLE, components: [{ ordinal: 1, originals: -1, copies: 0 }] }, 'components.0.originals'],
    ['an amount in pieces', { ...WHOLE, fees: [{ ordinal: 1, amountVnd: 0.5 }] }, 'fees.0.amountVnd'],
  ])('is refused with %s, at its field', (_, sent, field) => {
    expect(complaints(sent)[field]).toMatch(/\p{L}/u);
  });

  it.each([null, undefined, 'x', 5, [], {}])('is refused whole: %j', (sent) => expect(Object.keys(complaints(sent)).length).toBeGreaterThan(0));
});
