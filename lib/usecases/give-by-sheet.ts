import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { listAnswerable } from '@/lib/data/clock-watch';
import { databaseNow, lastEventOf, lockDossier } from '@/lib/data/dossier-acts';
import { filesOf, insertSheet, lockDossiers, type FileForBatch } from '@/lib/data/handover-sheets';
import { readIssuingOffice } from '@/lib/data/issuing-office';
import { queueNotices } from '@/lib/data/notices';
import { insertPapers, paperHash, takePaperNumber } from '@/lib/data/papers';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import { can, staffIdOf } from '@/lib/domain/access/can';
import { localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { yearOf } from '@/lib/domain/calendar/plain-date';
import { editionDateOf, type HandoverSheet } from '@/lib/domain/paper/data';
import { circularOn } from '@/lib/domain/paper/edition';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { newId, newToken } from '@/lib/platform/new-id';
import { handoverNumber } from '@/lib/text/handover-words';
import { paths } from '@/lib/text/paths';
import type { Context } from './context';
import { absoluteUrl, issuerOf, verifyUrl } from './paper-issuer';
import { performActIn, type ActRefusal } from './perform-act';

/** One sheet is one transaction, which holds the audit chain: more would keep everyone waiting. */
export const SHEET_FILES_AT_MOST = 100;

export type GiveInput = { readonly files: readonly { readonly code: string; readonly seen: number }[]; readonly toUnitId: string; readonly note: string | null };
export type FileRefusal = { readonly code: string; readonly refusal: ActRefusal | { readonly name: 'OtherUnit' } | { readonly name: 'NoLongerHeld' } };
export type GiveRefusal =
  | { readonly name: 'NothingChosen' } | { readonly name: 'TooMany'; readonly most: number } | { readonly name: 'NoSuchUnit' } | { readonly name: 'SameUnit' } | { readonly name: 'SeveralUnits' }
  | { readonly name: 'Files'; readonly problems: readonly FileRefusal[] };
export type Given = { readonly sheetId: string; readonly number: string; readonly count: number };

const stop = (refusal: GiveRefusal): never => {
  throw new Rollback(refusal);
};

/** The files of the sheet, held; each still as it was seen, and in one unit that the actor may hand over from. */
async function filesToGive(tx: Tx, ctx: Context, input: GiveInput): Promise<{ files: readonly FileForBatch[]; fromUnitId: string }> {
  const { agencyId } = ctx.actor;
  const seen = new Map(input.files.map(({ code, seen: at }) => [code, at]));
  await lockDossiers(tx, agencyId, [...seen.keys()]);
  const problems: FileRefusal[] = [];
  const found = new Map((await filesOf(agencyId, [...seen.keys()], tx)).map((file) => [file.code, file]));
  const files: FileForBatch[] = [];
  for (const code of seen.keys()) {
    const row = await lockDossier(tx, agencyId, code);
    const file = found.get(code);
    if (!row || !file || !can(ctx.actor, 'dossier:view', [row.holdingUnitId, row.handlingUnitId])) problems.push({ code, refusal: { name: 'NoSuchDossier' } });
    else if (row.eventCount !== seen.get(code)) problems.push({ code, refusal: { name: 'Stale', ...(await lastEventOf(tx, agencyId, row.id)) } });
    else if (!can(ctx.actor, 'dossier:hand-over', [row.holdingUnitId])) problems.push({ code, refusal: { name: 'OtherUnit' } });
    else files.push({ ...file, holdingUnitId: row.holdingUnitId });
  }
  if (problems.length > 0) stop({ name: 'Files', problems });
  const [fromUnitId, ...others] = new Set(files.map((file) => file.holdingUnitId));
  if (fromUnitId === undefined) return stop({ name: 'NothingChosen' });
  if (others.length > 0) stop({ name: 'SeveralUnits' });
  return { files, fromUnitId };
}

/**
 * Hands several files over to a unit in one act: each file gets its own hand-over event, all of one batch, and together a
 * numbered sheet that the other side signs. All or nothing, because the sheet must list exactly what was given; what stands
 * against a file is told by its code, so that it can be left out.
 */
export async function giveBySheet(ctx: Context, input: GiveInput): Promise<Result<Given, GiveRefusal>> {
  if (input.files.length === 0) return refuse({ name: 'NothingChosen' });
  if (input.files.length > SHEET_FILES_AT_MOST) return refuse({ name: 'TooMany', most: SHEET_FILES_AT_MOST });
  const heads = (await listAnswerable(ctx.actor.agencyId)).heads.get(input.toUnitId) ?? [];
  try {
    return ok(await inTransaction((tx) => giveBySheetIn(tx, ctx, input, heads), { timeout: 120_000 }));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as GiveRefusal);
    throw error;
  }
}

