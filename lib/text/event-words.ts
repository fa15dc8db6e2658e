import { parsePlainDate } from '../domain/calendar/plain-date';
import type { LocalTime, PauseRule } from '../domain/calendar/types';
import type { DossierAct } from '../domain/dossier/acts';
import type { DossierStatus } from '../domain/dossier/status';
import { formatDate, formatDateTime, formatDayMonth, formatTime, formatVnd } from './format';

/** What the line of an event is made of. `data` is all that was stored with it. */
export type EventFacts = {
  readonly act: DossierAct;
  readonly data: Readonly<Record<string, unknown>>;
  readonly reason: string | null;
  readonly voidsSeq?: number | null;
  readonly actorName: string | null;
  readonly actorUnitName: string | null;
};

/** What is known around the event: names behind ids, the status before, how often a supplement had been asked for. */
export type EventSetting = {
  readonly statusBefore: DossierStatus | null;
  readonly supplementAsk: number;
  readonly pauseRule: PauseRule;
  readonly printedDue: LocalTime | null;
  readonly originalDue: LocalTime | null;
  readonly channelWords: string;
  readonly componentCount: number;
  readonly nameOf: (id: string) => string | null;
};

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
const list = (value: unknown): string | null => (Array.isArray(value) ? value.filter((item) => typeof item === 'string').join('; ') || null : text(value));
const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {});
const time = (value: unknown): LocalTime | null => {
  const { on, minute } = record(value);
  return typeof on === 'string' && typeof minute === 'number' && parsePlainDate(on) !== null ? { on: on as LocalTime['on'], minute } : null;
};
const dayIn = (value: unknown): string | null => {
  const on = parsePlainDate(typeof value === 'string' ? value.slice(0, 10) : '') ?? time(value)?.on ?? null;
  return on === null ? null : formatDate(on);
};
const money = (value: unknown): string => (typeof value === 'number' ? ` ${formatVnd(value)}` : '');
/** `17:00, 04/09/2026`. */
const due = (at: LocalTime | null): string => (at === null ? '' : `, hẹn trả ${formatDateTime(at)}`);
const before = (at: LocalTime): string => `${formatTime(at.minute)}, ${formatDayMonth(at.on)}`;

const RESUMED: Record<PauseRule, string> = { resume: ', tính tiếp thời hạn', restart: ', tính lại thời hạn từ đầu', none: '' };

/** Who was asked, or who answered. */
const asked = (e: EventFacts, setting: EventSetting): string => text(e.data.askedOf) ?? (text(e.data.toUnitId) === null ? null : setting.nameOf(String(e.data.toUnitId))) ?? 'đơn vị phối hợp';

const RETURN_WAYS: Readonly<Record<string, string>> = { post: 'qua bưu chính công ích', postal: 'qua bưu chính công ích', electronic: 'bản điện tử', counter: 'tại quầy', 'at-counter': 'tại quầy' };

const HEADS: Record<DossierAct, (e: EventFacts, s: EventSetting) => string> = {
  receive: (_, s) => `Tiếp nhận${due(s.printedDue)}`,
  'submit-online': () => 'Nộp trực tuyến',
  accept: (_, s) => `Tiếp nhận hồ sơ trực tuyến${due(s.printedDue)}`,
  decline: () => 'Từ chối tiếp nhận',
  'hand-over': (e, s) => `Bàn giao cho ${(text(e.data.toUnitId) && s.nameOf(String(e.data.toUnitId))) ?? 'đơn vị xử lý'}`,
  'take-over': () => 'Nhận xử lý',
  assign: (e, s) => `Giao ${(text(e.data.toStaffId) && s.nameOf(String(e.data.toStaffId))) ?? 'người'} xử lý`,
  'request-supplement': (_, s) => (s.statusBefore === 'submitted' ? 'Yêu cầu bổ sung trước khi tiếp nhận' : `Yêu cầu bổ sung lần ${s.supplementAsk}${s.pauseRule === 'none' ? '' : ', tạm dừng thời hạn'}`),
  'receive-supplement': (_, s) => `Nhận giấy tờ bổ sung${s.statusBefore === 'submitted' ? '' : RESUMED[s.pauseRule]}`,
  // A wait for a financial duty stops the clock and resumes it whatever the rule.
  'request-payment': (e) => `Yêu cầu nộp${money(e.data.amountVnd) || ' tiền'}, tạm dừng thời hạn`,
  'record-payment': (e, s) => `Ghi nhận đã nộp${money(e.data.amountVnd) || ' tiền'}${s.statusBefore === 'awaiting-payment' ? RESUMED.resume : ''}`,
  consult: (e, s) => `Lấy ý kiến ${asked(e, s)}`,
  'consult-reply': (e, s) => `Có ý kiến trả lời${text(e.data.askedOf) || text(e.data.toUnitId) ? ` của ${asked(e, s)}` : ''}`,
  'submit-for-signature': (e, s) => `Trình ${(text(e.data.toStaffId) && s.nameOf(String(e.data.toStaffId))) ?? ''} ký kết quả`.replace('  ', ' '),
  sign: () => 'Ký kết quả',
  'return-for-correction': () => 'Trả lại để sửa dự thảo',
  stop: () => 'Dừng giải quyết',
  withdraw: () => 'Rút hồ sơ theo yêu cầu của người nộp',
  finish: (e) => {
    const number = text(e.data.resultNumber) ?? text(record(e.data.result).number);
    return `${e.data.resultKind === 'refused' ? 'Có kết quả: từ chối giải quyết' : 'Có kết quả'}${number === null ? '' : `, số ${number}`}`;
  },
  'return-result': (e) => `Trả kết quả${text(e.data.collector) === null ? '' : ` cho ${text(e.data.collector)}`}`,
  apologise: (e) => `Xin lỗi và hẹn trả lại${time(e.data.secondTarget) === null ? '' : ` ${formatDateTime(time(e.data.secondTarget) as LocalTime)}`}`,
  remind: (e) => (e.actorName === null ? 'Nhắc tự động' : 'Nhắc người đang giữ'),
  'correct-receipt': () => 'Sửa và cấp lại giấy hẹn',
  correct: (e) => `Hiệu đính: bỏ diễn biến số ${e.voidsSeq ?? ''}`,
};

