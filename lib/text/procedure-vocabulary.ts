import type { PauseRule, TermUnit } from '../domain/calendar/types';
import type { ApplicantKind, Channel } from '../domain/dossier/status';
import type { OnlineLevel } from './catalogue-filter';
import { foldWords } from './fold';

/** The words in which files say what we store, the one we write first. Other ways to say it follow. */
export const FILE_WORDS = {
  unit: { 'working-day': ['ngày làm việc'], 'calendar-day': ['ngày'], 'working-hour': ['giờ làm việc', 'giờ'], 'same-day': ['trong ngày', 'trong ngày làm việc'] } satisfies Record<TermUnit, readonly string[]>,
  channel: { 'in-person': ['trực tiếp'], online: ['trực tuyến'], postal: ['bưu chính công ích', 'bưu chính', 'dịch vụ bưu chính'] } satisfies Record<Channel, readonly string[]>,
  applicantKind: { citizen: ['công dân', 'cá nhân', 'công dân việt nam'], enterprise: ['doanh nghiệp'], 'foreign-organization': ['tổ chức nước ngoài'], organization: ['tổ chức'] } satisfies Record<ApplicantKind, readonly string[]>,
  pauseRule: { resume: ['tính tiếp'], restart: ['tính lại từ đầu'], none: ['không dừng'] } satisfies Record<PauseRule, readonly string[]>,
  onlineLevel: {
    full: ['toàn trình', 'dịch vụ công trực tuyến toàn trình', 'mức độ 4', 'mức 4', '4'],
    partial: ['một phần', 'dịch vụ công trực tuyến một phần', 'mức độ 3', 'mức 3', '3'],
    'information-only': ['chỉ cung cấp thông tin', 'cung cấp thông tin', 'mức độ 2', 'mức độ 1', '2', '1'],
  } satisfies Record<OnlineLevel, readonly string[]>,
} as const;

type Tables = typeof FILE_WORDS;
export type VocabularyName = keyof Tables;
export type VocabularyValue<K extends VocabularyName> = keyof Tables[K] & string;

/** The word that a file says for a stored value. */
export const fileWord = <K extends VocabularyName>(table: K, value: VocabularyValue<K>): string => (FILE_WORDS[table] as Record<string, readonly string[]>)[value]?.[0] ?? value;

/** The stored value of a word, whatever its capitals and diacritics; null when it is none of ours. */
export function storedValue<K extends VocabularyName>(table: K, word: string): VocabularyValue<K> | null {
  const wanted = foldWords(word);
  const found = Object.entries(FILE_WORDS[table] as Record<string, readonly string[]>).find(([, words]) => words.some((one) => foldWords(one) === wanted));
  return (found?.[0] as VocabularyValue<K> | undefined) ?? null;
}

/** The words that would have been understood, for a complaint. */
export const knownWords = (table: VocabularyName): string => Object.values(FILE_WORDS[table] as Record<string, readonly string[]>).map(([first]) => first).join('; ');
