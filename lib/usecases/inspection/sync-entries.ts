import 'server-only';
import { appendAudit } from '@/lib/data/audit';
import { readChecklistItems, readChecklistQuestions } from '@/lib/data/checklists';
import { deviceOwner, knownDossierCodes, listOpenConflicts, noteContact } from '@/lib/data/inspection-devices';
import { writeEntries, type EntryToWrite, type EntryWritten, type FindingHook } from '@/lib/data/inspection-records';
import { lockInspection, type LockedInspection } from '@/lib/data/inspections';
import { inTransaction, type Tx } from '@/lib/db/transaction';
import { canonicalJson } from '@/lib/domain/shared/canonical-json';
import type { EntryRefusal, OpenConflict } from '@/lib/domain/inspection/package';
import { entryProblem, type Entry, type FindingContent } from '@/lib/domain/inspection/record';
import { seesWholeInspection } from '@/lib/domain/inspection/sight';
import { mayFollow } from '@/lib/domain/inspection/stage';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import type { SyncBatch } from '@/lib/schemas/inspection-sync';
import type { Context } from '../context';
import { recordFinding } from './record-finding';

export type SyncAnswer = { readonly serverAt: Date; readonly results: readonly EntryWritten[]; readonly conflicts: readonly OpenConflict[] };
export type SyncRefusal = { readonly name: 'NoSuchInspection' } | { readonly name: 'OtherDevice' };
export type MemberRow = { readonly unitIds: readonly string[]; readonly removedAt: Date | null; readonly role: string };

/** This person in the team of an inspection, also one who has left it; null for anyone else. */
export async function memberOf(tx: Pick<Tx, 'inspectionMember'>, agencyId: number, inspectionId: string, staffId: string): Promise<MemberRow | null> {
  const row = await tx.inspectionMember.findUnique({ where: { agencyId_inspectionId_staffId: { agencyId, inspectionId, staffId } }, select: { unitIds: true, removedAt: true, role: true } });
  return row && { ...row, unitIds: row.unitIds as string[] };
}

/** The units of an inspection that this member inspects. */
export const unitsOf = (member: MemberRow, inspection: Pick<LockedInspection, 'unitIds'>): readonly string[] => inspection.unitIds.filter((id) => member.unitIds.length === 0 || member.unitIds.includes(id));

/** A moment by a device's clock, set right by how far that clock was off at this contact, and never later than now. */
export const setRight = (said: string, clock: string, now: Date): Date => new Date(Math.min(now.getTime(), Date.parse(said) - (Date.parse(clock) - now.getTime())));

async function refusals(tx: Tx, agencyId: number, inspection: LockedInspection, member: MemberRow, entries: readonly { entry: Entry; saidAt: Date }[]): Promise<(EntryRefusal | null)[]> {
  const units = unitsOf(member, inspection);
  const items = new Set((await readChecklistItems(agencyId, inspection.checklistVersionId, tx)).map(({ itemKey }) => itemKey));
  const questions = new Set((await readChecklistQuestions(agencyId, inspection.checklistVersionId, tx)).map(({ code }) => code));
  const dossiers = await knownDossierCodes(tx, agencyId, entries.flatMap(({ entry }) => (entry.kind === 'sheet' ? [entry.content.dossierCode] : [])));
  return entries.map(({ entry, saidAt }) => {
    if (!mayFollow(inspection.stage, 'record')) return 'stage';
    if (member.removedAt !== null && saidAt > member.removedAt) return 'removed';
    if (!units.includes(entry.unitId)) return 'unit';
    if (entry.kind === 'answer' && !items.has(entry.key)) return 'item';
    if (entry.kind === 'sheet' && !questions.has(entry.content.question)) return 'item';
    if (entry.kind === 'sheet' && !dossiers.has(entry.content.dossierCode)) return 'dossier';
    return entryProblem(entry) === null ? null : 'content';
  });
}

const FINDING_WHY: Readonly<Record<string, EntryRefusal>> = { NoSuchUnit: 'unit', NoSuchItem: 'item', OtherFinding: 'finding-elsewhere', WrongFindingState: 'finding-told', FindingChanged: 'finding-changed' };

