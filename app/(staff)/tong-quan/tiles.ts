import type { LocalTime } from '@/lib/domain/calendar/types';
import { formatDate, formatNumber, formatPercent } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import type { Dashboard, UnitLine } from '@/lib/usecases/read-dashboard';

export type Tile = { readonly key: string; readonly count: number; readonly figure?: string; readonly title: string; /** Who must act. */ readonly who: string; /** By when. */ readonly when: string; readonly href: string; readonly tone: 'wrong' | 'soon' | 'plain' };

const NAMED = 2;

/** The units with most of it: `Phòng A 3, Phòng B 2 và 1 đơn vị khác`. */
const whoHas = (units: readonly UnitLine[], countOf: (unit: UnitLine) => number): string => whoOf(units.map((unit) => ({ name: unit.name, n: countOf(unit) })));

function whoOf(all: readonly { readonly name: string; readonly n: number }[]): string {
  const having = all.filter(({ n }) => n > 0).sort((a, b) => b.n - a.n);
  if (having.length === 0) return 'Không đơn vị nào';
  const named = having.slice(0, NAMED).map(({ name, n }) => `${name} ${formatNumber(n)}`).join(', ');
  return having.length > NAMED ? `${named} và ${formatNumber(having.length - NAMED)} đơn vị khác` : named;
}

/** What is wrong, who acts, by when, and where it opens. A count is that of the list behind it. */
export function tilesOf({ total, units, drafts, feedback, ratings, dossierControl, publication }: Dashboard, now: LocalTime): readonly Tile[] {
  const queue = (loc: string, chuY?: string): string => paths.dossiers({ xem: 'tat-ca', loc, chuY });
  const attention = (kind: 'will-be-late' | 'reply-overdue' | 'uncollected' | 'untouched') => ({ count: units.reduce((sum, unit) => sum + (unit.attention?.[kind] ?? 0), 0), who: whoHas(units, (unit) => unit.attention?.[kind] ?? 0) });
  const [willBeLate, replyOverdue, uncollected] = [attention('will-be-late'), attention('reply-overdue'), attention('uncollected')];
  const satisfied = ratings.count > 0 ? ratings.satisfied / ratings.count : null;
  return [
    { key: 'overdue', count: total.overdue, title: 'hồ sơ quá hạn', who: whoHas(units, ({ counts }) => counts.overdue), when: 'Giải quyết ngay, báo lý do cho người nộp', href: queue('qua-han'), tone: 'wrong' },
    { key: 'today', count: total.today, title: 'đến hạn hôm nay', who: whoHas(units, ({ counts }) => counts.today), when: `Trước khi hết giờ ngày ${formatDate(now.on)}`, href: queue('hom-nay'), tone: 'soon' },
    { key: 'will-be-late', ...willBeLate, title: 'sẽ trễ theo kinh nghiệm', when: 'Trước ngày hẹn của mỗi hồ sơ', href: queue('dang-giai-quyet', 'se-tre'), tone: 'soon' },
    { key: 'drafts', count: drafts, title: 'dự thảo xin lỗi chờ duyệt', who: 'Lãnh đạo', when: 'Trước hoặc trong ngày hẹn', href: paths.apologyDrafts(), tone: 'soon' },
    { key: 'submitted', count: total.submitted, title: 'hồ sơ trực tuyến chờ tiếp nhận', who: 'Bộ phận tiếp nhận', when: 'Trong 8 giờ làm việc từ lúc nộp', href: queue('moi-nop'), tone: 'soon' },
    { key: 'reply-overdue', ...replyOverdue, title: 'quá ngày người nộp phải trả lời', when: 'Nhắc hoặc dừng giải quyết', href: queue('dang-giai-quyet', 'qua-ngay-tra-loi'), tone: 'soon' },
    { key: 'paused', count: total.paused, title: 'đang tạm dừng, chờ người nộp', who: whoHas(units, ({ counts }) => counts.paused), when: 'Đến ngày hẹn trả lời của mỗi hồ sơ', href: queue('tam-dung'), tone: 'plain' },
    { key: 'uncollected', ...uncollected, title: 'kết quả lâu chưa ai nhận', when: 'Nhắc người nộp', href: queue('cho-tra', 'chua-nhan'), tone: 'plain' },
    ...(feedback ? [{ key: 'feedback', count: feedback.late > 0 ? feedback.late : feedback.open, title: feedback.late > 0 ? `phản ánh quá hạn trả lời, ${formatNumber(feedback.open)} chưa trả lời` : 'phản ánh, kiến nghị chưa trả lời', who: 'Đơn vị được giao trả lời', when: 'Trong 15 ngày làm việc từ lúc gửi', href: paths.feedbackInbox({ loai: feedback.late > 0 ? 'tre' : undefined }), tone: feedback.late > 0 ? 'wrong' : 'plain' } as const] : []),
    { key: 'ratings', count: ratings.count, figure: satisfied === null ? '–' : formatPercent(satisfied), title: `hài lòng, ${formatNumber(ratings.count)} lượt trong 90 ngày`, who: 'Bộ phận tiếp nhận và đơn vị giải quyết', when: 'Đọc ý kiến kèm theo', href: paths.ratings(), tone: 'plain' },
    ...(dossierControl ? [{ key: 'dossier-breaches', count: dossierControl.open, title: `vi phạm quy tắc của hồ sơ${dossierControl.fresh > 0 ? `, ${formatNumber(dossierControl.fresh)} mới sáng nay` : ''}`, who: whoOf(dossierControl.units.map(({ name, open }) => ({ name, n: open }))), when: 'Sửa hoặc giải trình ngay khi thấy', href: paths.dossierControl(), tone: 'wrong' } as const] : []),
    ...(publication ? [
      { key: 'publication', count: publication.inForce - publication.published, figure: `${formatNumber(publication.published)}/${formatNumber(publication.inForce)}`, title: 'thủ tục công khai đủ ba nơi', who: 'Tổ kiểm soát thủ tục', when: publication.published < publication.inForce ? 'Hạn của từng nơi ở trang niêm yết' : 'Không có việc', href: paths.posting({ loai: publication.published < publication.inForce ? 'thieu' : undefined }), tone: 'wrong' } as const,
      { key: 'breaches', count: publication.breaches, title: 'vi phạm quy tắc tự kiểm soát', who: 'Đơn vị nêu ở từng dòng', when: 'Ngay khi thấy', href: paths.control(), tone: 'wrong' } as const,
    ] : []),
  ];
}
