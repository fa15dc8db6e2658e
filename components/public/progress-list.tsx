import type { ProgressStep } from '@/lib/domain/dossier/progress';
import { formatDate, formatPublicDateTime } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { LOOKUP_WORDS, stageWords } from '@/lib/text/public/lookup';

export type NamedStep = ProgressStep & { readonly unit: { readonly name: string; readonly nameEn: string | null } | null };

const unitName = (step: NamedStep, lang: Lang): string | null => (step.unit ? (lang === 'en' ? (step.unit.nameEn ?? step.unit.name) : step.unit.name) : null);

function Title({ step, lang }: { step: NamedStep; lang: Lang }) {
  const unit = unitName(step, lang);
  const words = stageWords(step.stage, step.state, lang);
  return step.stage === 'handed-over' && unit ? <b>{lang === 'vi' ? `${words} ${unit}` : `${words} to ${unit}`}</b> : <b>{words}</b>;
}

/** "Hồ sơ đã đi đến đâu": what happened, where it is, what is to come. The form says it before the hue. */
export function ProgressList({ steps, lang }: { steps: readonly NamedStep[]; lang: Lang }) {
  return (
    <ol className="way">
      {steps.map((step, index) => {
        const unit = step.stage === 'received' ? unitName(step, lang) : null;
        return (
          <li key={index} className={`way-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
            <Title step={step} lang={lang} />
            {step.at && (
              <span>
                {step.stage === 'examined' && step.state === 'current' ? `${LOOKUP_WORDS[lang].from} ${formatDate(step.at.on)}` : formatPublicDateTime(step.at, lang)}
                {unit && ` · ${unit}`}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
