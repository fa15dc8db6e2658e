import type { ReactNode } from 'react';
import { HeroDate } from '@/components/dossier/hero-date';
import { Checkbox } from '@/components/ui/choices';
import { classNames } from '@/components/ui/class-names';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import type { ExplainedDueDate } from '@/lib/domain/calendar/types';
import type { ChecklistLine } from '@/lib/domain/dossier/completeness';
import { type DraftField, type DraftValues, type OnlineStep } from '@/lib/domain/dossier/online-form';
import type { ProcedureFee } from '@/lib/domain/procedure/content';
import { parseDate } from '@/lib/text/parse-date';
import { formatDate, formatVnd } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { fieldLabelFor, kindOptions, ONLINE_WORDS } from '@/lib/text/public/online';
import type { ApplicantKind } from '@/lib/domain/dossier/status';
import type { PlacedFile } from './papers-step';

type ReviewProps = {
  lang: Lang; token: string; values: DraftValues; caseName: string | null; procedureName: string; lines: readonly ChecklistLine[]; files: readonly PlacedFile[];
  fees: readonly ProcedureFee[]; due: ExplainedDueDate | null; desk: string; declaredError: string | null;
};

/** The date if the office accepted it today. Nothing is promised before acceptance. */
export function DuePreview({ due, lang }: { due: ExplainedDueDate; lang: Lang }) {
  const words = ONLINE_WORDS[lang];
  return (
    <section className="due-card online-due">
      <HeroDate label={<b>{words.dueIf}</b>} due={due.due} audience="public" lang={lang} provisional={due.provisional} unannouncedYears={due.unannouncedYears} />
      <p className="small muted">{words.dueFrom}</p>
    </section>
  );
}

export function FeeLines({ fees, lang }: { fees: readonly ProcedureFee[]; lang: Lang }) {
  const words = ONLINE_WORDS[lang];
  if (fees.length === 0) return <p>{words.noFee}</p>;
  return (
    <>
      <ul>
        {fees.map((fee, index) => (
          <li key={index}>
            <span lang={lang === 'en' ? 'vi' : undefined}>{fee.name}</span>: <b>{fee.amountVnd === null ? words.feeByScale : formatVnd(fee.amountVnd, lang)}</b>
          </li>
        ))}
      </ul>
      <p className="small muted">{words.feeNote}</p>
    </>
  );
}

function Part({ lang, token, step, className, children }: { lang: Lang; token: string; step: OnlineStep; className?: string; children: ReactNode }) {
  const words = ONLINE_WORDS[lang];
  return (
    <section className={classNames('online-part', className)}>
      <h2>
        {words.steps[step]} <a href={paths.onlineDraft(token, lang, { buoc: step })} aria-label={words.editOf(words.steps[step])}>{words.edit}</a>
      </h2>
      {children}
    </section>
  );
}

/** Everything that will be submitted, before it is. */
export function ReviewStep({ lang, token, values, caseName, procedureName, lines, files, fees, due, desk, declaredError }: ReviewProps) {
  const words = ONLINE_WORDS[lang];
  const typed = (...fields: DraftField[]): Description[] => fields.map((field) => ({ term: fieldLabelFor(field, values.kind, lang), value: values[field]?.trim() || null, key: field }));
  const birth = parseDate(values.birthOn ?? '');
  const isCitizen = values.kind === 'citizen';
  return (
    <>
      <p>{words.reviewIntro}</p>
      <Part lang={lang} token={token} step="truong-hop">
        <DescriptionList layout="rows" items={[
          { term: words.procedure, value: procedureName },
          { term: fieldLabelFor('caseName', undefined, lang), value: caseName },
          { term: fieldLabelFor('kind', undefined, lang), value: kindOptions([values.kind as ApplicantKind], lang)[0]?.label ?? null },
          { term: fieldLabelFor('by', undefined, lang), value: values.by === 'representative' ? words.representative : words.self },
        ]} />
      </Part>
      <Part lang={lang} token={token} step="nguoi-nop">
        <DescriptionList layout="rows" items={[
          ...typed('name', ...(isCitizen ? ['citizenId' as const] : ['taxCode' as const]), ...(values.kind === 'enterprise' ? [] : ['otherId' as const])),
          { term: fieldLabelFor('birthOn', values.kind, lang), value: isCitizen ? (birth ? formatDate(birth) : values.birthOn || null) : null },
          ...typed('address', 'phone', 'email'),
          ...(values.by === 'representative' ? typed('repName', 'repCitizenId', 'repPhone', 'repAuthorisation') : []),
        ]} />
      </Part>
      <Part lang={lang} token={token} step="giay-to" className="online-papers">
        <DescriptionList layout="rows" items={[
          ...lines.flatMap((line) => {
            const brought = files.filter(({ purpose, ordinal }) => purpose === 'component' && ordinal === line.ordinal);
            return brought.length === 0 && !line.isRequired ? [] : [{ key: String(line.ordinal), term: <span lang={lang === 'en' ? 'vi' : undefined}>{line.name}</span>, value: <FileNames files={brought} none={words.noFile} /> }];
          }),
          { term: words.authorisation, value: values.by === 'representative' ? <FileNames files={files.filter(({ purpose }) => purpose === 'authorisation')} none={words.noFile} /> : null },
          ...typed('note'),
        ]} />
      </Part>
      <Part lang={lang} token={token} step="nhan-ket-qua">
        <DescriptionList layout="rows" items={[
          { term: fieldLabelFor('notifyBy', undefined, lang), value: words.notify[(values.notifyBy || 'none') as keyof typeof words.notify] ?? words.notify.none },
          { term: fieldLabelFor('resultBy', undefined, lang), value: values.resultBy === 'postal' ? words.postalTo(values.resultAddress ?? '') : words.counter(desk) },
        ]} />
      </Part>
      <section className="online-part">
        <h2>{words.fees}</h2>
        <FeeLines fees={fees} lang={lang} />
      </section>
      {due && <DuePreview due={due} lang={lang} />}
      <Checkbox name="declared" value="yes" label={words.declaration} error={declaredError} defaultChecked={values.declared === 'yes'} />
    </>
  );
}

const FileNames = ({ files, none }: { files: readonly PlacedFile[]; none: string }) =>
  files.length === 0 ? (
    <span className="field-error">{none}</span>
  ) : (
    <ul>
      {files.map((file) => (
        <li key={file.fileId}>
          <a href={file.href} target="_blank" rel="noreferrer">{file.name}</a>
        </li>
      ))}
    </ul>
  );
