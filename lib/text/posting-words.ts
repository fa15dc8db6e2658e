import type { BoardOutcome, PlaceKind, PublicationState, PublicationStep } from '../domain/procedure/posting';
import { formatDate, formatNumber } from './format';

export const PLACE_KIND_WORDS: Readonly<Record<PlaceKind, string>> = {
  'national-database': 'Cơ sở dữ liệu quốc gia',
  portal: 'Trang thông tin điện tử',
  'reception-board': 'Bảng ở nơi tiếp nhận',
  kiosk: 'Máy tra cứu',
};

/** The narrow heading of a column. */
export const PLACE_KIND_SHORT: Readonly<Record<PlaceKind, string>> = { 'national-database': 'CSDL quốc gia', portal: 'Trang điện tử', 'reception-board': 'Bảng niêm yết', kiosk: 'Máy tra cứu' };

export const PUBLICATION_STATE_WORDS: Readonly<Record<PublicationState, string>> = { done: 'Đúng hạn', 'done-late': 'Xong, trễ', waiting: 'Chưa đến hạn', overdue: 'Quá hạn', 'no-place': 'Chưa có nơi niêm yết' };

/** One station in a line: `Xong 09/11/2026`, `Xong 13/11/2026, trễ 3 ngày làm việc`, `Quá hạn 2 ngày làm việc, hạn 10/11/2026`. */
export function publicationWords(step: PublicationStep): string {
  const days = `${formatNumber(step.daysLate)} ngày làm việc`;
  switch (step.state) {
    case 'done':
      return `Xong ${step.doneOn ? formatDate(step.doneOn) : ''}`;
    case 'done-late':
      return `Xong ${step.doneOn ? formatDate(step.doneOn) : ''}, trễ ${days}`;
    case 'waiting':
      return step.due ? `Hạn ${formatDate(step.due)}` : 'Chưa niêm yết';
    case 'overdue':
      return `Quá hạn ${days}, hạn ${step.due ? formatDate(step.due) : ''}`;
    case 'no-place':
      return PUBLICATION_STATE_WORDS['no-place'];
  }
}

/** What someone before a board reads in large letters, and what to do. */
export const OUTCOME_WORDS: Readonly<Record<BoardOutcome, { readonly title: string; readonly act: string }>> = {
  right: { title: 'Đúng bản đang áp dụng', act: 'Không phải làm gì.' },
  'not-logged': { title: 'Đúng bản, chưa ghi sổ', act: 'Bảng đúng, nhưng sổ chưa ghi việc niêm yết ở đây. Ghi nhận niêm yết.' },
  outdated: { title: 'Bản cũ', act: 'Gỡ tờ này và dán bản đang áp dụng.' },
  ended: { title: 'Thủ tục đã hết hiệu lực', act: 'Gỡ tờ này khỏi bảng.' },
  'not-yet': { title: 'Bản chưa áp dụng', act: 'Dán bản đang áp dụng; để tờ này đến ngày có hiệu lực.' },
  missing: { title: 'Thiếu trên bảng', act: 'In và dán bản đang áp dụng.' },
};

/** The refusals of recording, as sentences. */
export const POSTING_REFUSAL_WORDS = {
  NoSuchPlace: 'Không tìm thấy nơi niêm yết này. Tải lại trang.',
  PlaceClosed: 'Nơi niêm yết này đã đóng.',
  NoSuchVersion: 'Có thủ tục không còn trong danh sách. Tải lại trang.',
  InFuture: 'Ngày này chưa đến.',
  PhotoUnknown: 'Không tìm thấy ảnh vừa gửi. Chụp lại.',
  NoSuchPosting: 'Không tìm thấy dòng niêm yết này. Tải lại trang.',
} as const;
