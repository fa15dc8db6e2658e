import { createHash } from 'node:crypto';
import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { listInForce, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { today } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { logSurprise } from '@/lib/platform/log';
import { ProcedureQuery, type ProcedurePage, type ProcedureResource } from '@/lib/schemas/procedure-api';
import { foldWords } from '@/lib/text/fold';
import { paths } from '@/lib/text/paths';
import { cleanText } from '@/lib/web/read-form';

const OPEN_TO_ALL = { 'Access-Control-Allow-Origin': '*' };

const problem = (status: number, title: string, more: Record<string, unknown> = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', status, title, ...more }), { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store', ...OPEN_TO_ALL } });

function resourceOf(record: ProcedureVersionRecord, origin: string): ProcedureResource {
  const { content, decision } = record;
  return {
    code: record.code, slug: record.slug, formerCodes: [...record.formerCodes], name: record.name, nameEn: record.nameEn, summaryEn: record.summaryEn,
    sector: record.sectorName, sectorEn: record.sectorNameEn, handlingUnit: record.handlingUnitName, level: record.level, onlineLevel: record.onlineLevel,
    channels: [...content.channels], applicantKinds: [...content.applicantKinds], timeLimits: [...content.timeLimits], committedTimeLimit: content.committedTimeLimit,
    pauseRule: record.pauseRule, fees: [...content.fees], version: record.number, validFrom: record.validFrom, validTo: record.validTo,
    decision: { number: decision.number, issuedOn: decision.issuedOn, issuer: decision.issuer }, isVerified: record.isVerified, isSample: record.isSample,
    url: origin + paths.procedure(record.slug),
  };
}

const bySlug = (a: ProcedureVersionRecord, b: ProcedureVersionRecord): number => (a.slug < b.slug ? -1 : 1);
const cursorOf = (slug: string): string => Buffer.from(slug, 'utf8').toString('base64url');

/** The slug after which a page begins; null for a cursor that this address never gave. */
function slugOf(cursor: string): string | null {
  const slug = Buffer.from(cursor, 'base64url').toString('utf8');
  return slug !== '' && cursorOf(slug) === cursor ? slug : null;
}

async function pageOf(query: ProcedureQuery, after: string | null): Promise<ProcedurePage> {
  const agency = await theAgency();
  const asOf = today();
  const found = await listInForce(agency.id, asOf, { search: query.search, channel: query.channel });
  const sector = query.sector === undefined ? null : foldWords(query.sector);
  const all = found.filter((record) => sector === null || foldWords(record.sectorName) === sector).sort(bySlug);
  const rest = after === null ? all : all.filter((record) => record.slug > after);
  const rows = rest.slice(0, query.limit);
  const last = rows.at(-1);
  const origin = new URL(env().PUBLIC_URL).origin;
  return { asOf, total: all.length, items: rows.map((record) => resourceOf(record, origin)), nextCursor: last && rest.length > rows.length ? cursorOf(last.slug) : null };
}

/** The procedures in force today, for anyone: no token is asked. Paged by key, 100 a page unless asked otherwise. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    const asked = ProcedureQuery.safeParse(Object.fromEntries([...request.nextUrl.searchParams].map(([name, value]) => [name, cleanText(value)])));
    if (!asked.success) return problem(400, 'The query is not valid', { errors: asked.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })) });
    const after = asked.data.cursor === undefined ? null : slugOf(asked.data.cursor);
    if (asked.data.cursor !== undefined && after === null) return problem(400, 'The query is not valid', { errors: [{ field: 'cursor', message: 'cursor is not one of ours' }] });
    const body = JSON.stringify(await pageOf(asked.data, after));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    // Short: what is in force may change at midnight, and a correction must be seen soon.
    const headers = { ETag: etag, 'Cache-Control': 'public, max-age=60', ...OPEN_TO_ALL };
    const known = request.headers.get('if-none-match')?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    if (known?.includes(etag)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers } });
  } catch (error) {
    return problem(500, 'Something unexpected happened', { reference: logSurprise('api/v1/procedures', error) });
  }
}
