import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { localTimeOf } from '@/lib/platform/clock';
import { browserWords } from '@/lib/text/browser';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { EndSessionForm } from '../../tai-khoan/end-session-form';
import { endSessionAction } from './actions';

type ShownSession = {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly method: string;
  readonly person: { readonly id: string; readonly name: string; readonly username: string } | null;
};

/** Sessions in a table, each with the button that ends it. The person's column is left out where it is always the same. */
export function SessionTable({ sessions, empty }: { sessions: readonly ShownSession[]; empty: string }) {
  const isOfMany = sessions.some(({ person }) => person !== null);
  return (
    <Table
      caption="Phiên đang mở"
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        ...(isOfMany
          ? [{ key: 'person', header: 'Cán bộ', rowHeader: true, cell: ({ person }: ShownSession) => person && <><Link href={paths.adminUser(person.id)}>{person.name}</Link><span className="second code">{person.username}</span></> }]
          : []),
        { key: 'device', header: 'Thiết bị', cell: ({ userAgent, method }) => <>{browserWords(userAgent)}<span className="second">{method === 'oidc' ? 'tài khoản cơ quan' : 'mật khẩu'}</span></> },
        { key: 'address', header: 'Địa chỉ mạng', onPhone: 'labelled', cell: ({ address }) => address ?? 'không rõ' },
        { key: 'begun', header: 'Bắt đầu', onPhone: 'labelled', cell: ({ createdAt }) => formatDateTime(localTimeOf(createdAt)) },
        { key: 'seen', header: 'Dùng gần nhất', onPhone: 'labelled', cell: ({ lastSeenAt }) => formatDateTime(localTimeOf(lastSeenAt)) },
        { key: 'act', header: '', cell: ({ id, person, userAgent }) => <EndSessionForm sessionId={id} label={`Kết thúc phiên ${person ? `của ${person.name} ` : ''}trên ${browserWords(userAgent)}`} action={endSessionAction} /> },
      ]}
      empty={<EmptyState>{empty}</EmptyState>}
    />
  );
}
