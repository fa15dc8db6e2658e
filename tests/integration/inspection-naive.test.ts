import { beforeAll, describe, expect, it } from 'vitest';
import { Prisma } from '@/prisma/generated/client';
import { db, queryRows } from '@/lib/db/client';
import { localTime } from '@/lib/domain/calendar/local-time';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import { ITEM_RULES } from '@/lib/domain/inspection/rules/index';
import { dossierCodeOf, type ItemOutcome } from '@/lib/domain/inspection/rules/rule';
import { instantOf } from '@/lib/platform/clock';
import { answerItems } from '@/lib/usecases/answer-items';
import { listLateHandOvers } from '@/lib/usecases/list-late-hand-overs';
import { aRandomDossier } from '../builders/a-random-dossier';
import { randomFrom } from '../builders/random';
import { useDatabase } from '../support/database';
import { CALENDAR, contentOf, openCleanOffice } from '../support/inspection-register';
import { AGENCY, DESK, LABOUR, PEOPLE, storeDossiers, VERSIONS } from '../support/queue-office';

useDatabase();

const PERIOD = { from: plainDate('2026-09-01'), to: plainDate('2026-11-30') };
const NOW = localTime('2026-11-20T10:24');
const HOW_MANY = 700;

/** The events that no correction voids: a correction that is voided itself voids nothing. */
const COURSE = `course AS (SELECT e.*, d.code, d."handlingUnitId" FROM dossier_event e JOIN dossier d ON d.id = e."dossierId" WHERE NOT EXISTS (
  SELECT 1 FROM dossier_event c WHERE c."dossierId" = e."dossierId" AND c.act = 'correct' AND c."voidsSeq" = e.seq AND NOT EXISTS (SELECT 1 FROM dossier_event cc WHERE cc."dossierId" = e."dossierId" AND cc.act = 'correct' AND cc."voidsSeq" = c.seq)))`;
const IN_PERIOD = (column: string): string => `timezone('Asia/Ho_Chi_Minh', ${column})::date BETWEEN '${PERIOD.from}' AND '${PERIOD.to}'`;

/** Of each rule a count written anew from the tables: code of the dossier and whether it breaks the rule, a row for each thing looked at. */
const NAIVE: Readonly<Record<string, string>> = {
  'kt-15': `SELECT d.code, NOT (v.state = 'approved' AND coalesce(d."submittedAt", d."receivedAt") >= v."validFrom") AS broken FROM dossier d JOIN procedure_version v ON v.id = d."versionId" WHERE d."receivedAt" IS NOT NULL AND ${IN_PERIOD('d."receivedAt"')}`,
  'kt-27': `WITH ${COURSE} SELECT DISTINCT ON (c.code) c.code, c."actorUnitId" <> '${DESK}' AS broken FROM course c JOIN dossier d ON d.id = c."dossierId" WHERE c.act IN ('receive', 'accept') AND d."receivedAt" IS NOT NULL ORDER BY c.code, c.seq`,
  'kt-31': `SELECT d.code, NOT EXISTS (SELECT 1 FROM paper p WHERE p."dossierId" = d.id AND p.kind = 'intake-receipt') AS broken FROM dossier d WHERE d."receivedAt" IS NOT NULL`,
  'kt-34': `WITH ${COURSE} SELECT code, TRUE AS broken FROM course WHERE act = 'request-supplement'`,
  'kt-35': `WITH ${COURSE} SELECT c.code, count(*) > 2 AS broken FROM course c WHERE c.act = 'request-supplement' AND EXISTS (SELECT 1 FROM course a WHERE a."dossierId" = c."dossierId" AND a.act IN ('receive', 'accept') AND a.seq < c.seq) GROUP BY 1`,
  'kt-36': `WITH ${COURSE} SELECT code, TRUE AS broken FROM course WHERE act = 'decline'`,
  'kt-40': `SELECT code, CASE WHEN "endedAt" IS NOT NULL THEN "endStanding" = 'late' ELSE TRUE END AS broken FROM dossier
             WHERE "receivedAt" IS NOT NULL AND status <> 'declined' AND ("endedAt" IS NOT NULL OR CASE WHEN "pausedAt" IS NOT NULL THEN "originalDueAt" < "pausedAt" ELSE timezone('Asia/Ho_Chi_Minh', "originalDueAt")::date <= '${PERIOD.to}' END)`,
  'kt-42': `SELECT code, TRUE AS broken FROM dossier WHERE ${IN_PERIOD('"originalDueAt"')} AND date_trunc('minute', coalesce("endedAt", "pausedAt", $1)) > "originalDueAt"`,
  'kt-43': `WITH ${COURSE} SELECT code, count(*) > 1 AS broken FROM course WHERE act = 'apologise' GROUP BY 1`,
  'kt-48': `WITH ${COURSE} SELECT code, TRUE AS broken FROM course WHERE act = 'stop'`,
  'kt-51': `SELECT d.code, d."applicantPhone" = '' OR EXISTS (SELECT 1 FROM dossier_event e WHERE e."dossierId" = d.id AND e.act = 'return-result') AS broken FROM dossier d WHERE d."receivedAt" IS NOT NULL`,
  'kt-52': `SELECT d.code, FALSE AS broken FROM dossier d JOIN fee_item f ON f."dossierId" = d.id WHERE d."receivedAt" IS NOT NULL`,
  'kt-53': `SELECT d.code, NOT bool_and(s."isScanned" OR s."isElectronicOriginal" OR s."electronicGiven" > 0) AS broken FROM dossier d JOIN submitted_document s ON s."dossierId" = d.id AND s."isPresent" WHERE d."receivedAt" IS NOT NULL GROUP BY 1
            UNION ALL SELECT code, TRUE FROM dossier WHERE "resolvedAt" IS NOT NULL`,
};

