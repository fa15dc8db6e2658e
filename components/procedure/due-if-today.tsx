import { DateStrip } from '@/components/dossier/date-strip';
import { HeroDate } from '@/components/dossier/hero-date';
import { SegmentedLinks, type SegmentedLink } from '@/components/ui/segmented-links';
import { weekdayOf } from '@/lib/domain/calendar/plain-date';
import type { ExplainedDueDate, LocalTime } from '@/lib/domain/calendar/types';
import type { Channel } from '@/lib/domain/dossier/status';
import { stripSummary } from '@/lib/text/deadline';
import { formatDate, formatPublicTime, weekdayName } from '@/lib/text/format';
import type { Lang } from '@/lib/text/lang';
import { PROCEDURE_WORDS } from '@/lib/text/public/procedures';

type DueIfTodayProps = {
  lang: Lang;
  now: LocalTime;
  explained: ExplainedDueDate;
  channel: Channel;
  channels: readonly SegmentedLink[];
  /** The cases for which the limit differs; the chosen one has no address. */
  cases: readonly { readonly href: string; readonly name: string; readonly current: boolean }[];
};

/** "Nếu nộp hôm nay, hạn trả là …", with its strip. Channel and case are links, so that it works without a script. */
export function DueIfToday({ lang, now, explained, channel, channels, cases }: DueIfTodayProps) {
  const words = PROCEDURE_WORDS[lang];
  const { countedFrom } = explained;
  const isMoved = countedFrom.on !== now.on;
  return (
    <section className="due-card" id="han-tra" aria-label={words.ifToday}>
      <HeroDate label={<b>{words.ifToday}</b>} due={explained.due} audience="public" lang={lang} provisional={explained.provisional} unannouncedYears={explained.unannouncedYears} />
      {channels.length > 1 && <SegmentedLinks label={words.channelLabel} links={channels} />}
      {cases.length > 0 && (
        <div className="due-cases">
          <p className="small">
            <b>{words.caseLabel}</b>
          </p>
          <ul>
            {cases.map((one) => (
              <li key={one.href} lang={lang === 'en' ? 'vi' : undefined}>
                {one.current ? <b>{one.name}</b> : <a href={one.href}>{one.name}</a>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isMoved && <p className="small muted mb-3">{words.countsAs(formatPublicTime(countedFrom.minute, lang), `${weekdayName(weekdayOf(countedFrom.on), lang)} ${formatDate(countedFrom.on)}`)}</p>}
      <DateStrip days={explained.days} today={now.on} due={explained.due} provisional={explained.provisional} unannouncedYears={explained.unannouncedYears} lang={lang} />
      <p className="small muted mt-3">{stripSummary(explained, now.on, lang)}</p>
      {channel !== 'in-person' && <p className="small muted mt-2">{channel === 'online' ? words.fromAcceptance : words.fromArrival}</p>}
    </section>
  );
}
