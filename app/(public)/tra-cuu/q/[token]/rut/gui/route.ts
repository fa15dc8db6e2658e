import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { now } from '@/lib/platform/clock';
import { logSurprise } from '@/lib/platform/log';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { withdrawOnline } from '@/lib/usecases/withdraw-online';
import { clientAddress } from '@/lib/web/client-address';
import { readForm } from '@/lib/web/read-form';
import { goTo, isFromElsewhere } from '@/lib/web/same-origin';

type Segment = { params: Promise<{ token: string }> };

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Withdrawal, sent: the secret of the address and the last four digits together. */
export async function POST(request: NextRequest, { params }: Segment): Promise<Response> {
  const { token } = await params;
  if (isFromElsewhere(request)) return goTo(paths.withdrawOnline(token, 'vi', { loi: 'la' }));
  const form = readForm(await request.formData().catch(() => new FormData())) ?? {};
  const lang: Lang = form.lang === 'en' ? 'en' : 'vi';
  const [reason, lastFour] = [text(form.reason).slice(0, 500), text(form.lastFour)];
  const wrong = [reason === '' ? 'ly-do' : '', /^\d{4}$/.test(lastFour) ? '' : 'so'].filter((one) => one !== '').join('.');
  if (wrong !== '') return goTo(paths.withdrawOnline(token, lang, { loi: wrong }));
  try {
    const done = await withdrawOnline({ agencyId: (await theAgency()).id, address: clientAddress(request.headers), instant: now() }, token, { lastFour, reason });
    if (done.ok) return goTo(paths.lookupByQr(token, lang));
    if (done.refusal.name === 'TooManyTries') return goTo(paths.withdrawOnline(token, lang, { loi: 'nhieu', phut: done.refusal.minutes }));
    return goTo(paths.withdrawOnline(token, lang, done.refusal.name === 'NotFound' ? { loi: 'sai' } : {}));
  } catch (error) {
    logSurprise('tra-cuu/rut', error);
    return goTo(paths.withdrawOnline(token, lang, { loi: 'hong' }));
  }
}

export const GET = async (_request: NextRequest, { params }: Segment): Promise<Response> => goTo(paths.withdrawOnline((await params).token));
