import { describe, expect, it } from 'vitest';
import { PerformAct } from './perform-act';

const sent = (fields: Readonly<Record<string, string>>) => PerformAct.safeParse({ code: 'H24.21-261124-0001', act: 'finish', seen: '3', ...fields });
const wrong = (fields: Readonly<Record<string, string>>) => sent(fields).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('the result of a dossier', () => {
  it('that is a paper has its number and its date', () => {
    expect(wrong({ resultKind: 'granted' })).toEqual(['resultNumber', 'resultOn']);
    expect(wrong({ resultKind: 'granted', resultNumber: '12/GP-BQL', resultOn: '31/02/2026' })).toEqual(['resultOn']);
    expect(sent({ resultKind: 'granted', resultNumber: '12/GP-BQL', resultOn: '2026-11-24' }).data?.data).toMatchObject({ resultNumber: '12/GP-BQL', resultOn: { on: '2026-11-24' } });
  });

  it('that is none says so, and a refusal always is one', () => {
    expect(sent({ resultKind: 'granted', resultHasNoDocument: 'on' }).data?.data).toMatchObject({ resultHasNoDocument: true });
    expect(wrong({ resultKind: 'refused', resultHasNoDocument: 'on' })).toEqual(['resultNumber', 'resultOn', 'resultHasNoDocument']);
    expect(wrong({ resultHasNoDocument: 'on' })).toEqual(['resultKind']);
  });

  it('is asked of no other act', () => expect(wrong({ act: 'take-over' })).toEqual([]));
});
