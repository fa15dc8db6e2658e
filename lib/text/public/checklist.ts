import type { Lang } from '../lang';

type ChecklistWords = {
  readonly yourCase: string;
  readonly everyCase: string;
  readonly inEveryCase: string;
  readonly downloadForm: (form: string) => string;
  readonly have: (name: string) => string;
  readonly ready: (ticked: number, all: number) => string;
  readonly keptHere: string;
  readonly clear: string;
  readonly places: string;
  readonly placesNote: string;
  readonly closed: string;
};

/** The papers as a list to tick, and where to bring them. */
export const CHECKLIST_WORDS: Record<Lang, ChecklistWords> = {
  vi: {
    yourCase: 'Trường hợp của bạn',
    everyCase: 'Xem mọi trường hợp',
    inEveryCase: 'Mọi trường hợp',
    downloadForm: (form) => (form === '' ? 'tải mẫu' : `tải ${form}`),
    have: (name) => `Đã chuẩn bị: ${name}`,
    ready: (ticked, all) => `Đã chuẩn bị ${ticked} trên ${all} giấy tờ.`,
    keptHere: 'Đánh dấu chỉ lưu trên thiết bị này.',
    clear: 'Bỏ mọi đánh dấu',
    places: 'Nơi nộp, giờ nhận',
    placesNote: 'Giờ nhận hồ sơ trong tuần này:',
    closed: 'Chưa có giờ nhận hồ sơ.',
  },
  en: {
    yourCase: 'Your case',
    everyCase: 'Show every case',
    inEveryCase: 'In every case',
    downloadForm: (form) => (form === '' ? 'download the form' : `download ${form}`),
    have: (name) => `Ready: ${name}`,
    ready: (ticked, all) => `${ticked} of ${all} papers ready.`,
    keptHere: 'Ticks are kept on this device only.',
    clear: 'Clear all ticks',
    places: 'Where and when to submit',
    placesNote: 'Opening hours this week:',
    closed: 'No opening hours have been entered.',
  },
};
