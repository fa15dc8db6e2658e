import { LinkButton } from '@/components/ui/button';
import type { CircularId } from '@/lib/domain/paper/edition';
import type { PaperKind } from '@/lib/domain/paper/kind';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { formatPublicDateTime } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paperTitle } from '@/lib/text/paper/titles';
import { paths } from '@/lib/text/paths';
import { ONLINE_WORDS } from '@/lib/text/public/online';

export type ShownPaper = { readonly id: string; readonly kind: PaperKind; readonly edition: CircularId; readonly issuedAt: LocalTime };

type ApplicantActsProps = { lang: Lang; qrToken: string; maySupplement: boolean; mayWithdraw: boolean; hasAcknowledgement: boolean; papers: readonly ShownPaper[] };

/** What whoever holds the dossier's secret may do with it: keep its papers, add what is asked for, take it back. */
export function ApplicantActs({ lang, qrToken, maySupplement, mayWithdraw, hasAcknowledgement, papers }: ApplicantActsProps) {
  const words = ONLINE_WORDS[lang];
  if (!maySupplement && !mayWithdraw && !hasAcknowledgement && papers.length === 0) return null;
  return (
    <>
      {(papers.length > 0 || hasAcknowledgement) && (
        <>
          <h2>{words.papers}</h2>
          <ul className="applicant-papers">
            {papers.map((paper) => (
              <li key={paper.id}>
                <a href={paths.applicantPaper(qrToken, paper.id)} target="_blank" rel="noreferrer" lang={lang === 'en' ? 'vi' : undefined}>{paperTitle(paper.kind, paper.edition)}</a> <span className="muted">{formatPublicDateTime(paper.issuedAt, lang)}</span>
              </li>
            ))}
            {hasAcknowledgement && (
              <li>
                <a href={paths.acknowledgement(qrToken)} target="_blank" rel="noreferrer">{words.acknowledgement}</a>
              </li>
            )}
          </ul>
        </>
      )}
      {(maySupplement || mayWithdraw) && (
        <div className="acts lookup-acts">
          {maySupplement && <LinkButton href={paths.supplement(qrToken, lang)} tone="primary" wide>{words.addOpen}</LinkButton>}
          {mayWithdraw && <LinkButton href={paths.withdrawOnline(qrToken, lang)} wide>{words.withdrawOpen}</LinkButton>}
        </div>
      )}
    </>
  );
}
