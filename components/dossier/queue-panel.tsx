import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/button';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime, StripDay } from '@/lib/domain/calendar/types';
import { DateStrip, type PauseInfo } from './date-strip';
import { StandingMark } from './standing-tag';
import type { StandingWords } from './standing-words';

/** What the side panel of a queue shows of the chosen dossier; sent as JSON. */
export type PanelView = {
  readonly code: string;
  readonly href: string;
  readonly status: string;
  readonly applicant: string;
  readonly procedure: string;
  readonly date: string | null;
  readonly dateLabel: string;
  readonly standing: StandingWords | null;
  readonly strip: { readonly days: readonly StripDay[]; readonly due: LocalTime; readonly provisional: boolean; readonly unannouncedYears: readonly number[]; readonly pauses: readonly PauseInfo[] } | null;
  readonly today: PlainDate;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  readonly recent: readonly { readonly key: number; readonly at: string; readonly words: string }[];
};

/** The chosen dossier beside its queue: the date first, then why, then where it is and what happened last. */
export function QueuePanel({ view }: { view: PanelView }) {
  return (
    <>
      <p className="small muted">
        <span className="code">{view.code}</span> · {view.status}
      </p>
      <h2>{view.applicant}</h2>
      <p className="muted">{view.procedure}</p>
      {view.date && (
        <div className="queue-panel-date">
          <span className="vh">{view.dateLabel}: </span>
          <b>{view.date}</b>
          {view.standing && <StandingMark standing={view.standing.standing}>{view.standing.words}</StandingMark>}
        </div>
      )}
      {view.strip && <DateStrip {...view.strip} today={view.today} layout="weeks" reasons="none" />}
      <DescriptionList className="mt-3" items={view.facts} />
      <div className="queue-panel-recent">
        <h3>Gần đây</h3>
        <ol>
          {view.recent.map(({ key, at, words }) => (
            <li key={key}>
              <span>{at}</span>
              {words}
            </li>
          ))}
        </ol>
      </div>
      <div className="queue-panel-acts">
        <LinkButton href={view.href} tone="primary" wide split keys={['Enter']}>
          Mở hồ sơ
        </LinkButton>
      </div>
    </>
  );
}
