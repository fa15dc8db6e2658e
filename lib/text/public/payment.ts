import { VIEW_WINDOW_MINUTES } from '../../domain/dossier/view';
import type { Lang } from '../lang';

type PaymentWords = { readonly title: string; readonly amount: string; readonly how: string; readonly atCounter: string; readonly sample: string; readonly code: string; readonly account: string; readonly bank: string; readonly name: string; readonly purpose: string };

export const PAYMENT_WORDS: Record<Lang, PaymentWords> = {
  vi: {
    title: 'Nộp tiền', amount: 'Số tiền cần nộp:', how: 'Quét mã VietQR bằng ứng dụng ngân hàng, hoặc chuyển khoản đúng nội dung dưới đây, hoặc nộp tại Bộ phận Tiếp nhận và Trả kết quả.',
    atCounter: 'Nộp tại Bộ phận Tiếp nhận và Trả kết quả.', sample: 'Tài khoản mẫu, không chuyển tiền vào tài khoản này.', code: 'Mã VietQR để chuyển khoản', account: 'Số tài khoản', bank: 'Ngân hàng', name: 'Tên tài khoản', purpose: 'Nội dung chuyển khoản',
  },
  en: {
    title: 'Payment', amount: 'Amount to pay:', how: 'Scan the VietQR code with a banking app, or transfer with exactly the message below, or pay at the one-stop desk.',
    atCounter: 'Pay at the one-stop desk.', sample: 'This is a sample account: do not transfer money to it.', code: 'VietQR code for the transfer', account: 'Account number', bank: 'Bank', name: 'Account name', purpose: 'Message of the transfer',
  },
};

type ViewListWords = { readonly title: string; readonly rule: string; readonly none: string; readonly more: (shown: number) => string };

export const VIEW_LIST_WORDS: Record<Lang, ViewListWords> = {
  vi: {
    title: 'Ai đã xem hồ sơ của tôi', none: 'Chưa có cán bộ nào xem hồ sơ từ khi việc xem được ghi lại.', more: (shown) => `Hiện ${shown} lượt gần nhất.`,
    rule: `Mỗi cán bộ, mỗi cách xem được ghi một lần trong mỗi ${VIEW_WINDOW_MINUTES} phút. Lượt tra cứu của bạn không tính.`,
  },
  en: {
    title: 'Who has seen my dossier', none: 'No member of staff has read the dossier since readings are noted.', more: (shown) => `The latest ${shown} are shown.`,
    rule: `Each member of staff and each way of reading is noted once in every ${VIEW_WINDOW_MINUTES} minutes. Your own look-ups are not counted.`,
  },
};