describe('a random register of histories that could have been', () => {
  let outcomes: readonly ItemOutcome[] = [];
  const of = (id: string) => {
    const own = outcomes.filter(({ rule }) => rule.id === id);
    return { population: own.reduce((sum, one) => sum + one.population, 0), codes: own.flatMap(({ breaches }) => breaches.map(({ subject }) => dossierCodeOf(subject) ?? subject)).filter((one) => !one.startsWith('book:')).sort() };
  };

  beforeAll(async () => {
    await openCleanOffice();
    const random = randomFrom(11);
    const versions = VERSIONS.map((version) => ({ ...version, content: contentOf(LABOUR) }));
    await storeDossiers(Array.from({ length: HOW_MANY }, (_, n) => aRandomDossier(random, { agencyId: AGENCY, versions, people: PEOPLE, calendar: CALENDAR, now: NOW }, n + 1)));
    outcomes = await answerItems({ agencyId: AGENCY, period: PERIOD, asOf: instantOf(NOW), unitIds: [] });
  });

  it.each(Object.keys(NAIVE))('%s: as a naive count of the tables says', async (id) => {
    const sql = NAIVE[id] ?? '';
    const rows = await queryRows<{ code: string; broken: boolean }>(sql.includes('$1') ? Prisma.sql([sql.split('$1')[0] ?? '', sql.split('$1')[1] ?? ''] as never, instantOf(NOW)) : Prisma.raw(sql));
    const found = of(id);
    const books = outcomes.filter(({ rule }) => rule.id === id && id === 'kt-51').reduce((sum, one) => sum + one.breaches.filter(({ subject }) => subject.startsWith('book:')).length, 0);
    expect(found.codes).toEqual(rows.filter(({ broken }) => broken).map(({ code }) => code).sort());
    expect(found.population - books).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(5);
  });

  it('kt-37: as the report of late hand-overs says, which is a query of its own', async () => {
    const late = await listLateHandOvers(AGENCY, PERIOD, NOW);
    expect(of('kt-37').codes).toEqual(late.map(({ code }) => code).sort());
    expect(late.length).toBeGreaterThan(50);
  });

  it('says the same in parts: the periods of two halves, side by side, for what is looked at by its own day', async () => {
    const half = async (from: string, to: string) => answerItems({ agencyId: AGENCY, period: { from: plainDate(from), to: plainDate(to) }, asOf: instantOf(NOW), unitIds: [], rules: ITEM_RULES.filter(({ item }) => [31, 34, 36, 48].includes(item)) });
    const sum = (all: readonly ItemOutcome[], id: string) => all.filter(({ rule }) => rule.id === id).reduce((total, { population }) => total + population, 0);
    const [first, second] = [await half('2026-09-01', '2026-10-31'), await half('2026-11-01', '2026-11-30')];
    for (const id of ['kt-31', 'kt-34', 'kt-36', 'kt-48']) expect(sum(first, id) + sum(second, id)).toBe(of(id).population);
  });

  it('looks at every unit’s own and loses none between them', async () => {
    const units = (await db().unit.findMany({ where: { agencyId: AGENCY } })).map(({ id }) => id);
    const asked = await answerItems({ agencyId: AGENCY, period: PERIOD, asOf: instantOf(NOW), unitIds: units });
    const total = (all: readonly ItemOutcome[]) => all.filter(({ unitId }) => unitId !== null).reduce((sum, { population }) => sum + population, 0);
    expect(total(asked)).toBe(total(outcomes));
    expect(asked).toHaveLength(units.length * ITEM_RULES.length);
  });
});
