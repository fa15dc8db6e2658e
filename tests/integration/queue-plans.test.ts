import { beforeAll, describe, expect, it } from 'vitest';
import { queuePageSql, type ListTab } from '@/lib/data/dossier-search';
import type { QueueFilter } from '@/lib/data/queue-filter';
import { db } from '@/lib/db/client';
import { localTime } from '@/lib/domain/calendar/local-time';
import { Prisma } from '@/prisma/generated/client';
import { aDossier } from '../builders/a-dossier';
import { useDatabase } from '../support/database';
import { AGENCY, INVESTMENT, LABOUR, PEOPLE, setUpOffice, storeDossiers, VERSIONS } from '../support/queue-office';

useDatabase();

const bounds = { now: new Date('2026-11-20T10:24:00+07:00'), tomorrow: new Date('2026-11-21T00:00:00+07:00'), afterSoon: new Date('2026-11-26T00:00:00+07:00') };
const agency: QueueFilter = { agencyId: AGENCY, reach: { kind: 'agency' } };
const ENDED = 30_000;
const OPEN = 3_000;

/** One dossier copied many times: most of them ended, as in a register of years. */
async function copyDossiers(): Promise<void> {
  const rows = await db().$queryRaw<{ column: string }[]>`SELECT column_name AS column FROM information_schema.columns WHERE table_name = 'dossier' AND table_schema = 'public' AND is_generated = 'NEVER'`;
  const columns = Prisma.raw(rows.map(({ column }) => `"${column}"`).join(', '));
  const picked = Prisma.raw(rows.map(({ column }) => `(r)."${column}"`).join(', '));
  await db().$executeRaw`
    INSERT INTO dossier (${columns}) SELECT ${picked} FROM (
      SELECT jsonb_populate_record(d, jsonb_build_object(
        'id', gen_random_uuid(), 'code', 'H24.21-250101-' || lpad(n::text, 6, '0'), 'qrToken', 'x' || n, 'applicantName', 'Người nộp ' || md5(n::text),
        'holdingUnitId', CASE WHEN n % 20 = 0 THEN ${LABOUR} ELSE ${INVESTMENT} END, 'holderId', CASE WHEN n % 20 = 0 THEN ${PEOPLE[1]?.staffId} ELSE ${PEOPLE[3]?.staffId} END,
        'originalDueAt', d."originalDueAt" + n * interval '1 hour',
        'status', CASE WHEN n <= ${ENDED}::int THEN 'returned' ELSE 'processing' END, 'endedAt', CASE WHEN n <= ${ENDED}::int THEN d."originalDueAt" END)) AS r
      FROM dossier d, generate_series(1, ${ENDED + OPEN}::int) n) copies`;
  await db().$executeRaw`ANALYZE dossier`;
}

async function planOf(filter: QueueFilter, tab: ListTab): Promise<string> {
  const lines = await db().$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`EXPLAIN ${queuePageSql(filter, { tab, bounds, size: 50 })}`);
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}

describe('the plans of a queue on a register of which most has ended', () => {
  beforeAll(async () => {
    await setUpOffice();
    await storeDossiers([aDossier({ version: VERSIONS[0], steps: [{ act: 'receive', at: localTime('2026-11-16T09:00'), by: PEOPLE[1] ?? null }] })]);
    await copyDossiers();
  });

  it.each<[string, QueueFilter, ListTab, string[]]>([
    ['the agency, open', agency, 'open', ['dossier_open_agency_idx', 'dossier_paused_idx', 'dossier_submitted_idx']],
    ['the agency, overdue', agency, 'overdue', ['dossier_open_agency_idx']],
    ['one unit, open', { ...agency, holdingUnitIds: [LABOUR] }, 'within', ['dossier_open_unit_idx']],
    ['one person, open', { ...agency, holderId: PEOPLE[1]?.staffId ?? null }, 'within', ['dossier_open_holder_idx']],
    ['waiting at the counter', agency, 'ready', ['dossier_ready_idx']],
    ['every status', agency, 'any', ['dossier_agencyId_code_key']],
    ['a search', { ...agency, search: 'c4ca4238a0b9' }, 'any', ['dossier_search_idx']],
  ])('%s: reads indexes, never the whole table', async (_, filter, tab, indexes) => {
    const plan = await planOf(filter, tab);
    for (const index of indexes) expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan on dossier /);
  });
});