/** The same inside a transaction that is already open; throws Rollback with the refusal. `heads` hear of the sheet; `sampleAt` is the time of sample data. */
export async function giveBySheetIn(tx: Tx, ctx: Context, input: GiveInput, heads: readonly string[], sampleAt?: Date): Promise<Given> {
  const { agencyId } = ctx.actor;
  const office = await readIssuingOffice(tx, agencyId);
  const toUnit = office.units.find((unit) => unit.id === input.toUnitId && unit.isActive);
  if (!toUnit) return stop({ name: 'NoSuchUnit' });
  const { files, fromUnitId } = await filesToGive(tx, ctx, input);
  if (fromUnitId === toUnit.id) stop({ name: 'SameUnit' });
  const fromUnit = office.units.find((unit) => unit.id === fromUnitId);
  if (!fromUnit) throw new Error('A file in a unit that is not there');
  const at = sampleAt ?? (await databaseNow(tx));
  const givenAt = localTimeOfInstant(at.getTime());
  const bookYear = yearOf(givenAt.on);
  const sheetId = newId();
  // The book before the audit chain, as every paper does: two who wait for each other's rows would never end.
  const ordinal = await takePaperNumber(tx, agencyId, 'handover-sheet', bookYear);
  const number = handoverNumber(ordinal, bookYear, fromUnit.shortName);
  const items: { dossierId: string; givenSeq: number; note: string | null }[] = [];
  for (const file of files) {
    const done = await actOn(tx, ctx, file, sampleAt, { toUnitId: toUnit.id, sheetId, sheetNumber: number }, sheetId);
    items.push({ dossierId: file.id, givenSeq: done, note: null });
  }
  const issuer = issuerOf({ agency: office.agency, units: office.units, unit: fromUnit, contactName: ctx.actor.name });
  const token = newToken();
  const data: HandoverSheet = {
    kind: 'handover-sheet', agency: issuer.header, place: issuer.place, issuedOn: givenAt.on, number, marks: [], lookupUrl: absoluteUrl(paths.handover(sheetId)), verifyUrl: verifyUrl(token), handedOverAt: givenAt,
    from: { unit: fromUnit.name, person: ctx.actor.name }, to: { unit: toUnit.name, person: null }, note: input.note,
    lines: files.map((file) => ({ dossierCode: file.code, applicantName: file.applicantName, procedureName: file.procedureName, sets: file.sets, receivedAt: file.receivedAt ?? givenAt, dueAt: file.dueAt ?? givenAt, note: null })),
  };
  const paperId = newId();
  const givenById = staffIdOf(ctx.actor);
  if (givenById === null) return stop({ name: 'Files', problems: files.map(({ code }) => ({ code, refusal: { name: 'NotPermitted' } })) });
  await insertPapers(tx, agencyId, [{ id: paperId, dossierId: null, kind: 'handover-sheet', edition: circularOn(editionDateOf(data)), bookYear, ordinal, issuedAt: at, issuedById: givenById, data, sha256: paperHash(data), verifyToken: token, replacesId: null }]);
  await insertSheet(tx, { agencyId, id: sheetId, number, bookYear, ordinal, paperId, fromUnitId, toUnitId: toUnit.id, givenById, givenAt: at, note: input.note }, items);
  await queueNotices(tx, heads.filter((head) => head !== givenById).map((recipient) => ({ agencyId, dossierId: null, channel: 'in-app' as const, recipient, template: 'staff-handover-waiting' as const, data: { number, count: String(files.length), from: fromUnit.name }, dedupeKey: `handover:${sheetId}:${recipient}` })), at);
  await appendAudit(tx, { agencyId, actorId: givenById, action: 'handover:give', subject: `handover:${sheetId}`, at, detail: { number, toUnitId: toUnit.id, codes: files.map(({ code }) => code) } });
  return { sheetId, number, count: files.length };
}

/** One file's hand-over; a refusal is that of the whole sheet, named for the file. */
async function actOn(tx: Tx, ctx: Context, { code }: FileForBatch, at: Date | undefined, data: Readonly<Record<string, unknown>>, batchId: string): Promise<number> {
  try {
    return (await performActIn(tx, ctx, { code, act: 'hand-over', seen: null, data, batchId }, { at })).seq;
  } catch (error) {
    if (error instanceof Rollback) return stop({ name: 'Files', problems: [{ code, refusal: error.refusal as ActRefusal }] });
    throw error;
  }
}
