import type { ReactNode } from 'react';
import { DateStrip } from '@/components/dossier/date-strip';
import { HeroDate } from '@/components/dossier/hero-date';
import { StandingTag } from '@/components/dossier/standing-tag';
import { WhyDate } from '@/components/dossier/why-date';
import { LinkButton } from '@/components/ui/button';
import { weekdayOf, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, PauseCause, StatutoryTerm, StripDay } from '@/lib/domain/calendar/types';
import type { StandingTag as StandingFigures } from '@/lib/domain/dossier/standing';
import type { DossierStatus } from '@/lib/domain/dossier/status';
import { termWords } from '@/lib/text/deadline';
import { STATUS_LABELS_EN } from '@/lib/text/en';
import { formatDate, formatPublicDateTime, formatPublicTime, weekdayName } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { INCOMPLETE_NOTE, LOOKUP_NOTES, LOOKUP_WORDS, PAUSED_FOR, REFUSED_NOTE } from '@/lib/text/public/lookup';
import { STATUS_LABELS } from '@/lib/text/vi';
import { PaymentAsked, type ShownPayment } from './payment-asked';
import { ViewList, type ShownViews } from './view-list';
import { ProgressList, type NamedStep } from './progress-list';

type Named = { readonly name: string; readonly nameEn: string | null };

/** What is shown of a dossier to whoever has its code and second secret. */
export type ShownDossier = {
  readonly code: string;
  readonly status: DossierStatus;
  readonly procedure: Named & { readonly slug: string };
  readonly handlingUnit: Named | null;
  readonly receivedAt: LocalTime | null;
  readonly submittedAt: LocalTime | null;
  readonly term: StatutoryTerm;
  readonly statutoryTerm: StatutoryTerm | null;
  readonly due: {
    readonly due: LocalTime;
    readonly provisional: boolean;
    readonly days: readonly StripDay[];
    readonly pauses: readonly PauseCause[];
    readonly standing: StandingFigures;
    readonly printedDue: LocalTime | null;
    readonly secondTarget: LocalTime | null;
  } | null;
  readonly answerDue: LocalTime | null;
  readonly pause: { readonly since: LocalTime; readonly cause: PauseCause } | null;
  readonly supplement: { readonly items: readonly string[]; readonly replyBy: LocalTime | null } | null;
  readonly payment: ShownPayment | null;
  readonly views: ShownViews;
  readonly isRefused: boolean;
  readonly progress: readonly NamedStep[];
  readonly isSample: boolean;
  readonly asOf: LocalTime;
};

const named = (thing: Named, lang: Lang): string => (lang === 'en' ? (thing.nameEn ?? thing.name) : thing.name);
const longDate = (on: PlainDate, lang: Lang): string => `${weekdayName(weekdayOf(on), lang)} ${formatDate(on)}`;
const WORKING: ReadonlySet<DossierStatus> = new Set(['received', 'processing', 'awaiting-supplement', 'awaiting-payment']);
/** Ended without a result: neither early nor late is said of them here. */
const GIVEN_UP: ReadonlySet<DossierStatus> = new Set(['declined', 'withdrawn', 'stopped']);

function Due({ dossier, lang }: { dossier: ShownDossier; lang: Lang }) {
  const words = LOOKUP_WORDS[lang];
  const { due } = dossier;
  if (!due) return dossier.status === 'submitted' ? <p className="lookup-due">{dossier.answerDue ? words.answerBy(formatPublicDateTime(dossier.answerDue, lang)) : words.noDue}</p> : null;
  const isOpen = WORKING.has(dossier.status);
  return (
    <>
      <section className="lookup-due">
        <HeroDate label={!isOpen ? words.duePassed : due.standing.standing === 'paused' ? words.dueIfResumed : words.due} due={due.due} audience="public" lang={lang} provisional={due.provisional}>
          {!GIVEN_UP.has(dossier.status) && <StandingTag tag={due.standing} lang={lang} big />}
        </HeroDate>
        {due.printedDue && <p className="small muted mt-4">{words.printed(formatDate(due.printedDue.on))}</p>}
        {due.secondTarget && <p className="small mt-3">{words.secondTarget(formatDate(due.secondTarget.on))}</p>}
      </section>
      {due.days.length > 0 && (
        <WhyDate lang={lang} open={isOpen}>
          {dossier.receivedAt && (
            <p className="small mb-3">
              {words.receivedLine(formatPublicTime(dossier.receivedAt.minute, lang), longDate(dossier.receivedAt.on, lang))} <b>{termWords(dossier.term, lang)}</b>.
            </p>
          )}
          <DateStrip days={due.days} today={dossier.asOf.on} due={due.due} provisional={due.provisional} pauses={due.pauses.map((cause) => ({ label: PAUSED_FOR[lang][cause] }))} lang={lang} reasons="everything" />
          {dossier.statutoryTerm && <p className="small muted mt-3">{words.statutory(termWords(dossier.statutoryTerm, lang), termWords(dossier.term, lang))}</p>}
        </WhyDate>
      )}
    </>
  );
}

function Todo({ dossier, lang }: { dossier: ShownDossier; lang: Lang }) {
  const note = dossier.isRefused && dossier.status === 'resolved' ? REFUSED_NOTE[lang] : dossier.status === 'submitted' && dossier.supplement ? INCOMPLETE_NOTE[lang] : LOOKUP_NOTES[lang][dossier.status];
  const { supplement } = dossier;
  return (
    <div className="notice lookup-note">
      <p>
        <strong>{note.strong}</strong> {note.rest}
        {supplement?.replyBy && ` ${LOOKUP_WORDS[lang].replyBy(formatDate(supplement.replyBy.on))}`}
      </p>
      {supplement && supplement.items.length > 0 && (
        <ul lang="vi">
          {supplement.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A dossier as the public sees it: the date first, why it is that date, what to do, where it is. No personal data. */
export function LookupResult({ dossier, lang, acts }: { dossier: ShownDossier; lang: Lang; acts?: ReactNode }) {
  const words = LOOKUP_WORDS[lang];
  const status = (lang === 'en' ? STATUS_LABELS_EN : STATUS_LABELS)[dossier.status];
  return (
    <article className="lookup">
      <p className="small muted">
        {words.dossier} <span className="code">{dossier.code}</span>
      </p>
      <h1 lang={lang === 'en' && !dossier.procedure.nameEn ? 'vi' : undefined}>{named(dossier.procedure, lang)}</h1>
      <p className="small muted">
        {status}
        {dossier.handlingUnit && WORKING.has(dossier.status) && ` ${words.at(named(dossier.handlingUnit, lang))}`}
      </p>
      <Due dossier={dossier} lang={lang} />
      <Todo dossier={dossier} lang={lang} />
      {dossier.payment && <PaymentAsked payment={dossier.payment} lang={lang} />}
      {acts}
      <h2>{words.way}</h2>
      <ProgressList steps={dossier.progress} lang={lang} />
      <ViewList views={dossier.views} lang={lang} />
      <div className="acts lookup-acts">
        <LinkButton href={paths.lookup(lang)} tone="primary" wide>
          {words.another}
        </LinkButton>
        <LinkButton href={paths.procedure(dossier.procedure.slug, lang)} wide>
          {words.procedure}
        </LinkButton>
      </div>
      <p className="small muted mt-6">
        {words.foot(formatPublicDateTime(dossier.asOf, lang))}
        {dossier.isSample && ` ${words.sample}`}
      </p>
    </article>
  );
}
