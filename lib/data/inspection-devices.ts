import 'server-only';
import { db } from '@/lib/db/client';
import type { RawTx, Tx } from '@/lib/db/transaction';
import type { ConflictSide, OpenConflict, PackedDossier, PackedProcedure } from '@/lib/domain/inspection/package';
import type { ReceiptCounts, ReceiptThing } from '@/lib/domain/inspection/receipt';
import type { EntryKind } from '@/lib/domain/inspection/vocabulary';

type Device = { readonly agencyId: number; readonly id: string; readonly inspectionId: string };

/** Whose a device is, by its first package or batch; null: nobody's yet. */
export async function deviceOwner(tx: Pick<Tx, 'inspectionDevice'>, { agencyId, id }: Device): Promise<string | null> {
  return (await tx.inspectionDevice.findFirst({ where: { agencyId, id }, select: { staffId: true } }))?.staffId ?? null;
}

/** Notes that a device was given the package. */
export async function notePackage(tx: Tx, device: Device & { readonly staffId: string; readonly label: string | null; readonly at: Date; readonly eventCount: number }): Promise<void> {
  const { agencyId, id, inspectionId, staffId, label, at, eventCount } = device;
  await tx.inspectionDevice.upsert({ where: { agencyId_id_inspectionId: { agencyId, id, inspectionId } }, create: { agencyId, id, inspectionId, staffId, label: label ?? 'Trình duyệt', packedAt: at, packedUntil: eventCount }, update: { packedAt: at, packedUntil: eventCount, forgottenAt: null, ...(label === null ? {} : { label }) } });
}

/** Notes a contact of a device: when, and how far its clock is from ours. */
export async function noteContact(tx: Tx, device: Device & { readonly staffId: string; readonly at: Date; readonly offsetMs: number }): Promise<void> {
  const { agencyId, id, inspectionId, staffId, at, offsetMs } = device;
  const contact = { lastSyncAt: at, clockOffsetMs: BigInt(Math.round(offsetMs)) };
  await tx.inspectionDevice.upsert({ where: { agencyId_id_inspectionId: { agencyId, id, inspectionId } }, create: { agencyId, id, inspectionId, staffId, label: 'Trình duyệt', packedAt: at, ...contact }, update: contact });
}

/** Everything of this device that the server took and holds: what was refused is not held. */
export async function heldThings(tx: RawTx, { agencyId, id, inspectionId }: Device, staffId: string): Promise<ReceiptThing[]> {
  return tx.$queryRaw<ReceiptThing[]>`
    SELECT id::text, sha256, kind FROM inspection_entry WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND "deviceId" = ${id}::uuid AND "byId" = ${staffId}::uuid AND outcome <> 'refused'
    UNION ALL
    SELECT id::text, sha256, 'photo' FROM inspection_evidence WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND "deviceId" = ${id}::uuid AND "byId" = ${staffId}::uuid`;
}

export async function insertReceipt(tx: Tx, row: { agencyId: number; id: string; inspectionId: string; deviceId: string; staffId: string; at: Date; sent: ReceiptCounts; held: ReceiptCounts; sentSha256: string; heldSha256: string; isComplete: boolean }): Promise<void> {
  const { sent, held, ...rest } = row;
  await tx.syncReceipt.create({ data: { ...rest, counts: Object.fromEntries((Object.keys(sent) as (keyof ReceiptCounts)[]).map((line) => [line, { sent: sent[line], held: held[line] }])) } });
}

export const noteForgotten = (tx: Tx, { agencyId, id, inspectionId }: Device, at: Date) => tx.inspectionDevice.updateMany({ where: { agencyId, id, inspectionId }, data: { forgottenAt: at } });

export type EvidenceHeld = { readonly inspectionId: string; readonly sha256: string; readonly byId: string };
/** A photo by the id that its device gave it. */
export const findPhoto = (tx: Pick<Tx, 'inspectionEvidence'>, agencyId: number, id: string): Promise<EvidenceHeld | null> => tx.inspectionEvidence.findUnique({ where: { agencyId_id: { agencyId, id } }, select: { inspectionId: true, sha256: true, byId: true } });

