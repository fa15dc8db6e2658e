import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { queryRows } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Breach } from '@/lib/domain/procedure/control';
import { newId } from '@/lib/platform/new-id';

/** A breach that a run found, with the rule that found it. */
export type FoundBreach = Breach & { readonly ruleId: string; readonly ruleVersion: number };

const { sql } = Prisma;
/** Rows of one statement: a breach is a few hundred bytes, so a batch stays well under what the driver sends at once. */
const BATCH = 5_000;

const keyOf = (row: { readonly ruleId: string; readonly subject: string }): string => `${row.ruleId} ${row.subject}`;
const sameText = (detail: unknown): string => JSON.stringify(Object.entries(detail as Record<string, unknown>).sort(([a], [b]) => (a < b ? -1 : 1)));

function* batches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH);
}

type OpenRow = { id: string; ruleId: string; ruleVersion: number; subject: string; unitId: string | null; detail: Breach['detail'] };

/**
 * Sets what is stored of an area's rules to what a run found: what is gone is cleared, what is new opens, what changed is
 * written anew, the rest was seen again. A statement for thousands of rows, never one for each.
 */
export async function settleBreaches(tx: Tx, agencyId: number, ruleIds: readonly string[], found: readonly FoundBreach[], at: Date): Promise<{ open: number; opened: number; cleared: number }> {
  const wanted = new Map(found.map((breach) => [keyOf(breach), breach]));
  const known = await tx.$queryRaw<OpenRow[]>`SELECT id, "ruleId", "ruleVersion", subject, "unitId", detail FROM control_breach WHERE "agencyId" = ${agencyId} AND "ruleId" = ANY(${[...ruleIds]}) AND "clearedAt" IS NULL`;
  const gone: string[] = [];
  const changed: { id: string; ruleVersion: number; unitId: string | null; detail: Breach['detail'] }[] = [];
  const knownKeys = new Set<string>();
  for (const row of known) {
    const key = keyOf(row);
    const still = knownKeys.has(key) ? undefined : wanted.get(key);
    knownKeys.add(key);
    if (still === undefined) gone.push(row.id);
    else if (still.ruleVersion !== row.ruleVersion || still.unitId !== row.unitId || sameText(still.detail) !== sameText(row.detail)) changed.push({ id: row.id, ruleVersion: still.ruleVersion, unitId: still.unitId, detail: still.detail });
  }
  const fresh = [...wanted.values()].filter((breach) => !knownKeys.has(keyOf(breach)));
  for (const ids of batches(gone)) await tx.$executeRaw`UPDATE control_breach SET "clearedAt" = ${at} WHERE "agencyId" = ${agencyId} AND id = ANY(${[...ids]}::uuid[])`;
  for (const rows of batches(changed)) {
    await tx.$executeRaw`
      UPDATE control_breach b SET "ruleVersion" = r."ruleVersion", "unitId" = r."unitId", detail = r.detail
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "ruleVersion" int, "unitId" uuid, detail jsonb) WHERE b."agencyId" = ${agencyId} AND b.id = r.id`;
  }
  await tx.$executeRaw`UPDATE control_breach SET "lastSeenAt" = ${at} WHERE "agencyId" = ${agencyId} AND "ruleId" = ANY(${[...ruleIds]}) AND "clearedAt" IS NULL`;
  for (const rows of batches(fresh)) {
    const made = rows.map(({ ruleId, ruleVersion, subject, unitId, detail }) => ({ id: newId(), ruleId, ruleVersion, subject, unitId, detail }));
    await tx.$executeRaw`
      INSERT INTO control_breach ("agencyId", id, "ruleId", "ruleVersion", subject, "unitId", detail, "firstSeenAt", "lastSeenAt")
      SELECT ${agencyId}, r.id, r."ruleId", r."ruleVersion", r.subject, r."unitId", r.detail, ${at}, ${at}
        FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS r(id uuid, "ruleId" text, "ruleVersion" int, subject text, "unitId" uuid, detail jsonb)`;
  }
  return { open: wanted.size, opened: fresh.length, cleared: gone.length };
}

/** Which open breaches are asked for. `unitIds` null: of every unit and of none; `since`: first seen then or later. */
export type BreachFilter = { readonly agencyId: number; readonly ruleIds: readonly string[]; readonly unitIds: readonly string[] | null; readonly ruleId?: string | undefined; readonly unitId?: string | undefined; readonly since?: Date | undefined };

const where = ({ agencyId, ruleIds, unitIds, ruleId, unitId, since }: BreachFilter): Prisma.Sql => sql`
  "agencyId" = ${agencyId} AND "clearedAt" IS NULL AND "ruleId" = ANY(${[...ruleIds]})
  ${unitIds === null ? Prisma.empty : sql`AND "unitId" = ANY(${[...unitIds]}::uuid[])`} ${ruleId ? sql`AND "ruleId" = ${ruleId}` : Prisma.empty}
  ${unitId ? sql`AND "unitId" = ${unitId}::uuid` : Prisma.empty} ${since ? sql`AND "firstSeenAt" >= ${since}` : Prisma.empty}`;

export type BreachCount = { readonly ruleId: string; readonly unitId: string | null; readonly open: number; /** First seen by the last run. */ readonly fresh: number };

/** How many are open by rule and unit. `freshSince` null: nothing counts as new yet. */
export const countOpenBreaches = (filter: BreachFilter, freshSince: Date | null): Promise<BreachCount[]> => queryRows<BreachCount>(sql`
  SELECT "ruleId", "unitId", count(*)::int AS open, count(*) FILTER (WHERE "firstSeenAt" >= ${freshSince ?? new Date(8.64e15 / 10)})::int AS fresh FROM control_breach WHERE ${where(filter)} GROUP BY 1, 2`);

export type OpenBreach = { readonly id: string; readonly ruleId: string; readonly subject: string; readonly unitId: string | null; readonly detail: Breach['detail']; readonly firstSeenAt: Date };

/** A page of open breaches, newest first, of those seen at once by rule and subject. */
export const listBreachPage = (filter: BreachFilter, limit: number, offset: number): Promise<OpenBreach[]> => queryRows<OpenBreach>(sql`
  SELECT id, "ruleId", subject, "unitId", detail, "firstSeenAt" FROM control_breach WHERE ${where(filter)} ORDER BY "firstSeenAt" DESC, "ruleId", subject DESC, id LIMIT ${limit} OFFSET ${offset}`);

export type ControlRunRow = { readonly startedAt: Date; readonly endedAt: Date; readonly open: number; readonly opened: number; readonly cleared: number; readonly isFirst: boolean };

/** The last run of an area that came to its end, and whether there was none before it. */
export async function findLastControlRun(agencyId: number, area: string): Promise<ControlRunRow | null> {
  const rows = await queryRows<ControlRunRow>(sql`
    SELECT "startedAt", "endedAt", open, opened, cleared, NOT EXISTS (SELECT 1 FROM control_run o WHERE o."agencyId" = r."agencyId" AND o.area = r.area AND o."endedAt" IS NOT NULL AND o.failure IS NULL AND o."startedAt" < r."startedAt") AS "isFirst"
      FROM control_run r WHERE "agencyId" = ${agencyId} AND area = ${area} AND "endedAt" IS NOT NULL AND failure IS NULL ORDER BY "startedAt" DESC LIMIT 1`);
  return rows[0] ?? null;
}
