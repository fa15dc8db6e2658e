import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Sheet } from '@/components/ui/sheet';
import { Table } from '@/components/ui/table';
import { listTokens, type ApiTokenRecord } from '@/lib/data/api-tokens';
import { isApiScope } from '@/lib/domain/access/api-scopes';
import { localTimeOf, now } from '@/lib/platform/clock';
import { SCOPE_WORDS } from '@/lib/text/api-tokens';
import { formatDate, formatDateTime, formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { staffPage } from '@/lib/web/staff-page';
import { AdminHeader } from '../admin-header';
import { RevokeToken } from './revoke-token';

export const metadata: Metadata = { title: 'Mã truy cập' };

const time = (at: Date): string => formatDateTime(localTimeOf(at));

/** Good through the whole last day: the instant kept is the midnight after it. */
const lastDay = (expiresAt: Date): string => formatDate(localTimeOf(new Date(expiresAt.getTime() - 1)).on);

export default async function TokensPage() {
  const actor = await staffPage('api-token:manage');
  const at = now();
  const tokens = await listTokens(actor.agencyId);
  const isInUse = (token: ApiTokenRecord): boolean => token.revokedAt === null && (token.expiresAt === null || token.expiresAt > at);
  const standing = (token: ApiTokenRecord) => {
    if (token.revokedAt !== null) return <span className="muted">đã thu hồi {time(token.revokedAt)}</span>;
    if (token.expiresAt === null) return 'đang dùng, không định hạn';
    return token.expiresAt <= at ? <span className="muted">hết hạn từ {lastDay(token.expiresAt)}</span> : `đang dùng, đến hết ${lastDay(token.expiresAt)}`;
  };
  return (
    <>
      <AdminHeader actor={actor} current="tokens" meta="Mỗi hệ thống kết nối qua API có một mã riêng. Mã chỉ hiện một lần lúc tạo; ở đây chỉ giữ dấu vết của nó." actions={<LinkButton href={paths.adminNewToken()} tone="primary">Tạo mã truy cập</LinkButton>} />
      <Sheet>
        <Table
          caption="Mã truy cập"
          rows={[...tokens.filter(isInUse), ...tokens.filter((token) => !isInUse(token))]}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', header: 'Hệ thống kết nối', rowHeader: true, cell: ({ name, createdAt }) => <>{name}<span className="second">tạo {time(createdAt)}</span></> },
            { key: 'scopes', header: 'Phạm vi', onPhone: 'labelled', cell: ({ scopes }) => scopes.map((scope) => (isApiScope(scope) ? SCOPE_WORDS[scope].label : scope)).join(', ') },
            { key: 'rate', header: 'Yêu cầu mỗi phút', numeric: true, onPhone: 'labelled', cell: ({ ratePerMinute }) => formatNumber(ratePerMinute) },
            { key: 'used', header: 'Dùng gần nhất', onPhone: 'labelled', cell: ({ lastUsedAt }) => (lastUsedAt === null ? <span className="muted">chưa dùng</span> : time(lastUsedAt)) },
            { key: 'state', header: 'Tình trạng', onPhone: 'labelled', cell: standing },
            { key: 'act', header: '', cell: (token) => isInUse(token) && <RevokeToken id={token.id} name={token.name} /> },
          ]}
          empty={<EmptyState>Chưa có mã truy cập nào.</EmptyState>}
        />
      </Sheet>
    </>
  );
}
