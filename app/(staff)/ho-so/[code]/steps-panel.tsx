import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { Tag } from '@/components/ui/tag';
import type { DossierCore } from '@/lib/data/dossiers-read';
import { isAfter } from '@/lib/domain/calendar/local-time';
import type { LocalTime, WorkingCalendar } from '@/lib/domain/calendar/types';
import { routingLegs, shareOf, type RoutingLeg } from '@/lib/domain/dossier/routing';
import { termWords } from '@/lib/text/deadline';
import { formatDateTime } from '@/lib/text/format';
import { STEP_WITHOUT_NAME, UNKNOWN_UNIT } from '@/lib/text/paper/routing';

type Line = { readonly key: string; readonly step: string; readonly share: string | null; readonly who: string | null; readonly since: LocalTime | null; readonly due: LocalTime | null; readonly ended: LocalTime | null; readonly state: 'early' | 'on-time' | 'late' | 'now' | 'now-late' | 'open' | 'ahead' };

const STATES = { early: ['Trước hạn', 'success'], 'on-time': ['Đúng hạn', 'success'], late: ['Quá hạn', 'error'], now: ['Đang làm', 'accent'], 'now-late': ['Đang làm, quá hạn', 'error'], open: ['Không có hạn riêng', 'plain'], ahead: ['Chưa đến', 'plain'] } as const;

function stateOf(leg: RoutingLeg, hasEnded: boolean, now: LocalTime): Line['state'] {
  if (leg.result !== null) return leg.result;
  if (leg.givenAt !== null || hasEnded) return 'open';
  return leg.dueAt !== null && isAfter(now, leg.dueAt) ? 'now-late' : 'now';
}

type Props = { dossier: DossierCore; now: LocalTime; calendar: WorkingCalendar; nameOf: (id: string) => string | null };

/** The way of the file against the internal workflow: each step with its share of the limit, its own due time and how it was kept. */
export function StepsPanel({ dossier, now, calendar, nameOf }: Props) {
  const { workflow } = dossier.procedure.content;
  const { state } = dossier;
  if (state.receivedAt === null) return null;
  const legs = routingLegs({ events: dossier.events, pauses: state.pauses, pauseRule: dossier.pauseRule, workflow }, calendar, now);
  const shareWords = (index: number | null): string | null => {
    const planned = index === null ? undefined : workflow[index];
    return planned === undefined ? null : termWords(shareOf(planned));
  };
  const who = ({ from }: RoutingLeg): string => [from.staffId === null ? null : nameOf(from.staffId), (from.unitId === null ? null : nameOf(from.unitId)) ?? UNKNOWN_UNIT].filter((part) => part !== null).join(', ');
  const lines: Line[] = legs.map((leg, at) => ({
    key: `d${at}`, step: (leg.step === null ? null : workflow[leg.step]?.step) ?? STEP_WITHOUT_NAME, share: shareWords(leg.step), who: who(leg), since: leg.since, due: leg.dueAt, ended: leg.givenAt, state: stateOf(leg, state.endedAt !== null, now),
  }));
  const last = legs.at(-1);
  const isOpen = state.endedAt === null && last !== undefined && last.givenAt === null;
  const ahead = isOpen && last.step !== null ? workflow.slice(last.step + 1).map((step, at): Line => ({ key: `s${at}`, step: step.step, share: termWords(shareOf(step)), who: nameOf(step.unitId) ?? step.unitName, since: null, due: null, ended: null, state: 'ahead' })) : [];
  const all = [...lines, ...ahead];
  const late = lines.filter((line) => line.state === 'late' || line.state === 'now-late').length;
  return (
    <Sheet title="Các bước của quy trình nội bộ" aside={late === 0 ? undefined : `${late} bước quá hạn`} id="cac-buoc">
      <Table
        caption="Các bước của quy trình nội bộ"
        rows={all}
        rowKey={({ key }) => key}
        rowAttributes={(line) => (line.state === 'ahead' ? { className: 'muted' } : {})}
        columns={[
          { key: 'step', header: 'Bước, người làm', rowHeader: true, cell: (line) => <>{line.step}{line.who && <small>{line.who}</small>}</> },
          { key: 'share', header: 'Phần thời hạn', width: '8rem', onPhone: 'labelled', cell: ({ share }) => share ?? '' },
          { key: 'since', header: 'Từ', width: '8.5rem', onPhone: 'labelled', cell: ({ since }) => (since === null ? '' : formatDateTime(since)) },
          { key: 'due', header: 'Hạn của bước', width: '8.5rem', onPhone: 'labelled', cell: ({ due }) => (due === null ? '' : formatDateTime(due)) },
          { key: 'state', header: 'Kết quả', width: '9.5rem', cell: (line) => <><Tag tone={STATES[line.state][1]}>{STATES[line.state][0]}</Tag>{line.ended && <small>{formatDateTime(line.ended)}</small>}</> },
        ]}
      />
    </Sheet>
  );
}
