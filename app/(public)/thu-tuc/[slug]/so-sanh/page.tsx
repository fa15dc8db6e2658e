import { ComparisonPage, comparisonMetadata, type ComparisonProps } from '@/app/(public)/_pages/comparison';

export const generateMetadata = (props: ComparisonProps) => comparisonMetadata('vi', props);

export default function Page(props: ComparisonProps) {
  return <ComparisonPage lang="vi" {...props} />;
}