/** The file of a photo taken on site in this inspection; null when there is none or it was taken away. Both ids are uuids. */
export async function findPhotoFile(agencyId: number, inspectionId: string, id: string): Promise<{ readonly sha256: string; readonly name: string; readonly size: number; readonly mediaType: string } | null> {
  const rows = await db().$queryRaw<{ sha256: string; name: string; size: number; mediaType: string }[]>`
    SELECT f.sha256, f.name, f.size, f."mediaType" FROM inspection_evidence e JOIN stored_file f ON f."agencyId" = e."agencyId" AND f.id = e."fileId"
     WHERE e."agencyId" = ${agencyId} AND e."inspectionId"::text = ${inspectionId} AND e.id = ${id}::uuid AND e."removedAt" IS NULL AND e."targetKind" IN ('answer', 'sheet', 'note', 'interview', 'scan', 'finding')`;
  return rows[0] ?? null;
}

export type NewPhoto = { agencyId: number; id: string; inspectionId: string; unitId: string; targetKind: string; targetKey: string; fileId: string; sha256: string; note: string | null; location: { latitude: number; longitude: number; accuracy: number } | null; takenAt: Date; byId: string; deviceId: string; receivedAt: Date };
export const insertPhoto = async (tx: Tx, { location, ...row }: NewPhoto): Promise<void> => void (await tx.inspectionEvidence.create({ data: { ...row, ...(location ? { location } : {}) } }));

/** The dossiers drawn for a unit, with their papers and without anything of their applicants. */
export async function listPackedDossiers(agencyId: number, inspectionId: string, unitId: string): Promise<PackedDossier[]> {
  return db().$queryRaw<PackedDossier[]>`
    SELECT DISTINCT ON (d.code) d.code, v.name AS "procedureName", i.reasons, d.status, d."endStanding", to_char(d."receivedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "receivedAt",
           to_char(d."originalDueAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "dueAt", to_char(d."endedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "endedAt", d."supplementAsks",
           COALESCE((SELECT jsonb_agg(jsonb_build_object('name', p.name, 'isRequired', p."isRequired", 'isPresent', p."isPresent") ORDER BY p.ordinal) FROM submitted_document p WHERE p."agencyId" = d."agencyId" AND p."dossierId" = d.id), '[]'::jsonb) AS papers
      FROM inspection_sample s
      JOIN inspection_sample_item i ON i."agencyId" = s."agencyId" AND i."sampleId" = s.id
      JOIN dossier d ON d."agencyId" = i."agencyId" AND d.id = i."dossierId"
      JOIN procedure_version v ON v."agencyId" = d."agencyId" AND v.id = d."versionId"
     WHERE s."agencyId" = ${agencyId} AND s."inspectionId" = ${inspectionId}::uuid AND s."unitId" = ${unitId}::uuid ORDER BY d.code, s."drawnAt" DESC`;
}

/** Which of these codes are dossiers of ours. */
export async function knownDossierCodes(tx: Pick<Tx, 'dossier'>, agencyId: number, codes: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set((await tx.dossier.findMany({ where: { agencyId, code: { in: [...codes] } }, select: { code: true } })).map(({ code }) => code));
}

/** Every procedure with its version in force on a day (yyyy-mm-dd): what a poster must show. */
export const listPackedProcedures = (agencyId: number, on: string): Promise<PackedProcedure[]> => db().$queryRaw<PackedProcedure[]>`
  SELECT DISTINCT ON (p.slug) p.slug, v.name, v.number, to_char(v."validFrom", 'YYYY-MM-DD') AS "validFrom" FROM procedure p JOIN procedure_version v ON v."agencyId" = p."agencyId" AND v."procedureId" = p.id
   WHERE p."agencyId" = ${agencyId} AND v.state = 'approved' AND v."supersededAt" IS NULL AND v."validFrom" <= ${on}::date AND (v."validTo" IS NULL OR v."validTo" >= ${on}::date) ORDER BY p.slug, v.number DESC`;

/** How many entries were taken of each matter: the version a device builds on, also for findings. */
export const findingVersions = (agencyId: number, inspectionId: string): Promise<{ key: string; version: number }[]> =>
  db().$queryRaw`SELECT key, max(version)::int AS version FROM inspection_entry WHERE "agencyId" = ${agencyId} AND "inspectionId" = ${inspectionId}::uuid AND kind = 'finding' AND version IS NOT NULL GROUP BY key`;

