import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { now } from '@/lib/platform/clock';
import { logSurprise } from '@/lib/platform/log';
import { LookupForm } from '@/lib/schemas/lookup';
import type { Lang } from '@/lib/text/lang';
import { paths, withQuery } from '@/lib/text/paths';
import { proveByCode } from '@/lib/usecases/look-up-dossier';
import { clientAddress } from '@/lib/web/client-address';
import { lookupCookie, sealLookupPass } from '@/lib/web/lookup-pass';
import { readForm } from '@/lib/web/read-form';

const goTo = (location: string, headers: Record<string, string> = {}): Response => new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'no-store', ...headers } });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Back to the form, which says what is wrong and keeps the code. The secret is never put into an address. */
const back = (lang: Lang, code: string, loi: string, phut?: number): Response => goTo(withQuery(paths.lookup(lang), { ma: code.slice(0, 60), loi, phut }));

async function sent(request: NextRequest): Promise<{ code: string; lastFour: string; lang: Lang; valid: 'yes' | 'ma' | 'so' }> {
  const form = readForm(await request.formData().catch(() => new FormData())) ?? {};
  const [code, lastFour] = [text(form.code).trim(), text(form.lastFour).trim()];
  const parsed = LookupForm.safeParse({ code, lastFour, lang: form.lang });
  const lang: Lang = form.lang === 'en' ? 'en' : 'vi';
  if (parsed.success) return { ...parsed.data, valid: 'yes' };
  return { code, lastFour, lang, valid: parsed.error.issues.some((issue) => issue.path[0] === 'code') ? 'ma' : 'so' };
}

/** The look-up form, sent: works without a script, and leaves neither code nor secret in an address that succeeded. */
export async function POST(request: NextRequest): Promise<Response> {
  const asked = await sent(request);
  if (asked.valid !== 'yes') return back(asked.lang, asked.code, asked.valid);
  try {
    const agency = await theAgency();
    const instant = now();
    const proved = await proveByCode({ agencyId: agency.id, address: clientAddress(request.headers), instant }, asked);
    if (proved.ok) return goTo(paths.lookupResult(asked.lang), { 'Set-Cookie': lookupCookie(sealLookupPass(agency.id, proved.value, instant)) });
    return proved.refusal.name === 'TooManyTries' ? back(asked.lang, asked.code, 'nhieu', proved.refusal.minutes) : back(asked.lang, asked.code, 'khong');
  } catch (error) {
    logSurprise('tra-cuu/xem', error);
    return back(asked.lang, asked.code, 'hong');
  }
}

/** Reached by a reload or a link: there is only the form. */
export const GET = (): Response => goTo(paths.lookup());
