import './online.css';
import { notFound } from 'next/navigation';
import { ApplicantActs, type ShownPaper } from '@/components/online/applicant-acts';
import { SupplementForm } from '@/components/online/supplement-form';
import { WithdrawForm } from '@/components/online/withdraw-form';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { theAgency } from '@/lib/data/agency';
import { findBySecretToken, type SecretDossier } from '@/lib/data/public-dossier';
import { now } from '@/lib/platform/clock';
import { formatDate } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { ONLINE_WORDS } from '@/lib/text/public/online';
import type { PublicDossier } from '@/lib/usecases/look-up-dossier';
import { openRequest } from '@/lib/usecases/supplement-online';
import { mayWithdrawOnline } from '@/lib/usecases/withdraw-online';

type Props = { lang: Lang; params: Promise<{ token: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? (value[0] ?? '') : (value ?? ''));

async function dossierOf(token: string): Promise<SecretDossier> {
  return (await findBySecretToken((await theAgency()).id, token)) ?? notFound();
}

/** Below the dossier on the look-up page, for whoever came by its secret link. */
export function ActsOfApplicant({ lang, token, dossier }: { lang: Lang; token: string; dossier: Pick<PublicDossier, 'status' | 'channel' | 'supplement' | 'papers'> }) {
  const shown = dossier.papers.map((paper): ShownPaper => ({ ...paper, edition: paper.edition === 'circular-01-2018' ? 'circular-01-2018' : 'circular-03-2025' }));
  return <ApplicantActs lang={lang} qrToken={token} maySupplement={dossier.supplement !== null} mayWithdraw={mayWithdrawOnline(dossier.status)} hasAcknowledgement={dossier.channel === 'online'} papers={shown} />;
}

/** The files that the office has asked for, handed in from here. */
export async function SupplementPage({ lang, params, searchParams }: Props) {
  const [{ token }, query] = [await params, await searchParams];
  const words = ONLINE_WORDS[lang];
  const dossier = await dossierOf(token);
  const request = await openRequest((await theAgency()).id, token, now());
  const [slot = '', refusal = ''] = one(query.loi).split('.');
  return (
    <div className="online">
      <p className="small muted code">{dossier.code}</p>
      <h1 className="home-title">{words.addTitle}</h1>
      {request === null ? (
        <>
          <Notice tone={one(query.loi) === 'xong' ? 'success' : 'info'} announce>{one(query.loi) === 'xong' ? words.addDone : words.addNone}</Notice>
          <div className="acts online-acts"><LinkButton href={paths.lookupByQr(token, lang)} tone="primary">{words.backToDossier}</LinkButton></div>
        </>
      ) : (
        <>
          {request.reason && <p>{words.addReason}: <span lang={lang === 'en' ? 'vi' : undefined}>{request.reason}</span></p>}
          {request.replyBy && <p><b>{words.addBy(formatDate(request.replyBy.on))}</b></p>}
          <h2>{words.addAsked}</h2>
          <SupplementForm lang={lang} qrToken={token} seq={request.seq} isSubmission={request.dossier.status === 'submitted'} items={request.items} problem={refusal === '' ? null : { slot: slot === 'chung' ? '' : slot, refusal }}
            files={request.files.map((file) => ({ fileId: file.fileId, name: file.name, size: file.size, ordinal: file.ordinal, href: paths.supplementFile(token, file.fileId) }))} />
        </>
      )}
    </div>
  );
}

/** Withdrawal of an online submission, asked once more. */
export async function WithdrawPage({ lang, params, searchParams }: Props) {
  const [{ token }, query] = [await params, await searchParams];
  const words = ONLINE_WORDS[lang];
  const dossier = await dossierOf(token);
  const loi = one(query.loi);
  const minutes = Math.min(60, Math.max(1, Number.parseInt(one(query.phut), 10) || 1));
  const said = loi === 'nhieu' ? words.tooMany(minutes) : loi === 'hong' ? words.broken : loi === 'la' ? words.foreign : null;
  return (
    <div className="online">
      <p className="small muted code">{dossier.code}</p>
      <h1 className="home-title">{words.withdrawTitle}</h1>
      {mayWithdrawOnline(dossier.status) ? (
        <WithdrawForm lang={lang} qrToken={token} said={said} errors={{ reason: loi.includes('ly-do') ? words.withdrawReasonError : undefined, lastFour: loi.includes('so') ? words.withdrawFourError : loi.includes('sai') ? words.withdrawWrong : undefined }} />
      ) : (
        <>
          <Notice tone="warning">{words.withdrawLate}</Notice>
          <div className="acts online-acts"><LinkButton href={paths.lookupByQr(token, lang)} tone="primary">{words.backToDossier}</LinkButton></div>
        </>
      )}
    </div>
  );
}
