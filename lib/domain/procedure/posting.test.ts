import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCalendar } from '@/tests/builders/a-calendar';
import { plainDate, type PlainDate } from '../calendar/plain-date';
import { boardOutcome, hangsOn, kindsLacking, publicationDue, publicationStep, removalDue, type PostedVersion, type PostingFact, type PostingPlace } from './posting';

const on = (text: string): PlainDate => plainDate(text);
const calendar = aCalendar();
const version = (changes: Partial<PostedVersion> = {}): PostedVersion => ({ id: 'v2', validFrom: on('2026-11-10'), validTo: null, decision: { issuedOn: on('2026-11-02'), isShortened: false }, ...changes });
const place = (kind: PostingPlace['kind'], id: string = kind): PostingPlace => ({ id, kind, name: id, unitId: null, isActive: true });
const all = [place('national-database'), place('portal'), place('reception-board')];
const posted = (placeId: string, postedOn: string, versionId = 'v2', removedOn: string | null = null): PostingFact => ({ placeId, versionId, postedOn: on(postedOn), removedOn: removedOn === null ? null : on(removedOn) });

describe('the day by which a version is public', () => {
  it.each([
    ['national database: five working days after the decision', 'national-database', {}, '2026-11-09'],
    ['two when the text was issued by the shortened procedure', 'national-database', { decision: { issuedOn: on('2026-11-02'), isShortened: true } }, '2026-11-04'],
    ['counted over a week-end', 'national-database', { decision: { issuedOn: on('2026-11-05'), isShortened: true } }, '2026-11-09'],
    ['portal: the first day in force', 'portal', {}, '2026-11-10'],
    ['board: the working day after a decision that came after its own effect', 'reception-board', { decision: { issuedOn: on('2026-11-13'), isShortened: false } }, '2026-11-16'],
    ['board: in force on the day of the decision', 'reception-board', { validFrom: on('2026-11-02') }, '2026-11-03'],
    ['kiosk: the law names none', 'kiosk', {}, null],
  ] as const)('%s', (_, kind, changes, due) => {
    expect(publicationDue(kind, version(changes), calendar)).toBe(due);
  });
  it('gives an ended version until its first working day to come down', () => {
    expect(removalDue({ validFrom: on('2026-01-01'), validTo: on('2026-11-06') }, calendar)).toBe('2026-11-09');
    expect(removalDue({ validFrom: on('2026-01-01'), validTo: null }, calendar)).toBeNull();
  });
});

describe('one station of the way', () => {
  const step = (postings: readonly PostingFact[], today: string, places = all) => publicationStep('reception-board', version(), places, postings, on(today), calendar);
  it.each([
    ['its day has not come', [], '2026-11-10', { state: 'waiting', daysLate: 0, doneOn: null }],
    ['its day has passed', [], '2026-11-12', { state: 'overdue', daysLate: 2, doneOn: null }],
    ['in time', [posted('reception-board', '2026-11-09')], '2026-11-20', { state: 'done', daysLate: 0, doneOn: '2026-11-09' }],
    ['late', [posted('reception-board', '2026-11-13')], '2026-11-20', { state: 'done-late', daysLate: 3, doneOn: '2026-11-13' }],
    ['seen from before it was done', [posted('reception-board', '2026-11-13')], '2026-11-12', { state: 'overdue', daysLate: 2, doneOn: null }],
    ['another version hangs', [posted('reception-board', '2026-11-09', 'v1')], '2026-11-12', { state: 'overdue', doneOn: null }],
  ] as const)('%s', (_, postings, today, wanted) => {
    expect(step(postings, today)).toMatchObject(wanted);
  });
  it('is done when the last of several boards has it, and names those that lack it', () => {
    const two = [...all, place('reception-board', 'second')];
    expect(step([posted('reception-board', '2026-11-09')], '2026-11-12', two)).toMatchObject({ state: 'overdue', missing: [{ id: 'second' }] });
    expect(step([posted('reception-board', '2026-11-09'), posted('second', '2026-11-11')], '2026-11-12', two)).toMatchObject({ state: 'done-late', doneOn: '2026-11-11', daysLate: 1, missing: [] });
  });
  it('says when there is no board at all, and does not count a closed one', () => {
    expect(step([], '2026-11-12', [])).toMatchObject({ state: 'no-place' });
    expect(step([], '2026-11-12', [{ ...place('reception-board'), isActive: false }])).toMatchObject({ state: 'no-place' });
  });
});

describe('what hangs', () => {
  it('hangs from its day to the day it is taken down, that day not included', () => {
    const log = posted('portal', '2026-11-10', 'v2', '2026-11-12');
    expect(['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'].map((day) => hangsOn(log, on(day)))).toEqual([false, true, true, false]);
  });
  it('is published only when it hangs in all three places at once', () => {
    fc.assert(fc.property(fc.array(fc.record({ place: fc.constantFrom(...all), from: fc.integer({ min: 1, max: 28 }), length: fc.option(fc.integer({ min: 0, max: 10 })), versionId: fc.constantFrom('v1', 'v2') }), { maxLength: 12 }), fc.integer({ min: 1, max: 28 }), (rows, day) => {
      const pad = (n: number) => String(n).padStart(2, '0');
      const postings = rows.map((row) => posted(row.place.id, `2026-10-${pad(row.from)}`, row.versionId, row.length === null ? null : `2026-${row.from + row.length > 31 ? '11' : '10'}-${pad(((row.from + row.length - 1) % 31) + 1)}`));
      const today = `2026-10-${pad(day)}`;
      const naive = all.filter(({ id }) => postings.every((one) => one.placeId !== id || one.versionId !== 'v2' || one.postedOn > today || (one.removedOn !== null && one.removedOn <= today))).map(({ kind }) => kind);
      expect(kindsLacking('v2', all, postings, on(today))).toEqual(naive);
    }));
  });
});

describe('what someone finds before a board', () => {
  const span = (id: string, validFrom: string, validTo: string | null = null) => ({ id, validFrom: on(validFrom), validTo: validTo === null ? null : on(validTo) });
  it.each([
    ['the version in force', span('v2', '2026-11-10'), 'v2', true, 'right'],
    ['the right one, of which the log knows nothing', span('v2', '2026-11-10'), 'v2', false, 'not-logged'],
    ['an older one', span('v1', '2020-01-01', '2026-11-09'), 'v2', true, 'outdated'],
    ['one of a repealed procedure', span('v1', '2020-01-01', '2026-11-09'), null, true, 'ended'],
    ['one that is not in force yet', span('v3', '2027-01-01'), 'v2', true, 'not-yet'],
    ['nothing, though it must hang', null, 'v2', false, 'missing'],
    ['nothing, and nothing must', null, null, false, 'right'],
  ] as const)('%s', (_, found, inForceId, isLogged, outcome) => {
    expect(boardOutcome(found, inForceId, isLogged, on('2026-11-24'))).toBe(outcome);
  });
});
