import { Table } from '@/components/ui/table';
import type { CalendarEffect, KeptDay } from '@/lib/domain/calendar/notice';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import { DAY_KIND_WORDS, decisionWords, sessionsWords } from '@/lib/text/calendar-words';
import { formatDate, formatDays, formatLongDate, formatNumber, formatTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';

export type ShownMove = {
  readonly code: string;
  readonly procedureName: string;
  readonly receivedAt: LocalTime;
  readonly from: LocalTime | null;
  readonly to: LocalTime;
  readonly printedDue: LocalTime | null;
  readonly isPaused: boolean;
  readonly provisional: boolean;
};

export type ShownPreview = {
  readonly effect: CalendarEffect;
  readonly open: number;
  readonly moved: number;
  readonly unreadable: readonly string[];
  readonly nowSure: number;
  readonly nowProvisional: number;
  readonly moves: readonly ShownMove[];
  readonly page: number;
  readonly pages: number;
};

const moment = (at: LocalTime): string => `${formatDate(at.on)} ${formatTime(at.minute)}`;
const NAMED = 12;

function Day({ day }: { day: KeptDay }) {
  return (
    <li>
      {formatLongDate(day.on)}: {DAY_KIND_WORDS[day.kind]}
      {day.name && `, ${day.name}`}. <span className="muted">{decisionWords(day.decision)}</span>
    </li>
  );
}

/** What the change does to the days themselves. */
function Effect({ effect }: { effect: CalendarEffect }) {
  const added = new Set(effect.added.map((day) => day.on));
  const gone: readonly PlainDate[] = effect.dropped.filter((on) => !added.has(on));
  return (
    <ul className="effect">
      {effect.announcedYear !== null && <li>Năm {effect.announcedYear} được đánh dấu đã công bố.</li>}
      {effect.officeHours && (
        <li>
          Giờ làm việc từ {formatDate(effect.officeHours.effectiveFrom)}: {sessionsWords(effect.officeHours.sessions)}.
        </li>
      )}
      {effect.added.slice(0, NAMED).map((day) => (
        <Day key={day.on} day={day} />
      ))}
      {effect.added.length > NAMED && <li>và {effect.added.length - NAMED} ngày khác: {formatDays(effect.added.slice(NAMED).map((day) => day.on).toSorted())}.</li>}
      {gone.length > 0 && <li>Bỏ khỏi danh sách, trở lại như ngày thường: {gone.map(formatDate).join(', ')}.</li>}
      {effect.ignored.length > 0 && <li className="muted">Vốn là ngày nghỉ hằng tuần, không cần nhập: {formatDays(effect.ignored.toSorted())}.</li>}
    </ul>
  );
}

/** Every open dossier whose date moves, from and to, a page at a time; with how many there are in all. */
function Moves({ moves }: { moves: readonly ShownMove[] }) {
  return (
    <Table
      caption="Hồ sơ đổi hạn trả"
      rows={moves}
      rowKey={(move) => move.code}
      columns={[
        { key: 'from', header: 'Hạn hiện nay', cell: (move) => <span className="whitespace-nowrap">{move.from ? moment(move.from) : 'chưa có'}</span>, onPhone: 'labelled' },
        { key: 'to', header: 'Hạn mới', cell: (move) => <b className="whitespace-nowrap">{moment(move.to)}{move.provisional && <small>tạm tính</small>}</b>, onPhone: 'labelled' },
        { key: 'code', header: 'Mã hồ sơ', rowHeader: true, cell: (move) => <a href={paths.dossier(move.code)} target="_blank" rel="noreferrer" className="code">{move.code}</a> },
        { key: 'printed', header: 'In trên giấy hẹn', cell: (move) => <span className="whitespace-nowrap">{move.printedDue ? moment(move.printedDue) : '–'}</span>, onPhone: 'labelled' },
        { key: 'name', header: 'Thủ tục', cell: (move) => <>{move.procedureName}{move.isPaused && <small>Đang tạm dừng: hai ngày đều là ngày nếu tiếp tục hôm nay</small>}</> },
      ]}
    />
  );
}

/** What saving would do. The numbers come from the engine that saving uses. */
export function ChangePreview({ preview }: { preview: ShownPreview }) {
  const { open, moved, nowSure, nowProvisional, unreadable } = preview;
  const figures = [
    { value: moved, words: 'hồ sơ đổi hạn trả' },
    { value: open - moved, words: 'hồ sơ giữ nguyên hạn' },
    ...(nowSure > 0 ? [{ value: nowSure, words: 'hồ sơ không còn tạm tính' }] : []),
    ...(nowProvisional > 0 ? [{ value: nowProvisional, words: 'hồ sơ thành tạm tính' }] : []),
  ];
  return (
    <>
      <Effect effect={preview.effect} />
      <ul className="preview-figures">
        {figures.map((figure) => (
          <li key={figure.words}>
            <b>{formatNumber(figure.value)}</b> {figure.words}
          </li>
        ))}
      </ul>
      {unreadable.length > 0 && (
        <p className="field-error mb-2">
          {unreadable.length} hồ sơ có diễn biến không hợp lệ nên không tính lại được, giữ nguyên hạn: {unreadable.slice(0, NAMED).join(', ')}
          {unreadable.length > NAMED && ' …'}
        </p>
      )}
      {moved === 0 ? <p>Không có hồ sơ nào đang giải quyết đổi hạn trả.</p> : <Moves moves={preview.moves} />}
    </>
  );
}
