import { formatDate, formatShortDateTime, formatTime } from '@/lib/text/format';
import { parsePlainDate } from '@/lib/domain/calendar/plain-date';
import type { LocalTime } from '@/lib/domain/calendar/types';
import type { Stop } from '@/lib/device/server';

const OFFSET_MS = 7 * 60 * 60 * 1000;

/** An instant as ISO text, as the wall clock of Vietnam has it. */
function localOf(instant: string): LocalTime | null {
  const shifted = new Date(Date.parse(instant) + OFFSET_MS);
  if (Number.isNaN(shifted.getTime())) return null;
  const on = parsePlainDate(shifted.toISOString().slice(0, 10));
  return on ? { on, minute: (shifted.getUTCHours() * 60 + shifted.getUTCMinutes()) as LocalTime['minute'] } : null;
}

/** 10:24 */
export const clockWords = (instant: string): string => {
  const at = localOf(instant);
  return at ? formatTime(at.minute) : '';
};
export const momentWords = (instant: string): string => {
  const at = localOf(instant);
  return at ? formatShortDateTime(at) : '';
};
export const dayWords = (on: string): string => {
  const day = parsePlainDate(on);
  return day ? formatDate(day) : on;
};

/** Why sending stopped, what is safe and what to do. */
export const stopWords: Readonly<Record<Stop | 'busy', string>> = {
  offline: 'Chưa có mạng. Mọi nội dung vẫn ở trên máy; gửi lại khi có mạng.',
  'signed-out': 'Phiên đăng nhập đã hết. Nội dung vẫn ở trên máy. Đăng nhập rồi đồng bộ lại.',
  'not-found': 'Đợt kiểm tra không còn mở cho tài khoản này. Nội dung vẫn ở trên máy; liên hệ trưởng đoàn.',
  'other-device': 'Máy chủ ghi nhận máy này thuộc người khác. Nội dung vẫn ở trên máy; liên hệ quản trị.',
  'slow-down': 'Máy chủ đang bận. Nội dung vẫn ở trên máy; đợi một phút rồi đồng bộ lại.',
  server: 'Máy chủ gặp lỗi. Nội dung vẫn ở trên máy; thử đồng bộ lại sau.',
  busy: 'Một thẻ khác của trình duyệt đang đồng bộ.',
};
