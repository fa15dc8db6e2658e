import 'server-only';
import type { NextRequest } from 'next/server';
import type { z } from 'zod';
import { bucketKey, countInWindow } from '@/lib/data/rate-buckets';
import { cleanContent } from '@/lib/domain/inspection/record';
import { SYNC_WORDS } from '@/lib/text/inspection-sync-words';
import type { SyncRefusal } from '@/lib/usecases/inspection/sync-entries';
import type { Context } from '@/lib/usecases/context';
import { inputWords } from './input-words';
import { problemResponse } from './read-json';

/** A batch of 200 entries at their longest. */
const LARGEST_BATCH = 4 * 1024 * 1024;
/** What is too much is read to its end and dropped, so that the device hears the answer; beyond this the line is cut. */
const MOST_DROPPED = 64 * 1024 * 1024;
const WINDOW_SECONDS = 60;
/** A day on site is some hundred photos, one request each. */
const MOST_A_MINUTE = 600;
const DEEPEST = 8;

/** Counts a request of a person's devices; the 429 when the minute is full, else null. */
export async function tooMany({ actor, instant }: Context): Promise<Response | null> {
  const { count, endsAt } = await countInWindow(bucketKey('inspection-device', String(actor.agencyId), actor.staffId), WINDOW_SECONDS, instant);
  if (count <= MOST_A_MINUTE) return null;
  const response = problemResponse(429, SYNC_WORDS.tooMany);
  response.headers.set('Retry-After', String(Math.max(1, Math.ceil((endsAt.getTime() - instant.getTime()) / 1000))));
  return response;
}

const isDeep = (value: unknown, depth = 0): boolean => depth > DEEPEST || (typeof value === 'object' && value !== null && Object.values(value).some((inner) => isDeep(inner, depth + 1)));

/** The body of a device, strictly read and cleaned as the device cleans it, or the problem: never a surprise. */
export async function readDevice<S extends z.ZodType>(request: NextRequest, schema: S): Promise<{ ok: true; value: z.output<S> } | { ok: false; response: Response }> {
  const bad = (status: number, title: string, more = {}) => ({ ok: false as const, response: problemResponse(status, title, more) });
  const isJson = /^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '');
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      size += part.byteLength;
      if (size > MOST_DROPPED) break;
      if (size <= LARGEST_BATCH) parts.push(part);
    }
    if (!isJson) return bad(415, SYNC_WORDS.badBody);
    if (size > LARGEST_BATCH) return bad(413, SYNC_WORDS.tooLarge);
    const body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))) as unknown;
    if (isDeep(body)) return bad(400, SYNC_WORDS.badBody);
    const parsed = schema.safeParse(cleanContent(body), { error: inputWords });
    if (parsed.success) return { ok: true, value: parsed.data };
    return bad(400, SYNC_WORDS.badBody, { errors: parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ pointer: path.map((step) => `/${String(step)}`).join(''), detail: message })) });
  } catch {
    return bad(400, SYNC_WORDS.badBody);
  }
}

export const syncProblem = (refusal: SyncRefusal): Response => (refusal.name === 'OtherDevice' ? problemResponse(409, SYNC_WORDS.otherDevice) : problemResponse(404, SYNC_WORDS.notFound));

/** With the server's clock, by which a device sets its own right. */
export function deviceJson(body: unknown, instant: Date): Response {
  return Response.json(body, { headers: { 'Cache-Control': 'private, no-store', 'X-Server-Time': instant.toISOString() } });
}
