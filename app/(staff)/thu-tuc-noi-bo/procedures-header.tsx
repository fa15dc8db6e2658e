import type { ReactNode } from 'react';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { paths } from '@/lib/text/paths';

type ProceduresTab = 'procedures' | 'decisions';

/** The pages of the internal catalogue, under one head. */
export function ProceduresHeader({ current, meta, actions }: { current: ProceduresTab; meta?: ReactNode; actions?: ReactNode }) {
  const tabs = [
    { tab: 'procedures', href: paths.internalProcedures(), label: 'Thủ tục và dự thảo' },
    { tab: 'decisions', href: paths.procedureDecisions(), label: 'Quyết định công bố' },
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
