import type { ReactNode } from 'react';
import type { ChecklistLine } from '@/lib/domain/dossier/completeness';
import { formatBytes } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { fileFault, ONLINE_WORDS } from '@/lib/text/public/online';
import { UploadSlot, type SlotFile, type SlotProblem } from './upload-slot';

export type PlacedFile = SlotFile & { readonly purpose: 'component' | 'authorisation' | 'supplement'; readonly ordinal: number | null };
export type PlacedProblem = SlotProblem & { readonly slot: string };

type PapersStepProps = {
  lang: Lang;
  lines: readonly ChecklistLine[];
  files: readonly PlacedFile[];
  problems: readonly PlacedProblem[];
  /** Required papers that are said to be missing; none until the step was sent. */
  missing: readonly number[];
  extra: readonly string[];
  needsAuthorisation: boolean;
  authorisationError: string | null;
};

const official = (lang: Lang): Lang | undefined => (lang === 'en' ? 'vi' : undefined);

function Title({ line, lang }: { line: ChecklistLine; lang: Lang }) {
  const words = ONLINE_WORDS[lang];
  return (
    <>
      {line.ordinal}. <span lang={official(lang)}>{line.name}</span>
      <span className="field-optional">
        , {line.isRequired ? words.required : line.condition ? <>{words.ifApplies} <span lang={official(lang)}>{line.condition}</span></> : words.optional}
      </span>
    </>
  );
}

/** The papers of the procedure, each with the files brought for it. */
export function PapersStep({ lang, lines, files, problems, missing, extra, needsAuthorisation, authorisationError }: PapersStepProps): ReactNode {
  const words = ONLINE_WORDS[lang];
  const of = (slot: string) => problems.filter((problem) => problem.slot === slot);
  const strayed = files.filter(({ fileId }) => extra.includes(fileId));
  return (
    <section id="tep">
      <p>{words.papersIntro}</p>
      <p className="small muted">{words.limits}</p>
      {files.length > 0 && <p className="small muted">{words.used(formatBytes(files.reduce((sum, { size }) => sum + size, 0), lang), files.length)}</p>}
      {of('').map((problem, index) => (
        <p key={index} className="field-error" role="alert">{fileFault(problem.refusal, lang)}</p>
      ))}
      <ol className="upload-list">
        {lines.map((line) => (
          <UploadSlot
            key={line.ordinal} lang={lang} slot={String(line.ordinal)} title={<Title line={line} lang={lang} />} note={line.form && <span lang={official(lang)}>{line.form}</span>}
            files={files.filter(({ purpose, ordinal }) => purpose === 'component' && ordinal === line.ordinal)} problems={of(String(line.ordinal))} error={missing.includes(line.ordinal) ? words.missingFile : null}
          />
        ))}
        {needsAuthorisation && <UploadSlot lang={lang} slot="uy-quyen" title={<>{words.authorisation}<span className="field-optional">, {words.required}</span></>} files={files.filter(({ purpose }) => purpose === 'authorisation')} problems={of('uy-quyen')} error={authorisationError} />}
        {strayed.length > 0 && <UploadSlot lang={lang} slot="thua" title={words.extraFile} files={strayed} problems={[]} error={words.refused.UnknownComponent} />}
      </ol>
      <p className="small muted">{words.originalsLater}</p>
    </section>
  );
}
