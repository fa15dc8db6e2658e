import type { NextRequest } from 'next/server';
import { theAgency } from '@/lib/data/agency';
import { ONLINE_STEPS, type OnlineStep } from '@/lib/domain/dossier/online-form';
import { localTimeOf, now } from '@/lib/platform/clock';
import { logSurprise } from '@/lib/platform/log';
import { valuesOfStep } from '@/lib/schemas/submit-online';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { judgeDraft } from '@/lib/usecases/judge-online-draft';
import { addFileToDraft, draftHash, keepDraftTexts, openDraft, removeFileFromDraft, type DraftSlot, type OnlineAsker } from '@/lib/usecases/online-draft';
import { submitDraft } from '@/lib/usecases/submit-online-draft';
import { clientAddress } from '@/lib/web/client-address';
import { readUpload, type Uploaded } from '@/lib/web/read-upload';
import { goTo, isFromElsewhere } from '@/lib/web/same-origin';

type Segment = { params: Promise<{ token: string }> };
type Problem = { slot: string; name: string; refusal: string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const slotOf = (slot: string): DraftSlot | null =>
  slot === 'uy-quyen' ? { purpose: 'authorisation', ordinal: null } : /^[1-9]\d{0,2}$/.test(slot) ? { purpose: 'component', ordinal: Number(slot) } : null;

async function takeFiles(asker: OnlineAsker, token: string, files: readonly Uploaded[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { slot, name, file } of files) {
    const wanted = slotOf(slot);
    if (wanted === null) continue;
    const added = await addFileToDraft(asker, draftHash(token), wanted, { name, source: file.stream() as unknown as AsyncIterable<Uint8Array> });
    if (!added.ok) problems.push({ slot, name: name.slice(0, 200), refusal: added.refusal.name });
  }
  return problems;
}

/** Where the press leads: back to the step with what is wrong, or on. */
async function after(asker: OnlineAsker, token: string, lang: Lang, step: OnlineStep, press: string, problems: readonly Problem[]): Promise<string> {
  const here = (query: { sai?: string; loi?: string; phut?: number } = {}, anchor = ''): string => `${paths.onlineDraft(token, lang, { buoc: step, ...query })}${anchor}`;
  const at = ONLINE_STEPS.indexOf(step);
  if (problems.length > 0) return here({}, `#tep-${problems[0]?.slot ?? ''}`);
  if (press === 'luu') return paths.onlineSaved(token, lang);
  if (press === 'lui') return paths.onlineDraft(token, lang, { buoc: ONLINE_STEPS[Math.max(0, at - 1)] });
  if (press.startsWith('tai.') || press.startsWith('xoa.')) return here({}, press.startsWith('tai.') ? `#tep-${press.slice(4)}` : '#tep');
  if (press === 'nop') {
    const sent = await submitDraft(asker, token);
    if (sent.ok) return paths.onlineDraft(token, lang);
    return sent.refusal.name === 'TooMany' ? here({ loi: 'nhieu', phut: sent.refusal.minutes }) : here({ sai: '1', loi: sent.refusal.name });
  }
  const open = await openDraft(token, asker.instant);
  const judged = open && (await judgeDraft(asker.agencyId, open, localTimeOf(asker.instant)));
  const isWrong = judged?.problems.some((problem) => problem.step === step) || (step === 'giay-to' && ((judged?.missing.length ?? 0) > 0 || (judged?.extra.length ?? 0) > 0));
  return isWrong ? here({ sai: '1' }) : paths.onlineDraft(token, lang, { buoc: ONLINE_STEPS[Math.min(at + 1, ONLINE_STEPS.length - 1)] });
}

/** A step of the form, sent. Whatever was typed is kept first and judged afterwards; files are kept one by one. */
export async function POST(request: NextRequest, { params }: Segment): Promise<Response> {
  const { token } = await params;
  if (isFromElsewhere(request)) return goTo(paths.onlineDraft(token, 'vi', { loi: 'la' }));
  const sent = await readUpload(request);
  if (sent === 'unreadable') return goTo(paths.onlineDraft(token));
  const asker: OnlineAsker = { agencyId: (await theAgency()).id, address: clientAddress(request.headers), instant: now() };
  if (sent === 'too-large') {
    const kept = await openDraft(token, asker.instant);
    await keepDraftTexts(asker.agencyId, token, { values: {}, problems: [{ slot: '', name: '', refusal: 'TooLargeAtOnce' }] });
    return goTo(paths.onlineDraft(token, kept?.draft.lang ?? 'vi', { buoc: 'giay-to' }));
  }
  const lang: Lang = sent.values.lang === 'en' ? 'en' : 'vi';
  const step = ONLINE_STEPS.find((known) => known === sent.values.buoc) ?? 'truong-hop';
  const press = text(sent.values.viec) || 'tiep';
  try {
    if (press.startsWith('xoa.')) await removeFileFromDraft(asker.agencyId, draftHash(token), press.slice(4));
    const problems = await takeFiles(asker, token, sent.files);
    const kept = await keepDraftTexts(asker.agencyId, token, { values: valuesOfStep(step, sent.values), problems, lang });
    return goTo(kept.ok ? await after(asker, token, lang, step, press, problems) : paths.onlineDraft(token, lang));
  } catch (error) {
    logSurprise('nop-ho-so/gui', error);
    return goTo(paths.onlineDraft(token, lang, { buoc: step, loi: 'hong' }));
  }
}

/** Reached by a reload: there is only the form. */
export const GET = async (_request: NextRequest, { params }: Segment): Promise<Response> => goTo(paths.onlineDraft((await params).token));
