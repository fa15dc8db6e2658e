import 'server-only';
import { Prisma } from '@/prisma/generated/client';
import { db } from '@/lib/db/client';
import type { RawTx } from '@/lib/db/transaction';
import type { ApplicantKind } from '@/lib/domain/dossier/status';
import { newId } from '@/lib/platform/new-id';

/** An applicant as kept for the next visit. Dates are `YYYY-MM-DD`. */
export type ApplicantRecord = {
  readonly id: string;
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly citizenId: string | null;
  readonly taxCode: string | null;
  readonly otherId: string | null;
  readonly birthOn: string | null;
  readonly sex: string | null;
  readonly idIssuedOn: string | null;
  readonly address: string;
  readonly phone: string;
  readonly email: string | null;
};

export type KnownApplicant = ApplicantRecord & {
  readonly dossierCount: number;
  /** Who came for them last, to be offered again. */
  readonly lastRepresentative: unknown;
};

const FOUND_AT_MOST = 10;

/**
 * The applicants whose tax code, citizen id, other paper or telephone is exactly this number, those with the most recent
 * dossier first; at most ten. The number is bare digits, as lib/domain/dossier/identity reads it.
 */
export async function findApplicantsByNumber(agencyId: number, numbers: readonly string[]): Promise<KnownApplicant[]> {
  const wanted = [...new Set(numbers.filter((number) => number !== ''))];
  if (wanted.length === 0) return [];
  return db().$queryRaw<KnownApplicant[]>`
    SELECT a.id, a.kind, a.name, a."citizenId", a."taxCode", a."otherId", a."birthOn"::text AS "birthOn", a.sex, a."idIssuedOn"::text AS "idIssuedOn", a.address, a.phone, a.email,
           d.count AS "dossierCount", l.representative AS "lastRepresentative"
      FROM applicant a
      CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM dossier d WHERE d."agencyId" = a."agencyId" AND d."applicantId" = a.id) d
      LEFT JOIN LATERAL (SELECT d.representative, d."createdAt" FROM dossier d WHERE d."agencyId" = a."agencyId" AND d."applicantId" = a.id ORDER BY d."createdAt" DESC LIMIT 1) l ON true
     WHERE a."agencyId" = ${agencyId} AND (a."citizenId" = ANY(${wanted}) OR a."taxCode" = ANY(${wanted}) OR a."otherId" = ANY(${wanted}) OR a.phone = ANY(${wanted}))
     ORDER BY (a."citizenId" = ANY(${wanted}) OR a."taxCode" = ANY(${wanted})) DESC NULLS LAST, l."createdAt" DESC NULLS LAST, a.name LIMIT ${FOUND_AT_MOST}`;
}

export type ApplicantFacts = Omit<ApplicantRecord, 'id'>;

type Row = ApplicantRecord;

async function findSame(tx: RawTx, agencyId: number, facts: ApplicantFacts): Promise<Row | null> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, kind, name, "citizenId", "taxCode", "otherId", "birthOn"::text AS "birthOn", sex, "idIssuedOn"::text AS "idIssuedOn", address, phone, email
      FROM applicant
     WHERE "agencyId" = ${agencyId} AND (
       (${facts.citizenId}::text IS NOT NULL AND "citizenId" = ${facts.citizenId})
       OR (${facts.taxCode}::text IS NOT NULL AND "taxCode" = ${facts.taxCode})
       OR (${facts.citizenId}::text IS NULL AND ${facts.taxCode}::text IS NULL AND "otherId" = ${facts.otherId} AND "citizenId" IS NULL AND "taxCode" IS NULL AND tthc_fold(name) = tthc_fold(${facts.name})))
     ORDER BY ("citizenId" = ${facts.citizenId}) DESC NULLS LAST LIMIT 1`;
  return rows[0] ?? null;
}

/** What was learnt before and not said this time is kept: a card read last year still tells the date of birth. */
const merged = (known: Row, facts: ApplicantFacts): ApplicantFacts => ({
  kind: facts.kind, name: facts.name, address: facts.address, phone: facts.phone,
  citizenId: facts.citizenId ?? known.citizenId, taxCode: facts.taxCode ?? known.taxCode, otherId: facts.otherId ?? known.otherId,
  birthOn: facts.birthOn ?? known.birthOn, sex: facts.sex ?? known.sex, idIssuedOn: facts.idIssuedOn ?? known.idIssuedOn, email: facts.email ?? known.email,
});

const isSame = (known: Row, facts: ApplicantFacts): boolean => (Object.keys(facts) as (keyof ApplicantFacts)[]).every((key) => known[key] === facts[key]);

/**
 * The applicant's id: known by citizen id or tax code (or, without either, by another paper and the name), brought up to
 * date with what was said today, or new. Dossiers keep what their own day said, so nothing of the past changes.
 * `isProved` false: nobody has seen the person's papers yet, so what is known of them is left as it is.
 */
export async function saveApplicant(tx: RawTx, agencyId: number, said: ApplicantFacts, at: Date, isProved = true): Promise<string> {
  const known = await findSame(tx, agencyId, said);
  if (known && !isProved) return known.id;
  if (known) {
    const facts = merged(known, said);
    if (isSame(known, facts)) return known.id;
    await tx.$executeRaw`
      UPDATE applicant SET kind = ${facts.kind}, name = ${facts.name}, "citizenId" = ${facts.citizenId}, "taxCode" = ${facts.taxCode}, "otherId" = ${facts.otherId}, "birthOn" = ${facts.birthOn}::date, sex = ${facts.sex},
             "idIssuedOn" = ${facts.idIssuedOn}::date, address = ${facts.address}, phone = ${facts.phone}, email = ${facts.email}, "updatedAt" = ${at}
       WHERE "agencyId" = ${agencyId} AND id = ${known.id}::uuid`;
    return known.id;
  }
  // Another desk may be writing the same new applicant at this moment: the database lets one through and the other takes its row.
  const unique = Prisma.raw(said.citizenId !== null ? '"citizenId"' : '"taxCode"');
  const [made] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO applicant ("agencyId", id, kind, name, "citizenId", "taxCode", "otherId", "birthOn", sex, "idIssuedOn", address, phone, email, "createdAt", "updatedAt")
    VALUES (${agencyId}, ${newId()}::uuid, ${said.kind}, ${said.name}, ${said.citizenId}, ${said.taxCode}, ${said.otherId}, ${said.birthOn}::date, ${said.sex}, ${said.idIssuedOn}::date, ${said.address}, ${said.phone}, ${said.email}, ${at}, ${at})
    ON CONFLICT ("agencyId", ${unique}) DO UPDATE SET "updatedAt" = applicant."updatedAt" RETURNING id`;
  if (!made) throw new Error('The applicant could not be kept');
  return made.id;
}
