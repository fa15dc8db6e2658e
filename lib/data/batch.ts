import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { PauseRule } from '@/lib/domain/calendar/types';
import type { ApplicantKind } from '@/lib/domain/dossier/status';
import type { ProcedureContent } from '@/lib/domain/procedure/content';
import { isUuid } from '@/lib/domain/shared/uuid';
import { newId } from '@/lib/platform/new-id';
import { foldWords } from '@/lib/text/fold';

/** A version under which a line of a register may have been received. */
export type RegisterVersion = {
  readonly versionId: string;
  readonly procedureId: string;
  readonly codes: readonly string[];
  readonly name: string;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly sectorId: string;
  readonly handlingUnitId: string;
  readonly pauseRule: PauseRule;
  readonly content: ProcedureContent;
};

/** Every approved version that the record holds true, past ones too: a register is older than the list of today. */
export async function listRegisterVersions(agencyId: number): Promise<RegisterVersion[]> {
  return db().$queryRaw<RegisterVersion[]>`
    SELECT v.id AS "versionId", v."procedureId", array_remove(ARRAY[p.code, p.slug] || p."formerCodes", NULL) AS codes, v.name, v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo",
           v."sectorId", v."handlingUnitId", v."pauseRule", v.content
      FROM procedure_version v JOIN procedure p ON p."agencyId" = v."agencyId" AND p.id = v."procedureId"
     WHERE v."agencyId" = ${agencyId} AND v.state = 'approved' AND v."supersededAt" IS NULL ORDER BY v."validFrom"`;
}

/** Which of these codes of other systems our dossiers carry already, each with ours. */
export async function findExternalCodes(reader: Tx | null, agencyId: number, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await (reader ?? db()).$queryRaw<{ externalCode: string; code: string }[]>`
    SELECT "externalCode", code FROM dossier WHERE "agencyId" = ${agencyId} AND "externalCode" = ANY(${[...codes]})`;
  return new Map(rows.map((row) => [row.externalCode, row.code]));
}

/** Which of these keys were taken before, each with the code of the dossier it made. */
export async function findTakenKeys(agencyId: number, scope: string, keys: readonly string[]): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ key: string; code: string | null }[]>`
    SELECT key, response->>'code' AS code FROM idempotency_key WHERE "agencyId" = ${agencyId} AND scope = ${scope} AND key = ANY(${[...keys]})`;
  return new Map(rows.map((row) => [row.key, row.code ?? '']));
}

