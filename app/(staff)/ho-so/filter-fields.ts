import type { readFilterChoices } from '@/lib/data/dossiers-read';
import { ATTENTIONS } from '@/lib/domain/dossier/attention';
import { CHANNELS, DOSSIER_STATUSES } from '@/lib/domain/dossier/status';
import { attentionKey, FILTER_PARAMS, NO_HOLDER, type QueueQuery } from '@/lib/schemas/queue';
import { formatDate } from '@/lib/text/format';
import { ATTENTION_LABELS } from '@/lib/text/watch-words';
import { CHANNEL_LABELS, STATUS_LABELS } from '@/lib/text/vi';

type Choices = Awaited<ReturnType<typeof readFilterChoices>>;
type Named = { readonly id: string; readonly name: string };
type FilterParam = (typeof FILTER_PARAMS)[number];

/** A control of the filter form: a list to choose from, or a date. */
export type FilterField = { readonly name: FilterParam; readonly label: string; readonly value: string } & ({ readonly kind: 'date' } | { readonly kind: 'select'; readonly options: readonly { readonly value: string; readonly label: string }[] });

const options = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }));

/** The filter form, with what the address says filled in. A person of several units stands in the list once. */
export function filterFields(query: QueueQuery, { sectors, procedures, people }: Choices, units: readonly (Named & { readonly isActive: boolean })[]): FilterField[] {
  const holders = [...new Map(people.map((person) => [person.id, person])).values()];
  const select = (name: FilterParam, label: string, all: readonly { value: string; label: string }[]): FilterField => ({ kind: 'select', name, label, value: query[name] ?? '', options: all });
  return [
    { ...select('chuY', 'Cần chú ý', ATTENTIONS.map((each) => ({ value: attentionKey(each), label: ATTENTION_LABELS[each] }))), value: query.chuY === undefined ? '' : attentionKey(query.chuY) },
    select('linhVuc', 'Lĩnh vực', options(sectors)),
    select('thuTuc', 'Thủ tục', procedures.map(({ id, code, name }) => ({ value: id, label: code === null ? name : `${code}. ${name}` }))),
    select('kenh', 'Cách nộp', CHANNELS.map((channel) => ({ value: channel, label: CHANNEL_LABELS[channel] }))),
    select('nguoiGiu', 'Người đang giữ', [{ value: NO_HOLDER, label: 'Chưa ai nhận' }, ...options(holders)]),
    select('donVi', 'Đơn vị đang giữ', options(units.filter((unit) => unit.isActive))),
    select('trangThai', 'Trạng thái', DOSSIER_STATUSES.map((status) => ({ value: status, label: STATUS_LABELS[status] }))),
    { kind: 'date', name: 'tu', label: 'Nhận từ ngày', value: query.tu ?? '' },
    { kind: 'date', name: 'den', label: 'Nhận đến ngày', value: query.den ?? '' },
  ];
}

/** The filters that are on, in words, each to be taken off by itself. */
export function activeFilters(query: QueueQuery, choices: Choices, units: readonly Named[]): { readonly param: FilterParam; readonly words: string }[] {
  const named = (all: readonly Named[], id: string): string => all.find((each) => each.id === id)?.name ?? 'không còn trong danh sách';
  const wordsOf: Record<FilterParam, (value: string) => string> = {
    chuY: (attention) => ATTENTION_LABELS[attention as keyof typeof ATTENTION_LABELS],
    linhVuc: (id) => `Lĩnh vực: ${named(choices.sectors, id)}`,
    thuTuc: (id) => `Thủ tục: ${named(choices.procedures, id)}`,
    kenh: (channel) => CHANNEL_LABELS[channel as keyof typeof CHANNEL_LABELS],
    nguoiGiu: (id) => (id === NO_HOLDER ? 'Chưa ai nhận' : `Người giữ: ${named(choices.people, id)}`),
    donVi: (id) => `Đơn vị giữ: ${named(units, id)}`,
    trangThai: (status) => STATUS_LABELS[status as keyof typeof STATUS_LABELS],
    tu: (on) => `Nhận từ ${formatDate(on as NonNullable<QueueQuery['tu']>)}`,
    den: (on) => `Nhận đến ${formatDate(on as NonNullable<QueueQuery['den']>)}`,
  };
  return FILTER_PARAMS.flatMap((param) => {
    const value = query[param];
    return value === undefined ? [] : [{ param, words: wordsOf[param](value) }];
  });
}
