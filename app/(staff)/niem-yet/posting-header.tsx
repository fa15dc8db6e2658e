import type { ReactNode } from 'react';
import { FilterTabs } from '@/components/ui/filter-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { can, type Actor } from '@/lib/domain/access/can';
import { paths } from '@/lib/text/paths';

type PostingTab = 'publication' | 'places' | 'control';

/** The three pages of posting, under one head. */
export function PostingHeader({ actor, current, meta, actions }: { actor: Actor; current: PostingTab; meta?: ReactNode; actions?: ReactNode }) {
  const tabs = [
    { tab: 'publication', href: paths.posting(), label: 'Tình hình công khai' },
    { tab: 'places', href: paths.postingPlaces(), label: 'Nơi niêm yết' },
    ...(can(actor, 'control:view') ? [{ tab: 'control', href: paths.control(), label: 'Tự kiểm soát' }] : []),
  ];
  return (
    <>
      <PageHeader title="Công khai, niêm yết thủ tục" meta={meta} actions={actions} />
      <div className="mb-3">
        <FilterTabs label="Phần của trang niêm yết" tabs={tabs.map(({ tab, href, label }) => ({ href, label, current: tab === current }))} />
      </div>
    </>
  );
}