/** The first line of an event: what happened. */
export const eventHead = (event: EventFacts, setting: EventSetting): string => HEADS[event.act](event, setting);

/** The files that the applicant handed in online, by their names. */
function suppliedWords(supplied: unknown): string | null {
  const names = (Array.isArray(supplied) ? supplied : []).flatMap((part): string[] => {
    const { files } = record(part);
    return Array.isArray(files) ? files.filter((name): name is string => typeof name === 'string') : [];
  });
  return names.length === 0 ? null : `Nộp trực tuyến ${names.length} tệp: ${names.join('; ')}`;
}

function extra(e: EventFacts, s: EventSetting): (string | null)[] {
  const replyBy = time(e.data.replyBy);
  switch (e.act) {
    case 'receive':
    case 'accept':
      return [s.channelWords.toLowerCase(), s.componentCount > 0 ? `${s.componentCount} thành phần` : null];
    case 'request-supplement':
    case 'request-payment':
      return [list(e.data.items) === null ? null : `Thiếu: ${list(e.data.items)}`, replyBy && `Hẹn trả lời trước ${before(replyBy)}`];
    case 'receive-supplement':
      return [suppliedWords(e.data.supplied)];
    case 'consult':
      return [replyBy && `Hẹn trả lời trước ${before(replyBy)}`, 'Không làm tạm dừng thời hạn'];
    case 'finish': {
      const on = dayIn(e.data.resultOn) ?? dayIn(record(e.data.result).on);
      return [text(record(e.data.result).name), on === null ? null : `ngày ${on}`, e.data.resultHasNoDocument === true ? 'Kết quả không phải văn bản' : null];
    }
    case 'return-result': {
      const way = RETURN_WAYS[String(e.data.deliveredBy ?? e.data.method ?? '')] ?? null;
      return [way, text(e.data.trackingNumber) === null ? null : `vận đơn ${text(e.data.trackingNumber)}`];
    }
    case 'decline':
    case 'stop':
      return [list(e.data.legalBasis ?? e.data.legalBases) === null ? null : `Căn cứ: ${list(e.data.legalBasis ?? e.data.legalBases)}`];
    case 'apologise':
      return [s.originalDue === null ? null : `Muộn hay không vẫn xét theo hạn ${formatDate(s.originalDue.on)}`];
    default:
      return [];
  }
}

/** The second line: who, with what, why. Parts end without a full stop. */
export function eventDetail(event: EventFacts, setting: EventSetting): string {
  const forId = text(event.data.forStaffId);
  const named = event.actorName !== null && forId !== null ? `${event.actorName} thay ${setting.nameOf(forId) ?? 'người vắng mặt'}` : event.actorName;
  const who = named ?? (event.act === 'submit-online' ? 'Người nộp hồ sơ' : null);
  const where = event.act === 'take-over' || event.act === 'hand-over' || event.act === 'consult-reply' ? event.actorUnitName : null;
  const first = [who, where].filter((part) => part !== null).join(', ');
  const standIn = text(event.data.standInId);
  const rest = [...extra(event, setting), standIn === null ? null : `Đang vắng mặt, ${setting.nameOf(standIn) ?? 'người được giao'} làm thay`, event.reason].filter((part): part is string => part !== null && part !== '').map((part) => part.replace(/\.$/, ''));
  return [first, ...rest].filter((part) => part !== '').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('. ');
}
