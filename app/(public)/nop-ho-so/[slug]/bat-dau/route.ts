import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { now } from '@/lib/platform/clock';
import { logSurprise } from '@/lib/platform/log';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { beginDraft } from '@/lib/usecases/online-draft';
import { clientAddress } from '@/lib/web/client-address';
import { goTo, isFromElsewhere } from '@/lib/web/same-origin';

type Segment = { params: Promise<{ slug: string }> };

/** Begins a submission, on the press of a button and not by being looked at: a crawler leaves no drafts. */
export async function POST(request: NextRequest, { params }: Segment): Promise<Response> {
  const { slug } = await params;
  const form = await request.formData().catch(() => new FormData());
  const lang: Lang = form.get('lang') === 'en' ? 'en' : 'vi';
  if (isFromElsewhere(request)) return goTo(paths.online(slug, lang, { loi: 'la' }));
  // A field that no person sees: whoever fills it in is a machine, and is told nothing.
  if (form.get('website')) return goTo(paths.procedure(slug, lang));
  try {
    const instant = now();
    const begun = await beginDraft({ agencyId: (await theAgency()).id, address: clientAddress(request.headers), instant }, { slug, lang });
    if (begun.ok) return goTo(paths.onlineDraft(begun.value.token, lang));
    return begun.refusal.name === 'TooMany' ? goTo(paths.online(slug, lang, { loi: 'nhieu', phut: begun.refusal.minutes })) : goTo(paths.procedure(slug, lang));
  } catch (error) {
    logSurprise('nop-ho-so/bat-dau', error);
    return goTo(paths.online(slug, lang, { loi: 'hong' }));
  }
}

/** Reached by a reload: there is only the page before it. */
export const GET = async (_request: NextRequest, { params }: Segment): Promise<Response> => goTo(paths.online((await params).slug));
