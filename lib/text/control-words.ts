import { parsePlainDate } from '../domain/calendar/plain-date';
import type { Breach } from '../domain/procedure/control';
import type { PlaceKind } from '../domain/procedure/posting';
import { formatDate, formatNumber } from './format';
import { PLACE_KIND_WORDS } from './posting-words';

type Detail = Breach['detail'];

const day = (value: Detail[string] | undefined): string => {
  const on = typeof value === 'string' ? parsePlainDate(value) : null;
  return on ? formatDate(on) : 'chưa rõ';
};
const text = (value: Detail[string] | undefined): string => (value === null || value === undefined ? '' : String(value));
const days = (value: Detail[string] | undefined): string => formatNumber(Number(value), 'vi', Number.isInteger(Number(value)) ? 0 : 2);
const kind = (value: Detail[string] | undefined): string => PLACE_KIND_WORDS[value as PlaceKind] ?? text(value);

const PART_WORDS: Readonly<Record<string, string>> = {
  name: 'tên', steps: 'trình tự thực hiện', channels: 'cách thức thực hiện', components: 'thành phần hồ sơ', sets: 'số lượng hồ sơ', 'time-limit': 'thời hạn giải quyết', applicants: 'đối tượng thực hiện', results: 'kết quả thực hiện', 'legal-bases': 'căn cứ pháp lý',
};

/** Of each rule: what it demands, what its population is counted in, and the sentence for one breach. */
export const CONTROL_RULE_WORDS: Readonly<Record<string, { readonly title: string; readonly rows: string; readonly breach: (detail: Detail) => string }>> = {
  'procedure-parts-missing': { title: 'Mỗi thủ tục đủ các bộ phận tạo thành', rows: 'thủ tục đang áp dụng', breach: (d) => `Thiếu ${text(d.parts).split(' ').map((part) => PART_WORDS[part] ?? part).join(', ')}` },
  'workflow-longer-than-limit': { title: 'Tổng thời gian quy trình nội bộ không vượt thời hạn', rows: 'thủ tục đang áp dụng', breach: (d) => `Quy trình nội bộ ${days(d.totalDays)} ngày làm việc, thời hạn ngắn nhất tương đương ${days(d.limitDays)} ngày` },
  'in-use-without-decision': { title: 'Không áp dụng thủ tục chưa có quyết định công bố', rows: 'thủ tục đang áp dụng', breach: (d) => `Áp dụng từ ${day(d.validFrom)}, quyết định ${text(d.decision) || 'chưa có số'} ký ngày ${day(d.issuedOn)}` },
  'decision-late': { title: 'Quyết định công bố ký trước ngày văn bản có hiệu lực ít nhất 5 ngày', rows: 'quyết định đã biết ngày hiệu lực của văn bản', breach: (d) => `Ký ngày ${day(d.issuedOn)}, chậm nhất phải là ${day(d.latest)} vì văn bản có hiệu lực ngày ${day(d.legalTextOn)}` },
  'not-posted': { title: 'Thủ tục đang áp dụng được công khai đủ ba nơi', rows: 'thủ tục và loại nơi bắt buộc', breach: (d) => `Chưa công khai ở ${kind(d.kind)}${d.places ? ` (${text(d.places)})` : ''}, hạn ${day(d.due)}` },
  'posted-version-differs': { title: 'Bản niêm yết đúng bản đang áp dụng', rows: 'tờ đang niêm yết', breach: (d) => `${text(d.place)}: đang niêm yết ${d.posted === null ? 'một bản không xác định' : `bản ${text(d.posted)}`}, bản đang áp dụng là bản ${text(d.inForce)}` },
  'repealed-still-posted': { title: 'Không còn niêm yết thủ tục hết hiệu lực', rows: 'thủ tục đã hết hiệu lực', breach: (d) => `${text(d.place)}: vẫn niêm yết, thủ tục hết hiệu lực sau ngày ${day(d.validTo)}` },
  'posted-late': { title: 'Công khai kịp thời sau quyết định công bố', rows: 'lần công khai đã xong', breach: (d) => `${kind(d.kind)}: xong ngày ${day(d.doneOn)}, trễ ${days(d.daysLate)} ngày làm việc so với hạn ${day(d.due)}` },
  'received-under-version-not-in-force': { title: 'Hồ sơ được tiếp nhận theo bản đang áp dụng', rows: 'hồ sơ tiếp nhận trong hai năm gần đây', breach: (d) => `Tiếp nhận ngày ${day(d.receivedOn)} theo bản ${text(d.number)}, áp dụng từ ${day(d.validFrom)}${d.validTo ? ` đến ${day(d.validTo)}` : ''}` },
};

export const controlRuleTitle = (ruleId: string): string => CONTROL_RULE_WORDS[ruleId]?.title ?? ruleId;

/** The sentence for a breach of a rule. A rule without words shows its id. */
export const breachWords = (ruleId: string, detail: Detail): string => CONTROL_RULE_WORDS[ruleId]?.breach(detail) ?? ruleId;
