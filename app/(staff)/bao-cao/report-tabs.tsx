import { FilterTabs } from '@/components/ui/filter-tabs';
import { can, type Actor } from '@/lib/domain/access/can';
import { paths } from '@/lib/text/paths';

const TABS = [
  { key: 'form', label: 'Biểu II.06a', href: paths.reports() },
  { key: 'late', label: 'Hồ sơ chậm', href: paths.reportLate() },
  { key: 'officers', label: 'Theo người thụ lý', href: paths.reportOfficers() },
  { key: 'hand-overs', label: 'Bàn giao chậm', href: paths.reportHandOvers() },
  { key: 'filings', label: 'Báo cáo đã lập', href: paths.reportFilings() },
  { key: 'quality', label: 'Chỉ số phục vụ', href: paths.qualityIndex() },
  { key: 'ratings', label: 'Hài lòng', href: paths.ratings() },
  { key: 'foreign', label: 'Báo cáo từ nơi khác', href: paths.foreignReports() },
] as const;

/** The parts of the reports, each with its own address. */
export const ReportTabs = ({ actor, current }: { actor: Actor; current: (typeof TABS)[number]['key'] }) =>
  can(actor, 'report:view') ? <div className="no-print mb-4"><FilterTabs label="Các phần của báo cáo" tabs={TABS.map(({ key, label, href }) => ({ href, label, current: key === current }))} /></div> : null;
