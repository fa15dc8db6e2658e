import type { ReactNode } from 'react';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { can, type Actor } from '@/lib/domain/access/can';
import { paths } from '@/lib/text/paths';

type ProceduresTab = 'procedures' | 'decisions';

/** The pages of the internal catalogue, under one head. */
export function ProceduresHeader({ actor, current, meta, actions }: { actor: Actor; current: ProceduresTab; meta?: ReactNode; actions?: ReactNode }) {
  const tabs = [
    { tab: 'procedures', href: paths.internalProcedures(), label: 'Thủ tục và dự thảo' },
    { tab: 'decisions', href: paths.procedureDecisions(), label: 'Quyết định công bố' },
    { tab: 'lists', href: paths.procedureListPapers(), label: 'In danh mục' },
    { tab: 'words', href: paths.everydayWords(), label: 'Từ thường dùng' },
    ...(can(actor, 'procedure:draft') ? [{ tab: 'import', href: paths.procedureImports(), label: 'Nhập danh sách' }] : []),
  ];
  return (
    <>
      <PageHeader title="Thủ tục hành chính" meta={meta} actions={actions} />
      <div className="mb-3">
        <FilterTabs label="Phần của trang thủ tục" tabs={tabs.map(({ tab, href, label }) => ({ href, label, current: tab === current }))} />
      </div>
    </>
  );
}
