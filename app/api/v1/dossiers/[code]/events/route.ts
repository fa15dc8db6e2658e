import { readStatusesAfter } from '@/lib/data/api-dossiers';
import { storeEventData } from '@/lib/data/dossier-acts';
import { listUnits } from '@/lib/data/agency';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import type { DossierEventLine } from '@/lib/data/dossiers-read';
import { isEnteredLate } from '@/lib/domain/dossier/history';
import { portalNumber, type DossierStatus } from '@/lib/domain/dossier/status';
import { ApiEventInput, type EventList, type EventResource } from '@/lib/schemas/api-events';
import { actRefusalWords } from '@/lib/text/act-refusals';
import { API_WORDS } from '@/lib/text/api-problems';
import { performClientAct, type ClientActRefusal } from '@/lib/usecases/perform-client-act';
import { codeOf, dossierOf } from '@/lib/web/api-dossier';
import { parseBody, stopWith } from '@/lib/web/api-problem';
import { apiCreated, apiJson, apiRoute, idempotencyKeyOf, jsonBodyOf } from '@/lib/web/api-route';
import { eventDataOf, localOf } from '@/lib/web/api-values';

const POINTERS: Readonly<Record<string, string>> = { reason: '/reason', legalOn: '/legalAt', secondTarget: '/data/secondTarget' };
/** What the client can put right in its request; everything else depends on the dossier. */
const FAULTS_OF_REQUEST: ReadonlySet<string> = new Set(['InFuture', 'LateEntryNeedsReason', 'TargetNotAfterDue']);

function refused(refusal: ClientActRefusal): never {
  if (refusal.name === 'NoSuchDossier') return stopWith('not-found', { detail: API_WORDS.noDossier });
  if (refusal.name === 'KeyUsedForOther') return stopWith('idempotency-key-reused', { detail: API_WORDS.keyReused });
  if (refusal.name === 'NotPermitted') return stopWith('not-permitted', { detail: API_WORDS.notPermitted });
  const { message, field } = actRefusalWords(refusal);
  const pointer = field === undefined ? undefined : POINTERS[field];
  if (FAULTS_OF_REQUEST.has(refusal.name)) return stopWith('validation', { detail: message, errors: [{ ...(pointer ? { pointer } : {}), detail: message }] });
  return stopWith(refusal.name === 'Stale' ? 'stale' : 'conflict', { detail: message });
}

/** Adds an event: one act, at its legal time, once for each key. */
export const POST = apiRoute<{ code: string }>('dossiers:write', async ({ request, params, ctx }) => {
  const key = idempotencyKeyOf(request);
  const code = codeOf(params.code);
  const body = await jsonBodyOf(request);
  const sent = parseBody(ApiEventInput, body);
  const data = await eventDataOf(ctx.actor.agencyId, sent);
  const acted = await performClientAct(ctx, {
    key, sent: body, input: { code, act: sent.act, seen: sent.expectedEventCount ?? null, legalAt: sent.legalAt === undefined ? undefined : localOf(sent.legalAt), reason: sent.reason, data },
  });
  return acted.ok ? apiCreated(acted.value.done, acted.value.isReplay, `/api/v1/dossiers/${code}/events`) : refused(acted.refusal);
});

function eventOf(event: DossierEventLine, status: DossierStatus, unitNames: ReadonlyMap<string, string>): EventResource {
  const { client, toUnitId, toStaffId: _staff, ...data } = storeEventData(event.data) as Record<string, unknown>;
  return {
    seq: event.seq, act: event.act, statusAfter: status, portalStatusAfter: portalNumber(status), legalAt: formatWithOffset(event.legalAt), enteredAt: formatWithOffset(event.enteredAt),
    isEnteredLate: isEnteredLate(event.legalAt, event.enteredAt), reason: event.reason, by: event.actorName, byUnit: event.actorUnitName, isByClient: typeof client === 'string',
    data: { ...data, ...(typeof toUnitId === 'string' ? { toUnit: unitNames.get(toUnitId) ?? toUnitId } : {}) }, voidsSeq: event.voidsSeq ?? null, isVoided: event.isVoided,
  };
}

/** The history, in the order in which it was entered, voided events too. */
export const GET = apiRoute<{ code: string }>('dossiers:read', async ({ params, ctx }) => {
  const dossier = await dossierOf(ctx, params.code);
  const [statuses, units] = await Promise.all([readStatusesAfter(ctx.actor.agencyId, dossier.id), listUnits(ctx.actor.agencyId)]);
  // The short name, as it is sent.
  const names = new Map(units.map((unit) => [unit.id, unit.shortName]));
  const items = dossier.events.map((event) => eventOf(event, (statuses.get(event.seq) ?? dossier.status) as DossierStatus, names));
  return apiJson({ code: dossier.code, items } satisfies EventList);
});
