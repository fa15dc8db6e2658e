import { can, type Actor } from '@/lib/domain/access/can';
import type { Permission } from '@/lib/domain/access/permissions';
import { paths } from '@/lib/text/paths';

/** `or`: whoever may not do the first thing but this one finds the entry too. */
type Entry = { readonly href: string; readonly label: string; readonly permission: Permission; readonly or?: Permission; readonly isRare?: true };

/** The staff menu in its order. An entry is added when its page exists. */
const ENTRIES: readonly Entry[] = [
  { href: paths.dashboard(), label: 'Tổng quan', permission: 'dashboard:view' },
  { href: paths.intake(), label: 'Quầy tiếp nhận', permission: 'dossier:receive' },
  { href: paths.dossiers(), label: 'Hồ sơ', permission: 'dossier:view' },
  { href: paths.handovers(), label: 'Bàn giao', permission: 'handover:view', isRare: true },
  { href: paths.absences(), label: 'Vắng mặt', permission: 'absence:view', isRare: true },
  { href: paths.dayReceipts(), label: 'Thu phí', permission: 'fee:list', isRare: true },
  { href: paths.internalProcedures(), label: 'Thủ tục', permission: 'procedure:view' },
  { href: paths.posting(), label: 'Niêm yết', permission: 'posting:view' },
  { href: paths.inspections(), label: 'Kiểm tra', permission: 'inspection:view' },
  { href: paths.feedbackInbox(), label: 'Phản ánh, kiến nghị', permission: 'feedback:view', isRare: true },
  { href: paths.apologyDrafts(), label: 'Xin lỗi', permission: 'apology:view', isRare: true },
  { href: paths.calendar(), label: 'Lịch làm việc', permission: 'calendar:view', isRare: true },
  { href: paths.reports(), label: 'Báo cáo', permission: 'report:view' },
  { href: paths.admin(), label: 'Quản trị', permission: 'staff:view', or: 'audit:view', isRare: true },
];

/** What this person may open, by the same table that opens it. */
export const staffMenu = (actor: Actor): readonly { href: string; label: string; isRare?: boolean }[] =>
  ENTRIES.filter(({ permission, or }) => can(actor, permission) || (or !== undefined && can(actor, or))).map(({ href, label, isRare }) => ({ href, label, isRare }));

const HOMES: readonly { href: string; permission: Permission }[] = [
  { href: paths.intake(), permission: 'dossier:receive' },
  { href: paths.dossiers(), permission: 'dossier:view' },
  { href: paths.inspections(), permission: 'inspection:work' },
  { href: paths.admin(), permission: 'staff:manage' },
  { href: paths.calendar(), permission: 'calendar:view' },
];

/** Where a person's work begins after signing in. Someone without a role has their own account. */
export const homeOf = (actor: Actor): string => HOMES.find(({ permission }) => can(actor, permission))?.href ?? paths.account();
