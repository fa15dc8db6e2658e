import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary, type FieldProblem } from '@/components/ui/error-summary';
import { ONLINE_STEPS, type OnlineStep } from '@/lib/domain/dossier/online-form';
import type { Lang } from '@/lib/text/lang';
import { paths } from '@/lib/text/paths';
import { ONLINE_WORDS } from '@/lib/text/public/online';

/** Where in the form one is; earlier steps can be gone back to. */
export function StepList({ lang, token, step }: { lang: Lang; token: string; step: OnlineStep }) {
  const words = ONLINE_WORDS[lang];
  const at = ONLINE_STEPS.indexOf(step);
  return (
    <nav aria-label={words.stepsLabel} className="online-steps">
      <ol>
        {ONLINE_STEPS.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {index + 1}. {index < at ? <a href={paths.onlineDraft(token, lang, { buoc: one })}>{words.steps[one]}</a> : words.steps[one]}
          </li>
        ))}
      </ol>
    </nav>
  );
}

type DraftFormProps = { lang: Lang; token: string; step: OnlineStep; problems: readonly FieldProblem[]; children: ReactNode; submits?: boolean };

/** One step as a form of its own, sent by the browser itself: it needs no script, and whatever is typed is kept by every button. */
export function DraftForm({ lang, token, step, problems, children, submits = false }: DraftFormProps) {
  const words = ONLINE_WORDS[lang];
  const isFirst = step === ONLINE_STEPS[0];
  return (
    <form method="post" action={paths.onlineSend(token)} encType="multipart/form-data" className="online-form" noValidate>
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="buoc" value={step} />
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" name="viec" value={submits ? 'nop' : 'tiep'} className="vh" tabIndex={-1} aria-hidden="true">
        {words.next}
      </button>
      <ErrorSummary problems={problems} title={words.fixTitle(problems.length)} />
      {children}
      <div className="acts online-acts">
        <Button type="submit" name="viec" value={submits ? 'nop' : 'tiep'} tone="primary">
          {submits ? words.submit : words.next}
        </Button>
        {!isFirst && (
          <Button type="submit" name="viec" value="lui">
            {words.back}
          </Button>
        )}
        <Button type="submit" name="viec" value="luu" tone="quiet">
          {words.saveLater}
        </Button>
      </div>
    </form>
  );
}