/** Records the finding of an entry that counts; refuses one that a screen has changed since the entries before it. */
export function findingHook(tx: Tx, agencyId: number, staffId: string, inspectionId: string, receivedAt: Date): FindingHook {
  return async (entry, saidAt, before) => {
    const held = await tx.finding.findUnique({ where: { agencyId_id: { agencyId, id: entry.key } } });
    if (held && !before) return 'finding-elsewhere';
    const said = before as FindingContent | null;
    const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
    const fields: (keyof FindingContent)[] = ['facts', 'ruleBroken', 'severity', 'extent', 'cause', 'causeNote', 'dossierCodes', 'correctedOnSpot'];
    if (held && said && fields.some((field) => !same(held[field], said[field]) && !same(held[field], entry.content[field]))) return 'finding-changed';
    const { decision: _why, ...content } = entry.content as FindingContent & { decision?: string };
    const recorded = await recordFinding(tx, { agencyId, staffId, saidAt, receivedAt }, { ...content, id: entry.key, inspectionId, unitId: entry.unitId });
    return recorded.ok ? null : (FINDING_WHY[recorded.refusal.name] ?? 'content');
  };
}

/**
 * Takes a batch of a device in. Each entry is answered for itself: applied, in conflict, refused with a reason, or known from
 * before. The device's clock is set right by the server's; both are kept. What a member said before being removed is taken, what
 * she said after is not. Nothing is written of entries for units that are not of this inspection.
 */
export async function syncEntries(ctx: Context, inspectionId: string, batch: SyncBatch): Promise<Result<SyncAnswer, SyncRefusal>> {
  const { agencyId, staffId } = ctx.actor;
  const { deviceId, clock } = batch;
  const done = await inTransaction(async (tx): Promise<Result<Omit<SyncAnswer, 'conflicts'>, SyncRefusal>> => {
    const inspection = await lockInspection(tx, agencyId, inspectionId);
    const member = inspection && seesWholeInspection(ctx.actor) ? await memberOf(tx, agencyId, inspectionId, staffId) : null;
    if (!inspection || !member) return refuse({ name: 'NoSuchInspection' });
    const owner = await deviceOwner(tx, { agencyId, id: deviceId, inspectionId });
    if (owner !== null && owner !== staffId) return refuse({ name: 'OtherDevice' });
    const sent = batch.entries.map(({ saidAt, ...entry }) => ({ entry: entry as Entry, saidAt: setRight(saidAt, clock, ctx.instant), deviceSaidAt: new Date(saidAt) }));
    const problems = await refusals(tx, agencyId, inspection, member, sent);
    const mayKeep = (index: number) => inspection.unitIds.includes(sent[index]?.entry.unitId ?? '');
    const toWrite: EntryToWrite[] = sent.flatMap((one, index) => (mayKeep(index) ? [{ ...one, problem: problems[index] ?? null }] : []));
    const by = { agencyId, staffId, deviceId, receivedAt: ctx.instant };
    const written = toWrite.length === 0 ? [] : await writeEntries(tx, by, inspectionId, toWrite, findingHook(tx, agencyId, staffId, inspectionId, ctx.instant));
    let next = 0;
    const results = sent.map(({ entry }, index): EntryWritten => (mayKeep(index) ? (written[next++] as EntryWritten) : { id: entry.id, outcome: 'refused', isKnown: false, version: null, problem: 'unit' }));
    await noteContact(tx, { agencyId, id: deviceId, inspectionId, staffId, at: ctx.instant, offsetMs: Date.parse(clock) - ctx.instant.getTime() });
    const fresh = results.filter(({ isKnown }) => !isKnown);
    const count = (outcome: EntryWritten['outcome']) => fresh.filter((one) => one.outcome === outcome).length;
    if (fresh.length > 0) await appendAudit(tx, { agencyId, actorId: staffId, action: 'inspection:sync', subject: `inspection:${inspection.code}`, at: ctx.instant, detail: { deviceId, applied: count('applied'), conflict: count('conflict'), refused: count('refused') } });
    return ok({ serverAt: ctx.instant, results });
  }, { timeout: 60_000 });
  return done.ok ? ok({ ...done.value, conflicts: await listOpenConflicts(agencyId, inspectionId) }) : done;
}
