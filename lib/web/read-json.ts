import 'server-only';
import type { NextRequest } from 'next/server';
import type { z } from 'zod';
import { inputWords } from './input-words';
import { cleanText } from './read-form';
import { complaintsOf } from './staff-action';

const MOST_BYTES = 1_000_000;

/** Every text composed as Vietnamese is typed and without what PostgreSQL refuses, as forms are read. */
const cleaned = (_key: string, value: unknown): unknown => (typeof value === 'string' ? cleanText(value) : value);

async function bodyOf(request: NextRequest): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > MOST_BYTES) return undefined;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'), cleaned) as unknown;
  } catch {
    return undefined;
  }
}

/** A problem (RFC 9457) with what the screen needs beside it. */
export const problemResponse = (status: number, title: string, more: Readonly<Record<string, unknown>> = {}): Response =>
  Response.json({ type: 'about:blank', status, title, ...more }, { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } });

/** The body of a request as its schema reads it, or the answer that says what is wrong with it. At most 1 MB. */
export async function readJson<S extends z.ZodType>(request: NextRequest, schema: S): Promise<{ ok: true; value: z.output<S> } | { ok: false; response: Response }> {
  const body = await bodyOf(request);
  if (body === undefined) return { ok: false, response: problemResponse(400, 'Nội dung gửi lên quá lớn hoặc không đọc được') };
  const parsed = schema.safeParse(body, { error: inputWords });
  if (parsed.success) return { ok: true, value: parsed.data };
  const { message, fieldErrors } = complaintsOf(parsed.error);
  return { ok: false, response: problemResponse(422, message, { fieldErrors }) };
}
