import { ComparisonPage, comparisonMetadata, type ComparisonProps } from '@/app/(public)/_pages/comparison';

export const generateMetadata = (props: ComparisonProps) => comparisonMetadata('en', props);

export default function Page(props: ComparisonProps) {
  return <ComparisonPage lang="en" {...props} />;
}
