import type { ReactNode } from 'react';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { termOf, type ProcedureContent, type ProcedureFee } from '@/lib/domain/procedure/content';
import type { PauseRule } from '@/lib/domain/calendar/types';
import { termWords } from '@/lib/text/deadline';
import { formatVnd, formatList } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { APPLICANT_KINDS_EN, CHANNEL_TABS, PROCEDURE_WORDS } from '@/lib/text/public/procedures';
import { APPLICANT_KIND_LABELS } from '@/lib/text/vi';
import { CHECKLIST_WORDS } from '@/lib/text/public/checklist';
import { Papers } from './papers-table';

type PartsProps = {
  lang: Lang;
  content: ProcedureContent;
  pauseRule: PauseRule;
  handlingUnit: string;
  agencyName: string;
  isVerified: boolean;
  /** Under which a device keeps the ticks of the papers. */
  keepAs: string;
  slug: string;
  /** Where and when dossiers are received, drawn by the page that knows the desk. */
  places: ReactNode;
  /** The published versions, drawn by the page that knows their addresses. */
  versions: ReactNode;
};

function Section({ title, children, lang }: { title: string; children: ReactNode; lang?: Lang }) {
  return (
    <section className="part">
      <h2>{title}</h2>
      <div lang={lang}>{children}</div>
    </section>
  );
}

/** The law's own text is Vietnamese, whatever the language of the page. */
const official = (lang: Lang): Lang | undefined => (lang === 'en' ? 'vi' : undefined);

function TimeLimits({ content, pauseRule, lang }: Pick<PartsProps, 'content' | 'pauseRule' | 'lang'>) {
  const words = PROCEDURE_WORDS[lang];
  const { committedTimeLimit, timeLimits } = content;
  const single = timeLimits.length === 1 ? timeLimits[0] : undefined;
  const isPlain = single !== undefined && single.caseName === null && single.channel === null;
  return (
    <>
      {committedTimeLimit && (
        <p>
          <b>{termWords(termOf(committedTimeLimit), lang)}</b> ({words.promised}).{' '}
          {isPlain && `${words.byLaw} ${termWords(termOf(single), lang)}.`}
        </p>
      )}
      {isPlain && !committedTimeLimit && (
        <p>
          <b>{termWords(termOf(single), lang)}</b>.
        </p>
      )}
      {!isPlain && timeLimits.length > 0 && (
        <>
          {committedTimeLimit && <p>{words.byLaw}</p>}
          <ul className="limits">
            {timeLimits.map((limit, index) => (
              <li key={index}>
                <b>{termWords(termOf(limit), lang)}</b>: <span lang={official(lang)}>{limit.caseName ?? words.anyCase}</span>, {limit.channel ? CHANNEL_TABS[lang][limit.channel].toLowerCase() : words.anyChannel}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="small muted mt-2">{words.pause[pauseRule]}</p>
    </>
  );
}

function FeeLine({ fee, lang }: { fee: ProcedureFee; lang: Lang }) {
  const words = PROCEDURE_WORDS[lang];
  return (
    <li>
      <b className="whitespace-nowrap">{fee.amountVnd === null ? words.feeByScale : formatVnd(fee.amountVnd, lang)}</b>
      {fee.per && (lang === 'en' ? <span lang="vi"> ({fee.per})</span> : ` ${words.per(fee.per)}`)}. <span className="small muted" lang={official(lang)}>{fee.name}</span>
    </li>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Everything of a version that article 8 of Nghị định 63/2010/NĐ-CP asks for, one part after the other. */
export function ProcedureParts({ lang, content, pauseRule, handlingUnit, agencyName, isVerified, keepAs, slug, places, versions }: PartsProps) {
  const words = PROCEDURE_WORDS[lang];
  const kinds = content.applicantKinds.map((kind, index) => {
    const label = (lang === 'en' ? APPLICANT_KINDS_EN : APPLICANT_KIND_LABELS)[kind];
    return index === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1);
  });
  const vi = official(lang);
  return (
    <>
      <Section title={words.term}>
        <TimeLimits content={content} pauseRule={pauseRule} lang={lang} />
      </Section>
      <Section title={words.fees}>
        {content.fees.length === 0 ? <p>{words.noFee}</p> : <ul className="limits">{content.fees.map((fee, index) => <FeeLine key={index} fee={fee} lang={lang} />)}</ul>}
        {content.fees.length > 0 && !isVerified && <UnverifiedFlag>{words.unverified}</UnverifiedFlag>}
      </Section>
      <Section title={words.papers}>
        <Papers content={content} lang={lang} keepAs={keepAs} slug={slug} />
      </Section>
      <Section title={words.channels}>
        <p>{capital(formatList(content.channels.map((channel) => words.channelPlaces[channel]), lang))}.</p>
      </Section>
      <Section title={CHECKLIST_WORDS[lang].places}>{places}</Section>
      <Section title={words.who}>
        <p>{capital(formatList(kinds.map((kind, index) => (index === 0 || lang === 'en' ? kind : kind.toLowerCase())), lang))}.</p>
      </Section>
      <Section title={words.conditions} lang={content.conditions ? vi : undefined}>
        <p className="whitespace-pre-line">{content.conditions ?? words.noConditions}</p>
      </Section>
      <Section title={words.steps} lang={vi}>
        <ol className="steps">
          {content.steps.map((step, index) => (
            <li key={index}>{step}</li>
          ))}
        </ol>
      </Section>
      <Section title={words.handledBy}>
        <p>
          {handlingUnit}, {agencyName}.
        </p>
      </Section>
      <Section title={words.results} lang={vi}>
        {content.results.map((result, index) => (
          <p key={index}>{result}</p>
        ))}
      </Section>
      <Section title={words.bases} lang={vi}>
        {content.legalBases.map((basis, index) => (
          <p key={index}>
            {basis.title} ({basis.number}){basis.article && words.article(basis.article)}
          </p>
        ))}
      </Section>
      <Section title={words.versions}>{versions}</Section>
    </>
  );
}
