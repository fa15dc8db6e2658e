import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellComplaint, PROCEDURE_CELLS, type ProcedureLine } from './procedure-cells';
import { fieldOfHeader, PROCEDURE_COLUMNS, PROCEDURE_FIELDS, type ProcedureField } from './procedure-columns';

const round = (field: ProcedureField, line: ProcedureLine) => PROCEDURE_CELLS[field].read(PROCEDURE_CELLS[field].write(line));
const part = fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.normalize('NFC').replace(/\r/g, '').trim()).filter((text) => text !== '' && text === text.trim());

describe('cells of a list of procedures', () => {
  it('read back what was written, whatever signs stand in it', () => {
    fc.assert(fc.property(fc.array(fc.record({ name: part, form: fc.option(part), originals: fc.nat(99), copies: fc.nat(99), isRequired: fc.boolean(), caseName: fc.option(part) }), { minLength: 1, maxLength: 5 }), (components) => {
      expect(round('components', { components })).toEqual({ components });
    }));
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (steps) => { expect(round('steps', { steps })).toEqual({ steps }); }));
    expect(round('timeLimits', { timeLimits: [{ caseName: 'A | B', channel: 'online', value: 3, unit: 'working-day' }, { caseName: null, channel: null, value: 0, unit: 'same-day' }] })).toEqual({ timeLimits: [{ caseName: 'A | B', channel: 'online', value: 3, unit: 'working-day' }, { caseName: null, channel: null, value: 0, unit: 'same-day' }] });
    expect(round('fees', { fees: [{ kind: 'levy', name: 'Lệ phí', amountVnd: 600_000, per: null }, { kind: 'fee', name: 'Phí', amountVnd: null, per: 'giấy' }] })).toEqual({ fees: [{ kind: 'levy', name: 'Lệ phí', amountVnd: 600_000, per: null }, { kind: 'fee', name: 'Phí', amountVnd: null, per: 'giấy' }] });
    expect(round('workflow', { workflow: [{ step: 'Thẩm định', unitName: 'Phòng', duration: 0.5, durationUnit: 'working-day' }] })).toEqual({ workflow: [{ step: 'Thẩm định', unitName: 'Phòng', duration: 0.5, durationUnit: 'working-day' }] });
  });

  it.each<[ProcedureField, string]>([['code', '1.14199'], ['code', '=1+1'], ['name', ' '], ['onlineLevel', 'mức 9'], ['validFrom', '31/02/2026'], ['timeLimits', 'mười ngày'], ['timeLimits', '0 ngày'], ['fees', '600000'], ['sets', 'x'], ['components', 'Tên | | một'], ['channels', 'fax']])('complain of %s "%s"', (field, cell) => expect(() => PROCEDURE_CELLS[field].read(cell)).toThrow(CellComplaint));

  it('understand what other lists call a column and a level', () => {
    for (const field of PROCEDURE_FIELDS) for (const header of [PROCEDURE_COLUMNS[field].header, ...PROCEDURE_COLUMNS[field].also]) expect(fieldOfHeader(` ${header.toUpperCase()} `)).toBe(field);
    expect(PROCEDURE_CELLS.onlineLevel.read('Mức độ 4')).toEqual({ onlineLevel: 'full' });
    expect(fieldOfHeader('Ghi chú')).toBeNull();
  });

  it('hold every part of the sample procedures', () => {
    const sample = JSON.parse(readFileSync('prisma/seed/reference/procedures.json', 'utf8')) as { steps: string[]; legalBases: ProcedureLine['legalBases'] }[];
    for (const { steps, legalBases } of sample) {
      expect(round('steps', { steps })).toEqual({ steps });
      expect(round('legalBases', { legalBases })).toEqual({ legalBases });
    }
  });
});