/** Takes many keys at once, with what each makes. Answers those that nobody had: only they may be acted on. */
export async function claimKeys(tx: Tx, agencyId: number, scope: string, claims: readonly { readonly key: string; readonly response: unknown }[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO idempotency_key ("agencyId", scope, key, "requestHash", response)
    SELECT ${agencyId}::int, ${scope}, c.key, c.key, c.response FROM jsonb_to_recordset(${JSON.stringify(claims)}::jsonb) AS c(key text, response jsonb) ORDER BY c.key
    ON CONFLICT DO NOTHING RETURNING key`;
  return new Set(rows.map((row) => row.key));
}

/** Writes the codes that the keys led to, now that they are known. */
export async function settleKeys(tx: Tx, agencyId: number, scope: string, made: readonly { readonly key: string; readonly code: string }[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE idempotency_key k SET response = k.response || jsonb_build_object('code', m.code)
      FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS m(key text, code text) WHERE k."agencyId" = ${agencyId} AND k.scope = ${scope} AND k.key = m.key`;
}

/** Takes ordinals of several days in one go; answers the first of each. Always in the order of the days, so that nobody waits in a ring. */
export async function takeDayOrdinals(tx: Tx, agencyId: number, counts: ReadonlyMap<PlainDate, number>): Promise<ReadonlyMap<PlainDate, number>> {
  const wanted = [...counts].map(([day, count]) => ({ day, count }));
  const rows = await tx.$queryRaw<{ day: PlainDate; last: number }[]>`
    INSERT INTO dossier_day_counter AS c ("agencyId", day, last)
    SELECT ${agencyId}::int, w.day, w.count FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS w(day date, count int) ORDER BY w.day
    ON CONFLICT ("agencyId", day) DO UPDATE SET last = c.last + EXCLUDED.last RETURNING c.day::text AS day, c.last`;
  return new Map(rows.map(({ day, last }) => [day, last - (counts.get(day) ?? 0) + 1]));
}

export type RegisterApplicant = { readonly kind: ApplicantKind; readonly name: string; readonly citizenId: string | null; readonly taxCode: string | null; readonly otherId: string | null; readonly address: string; readonly phone: string; readonly email: string | null };

/** What one applicant of a register is known by; two lines with the same are one person. */
export const applicantKey = (applicant: RegisterApplicant): string =>
  applicant.citizenId ? `c:${applicant.citizenId}` : applicant.taxCode ? `t:${applicant.taxCode}` : `n:${applicant.otherId ?? applicant.phone}:${foldWords(applicant.name)}`;

type ApplicantRow = { id: string; citizenId: string | null; taxCode: string | null; otherId: string | null; phone: string; name: string };

/**
 * The ids of the applicants of a register, by their key: those known as they are, the others new. What is known is not
 * touched: an old register knows less than the last visit.
 */
export async function ensureApplicants(tx: Tx, agencyId: number, applicants: readonly RegisterApplicant[], at: Date): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(applicants.map((applicant) => [applicantKey(applicant), applicant]));
  const of = (part: (applicant: RegisterApplicant) => string | null): string[] => [...new Set([...wanted.values()].map(part).filter((value) => value !== null && value !== ''))] as string[];
  const find = () => tx.$queryRaw<ApplicantRow[]>`
    SELECT id, "citizenId", "taxCode", "otherId", phone, name FROM applicant WHERE "agencyId" = ${agencyId} AND (
      "citizenId" = ANY(${of((one) => one.citizenId)}) OR "taxCode" = ANY(${of((one) => one.taxCode)})
      OR ("citizenId" IS NULL AND "taxCode" IS NULL AND ("otherId" = ANY(${of((one) => one.otherId)}) OR phone = ANY(${of((one) => one.phone)}))))`;
  const ids = new Map<string, string>();
  const keep = (rows: readonly ApplicantRow[]) => {
    for (const row of rows) {
      const key = row.citizenId && wanted.has(`c:${row.citizenId}`) ? `c:${row.citizenId}` : row.taxCode && wanted.has(`t:${row.taxCode}`) ? `t:${row.taxCode}` : `n:${row.otherId ?? row.phone}:${foldWords(row.name)}`;
      if (wanted.has(key)) ids.set(key, row.id);
    }
  };
  keep(await find());
  const missing = [...wanted].filter(([key]) => !ids.has(key)).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, applicant]) => ({ ...applicant, id: newId() }));
  if (missing.length > 0) {
    await tx.$executeRaw`
      INSERT INTO applicant ("agencyId", id, kind, name, "citizenId", "taxCode", "otherId", address, phone, email, "createdAt", "updatedAt")
      SELECT ${agencyId}::int, a.id, a.kind, a.name, a."citizenId", a."taxCode", a."otherId", a.address, a.phone, a.email, ${at}, ${at}
        FROM jsonb_to_recordset(${JSON.stringify(missing)}::jsonb) AS a(id uuid, kind text, name text, "citizenId" text, "taxCode" text, "otherId" text, address text, phone text, email text)
      ON CONFLICT DO NOTHING`;
    // A desk may have written one of them in the meantime: what stands in the table counts.
    keep(await find());
  }
  return ids;
}

export type BatchRecord = NonNullable<Awaited<ReturnType<typeof findBatch>>>;

export const findBatch = async (agencyId: number, id: string) => (isUuid(id) ? db().batchIntake.findUnique({ where: { agencyId_id: { agencyId, id } } }) : null);

export const listBatches = (agencyId: number, limit = 20) => db().batchIntake.findMany({ where: { agencyId }, orderBy: { startedAt: 'desc' }, take: limit });

export type NewBatch = { readonly agencyId: number; readonly id: string; readonly fileName: string; readonly sha256: string; readonly sourceFileId: string; readonly startedById: string; readonly startedAt: Date };

export async function insertBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await tx.batchIntake.create({ data: { ...batch, state: 'checking', isDryRun: true } });
}

export type BatchChange = Partial<{ state: string; isDryRun: boolean; totalRows: number; doneRows: number; badRows: number; newRows: number; knownRows: number; resultFileId: string | null; endedAt: Date | null; failure: string | null }>;

/** How far a batch has come. Its own statement and not part of the work: a screen watches it meanwhile. */
export async function updateBatch(agencyId: number, id: string, change: BatchChange): Promise<void> {
  await db().batchIntake.update({ where: { agencyId_id: { agencyId, id } }, data: change });
}
