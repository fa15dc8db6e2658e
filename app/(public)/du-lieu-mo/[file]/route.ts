import { z } from 'zod';
import { theAgency } from '@/lib/data/agency';
import { today } from '@/lib/platform/clock';
import { OpenDataFile } from '@/lib/schemas/open-data';
import { paths } from '@/lib/text/paths';
import { OPEN_DATA_FILES, openDataFile, type OpenDataFileName } from '@/lib/usecases/open-data';
import { publicUrl } from '@/lib/web/public-url';

const OPEN_TO_ALL = { 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache' };
const SCHEMA = 'luoc-do-v1.json';

const isFile = (name: string): name is OpenDataFileName => Object.hasOwn(OPEN_DATA_FILES, name);

/** Whether who asks has this already: by its tag, and only without one by its time (RFC 9110). */
function hasIt(request: Request, etag: string, lastModified: Date): boolean {
  const tags = request.headers.get('if-none-match');
  if (tags !== null) return tags === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(request.headers.get('if-modified-since') ?? '');
  return !Number.isNaN(since) && lastModified.getTime() <= since;
}

/** The files of open data, at addresses that do not change. Public, without personal data, for any site to read. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  if (file === SCHEMA) return Response.json({ $id: publicUrl(paths.openDataFile(SCHEMA)), ...z.toJSONSchema(OpenDataFile) }, { headers: { ...OPEN_TO_ALL, 'Content-Type': 'application/schema+json; charset=utf-8' } });
  if (!isFile(file)) return new Response('Không có tệp này.\n', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  const { bytes, etag, lastModified } = await openDataFile((await theAgency()).id, today(), file);
  const headers = { ...OPEN_TO_ALL, ETag: etag, 'Last-Modified': lastModified.toUTCString(), 'Content-Type': OPEN_DATA_FILES[file], ...(file === 'thay-doi.atom' ? {} : { 'Content-Disposition': `inline; filename="${file}"` }) };
  return hasIt(request, etag, lastModified) ? new Response(null, { status: 304, headers }) : new Response(Buffer.from(bytes), { headers });
}
