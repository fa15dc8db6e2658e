import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { now } from '@/lib/platform/clock';
import { logSurprise } from '@/lib/platform/log';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { removeFileFromDraft, supplementHash, type OnlineAsker } from '@/lib/usecases/online-draft';
import { addSupplementFile, openRequest, sendSupplement, type OpenRequest } from '@/lib/usecases/supplement-online';
import { clientAddress } from '@/lib/web/client-address';
import { readUpload, type Uploaded } from '@/lib/web/read-upload';
import { goTo, isFromElsewhere } from '@/lib/web/same-origin';

type Segment = { params: Promise<{ token: string }> };

/** The first file that was not taken in, as `<place>.<why>`. */
async function takeFiles(asker: OnlineAsker, request: OpenRequest, files: readonly Uploaded[]): Promise<string | null> {
  let first: string | null = null;
  for (const { slot, name, file } of files) {
    const item = /^[1-9]\d{0,2}$/.test(slot) ? Number(slot) : null;
    const added = await addSupplementFile(asker, request, item, { name, source: file.stream() as unknown as AsyncIterable<Uint8Array> });
    if (!added.ok) first ??= `${item === null ? 'khac' : item}.${added.refusal.name}`;
  }
  return first;
}

/** The files of a supplement, or the press that hands them in. Files are kept one by one before anything is judged. */
export async function POST(request: NextRequest, { params }: Segment): Promise<Response> {
  const { token } = await params;
  if (isFromElsewhere(request)) return goTo(paths.supplement(token));
  const sent = await readUpload(request);
  if (sent === 'unreadable') return goTo(paths.supplement(token));
  if (sent === 'too-large') return goTo(paths.supplement(token, 'vi', { loi: 'chung.TooLargeAtOnce' }));
  const lang: Lang = sent.values.lang === 'en' ? 'en' : 'vi';
  const press = typeof sent.values.viec === 'string' ? sent.values.viec : '';
  const seq = typeof sent.values.yeuCau === 'string' && /^\d{1,5}$/.test(sent.values.yeuCau) ? Number(sent.values.yeuCau) : 0;
  try {
    const asker: OnlineAsker = { agencyId: (await theAgency()).id, address: clientAddress(request.headers), instant: now() };
    const open = await openRequest(asker.agencyId, token, asker.instant);
    if (open && press.startsWith('xoa.')) await removeFileFromDraft(asker.agencyId, supplementHash(open.dossier.id, open.seq), press.slice(4));
    const wrong = open && (await takeFiles(asker, open, sent.files));
    if (wrong) return goTo(`${paths.supplement(token, lang, { loi: wrong })}#tep-${wrong.split('.')[0]}`);
    if (press !== 'nop') return goTo(paths.supplement(token, lang));
    const done = await sendSupplement(asker, token, { seq, note: typeof sent.values.note === 'string' ? sent.values.note.trim().slice(0, 1_000) : '' });
    if (done.ok) return goTo(paths.supplement(token, lang, { loi: 'xong' }));
    return goTo(paths.supplement(token, lang, done.refusal.name === 'NothingBrought' || done.refusal.name === 'TooMany' ? { loi: `chung.${done.refusal.name}` } : {}));
  } catch (error) {
    logSurprise('tra-cuu/bo-sung', error);
    return goTo(paths.supplement(token, lang, { loi: 'chung.unexpected' }));
  }
}

export const GET = async (_request: NextRequest, { params }: Segment): Promise<Response> => goTo(paths.supplement((await params).token));
