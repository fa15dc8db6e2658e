import { recordViews } from '@/lib/usecases/record-view';
import { listUnits } from '@/lib/data/agency';
import { listForApi } from '@/lib/data/api-dossiers';
import { formatWithOffset } from '@/lib/domain/calendar/local-time';
import { addDays, parsePlainDate } from '@/lib/domain/calendar/plain-date';
import { parseDossierCode } from '@/lib/domain/dossier/code';
import { instantOf } from '@/lib/platform/clock';
import { ApiReceiveDossier, DossierQuery, type DossierPage, type ReceivedResource } from '@/lib/schemas/api-dossiers';
import { ReceiveDossier } from '@/lib/schemas/receive-dossier';
import { SubmitOnline } from '@/lib/schemas/submit-online';
import { API_WORDS, receiveRefusalWords } from '@/lib/text/api-problems';
import { intakeOfClient, receiveFromClient, submissionOfClient } from '@/lib/usecases/receive-from-client';
import { submitFromClient } from '@/lib/usecases/submit-from-client';
import { summaryOf } from '@/lib/web/api-dossier';
import { parseBody, parseQuery, stopWith } from '@/lib/web/api-problem';
import { apiCreated, apiJson, apiRoute, idempotencyKeyOf, jsonBodyOf } from '@/lib/web/api-route';
import { isKnownInstant } from '@/lib/web/api-values';

/** Receives a dossier, or takes in an online submission. The limit runs from `receivedAt`; when it arrives here does not count. */
export const POST = apiRoute('dossiers:write', async ({ request, ctx }) => {
  const key = idempotencyKeyOf(request);
  const body = await jsonBodyOf(request);
  const sent = parseBody(ApiReceiveDossier, body);
  if (sent.receivedAt && !isKnownInstant(sent.receivedAt)) stopWith('validation', { errors: [{ pointer: '/receivedAt', detail: API_WORDS.badTime }] });
  if (sent.channel === 'online') {
    const submitted = await submitFromClient(ctx, { key, sent: body, externalCode: sent.externalCode ?? null, input: parseBody(SubmitOnline, await submissionOfClient(ctx, sent)) });
    if (submitted.ok) return apiCreated(submitted.value.answer, submitted.value.isReplay, `/api/v1/dossiers/${submitted.value.answer.code}`);
    if (submitted.refusal.name === 'KeyUsedForOther') return stopWith('idempotency-key-reused', { detail: API_WORDS.keyReused });
    return stopWith('validation', { errors: receiveRefusalWords(submitted.refusal) });
  }
  const input = parseBody(ReceiveDossier, await intakeOfClient(ctx, key, sent));
  const received = await receiveFromClient(ctx, { sent: body, externalCode: sent.externalCode ?? null, input });
  if (!received.ok) {
    if (received.refusal.name === 'KeyUsedForOther') return stopWith('idempotency-key-reused', { detail: API_WORDS.keyReused });
    return stopWith('validation', { errors: receiveRefusalWords(received.refusal) });
  }
  const { code, receivedAt, dueAt, isReplay } = received.value;
  const answer: ReceivedResource = { code, externalCode: sent.externalCode ?? null, status: 'received', portalStatus: 2, receivedAt: formatWithOffset(receivedAt), printedDueAt: formatWithOffset(dueAt) };
  return apiCreated(answer, isReplay, `/api/v1/dossiers/${code}`);
});

const cursorOf = (code: string): string => Buffer.from(code, 'utf8').toString('base64url');

function codeOfCursor(cursor: string): string {
  const code = parseDossierCode(Buffer.from(cursor, 'base64url').toString('utf8'))?.code;
  return code !== undefined && cursorOf(code) === cursor ? code : stopWith('query', { errors: [{ parameter: 'cursor', detail: API_WORDS.cursor }] });
}

/** Dossiers in the order of their codes, paged by cursor. */
export const GET = apiRoute('dossiers:read', async ({ query, ctx }) => {
  const { limit, cursor, unit, receivedFrom, receivedTo, updatedSince, ...rest } = parseQuery(DossierQuery, query, API_WORDS.twice);
  const after = cursor === undefined ? null : codeOfCursor(cursor);
  const unitId = unit === undefined ? undefined : (await listUnits(ctx.actor.agencyId)).find(({ id, shortName }) => id === unit.toLowerCase() || shortName === unit)?.id;
  if (unit !== undefined && unitId === undefined) stopWith('query', { errors: [{ parameter: 'unit', detail: API_WORDS.noUnit }] });
  if (updatedSince !== undefined && !isKnownInstant(updatedSince)) stopWith('query', { errors: [{ parameter: 'updatedSince', detail: API_WORDS.badTime }] });
  if (receivedFrom !== undefined && receivedTo !== undefined && receivedTo < receivedFrom) stopWith('query', { errors: [{ parameter: 'receivedTo', detail: API_WORDS.rangeReversed }] });
  const midnight = (text: string | undefined, name: string, later: number) => {
    if (text === undefined) return undefined;
    const on = isKnownInstant(`${text}T00:00:00+07:00`) ? parsePlainDate(text) : null;
    return on ? instantOf({ on: addDays(on, later), minute: 0 }) : stopWith('query', { errors: [{ parameter: name, detail: API_WORDS.badTime }] });
  };
  const rows = await listForApi(ctx.actor, {
    ...rest, unitId, receivedFrom: midnight(receivedFrom, 'receivedFrom', 0), receivedBefore: midnight(receivedTo, 'receivedTo', 1), updatedSince: updatedSince === undefined ? undefined : new Date(updatedSince),
  }, limit + 1, after);
  const items = rows.slice(0, limit).map(summaryOf);
  await recordViews(ctx, { codes: items.map(({ code }) => code) }, 'api');
  const last = items.at(-1);
  return apiJson({ items, nextCursor: last && rows.length > limit ? cursorOf(last.code) : null } satisfies DossierPage);
});
