import { Buffer } from 'node:buffer';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { db } from '@/lib/db/client';
import { scopeOf } from '@/lib/domain/access/can';
import { localTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { EXPORT_COLUMNS } from '@/lib/text/dossier-export';
import { exportDossiers, type ExportFormat } from '@/lib/usecases/export-dossiers';
import type { Actor } from '@/lib/domain/access/can';
import { aCalendar } from '../builders/a-calendar';
import { aRandomDossier } from '../builders/a-random-dossier';
import { randomFrom } from '../builders/random';
import { useDatabase } from '../support/database';
import { AGENCY, LABOUR, PEOPLE, setUpOffice, storeDossiers, VERSIONS } from '../support/queue-office';

useDatabase();

const actor = (role: 'leader' | 'unit-head'): Actor => ({ staffId: PEOPLE[1]?.staffId ?? '', agencyId: AGENCY, name: 'Người thử', title: '', roles: [{ role, unitId: LABOUR }] });
const LIVE = '=HYPERLINK("http://x.example","bấm") & <b>';

async function exported(role: 'leader' | 'unit-head', format: ExportFormat): Promise<Buffer> {
  const instant = new Date('2026-11-20T10:24:00+07:00');
  const { pieces } = await exportDossiers({ actor: actor(role), instant, now: localTimeOfInstant(instant.getTime()) }, {}, format, { dang: format });
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('the export of a list of dossiers', () => {
  beforeAll(async () => {
    await setUpOffice();
    const random = randomFrom(3);
    await storeDossiers(Array.from({ length: 1_300 }, (_, n) => aRandomDossier(random, { agencyId: AGENCY, versions: VERSIONS, people: PEOPLE, calendar: aCalendar(), now: localTime('2026-11-20T10:24') }, n + 1)));
    await db().$executeRaw`UPDATE dossier SET "applicantName" = ${LIVE} WHERE id = (SELECT id FROM dossier ORDER BY id LIMIT 1)`;
  });

  it('has every dossier once as CSV, and nothing in it is a formula', async () => {
    const rows = parse((await exported('leader', 'csv')).toString('utf8'), { bom: true }) as string[][];
    expect(rows[0]).toEqual(EXPORT_COLUMNS.map(({ header }) => header));
    expect(new Set(rows.slice(1).map(([code]) => code)).size).toBe(1_300);
    expect(rows.some((row) => row[6] === `'${LIVE}`)).toBe(true);
  });

  it('is a workbook that a spreadsheet opens, with the same rows as text', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await exported('leader', 'xlsx')) as never);
    const sheet = workbook.worksheets[0];
    expect(sheet?.rowCount).toBe(1_301);
    expect(sheet?.getRow(1).getCell(1).value).toBe('Mã hồ sơ');
    const names: unknown[] = [];
    sheet?.eachRow((row) => names.push(row.getCell(7).value));
    expect(names).toContain(LIVE);
  });

  it('holds what its reader may see, and who took it is written down', async () => {
    const reach = scopeOf(actor('unit-head'), 'dossier:export');
    expect(reach).toEqual({ kind: 'units', unitIds: [LABOUR] });
    const rows = parse((await exported('unit-head', 'csv')).toString('utf8'), { bom: true }) as string[][];
    expect(rows.length - 1).toBe(await db().dossier.count({ where: { agencyId: AGENCY, OR: [{ holdingUnitId: LABOUR }, { handlingUnitId: LABOUR }] } }));
    expect(rows.length).toBeLessThan(1_301);
    expect(await db().auditEntry.count({ where: { action: 'dossier:export' } })).toBe(3);
  });
});
