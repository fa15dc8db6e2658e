import './online.css';
import { notFound, redirect } from 'next/navigation';
import { DraftForm, StepList } from '@/components/online/draft-frame';
import { DraftGone, OnlineDone, OnlineSaved } from '@/components/online/outcome';
import { PapersStep, type PlacedFile } from '@/components/online/papers-step';
import { DuePreview, FeeLines, ReviewStep } from '@/components/online/review-step';
import { ApplicantStep, CaseStep, NoteField, ResultStep } from '@/components/online/text-steps';
import { Button } from '@/components/ui/button';
import type { FieldProblem } from '@/components/ui/error-summary';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { qrSvg } from '@/lib/adapters/codes/svg';
import { listUnits, theAgency } from '@/lib/data/agency';
import { loadCalendar } from '@/lib/data/calendar';
import { findBySlug, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { findSecretById, readSubmissionRecord } from '@/lib/data/public-dossier';
import { NOTIFY_WAYS } from '@/lib/domain/dossier/notify';
import { isOnline } from '@/lib/domain/dossier/online';
import { ONLINE_STEPS, type OnlineStep } from '@/lib/domain/dossier/online-form';
import { answerDueAt } from '@/lib/domain/dossier/queue-bounds';
import { localTimeOf, now, today } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { formatDate } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { ONLINE_WORDS, problemWords } from '@/lib/text/public/online';
import { judgeDraft, type JudgedDraft } from '@/lib/usecases/judge-online-draft';
import { openDraft, type OpenDraft } from '@/lib/usecases/online-draft';

type Query = Promise<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));
const nameIn = (version: ProcedureVersionRecord, lang: Lang): string => (lang === 'en' ? (version.nameEn ?? version.name) : version.name);
const whole = (path: string): string => new URL(path, env().PUBLIC_URL).href;

async function deskName(lang: Lang): Promise<string> {
  const agency = await theAgency();
  const desk = (await listUnits(agency.id)).find(({ kind }) => kind === 'one-stop-desk');
  return lang === 'en' ? (desk?.nameEn ?? desk?.name ?? agency.name) : (desk?.name ?? agency.name);
}

/** Why the last press led back here. */
function trouble(lang: Lang, loi: string, phut: string): string | null {
  const words = ONLINE_WORDS[lang];
  if (loi === '') return null;
  if (loi === 'nhieu') return words.tooMany(Math.min(60, Math.max(1, Number.parseInt(phut, 10) || 1)));
  if (loi === 'la') return words.foreign;
  if (loi === 'hong') return words.broken;
  if (loi === 'Incomplete' || loi === 'MissingComponents') return words.incomplete;
  return (Object.hasOwn(words.refused, loi) ? words.refused[loi] : words.refused.other) ?? null;
}

