import type { ReactNode } from 'react';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { can, type Actor } from '@/lib/domain/access/can';
import type { Permission } from '@/lib/domain/access/permissions';
import { paths } from '@/lib/text/paths';

export type AdminTab = 'staff' | 'units' | 'sessions' | 'outbox' | 'audit' | 'bank-account' | 'tokens';

const TABS: readonly { tab: AdminTab; href: string; label: string; permission: Permission }[] = [
  { tab: 'staff', href: paths.adminUsers(), label: 'Cán bộ', permission: 'staff:view' },
  { tab: 'units', href: paths.adminUnits(), label: 'Đơn vị', permission: 'unit:manage' },
  { tab: 'sessions', href: paths.adminSessions(), label: 'Phiên đang mở', permission: 'session:revoke' },
  { tab: 'tokens', href: paths.adminTokens(), label: 'Mã truy cập', permission: 'api-token:manage' },
  { tab: 'bank-account', href: paths.adminBankAccount(), label: 'Tài khoản thu phí', permission: 'bank-account:manage' },
  { tab: 'outbox', href: paths.adminOutbox(), label: 'Thư gửi đi', permission: 'outbox:view' },
  { tab: 'audit', href: paths.adminAudit(), label: 'Nhật ký', permission: 'audit:view' },
];

/** The parts of the administration that this person may open. */
export const adminTabs = (actor: Actor) => TABS.filter(({ permission }) => can(actor, permission));

export function AdminHeader({ actor, current, meta, actions }: { actor: Actor; current: AdminTab; meta?: ReactNode; actions?: ReactNode }) {
  return (
    <>
      <PageHeader title="Quản trị" meta={meta} actions={actions} />
      <div className="mb-3">
        <FilterTabs label="Phần của trang quản trị" tabs={adminTabs(actor).map(({ tab, href, label }) => ({ href, label, current: tab === current }))} />
      </div>
    </>
  );
}
