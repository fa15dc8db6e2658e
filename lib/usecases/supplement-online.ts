import 'server-only';
import { databaseNow, lockDossier, readEventFacts, readHistory } from '@/lib/data/dossier-acts';
import { findDraftNow, insertDraft, linkFilesOfEvent, listDraftFiles, listDraftFilesNow, lockDraft, settleDraft, type DraftFileRecord } from '@/lib/data/online-drafts';
import { queueNotices } from '@/lib/data/notices';
import { findBySecretToken, type SecretDossier } from '@/lib/data/public-dossier';
import { inTransaction, Rollback, type Tx } from '@/lib/db/transaction';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { foldEvents, type EventFact } from '@/lib/domain/dossier/fold';
import { draftExpiry } from '@/lib/domain/dossier/online';
import { ok, refuse, type Result } from '@/lib/domain/shared/result';
import { instantOf, localTimeOf } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/new-id';
import { applicantActor } from './applicant-actor';
import { addFileToDraft, countPress, supplementHash, type DraftFileRefusal, type OnlineAsker, type TooMany } from './online-draft';
import { performActIn, type ActRefusal } from './perform-act';
import type { FileStored, StoreFileInput } from './store-file';

/** What the applicant is asked for now: the event that asked, its items and until when. */
export type OpenRequest = { readonly dossier: SecretDossier; readonly seq: number; readonly items: readonly string[]; readonly reason: string | null; readonly replyBy: LocalTime | null; readonly files: readonly DraftFileRecord[] };

const linesOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : typeof value === 'string' ? [value] : []);

function openAsk(events: readonly EventFact[]): EventFact | null {
  const state = foldEvents(events);
  return state.ok && state.value.openSupplementSeq !== null ? (events.find(({ seq }) => seq === (state.ok ? state.value.openSupplementSeq : null)) ?? null) : null;
}

/** The request that waits for the applicant who holds this secret, with what they have brought so far; null when nothing is asked for. */
export async function openRequest(agencyId: number, qrToken: string, instant: Date): Promise<OpenRequest | null> {
  const dossier = await findBySecretToken(agencyId, qrToken);
  const ask = dossier && openAsk(await readHistory(agencyId, dossier.id));
  if (!dossier || !ask) return null;
  const data = (ask.data ?? {}) as Readonly<Record<string, unknown>>;
  const draft = await findDraftNow(agencyId, supplementHash(dossier.id, ask.seq), instant);
  return { dossier, seq: ask.seq, items: linesOf(data.items), reason: typeof data.reason === 'string' ? data.reason : null, replyBy: ask.data?.replyBy ?? null, files: draft ? await listDraftFilesNow(agencyId, draft.id) : [] };
}

/** Keeps a file for the answer to a request. `item` is the place of what was asked for, from 1. */
export async function addSupplementFile(asker: OnlineAsker, request: OpenRequest, item: number | null, input: StoreFileInput): Promise<Result<FileStored, DraftFileRefusal>> {
  const { dossier, seq } = request;
  const hash = supplementHash(dossier.id, seq);
  await inTransaction(async (tx) => {
    const at = await databaseNow(tx);
    await insertDraft(tx, { agencyId: asker.agencyId, id: newId(), kind: 'supplement', tokenHash: hash, versionId: dossier.versionId, lang: 'vi', dossierId: dossier.id, at, expiresAt: instantOf(draftExpiry(localTimeOf(at))) });
  });
  return addFileToDraft(asker, hash, { purpose: 'supplement', ordinal: item }, input);
}

export type SupplementRefusal = ActRefusal | TooMany | { readonly name: 'NoOpenRequest' } | { readonly name: 'NothingBrought' };

/**
 * Hands in what was asked for: the act `receive-supplement` of the table, done by the applicant, whose legal time is this
 * moment. The clock runs again; whether the papers suffice the office says, and may ask once more. Pressed twice, it is done once.
 */
export async function sendSupplement(asker: OnlineAsker, qrToken: string, sent: { readonly seq: number; readonly note: string }): Promise<Result<{ readonly isReplay: boolean }, SupplementRefusal>> {
  const counted = await countPress('submit', asker);
  if (!counted.ok) return counted;
  const { agencyId } = asker;
  const dossier = await findBySecretToken(agencyId, qrToken);
  if (!dossier) return refuse({ name: 'NoOpenRequest' });
  try {
    return ok(await inTransaction((tx) => sendIn(tx, agencyId, dossier, sent)));
  } catch (error) {
    if (error instanceof Rollback) return refuse(error.refusal as SupplementRefusal);
    throw error;
  }
}

async function sendIn(tx: Tx, agencyId: number, { id, code }: SecretDossier, sent: { readonly seq: number; readonly note: string }): Promise<{ readonly isReplay: boolean }> {
  const stop = (refusal: SupplementRefusal): never => {
    throw new Rollback(refusal);
  };
  const dossier = await lockDossier(tx, agencyId, code);
  if (!dossier) return stop({ name: 'NoOpenRequest' });
  const at = await databaseNow(tx);
  const draft = await lockDraft(tx, agencyId, supplementHash(id, sent.seq), at);
  if (draft?.settledAt) return { isReplay: true };
  const ask = openAsk(await readEventFacts(tx, agencyId, id));
  if (ask?.seq !== sent.seq) return stop({ name: 'NoOpenRequest' });
  const files = draft ? await listDraftFiles(tx, agencyId, draft.id) : [];
  if (!draft || files.length === 0) return stop({ name: 'NothingBrought' });
  const items = linesOf((ask.data as Readonly<Record<string, unknown>> | undefined)?.items);
  const supplied = [...new Set(files.map(({ ordinal }) => ordinal))].map((item) => ({ what: item === null ? null : (items[item - 1] ?? null), files: files.filter(({ ordinal }) => ordinal === item).map(({ name }) => name) }));
  await linkFilesOfEvent(tx, agencyId, id, files.map(({ fileId }) => ({ fileId, purpose: 'supplement', ordinal: null })), dossier.eventCount + 1, at);
  await settleDraft(tx, agencyId, draft.id, id, at);
  if (dossier.holderId) {
    await queueNotices(tx, [{ agencyId, dossierId: id, channel: 'in-app', recipient: dossier.holderId, template: 'staff-supplement-received', data: { code, files: String(files.length) }, dedupeKey: `${id}:${dossier.eventCount + 1}:staff-supplement-received` }], at);
  }
  const now = localTimeOf(at);
  await performActIn(tx, { actor: applicantActor(agencyId, dossier.holdingUnitId), instant: at, now }, { code, act: 'receive-supplement', seen: null, reason: sent.note === '' ? undefined : sent.note, data: { supplied, by: 'applicant' } });
  return { isReplay: false };
}
