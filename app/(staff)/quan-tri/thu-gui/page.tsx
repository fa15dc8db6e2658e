import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Pager } from '@/components/ui/pager';
import { SegmentedLinks } from '@/components/ui/segmented-links';
import { Sheet } from '@/components/ui/sheet';
import { Table, type Column } from '@/components/ui/table';
import { countOutbox, listOutbox, OUTBOX_CHANNELS, OUTBOX_STATES, type OutboxChannel, type OutboxLine, type OutboxState } from '@/lib/data/notice-lists';
import { can } from '@/lib/domain/access/can';
import { env } from '@/lib/platform/env';
import { formatCount, formatDateTime, formatNumber } from '@/lib/text/format';
import { isNoticeTemplate, noticeWords } from '@/lib/text/notices';
import { CHANNEL_WORDS, OUTBOX_STATE_WORDS } from '@/lib/text/outbox-words';
import { paths } from '@/lib/text/paths';
import { queryText } from '@/lib/web/query-text';
import { staffPage } from '@/lib/web/staff-page';
import { AdminHeader } from '../admin-header';
import { RetryForm } from './retry-form';

export const metadata: Metadata = { title: 'Thư gửi đi' };

const PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const STATE_KEYS: Readonly<Record<string, OutboxState>> = { 'cho-gui': 'queued', 'khong-gui-duoc': 'failed', 'da-gui': 'sent' };
const keyOf = (state: OutboxState): string => Object.keys(STATE_KEYS).find((key) => STATE_KEYS[key] === state) ?? '';

const subject = (line: OutboxLine): string => (isNoticeTemplate(line.template) ? noticeWords(line.template, line.lang === 'en' ? 'en' : 'vi', line.data).subject : line.template);

function columnsOf(state: OutboxState, mayRetry: boolean): readonly Column<OutboxLine>[] {
  return [
    { key: 'at', header: 'Viết lúc', width: '9.5rem', cell: (line) => formatDateTime(line.createdAt) },
    { key: 'to', header: 'Gửi đến', width: '17rem', cell: (line) => <><span className="cut block" title={line.recipient}>{line.recipient}</span><span className="second">{CHANNEL_WORDS[line.channel]}</span></> },
    { key: 'what', header: 'Tin', rowHeader: true, cell: (line) => (line.code === null ? subject(line) : <Link href={paths.dossier(line.code)}>{subject(line)}</Link>) },
    { key: 'tries', header: 'Đã thử', width: '5rem', numeric: true, onPhone: 'labelled', cell: (line) => formatNumber(line.attempts) },
    ...(state === 'sent'
      ? [{ key: 'sent', header: 'Gửi lúc', width: '9.5rem', onPhone: 'labelled', cell: (line: OutboxLine) => line.sentAt && formatDateTime(line.sentAt) } as const]
      : [
          { key: 'error', header: 'Lỗi lần gần nhất', width: '16rem', onPhone: 'labelled', cell: (line: OutboxLine) => line.lastError ?? '' } as const,
          ...(state === 'queued' ? [{ key: 'next', header: 'Thử lại lúc', width: '9.5rem', onPhone: 'labelled', cell: (line: OutboxLine) => formatDateTime(line.nextAttemptAt) } as const] : []),
          ...(mayRetry ? [{ key: 'act', header: <span className="vh">Việc làm được</span>, width: '8rem', cell: (line: OutboxLine) => <RetryForm id={line.id} words="Gửi lại ngay" /> } as const] : []),
        ]),
  ];
}

/** The outbox: what waits, what could not be sent and why, what went out. A mail server that is down is seen here. */
export default async function OutboxPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await staffPage('outbox:view');
  const params = await searchParams;
  const state = STATE_KEYS[queryText(params.loc) ?? ''] ?? 'queued';
  const channel = OUTBOX_CHANNELS.find((each) => each === queryText(params.kenh)) ?? null;
  const sau = queryText(params.sau);
  const [found, counts] = await Promise.all([listOutbox(actor.agencyId, state, channel, sau !== undefined && UUID.test(sau) ? sau : null, PAGE + 1), countOutbox(actor.agencyId, channel)]);
  const lines = found.slice(0, PAGE);
  const mayRetry = can(actor, 'outbox:retry');
  const query = (more: { loc?: string; kenh?: string; sau?: string }) => paths.adminOutbox({ loc: keyOf(state), kenh: channel ?? undefined, ...more });
  const { SMTP_URL, SMS_DIR } = env();
  const channels: readonly { value: OutboxChannel | null; label: string }[] = [{ value: null, label: 'Mọi kênh' }, ...OUTBOX_CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] }))];
  return (
    <>
      <AdminHeader actor={actor} current="outbox" meta="Tin gửi người nộp qua thư điện tử, tin nhắn và Zalo. Mỗi tin gửi đúng một lần; tin chưa gửi được thử lại thưa dần, nhiều nhất 12 lần." actions={mayRetry && counts.troubled.length + counts.failed > 0 ? <RetryForm words="Gửi lại tất cả ngay" /> : undefined} />
      {counts.troubled.map((trouble) => (
        <Notice key={trouble.channel} tone="error" title={`${CHANNEL_WORDS[trouble.channel]}: ${formatCount(trouble.count, 'tin')} chưa gửi được`} className="mb-3">
          Máy chủ trả lời: {trouble.lastError ?? 'không rõ'}. Tin không mất: hệ thống tự thử lại. Kiểm tra máy chủ, rồi bấm «Gửi lại tất cả ngay».
        </Notice>
      ))}
      {!SMTP_URL && <Notice tone="warning" className="mb-3">Chưa đặt địa chỉ máy chủ thư (SMTP_URL), nên thư điện tử chưa được gửi. Đặt xong, thư đang chờ sẽ tự gửi.</Notice>}
      {!SMS_DIR && <Notice tone="warning" className="mb-3">Chưa đặt thư mục giao tin nhắn (SMS_DIR), nên tin nhắn và Zalo chưa được gửi.</Notice>}
      <div className="mb-3 outbox-filters">
        <FilterTabs label="Trạng thái" tabs={OUTBOX_STATES.map((each) => ({ href: query({ loc: keyOf(each), sau: undefined }), label: OUTBOX_STATE_WORDS[each], count: counts[each], current: each === state }))} />
        <SegmentedLinks label="Kênh" links={channels.map(({ value, label }) => ({ href: query({ kenh: value ?? undefined, sau: undefined }), label, current: value === channel }))} />
      </div>
      <Sheet>
        <Table caption={OUTBOX_STATE_WORDS[state]} columns={columnsOf(state, mayRetry)} rows={lines} rowKey={(line) => line.id} empty={<EmptyState>{state === 'queued' ? 'Không có tin nào chờ gửi.' : state === 'failed' ? 'Không có tin nào gửi không được.' : 'Chưa gửi tin nào.'}</EmptyState>} />
        <Pager previousHref={sau ? query({ sau: undefined }) : null} previousWords="Về mới nhất" nextHref={found.length > PAGE ? query({ sau: lines.at(-1)?.id }) : null} nextWords="Cũ hơn" />
      </Sheet>
    </>
  );
}
