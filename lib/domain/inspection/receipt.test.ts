import { describe, expect, it } from 'vitest';
import { isReceiptComplete, receiptCounts, receiptText, receiptTotal, type ReceiptThing } from './receipt';
import { cleanContent, entryProblem, entryText, meaningOf, type Entry } from './record';

const things: ReceiptThing[] = [
  { id: 'b', sha256: '2', kind: 'answer' }, { id: 'a', sha256: '1', kind: 'sheet' }, { id: 'c', sha256: '3', kind: 'interview' }, { id: 'd', sha256: '4', kind: 'scan' }, { id: 'e', sha256: '5', kind: 'photo' }, { id: 'f', sha256: '6', kind: 'finding' },
];

describe('a receipt', () => {
  it('counts notes, talks and scans on one line', () => {
    expect(receiptCounts(things)).toEqual({ answers: 1, sheets: 1, findings: 1, notes: 2, photos: 1 });
    expect(receiptTotal(receiptCounts(things))).toBe(6);
  });
  it('has the same text whatever the order and however often a thing was sent', () => {
    expect(receiptText([...things].reverse().concat(things))).toBe(receiptText(things));
  });
  it('changes with every hash', () => {
    expect(receiptText(things.map((thing) => (thing.id === 'e' ? { ...thing, sha256: '9' } : thing)))).not.toBe(receiptText(things));
  });
  it('is complete only with all counts and the hash', () => {
    const counts = receiptCounts(things);
    expect(isReceiptComplete(counts, counts, 'x', 'x')).toBe(true);
    expect(isReceiptComplete(counts, counts, 'x', 'y')).toBe(false);
    expect(isReceiptComplete(counts, { ...counts, photos: 0 }, 'x', 'x')).toBe(false);
  });
});

describe('an entry', () => {
  const answer = (content: Partial<Entry<'answer'>['content']>): Entry => ({ id: '1', unitId: 'u', kind: 'answer', key: 'kt-1', baseVersion: 0, content: { answer: 'meets', note: '', source: 'person', ...content } });
  it('overrules only with a reason, and confirms only what was sealed', () => {
    expect(entryProblem(answer({ source: 'overruled', autoSha256: 'x', overruleReason: '  ' }))).toBe('ReasonNeeded');
    expect(entryProblem(answer({ source: 'confirmed' }))).toBe('NothingToConfirm');
    expect(entryProblem(answer({ source: 'confirmed', autoSha256: 'x', answer: null }))).toBe('NothingToConfirm');
    expect(entryProblem(answer({ source: 'confirmed', autoSha256: 'x' }))).toBeNull();
    expect(entryProblem(answer({ answer: null, note: 'chỉ ghi chú' }))).toBeNull();
  });
  it('of a sheet has the key of its dossier and question', () => {
    const sheet = (key: string): Entry => ({ id: '1', unitId: 'u', kind: 'sheet', key, baseVersion: 0, content: { dossierCode: 'H24.21-261112-0009', question: 'M1', answer: 'fails', note: '' } });
    expect(entryProblem(sheet('H24.21-261112-0009:M2'))).toBe('KeyDiffers');
    expect(entryProblem(sheet('H24.21-261112-0009:M1'))).toBeNull();
  });
  it('says the same whoever confirmed it and however the note is spaced', () => {
    expect(meaningOf('answer', { answer: 'fails', note: ' thiếu  sổ ', source: 'confirmed', autoSha256: 'x' })).toBe(meaningOf('answer', { answer: 'fails', note: 'thiếu sổ', source: 'person' }));
    expect(meaningOf('answer', { answer: 'fails', note: '' })).not.toBe(meaningOf('answer', { answer: 'meets', note: '' }));
  });
  it('has one text for one content, composed or not, whatever the order of its fields', () => {
    const [a, b] = [cleanContent({ text: 'Đã kiểm tra\u0000'.normalize('NFD'), itemKey: 'kt-1' }), cleanContent({ itemKey: 'kt-1', text: 'Đã kiểm tra' })];
    const text = (content: unknown) => entryText({ id: '1', unitId: 'u', kind: 'note', key: 'k', content });
    expect(text(a)).toBe(text(b));
  });
});