/** What to have ready, what happens to it, and the button that begins. */
export async function OnlineStartPage({ lang, params, searchParams }: { lang: Lang; params: Promise<{ slug: string }>; searchParams: Query }) {
  const [{ slug }, query, agency] = [await params, await searchParams, await theAgency()];
  const version = await findBySlug(agency.id, decodeURIComponent(slug).slice(0, 100), today());
  if (!version) notFound();
  if (!isOnline(version)) redirect(paths.procedure(version.slug, lang));
  const words = ONLINE_WORDS[lang];
  const said = trouble(lang, one(query.loi), one(query.phut));
  return (
    <div className="online">
      <PageHeader title={words.title} crumbsLabel={words.procedure} crumbs={[{ label: <span lang={lang === 'en' && !version.nameEn ? 'vi' : undefined}>{nameIn(version, lang)}</span>, href: paths.procedure(version.slug, lang) }]} />
      {said && <Notice tone="error" announce className="mb-4">{said}</Notice>}
      <h2>{words.before}</h2>
      <ul className="online-lines">
        {words.beforeLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="small muted mt-3">{words.privacy}</p>
      <form method="post" action={paths.onlineBegin(version.slug)} className="mt-6">
        <input type="hidden" name="lang" value={lang} />
        <input type="text" name="website" className="online-trap" tabIndex={-1} autoComplete="off" aria-hidden="true" defaultValue="" />
        <Button type="submit" tone="primary">{words.begin}</Button>
      </form>
    </div>
  );
}

async function Sent({ lang, dossierId }: { lang: Lang; dossierId: string }) {
  const agency = await theAgency();
  const [dossier, record, calendar] = await Promise.all([findSecretById(agency.id, dossierId), readSubmissionRecord(agency.id, dossierId), loadCalendar(agency.id)]);
  if (!dossier || !record) return <DraftGone lang={lang} />;
  const words = ONLINE_WORDS[lang];
  const way = NOTIFY_WAYS.find((known) => known === record.notifyBy && known !== 'none');
  return <OnlineDone lang={lang} code={dossier.code} qrToken={dossier.qrToken} answerDue={answerDueAt(localTimeOf(record.submittedAt), calendar)} qr={qrSvg(whole(paths.lookupByQr(dossier.qrToken, lang)), { label: words.scanToFollow })} told={way ? words.notify[way] : null} />;
}

function EndedNotice({ lang, ended }: { lang: Lang; ended: NonNullable<JudgedDraft['ended']> }) {
  const words = ONLINE_WORDS[lang];
  return (
    <Notice tone="warning" className="mb-4">
      {ended.current ? <>{words.superseded(formatDate(ended.current.validFrom))} <Link href={paths.online(ended.current.slug, lang)}>{words.beginNew}</Link></> : words.notInForce}
    </Notice>
  );
}

type StepBody = { lang: Lang; token: string; step: OnlineStep; open: OpenDraft; judged: JudgedDraft; files: readonly PlacedFile[]; isSent: boolean; desk: string };

function Body({ lang, token, step, open, judged, files, isSent, desk }: StepBody) {
  const { values } = judged;
  const shown = isSent ? judged.problems.filter((problem) => problem.step === step) : [];
  const errors = new Map<string, string>(shown.map(({ field, message }) => [field, problemWords(field, message, lang)]));
  const fields = { lang, values, errors };
  switch (step) {
    case 'truong-hop':
      return <CaseStep {...fields} choices={judged.choices} kinds={open.version.content.applicantKinds} />;
    case 'nguoi-nop':
      return <ApplicantStep {...fields} />;
    case 'giay-to':
      return (
        <>
          <PapersStep lang={lang} lines={judged.lines} files={files} problems={open.draft.problems} missing={isSent ? judged.missing : []} extra={judged.extra} needsAuthorisation={values.by === 'representative'} authorisationError={errors.get('authorisationFile') ?? null} />
          <NoteField {...fields} />
        </>
      );
    case 'nhan-ket-qua':
      return (
        <>
          <ResultStep {...fields} desk={desk} />
          <section className="online-part">
            <h2>{ONLINE_WORDS[lang].fees}</h2>
            <FeeLines fees={open.version.content.fees} lang={lang} />
          </section>
        </>
      );
    case 'xem-lai':
      return <ReviewStep lang={lang} token={token} values={values} caseName={judged.caseName} procedureName={open.version.name} lines={judged.lines} files={files} fees={open.version.content.fees} due={judged.due} desk={desk} declaredError={errors.get('declared') ?? null} />;
  }
}

/** What is listed above the step: its own faults once it was sent; on the last one those of every step, each with its way there. */
function problemsFor(lang: Lang, step: OnlineStep, judged: JudgedDraft, isSent: boolean): FieldProblem[] {
  if (!isSent) return [];
  const words = ONLINE_WORDS[lang];
  const own = judged.problems.filter((problem) => problem.step === step).map(({ field, message }) => ({ name: field === 'authorisationFile' ? 'tep-uy-quyen' : field, message: problemWords(field, message, lang) }));
  const papers = step === 'giay-to' ? judged.missing.map((ordinal) => ({ name: `tep-${ordinal}`, message: `${words.missingFile}: ${judged.lines.find((line) => line.ordinal === ordinal)?.name ?? ''}` })) : [];
  return [...own, ...papers];
}

/** Where a draft is continued: at the first step that still lacks something. */
const firstOpenStep = ({ problems, missing }: JudgedDraft): OnlineStep =>
  ONLINE_STEPS.find((step) => problems.some((problem) => problem.step === step) || (step === 'giay-to' && missing.length > 0)) ?? 'xem-lai';

/** One step of a draft; once it was sent, what came of it. */
export async function OnlineDraftPage({ lang, params, searchParams }: { lang: Lang; params: Promise<{ token: string }>; searchParams: Query }) {
  const [{ token }, query, agency, instant] = [await params, await searchParams, await theAgency(), now()];
  const open = await openDraft(token, instant);
  if (!open) return <DraftGone lang={lang} />;
  if (open.draft.dossierId !== null) return <Sent lang={lang} dossierId={open.draft.dossierId} />;
  const words = ONLINE_WORDS[lang];
  const judged = await judgeDraft(agency.id, open, localTimeOf(instant));
  const step = ONLINE_STEPS.find((known) => known === one(query.buoc)) ?? firstOpenStep(judged);
  const files = open.files.map((file): PlacedFile => ({ fileId: file.fileId, name: file.name, size: file.size, purpose: file.purpose, ordinal: file.ordinal, href: paths.onlineFile(token, file.fileId) }));
  const isSent = one(query.sai) === '1';
  const at = ONLINE_STEPS.indexOf(step);
  const said = trouble(lang, one(query.loi), one(query.phut));
  const earlier = step === 'xem-lai' ? [...new Set([...judged.problems.filter((problem) => problem.step !== step).map((problem) => problem.step), ...(judged.missing.length + judged.extra.length > 0 ? ['giay-to' as const] : [])])] : [];
  return (
    <div className="online">
      <PageHeader
        title={words.title} crumbsLabel={words.procedure} crumbs={[{ label: <span lang={lang === 'en' && !open.version.nameEn ? 'vi' : undefined}>{nameIn(open.version, lang)}</span>, href: paths.procedure(open.version.slug, lang) }]}
        meta={<p>{words.stepOf(at + 1, ONLINE_STEPS.length)}: <b>{words.steps[step]}</b></p>}
      />
      <StepList lang={lang} token={token} step={step} />
      {judged.ended && <EndedNotice lang={lang} ended={judged.ended} />}
      {said && <Notice tone="error" announce className="mb-4">{said}</Notice>}
      {earlier.length > 0 && (
        <Notice tone="warning" className="mb-4" title={words.incomplete}>
          <ul>
            {earlier.map((other) => (
              <li key={other}><a href={paths.onlineDraft(token, lang, { buoc: other, sai: '1' })}>{words.editOf(words.steps[other])}</a></li>
            ))}
          </ul>
        </Notice>
      )}
      <DraftForm lang={lang} token={token} step={step} problems={problemsFor(lang, step, judged, isSent)} submits={step === 'xem-lai'}>
        <Body lang={lang} token={token} step={step} open={open} judged={judged} files={files} isSent={isSent} desk={await deskName(lang)} />
      </DraftForm>
      {judged.due && step !== 'xem-lai' && <DuePreview due={judged.due} lang={lang} />}
      <p className="small muted mt-6">{words.savedUntil(formatDate(localTimeOf(open.draft.expiresAt).on))}</p>
    </div>
  );
}

/** "Lưu lại, làm tiếp sau": the address under which the draft waits. */
export async function OnlineSavedPage({ lang, params }: { lang: Lang; params: Promise<{ token: string }> }) {
  const { token } = await params;
  const open = await openDraft(token, now());
  if (!open || open.draft.dossierId !== null) return open ? redirect(paths.onlineDraft(token, lang)) : <DraftGone lang={lang} />;
  const href = paths.onlineDraft(token, lang);
  return <OnlineSaved lang={lang} address={whole(href)} href={href} until={localTimeOf(open.draft.expiresAt)} qr={qrSvg(whole(href), { label: ONLINE_WORDS[lang].scanToResume })} />;
}
