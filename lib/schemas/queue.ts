import { z } from 'zod';
import { parsePlainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { Attention } from '@/lib/domain/dossier/attention';
import { CHANNELS, DOSSIER_STATUSES } from '@/lib/domain/dossier/status';

/** Whose files: my own, those my units hold, or all that I may see. In the address: `xem`. */
export const QUEUE_VIEWS = { 'cua-toi': 'mine', 'phong-toi': 'unit', 'tat-ca': 'all' } as const;
export type QueueView = (typeof QUEUE_VIEWS)[keyof typeof QUEUE_VIEWS];

/** The tabs. `open` is the sum of the six after it; `ready` waits at the counter; `any` has every status and no count. In the address: `loc`. */
export const QUEUE_TABS = {
  'dang-giai-quyet': 'open',
  'qua-han': 'overdue',
  'hom-nay': 'today',
  'sap-den-han': 'soon',
  'con-han': 'within',
  'tam-dung': 'paused',
  'moi-nop': 'submitted',
  'cho-tra': 'ready',
  'moi-trang-thai': 'any',
} as const;
export type QueueTab = (typeof QUEUE_TABS)[keyof typeof QUEUE_TABS];

const keyOf = <V extends string>(table: Readonly<Record<string, V>>, value: V): string => Object.keys(table).find((key) => table[key] === value) ?? '';
export const viewKey = (view: QueueView): string => keyOf(QUEUE_VIEWS, view);
export const tabKey = (tab: QueueTab): string => keyOf(QUEUE_TABS, tab);

/** What somebody should look at, beside the due dates. In the address: `chuY`. */
export const QUEUE_ATTENTIONS = {
  'se-tre': 'will-be-late',
  'bi-vuot': 'overtaken',
  'qua-ngay-tra-loi': 'reply-overdue',
  'de-lau': 'untouched',
  'chua-nhan': 'uncollected',
} as const satisfies Readonly<Record<string, Attention>>;
export const attentionKey = (attention: Attention): string => keyOf(QUEUE_ATTENTIONS, attention);

/** Nobody has taken the file over. */
export const NO_HOLDER = 'chua-ai';

/** Long enough for the address behind a receipt's QR code. */
export const SEARCH_MAX = 200;

const oneOf = <T extends Readonly<Record<string, string>>>(table: T) =>
  z.string().refine((key) => Object.hasOwn(table, key)).transform((key) => table[key] as T[keyof T]);
const date = z.string().transform((text, ctx): PlainDate => {
  const on = parsePlainDate(text);
  if (on !== null) return on;
  ctx.addIssue({ code: 'custom' });
  return z.NEVER;
});

const FIELDS = {
  xem: oneOf(QUEUE_VIEWS),
  loc: oneOf(QUEUE_TABS),
  tim: z.string().trim().max(SEARCH_MAX),
  linhVuc: z.uuid(),
  thuTuc: z.uuid(),
  kenh: z.enum(CHANNELS),
  nguoiGiu: z.union([z.literal(NO_HOLDER), z.uuid()]),
  donVi: z.uuid(),
  chuY: oneOf(QUEUE_ATTENTIONS),
  trangThai: z.enum(DOSSIER_STATUSES),
  tu: date,
  den: date,
  sau: z.string().max(400),
  truoc: z.string().max(400),
} as const;

export type QueueParam = keyof typeof FIELDS;
export type QueueQuery = { readonly [K in QueueParam]?: z.output<(typeof FIELDS)[K]> };

/** The filters beyond view, tab and search, in the order in which the screen shows them. */
export const FILTER_PARAMS = ['chuY', 'linhVuc', 'thuTuc', 'kenh', 'nguoiGiu', 'donVi', 'trangThai', 'tu', 'den'] as const satisfies readonly QueueParam[];

/**
 * Reads the address of a queue. What cannot be read is left out and named in `ignored`, so that an old or mistyped link
 * still opens and says what it did not understand. Of a repeated parameter the first counts.
 */
export function readQueueQuery(params: Readonly<Record<string, string | readonly string[] | undefined>>): { query: QueueQuery; ignored: readonly QueueParam[] } {
  const query: Record<string, unknown> = {};
  const ignored: QueueParam[] = [];
  for (const name of Object.keys(FIELDS) as QueueParam[]) {
    const raw = params[name];
    const text = typeof raw === 'string' ? raw : raw?.[0];
    // PostgreSQL has no character 0; nobody types one.
    const value = text?.replaceAll('\0', '').trim();
    if (value === undefined || value === '') continue;
    const read = FIELDS[name].safeParse(value);
    if (read.success) query[name] = read.data;
    else ignored.push(name);
  }
  if (typeof query.tu === 'string' && typeof query.den === 'string' && query.den < query.tu) {
    ignored.push('den');
    delete query.den;
  }
  return { query: query as QueueQuery, ignored };
}
