import type { Lang } from '@/lib/text/lang';

/** Across the top of every page while the register holds made-up people. */
export function SampleDataBanner({ lang = 'vi' }: { lang?: Lang }) {
  return <aside className="sample">{lang === 'vi' ? 'Dữ liệu mẫu, không phải hồ sơ thật' : 'Sample data, not real dossiers'}</aside>;
}
