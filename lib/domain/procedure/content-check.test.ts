import { describe, expect, it } from 'vitest';
import { aProcedureContent } from '@/tests/builders/a-procedure-version';
import { plainDate } from '../calendar/plain-date';
import { checkContent, workflowTotal } from './content-check';

const on = plainDate('2026-12-01');
const complaints = (wanted: Parameters<typeof aProcedureContent>[0]) => checkContent(aProcedureContent({ components: [{ name: 'Đơn', form: null, originals: 1, copies: 0, isRequired: true, caseName: null }], ...wanted }), on);
const step = (duration: number, durationUnit: 'working-day' | 'calendar-day' | 'working-hour') => ({ step: 'Việc', unitId: 'u', unitName: 'Phòng', duration, durationUnit });
const limit = (value: number, unit: 'working-day' | 'calendar-day' | 'working-hour' | 'same-day', caseName: string | null = null, channel: 'online' | 'postal' | null = null) => ({ caseName, channel, value, unit });

describe('the workflow against the limit', () => {
  it('is measured against the promise where there is one, else the shortest legal limit', () => {
    const workflow = [step(4, 'working-hour'), step(6.5, 'working-day')];
    expect(workflowTotal({ workflow, timeLimits: [limit(10, 'working-day')], committedTimeLimit: { value: 7, unit: 'working-day' } })).toEqual({ totalDays: 7, limitDays: 7, isTooLong: false });
    expect(complaints({ workflow, timeLimits: [limit(10, 'working-day')], committedTimeLimit: { value: 6, unit: 'working-day' } })).toEqual([{ name: 'WorkflowTooLong', path: 'workflow', totalDays: 7, limitDays: 6 }]);
    expect(complaints({ workflow, timeLimits: [limit(10, 'working-day', 'A'), limit(5, 'working-day', 'B')] })).toMatchObject([{ name: 'WorkflowTooLong', limitDays: 5 }]);
  });

  it('counts calendar days by their working days, hours by eighths, and a same-day limit as less than a day', () => {
    expect(workflowTotal({ workflow: [step(7, 'calendar-day')], timeLimits: [limit(5, 'working-day')], committedTimeLimit: null })).toEqual({ totalDays: 5, limitDays: 5, isTooLong: false });
    expect(complaints({ workflow: [step(1, 'working-day')], timeLimits: [limit(1, 'same-day')] })).toMatchObject([{ name: 'WorkflowTooLong' }]);
    expect(complaints({ workflow: [step(7, 'working-hour')], timeLimits: [limit(1, 'same-day')] })).toEqual([]);
  });
});

describe('the parts together', () => {
  it('have each limit once and only for channels that are offered', () => {
    expect(complaints({ timeLimits: [limit(10, 'working-day', null, 'online'), limit(12, 'working-day', null, 'online')] })).toEqual([{ name: 'SameLimitTwice', path: 'timeLimits.1.caseName' }]);
    expect(complaints({ channels: ['in-person'], timeLimits: [limit(10, 'working-day'), limit(12, 'working-day', null, 'postal')] })).toEqual([{ name: 'ChannelNotOffered', path: 'timeLimits.1.channel' }]);
  });

  it('promise no more time than the law gives in any case', () => {
    expect(complaints({ timeLimits: [limit(10, 'working-day', 'A'), limit(20, 'working-day', 'B')], committedTimeLimit: { value: 15, unit: 'working-day' } })).toMatchObject([{ name: 'CommittedLongerThanLaw' }]);
  });

  it('ask for at least one of each paper, in whatever case', () => {
    const paper = { name: 'Đơn', form: null, originals: 1, copies: 0, isRequired: true, caseName: 'C' };
    expect(complaints({ timeLimits: [limit(10, 'working-day', 'A')], components: [paper] })).toEqual([]);
    expect(complaints({ components: [{ ...paper, caseName: null, originals: 0 }] })).toEqual([{ name: 'NoPaper', path: 'components.0.originals' }]);
  });

  it('rest on legal texts that are in force on the first day', () => {
    const basis = (validFrom: string | null, validTo: string | null) => ({ number: '1/2020', title: 'Luật', article: null, validFrom, validTo });
    expect(complaints({ legalBases: [basis('2020-01-01', null), basis(null, '2026-12-01')] })).toEqual([]);
    expect(complaints({ legalBases: [basis('2027-01-01', null), basis(null, '2026-11-30'), basis('2026-02-01', '2026-01-01')] }).map(({ name, path }) => [name, path])).toEqual([['BasisNotInForce', 'legalBases.0.validFrom'], ['BasisNotInForce', 'legalBases.1.validTo'], ['BasisEndsBeforeItBegins', 'legalBases.2.validTo']]);
  });
});
