import { STAGE_PATH } from '@/lib/domain/inspection/may-act';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { Stage } from '@/lib/domain/inspection/stage';
import { formatDate } from '@/lib/text/format';
import { stageWords } from '@/lib/text/inspection-words';

/** Where an inspection stands on its way, with the day on which each stage was reached. */
export function StageStrip({ stage, days }: { stage: Stage; days: readonly { readonly stage: Stage; readonly on: PlainDate }[] }) {
  const at = STAGE_PATH.indexOf(stage);
  return (
    <ol className="stage-strip" aria-label="Các bước của đợt kiểm tra">
      {STAGE_PATH.map((one, index) => {
        const on = index <= at ? days.find((day) => day.stage === one)?.on : undefined;
        return (
          <li key={one} data-state={index < at ? 'done' : index === at ? 'now' : 'next'} aria-current={index === at ? 'step' : undefined}>
            <span className="stage-mark" aria-hidden="true">{index < at ? '✓' : index + 1}</span>
            <span>{stageWords[one]}{on && <small>{formatDate(on)}</small>}</span>
          </li>
        );
      })}
    </ol>
  );
}
