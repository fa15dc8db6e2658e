import type { ReactNode } from 'react';
import { DescriptionList, type Description } from '@/components/ui/description-list';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { ExplainedDueDate, LocalTime } from '@/lib/domain/calendar/types';
import { stripSummary } from '@/lib/text/deadline';
import { DateStrip, type PauseInfo } from './date-strip';
import { HeroDate } from './hero-date';
import { StandingMark } from './standing-tag';
import type { StandingWords } from './standing-words';

type SummaryProps = {
  /** "Hạn trả kết quả", "Hạn trả lời hồ sơ trực tuyến". */
  label: string;
  due: LocalTime | null;
  standing: StandingWords | null;
  figures: readonly Description[];
  explained: ExplainedDueDate | null;
  pauses: readonly PauseInfo[];
  today: PlainDate;
  /** Instead of the strip, or under it. */
  children?: ReactNode;
};

/** The sheet that carries the date: how it stands, what it is made of, and why. */
export function DossierSummary({ label, due, standing, figures, explained, pauses, today, children }: SummaryProps) {
  return (
    <section className="sheet sheet-ruled sum" aria-label={label}>
      <div>
        {due === null ? (
          <p className="muted">{label}</p>
        ) : (
          <HeroDate label={label} due={due} audience="staff" provisional={explained?.provisional} unannouncedYears={explained?.unannouncedYears}>
            {standing && (
              <StandingMark standing={standing.standing} big>
                {standing.words}
              </StandingMark>
            )}
          </HeroDate>
        )}
        <DescriptionList layout="figures" items={figures} className="sum-figures" />
      </div>
      <div>
        {explained && (
          <>
            <h2 className="sheet-title">
              Vì sao là ngày này? <span>{stripSummary(explained, today)}</span>
            </h2>
            <DateStrip days={explained.days} today={today} due={explained.due} provisional={explained.provisional} unannouncedYears={explained.unannouncedYears} pauses={pauses} layout="line" />
          </>
        )}
        {children}
      </div>
    </section>
  );
}
