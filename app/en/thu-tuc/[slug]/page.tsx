import { ProcedurePage, procedureMetadata, type ProcedurePageProps } from '@/app/(public)/_pages/procedure';

export const generateMetadata = (props: ProcedurePageProps) => procedureMetadata('en', props);

export default function Page(props: ProcedurePageProps) {
  return <ProcedurePage lang="en" {...props} />;
}