type ConflictRow = { id: string; unitId: string; kind: EntryKind; key: string; held: ConflictSide; sent: ConflictSide };
const side = (alias: string): string => `jsonb_build_object('entryId', ${alias}.id, 'byId', ${alias}."byId", 'byName', ${alias}_s.name, 'saidAt', to_char(${alias}."saidAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'content', ${alias}.content)`;

/** Conflicts that nobody has decided, with both sides; the oldest first. */
export const listOpenConflicts = (agencyId: number, inspectionId: string, unitIds: readonly string[] | null = null): Promise<OpenConflict[]> =>
  db().$queryRawUnsafe<ConflictRow[]>(
    `SELECT c.id, c."unitId", c.kind, c.key, ${side('h')} AS held, ${side('t')} AS sent FROM inspection_conflict c
       JOIN inspection_entry h ON h."agencyId" = c."agencyId" AND h.id = c."heldEntryId" JOIN staff h_s ON h_s."agencyId" = h."agencyId" AND h_s.id = h."byId"
       JOIN inspection_entry t ON t."agencyId" = c."agencyId" AND t.id = c."sentEntryId" JOIN staff t_s ON t_s."agencyId" = t."agencyId" AND t_s.id = t."byId"
      WHERE c."agencyId" = $1 AND c."inspectionId" = $2::uuid AND c."decidedAt" IS NULL AND ($3::text[] IS NULL OR c."unitId"::text = ANY($3::text[])) ORDER BY c."openedAt", c.id LIMIT 500`,
    agencyId, inspectionId, unitIds ? [...unitIds] : null);

export type DecidedConflict = { readonly id: string; readonly unitId: string; readonly kind: EntryKind; readonly key: string; readonly decidedByName: string | null; readonly decidedAt: Date; readonly reason: string | null };
/** Conflicts that were decided, or that ended because both came to say the same; the last first. */
export const listDecidedConflicts = (agencyId: number, inspectionId: string): Promise<DecidedConflict[]> => db().$queryRaw<DecidedConflict[]>`
  SELECT c.id, c."unitId", c.kind, c.key, s.name AS "decidedByName", c."decidedAt", c.reason FROM inspection_conflict c LEFT JOIN staff s ON s."agencyId" = c."agencyId" AND s.id = c."decidedById"
   WHERE c."agencyId" = ${agencyId} AND c."inspectionId" = ${inspectionId}::uuid AND c."decidedAt" IS NOT NULL ORDER BY c."decidedAt" DESC LIMIT 200`;

export type PhotoLine = { readonly id: string; readonly unitId: string; readonly targetKind: string; readonly targetKey: string; readonly byName: string; readonly takenAt: Date };
/** The photos of an inspection. */
export const listPhotos = (agencyId: number, inspectionId: string, unitId: string): Promise<PhotoLine[]> => db().$queryRaw<PhotoLine[]>`
  SELECT e.id, e."unitId", e."targetKind", e."targetKey", s.name AS "byName", e."takenAt" FROM inspection_evidence e JOIN staff s ON s."agencyId" = e."agencyId" AND s.id = e."byId"
   WHERE e."agencyId" = ${agencyId} AND e."inspectionId" = ${inspectionId}::uuid AND e."unitId" = ${unitId}::uuid AND e."removedAt" IS NULL AND e."targetKind" IN ('answer', 'sheet', 'note', 'interview', 'scan', 'finding') ORDER BY e."takenAt", e.id`;

export type WorkLine = { readonly id: string; readonly code: string; readonly title: string; readonly stage: string; readonly siteFrom: string; readonly siteTo: string; readonly isSample: boolean };
/** The inspections under way in whose team a person is, the next first. */
export const listWork = (agencyId: number, staffId: string): Promise<WorkLine[]> => db().$queryRaw<WorkLine[]>`
  SELECT i.id, i.code, i.title, i.stage, to_char(i."siteFrom", 'YYYY-MM-DD') AS "siteFrom", to_char(i."siteTo", 'YYYY-MM-DD') AS "siteTo", i."isSample" FROM inspection i JOIN inspection_member m ON m."agencyId" = i."agencyId" AND m."inspectionId" = i.id
   WHERE i."agencyId" = ${agencyId} AND m."staffId" = ${staffId}::uuid AND m."removedAt" IS NULL AND i.stage IN ('team-decided', 'notified', 'on-site', 'site-ended', 'reported') ORDER BY i."siteFrom", i.code`;
