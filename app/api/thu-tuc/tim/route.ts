import type { NextRequest } from 'next/server';
import { theAgencyId } from '@/lib/data/agency';
import { today } from '@/lib/platform/clock';
import { catalogueAsk } from '@/lib/text/catalogue-filter';
import { catalogueView } from '@/lib/web/catalogue-view';
import { cleanText } from '@/lib/web/read-form';

/** The catalogue as it follows what is typed: the same answer as the page's, as JSON. Public, and holds no personal data. */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl;
  const view = await catalogueView(await theAgencyId(), today(), catalogueAsk((name) => cleanText(searchParams.get(name) ?? '')), searchParams.get('ngonNgu') === 'en' ? 'en' : 'vi');
  return Response.json(view, { headers: { 'Cache-Control': 'no-cache' } });
}
